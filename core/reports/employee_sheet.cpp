#include "core/reports/employee_sheet.hpp"

#include <algorithm>

#include "core/app/evidence.hpp"
#include "core/app/import_log.hpp"
#include "core/app/record_list.hpp"
#include "core/app/selectors_talent.hpp"
#include "core/base/text.hpp"
#include "core/records/assessment.hpp"
#include "core/scoring/facts.hpp"

namespace reports {
namespace {

using records::EntityKind;

constexpr std::int64_t k_levels = 5;

class Sheet {
public:
    Sheet(const records::Registry& registry, std::uint32_t row, const planning::Assessment* assessment, base::Day today, const base::Catalog& words)
        : registry_(registry), catalogue_(registry.catalogue()), employee_(registry.table(EntityKind::employee).rows()[row]), row_(row),
          assessment_(assessment), today_(today), words_(words) {
        if (assessment == nullptr) return;
        seat_ = assessment->seating().seat_of(row);
        if (seat_ != records::k_no_row) own_ = assessment->scorer().explain(row, seat_);
    }

    Document make() {
        Document sheet;
        sheet.title = app::person_name(registry_, employee_);
        sheet.lead = "NIP " + base::grouped_employee_number(employee_.key);
        sheet.sections = {post(), way(), table(EntityKind::performance, {"year", "rating"}), competences(),
                          table(EntityKind::training, {"name", "started_on", "hours", "score"}),
                          table(EntityKind::assignment, {"name", "kind", "role", "since", "until", "decree"}),
                          table(EntityKind::award, {"name", "received_on", "decree"}),
                          table(EntityKind::community, {"organisation", "role", "district", "from_year", "to_year"}),
                          table(EntityKind::wish, {"order", "kind", "target", "reason"}), future(), rules(), quality()};
        sheet.foot = {t("report.printed", {{"day", day(today_)}}), source(), std::string(words_.text("report.left_out"))};
        return sheet;
    }

private:
    [[nodiscard]] std::string t(std::string_view key, const std::vector<base::Arg>& args = {}) const { return words_.render(key, args); }
    [[nodiscard]] std::string day(base::Day day) const { 
        const records::Field& date = catalogue_.field(EntityKind::employee, catalogue_.index(EntityKind::employee, "position_since"));
        return records::display_text(catalogue_, date, records::Value{std::int64_t{day.number}}, words_.language());
    }
    [[nodiscard]] std::string label(const records::Field& field) const { return field.label[static_cast<std::size_t>(words_.language())]; }
    [[nodiscard]] std::string text(EntityKind kind, const records::Record& record, records::FieldIndex index) const {
        std::string shown = app::field_text(registry_, kind, record, index, words_.language());
        const records::Field& field = catalogue_.field(kind, index);
        if (!shown.empty() && !field.unit.empty()) shown += ' ' + field.unit;
        return shown;
    }
    [[nodiscard]] Fact fact(std::string_view name) const {
        const auto index = catalogue_.index(EntityKind::employee, name);
        return {label(catalogue_.field(EntityKind::employee, index)), text(EntityKind::employee, employee_, index)};
    }

    [[nodiscard]] Section post() const {
        Section section{t("report.post")};
        for (const char* name : {"employment_kind", "legal_status", "job_title", "position_since", "unit_name", "agency", "rank", "rank_since",
                                 "service_since", "education_level", "education_name", "graduation_year"})
            section.facts.push_back(fact(name));
        return section;
    }

    [[nodiscard]] Section way() const {
        Section section{t("report.way"), {fact("home_district")}};
        std::string district, km;
        const auto unit = assessment_ != nullptr ? assessment_->seating().unit_of_person(row_) : records::k_no_row;
        if (unit != records::k_no_row) {
            const records::Record& record = registry_.table(EntityKind::unit).rows()[unit];
            district = text(EntityKind::unit, record, catalogue_.index(EntityKind::unit, "district"));
        }
        if (own_) {
            const auto& args = own_->parts[static_cast<std::size_t>(scoring::PartKind::distance)].fact.args;
            if (const auto at = std::ranges::find(args, "km", &base::Arg::name); at != args.end()) km = at->value + " km";
        }
        section.facts.push_back({t("report.work_district"), district});
        section.facts.push_back({t("employee.distance"), km});
        section.notes.push_back(t("report.distance.source"));
        return section;
    }

    /// The records of one kind that belong to the person.
    [[nodiscard]] Section table(EntityKind kind, std::initializer_list<std::string_view> fields) const {
        const records::Entity& entity = catalogue_.entity(kind);
        Section section{entity.label[static_cast<std::size_t>(words_.language())]};
        section.empty = t("employee.history.none");
        for (const std::string_view name : fields) section.columns.push_back(label(entity.fields[catalogue_.index(kind, name)]));
        for (const records::Record& record : registry_.table(kind).owned_by(employee_.key)) {
            auto& cells = section.rows.emplace_back();
            for (const std::string_view name : fields) cells.push_back(text(kind, record, catalogue_.index(kind, name)));
        }
        return section;
    }

    [[nodiscard]] Section competences() const {
        Section section{t("employee.competences")};
        std::string_view list;
        if (seat_ != records::k_no_row)
            list = records::as_text(registry_.value(EntityKind::position, registry_.table(EntityKind::position).rows()[seat_], "competencies"));
        const auto& choices = catalogue_.choices("competency");
        const rules::Levels wanted = rules::required_levels(list, choices);
        for (std::size_t at = 0; at < choices.choices.size() && at < wanted.size(); ++at) {
            const records::Choice& choice = choices.choices[at];
            Bar bar{choice.label[static_cast<std::size_t>(words_.language())], std::nullopt, std::max<std::int64_t>(wanted[at], 0), k_levels, {}};
            std::string assessed;
            if (const records::Record* found = records::latest_assessment(registry_, employee_.key, choice.code)) {
                bar.value = records::as_integer(registry_.value(EntityKind::competency, *found, "level"));
                assessed = text(EntityKind::competency, *found, catalogue_.index(EntityKind::competency, "assessed_on"));
            }
            bar.words = bar.value ? t("report.level", {{"level", std::to_string(*bar.value)}}) : t("employee.competence.unknown");
            if (bar.wanted > 0) bar.words += ", " + t("employee.competence.required", {{"level", std::to_string(bar.wanted)}});
            if (!assessed.empty()) bar.words += " (" + assessed + ')';
            section.bars.push_back(std::move(bar));
        }
        if (list.empty()) section.notes.push_back(t("report.no_requirement"));
        return section;
    }

    [[nodiscard]] Section future() const {
        Section section{t("report.future")};
        std::string retires, box, action;
        if (assessment_ != nullptr) {
            const bool is_contract = assessment_->rules().person(row_).employment != rules::Employment::pns;
            if (const auto at = assessment_->rules().retirement_day(row_)) retires = day(*at);
            else if (is_contract && assessment_->rules().person(row_).employment != rules::Employment::unknown) retires = t("employee.retirement.contract");
            if (const auto place = app::talent_of(*assessment_, row_); place && place->box > 0) {
                const std::string key = "talent.box." + std::to_string(place->box);
                box = t(key + ".title");
                action = t(key + ".action");
                if (!place->is_sure) section.notes.push_back(t("report.box.unsure"));
            }
        }
        section.facts = {{t("employee.retirement"), retires}, {t("talent.title"), box}};
        if (!action.empty()) section.facts.push_back({t("report.box.action"), action});
        return section;
    }

    /// Those that are not met or cannot be decided.
    [[nodiscard]] Section rules() const {
        Section section{t("report.rules")};
        section.columns = {t("report.rule"), t("report.outcome"), t("report.citation")};
        section.empty = t(assessment_ != nullptr ? "report.rules.none" : "employee.rules.none");
        if (assessment_ == nullptr) return section;
        for (const rules::RuleResult& result : assessment_->rules().explain_person(row_)) {
            if (result.outcome == rules::Outcome::pass) continue;
            const rules::Rule& rule = assessment_->rules().rules()[result.rule];
            std::string citation = rule.id + " · " + (rule.citation.empty() ? t("rule.policy") : rule.citation);
            if (rule.unverified) citation += " · " + t("rule.unverified");
            section.rows.push_back({rules::sentence(result.fact, words_, catalogue_),
                                    t(result.outcome == rules::Outcome::needs_review || result.severity == rules::Severity::flag ? "rule.review" : "rule.failed"), citation});
        }
        return section;
    }

    [[nodiscard]] Section quality() const {
        Section section{t("report.quality")};
        const app::Completeness fields = app::completeness(catalogue_, employee_);
        std::string missing;
        for (const records::FieldIndex index : fields.missing) missing += (missing.empty() ? "" : ", ") + label(catalogue_.field(EntityKind::employee, index));
        section.facts.push_back({t("report.quality.known"), t("quality.of", {{"good", std::to_string(fields.known())}, {"asked", std::to_string(fields.asked)}})});
        if (!missing.empty()) section.facts.push_back({t("report.quality.missing"), missing});
        if (!own_) return section;
        for (const scoring::PartResult& part : own_->parts)
            if (part.missing) section.notes.push_back(rules::sentence(part.fact, words_, catalogue_));
        return section;
    }

    [[nodiscard]] std::string source() const {
        const auto imports = app::quality_trend(registry_);
        return imports.empty() ? t("report.source.unknown") : t("report.source", {{"day", day(imports.back().day)}});
    }

    const records::Registry& registry_;
    const records::Catalogue& catalogue_;
    const records::Record& employee_;
    std::uint32_t row_;
    const planning::Assessment* assessment_;
    base::Day today_;
    const base::Catalog& words_;
    std::uint32_t seat_ = records::k_no_row;
    std::optional<scoring::Breakdown> own_;
};

}  // namespace

Document employee_sheet(const records::Registry& registry, std::uint32_t row, const planning::Assessment* assessment, base::Day today,
                        const base::Catalog& words) {
    return Sheet(registry, row, assessment, today, words).make();
}

}  // namespace reports
