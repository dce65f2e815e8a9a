// small_office.hpp: registries of a few clerks and seats, for tests of planning from records.
#pragma once

#include <memory>
#include <string>

#include "core/base/date.hpp"
#include "core/records/registry.hpp"

namespace sample {

inline const base::Day k_today = *base::parse_iso_day("2026-11-01");

struct SeatSketch {
    std::int64_t need = 1;
    std::int64_t min_staff = 0;
    bool must_fill = false;
    std::string family = "administration";
    std::string district = "1373.01";
    std::string competencies = {};
    std::string unit_of = {};  // position id of a seat whose unit this one stands in
    bool is_head = false;      // of the unit
    std::string kind = "operational";
};

struct ClerkSketch {
    std::string seat;             // position id, or empty: a unit without a map
    std::string wishes_for = {};  // position id
    bool wishes_to_stay = false;
    std::string since = "2020-01-01";
};

/// Every seat is a staff job in a unit of its own; every clerk passes every gate unless the sketch says otherwise.
class Office {
public:
    std::string seat(const std::string& name, const SeatSketch& sketch = {}) {
        const std::string unit = "u-" + (sketch.unit_of.empty() ? name : sketch.unit_of.substr(2));
        if (sketch.unit_of.empty())
            add(records::EntityKind::unit, unit,
                {{"name", "Unit " + name}, {"district", sketch.district}, {"service", "administration"}});
        add(records::EntityKind::position, "k-" + name,
            {{"unit_id", unit},
             {"job_id", "j-" + name},
             {"title", sketch.is_head ? "Kepala Sub Bagian" : "Pengadministrasi Perkantoran"},
             {"kind", sketch.is_head ? "structural" : sketch.kind},
             {"tier", sketch.is_head ? "supervisor" : "staff"},
             {"job_family", sketch.family},
             {"competencies", sketch.competencies},
             {"need", sketch.need},
             {"min_staff", sketch.min_staff},
             {"must_fill", std::int64_t{sketch.must_fill}}});
        return "k-" + name;
    }

    std::string clerk(const ClerkSketch& sketch) {
        const std::string number = "19850101200501100" + std::to_string(++clerks_);
        const std::string place = sketch.seat.empty() ? "nowhere" : sketch.seat.substr(2);
        add(records::EntityKind::employee, number,
            {{"name", "Pegawai " + std::to_string(clerks_)},
             {"employment_kind", "pns"},
             {"legal_status", "active"},
             {"probation", "P"},
             {"rank", "III/a"},
             {"birth_date", day("1985-01-01")},
             {"service_since", day("2005-01-01")},
             {"position_since", day(sketch.since)},
             {"education_level", "s1"},
             {"position_kind", "operational"},
             {"unit_id", "u-" + place},
             {"job_id", "j-" + place}});
        for (const std::int64_t year : {2024, 2025})
            add(records::EntityKind::performance, number + "/" + std::to_string(year),
                {{"employee_number", number}, {"year", year}, {"rating", "good"}});
        if (!sketch.wishes_for.empty() || sketch.wishes_to_stay)
            add(records::EntityKind::wish, number + "/1",
                {{"employee_number", number},
                 {"order", std::int64_t{1}},
                 {"kind", sketch.wishes_to_stay ? "stay" : "position"},
                 {"target", sketch.wishes_for}});
        return number;
    }

    void level(const std::string& clerk, const std::string& competency, std::int64_t level) {
        add(records::EntityKind::competency, clerk + "/" + competency + "/2026-05-01",
            {{"employee_number", clerk},
             {"competency", competency},
             {"level", level},
             {"assessed_on", std::int64_t{base::parse_iso_day("2026-05-01")->number}}});
    }

    /// Empty: unknown.
    static records::Value day(const std::string& text) {
        return text.empty() ? records::Value{} : records::Value{std::int64_t{base::parse_iso_day(text)->number}};
    }

    struct Training {
        std::string name;
        std::string competency = "M.01";
        std::int64_t hours = 20;
        bool is_passed = true;
        std::string valid_until = {};
        std::int64_t score = 10'000;  // hundredths of a percent
        std::string family = {};
        std::string started_on = "2026-01-05";
    };
    void training(const std::string& clerk, const Training& training) {
        add(records::EntityKind::training, clerk + "/" + training.name + "/" + training.started_on,
            {{"employee_number", clerk},
             {"name", training.name},
             {"competency", training.competency},
             {"job_family", training.family},
             {"hours", training.hours},
             {"score", training.score},
             {"passed", std::int64_t{training.is_passed}},
             {"started_on", day(training.started_on)},
             {"valid_until", day(training.valid_until)}});
    }

    void course(const std::string& id, const std::string& name, std::int64_t hours, const std::string& competency = "M.01") {
        add(records::EntityKind::course, id, {{"course_id", id}, {"name", name}, {"hours", hours}, {"competency", competency}});
    }

    void setting(const std::string& name, const std::string& value) {
        add(records::EntityKind::setting, name, {{"value", value}});
    }

    void exempt(const std::string& employee, const std::string& rule, const std::string& reason, const std::string& approver) {
        add(records::EntityKind::exemption, employee + '/' + rule,
            {{"employee_number", employee}, {"rule", rule}, {"reason", reason}, {"approver", approver}});
    }

    void marry(const std::string& employee, const std::string& other) {
        add(records::EntityKind::family, employee + '/' + other,
            {{"employee_number", employee}, {"relative_number", other}, {"relation", "spouse"}});
    }

    [[nodiscard]] std::shared_ptr<const records::Registry> registry() const {
        return std::make_shared<const records::Registry>(registry_);
    }

private:
    struct Field {
        const char* name;
        records::Value value;
    };

    void add(records::EntityKind kind, const std::string& key, const std::vector<Field>& fields) {
        const records::Entity& entity = records::Catalogue::standard().entity(kind);
        records::Record record;
        record.key = key;
        record.values = records::Values(entity.fields.size());
        if (entity.key.size() == 1) record.values[entity.key.front()] = key;
        for (const Field& field : fields)
            record.values[records::Catalogue::standard().index(kind, field.name)] = field.value;
        registry_.table(kind).insert({std::move(record)});
    }

    records::Registry registry_{records::Catalogue::standard()};
    int clerks_ = 0;
};

}  // namespace sample
