#include "core/app/selectors_quality.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

using app::Quality;
using app::QualityShare;

namespace {

const base::Day k_today = *base::day_from_civil(2026, 10, 9);

/// One unit, one seat, and people who differ from a spotless one in what `row` says.
class Office {
public:
    Office() {
        city_.add("unit", {{"unit_id", "U1"}, {"name", "Dinas Satu"}, {"kind", "agency"}, {"district", "talawi"}});
        city_.add("position", {{"position_id", "S1"}, {"unit_id", "U1"}, {"job_id", "J1"}, {"title", "Analis"}, {"kind", "operational"},
                               {"tier", "staff"}, {"job_family", "administration"}, {"need", "9"}, {"competencies", "M.01:3"}});
    }
    void person(const std::string& number, support::Row row = {}, const std::string& assessed_on = "2025-01-01") {
        support::Row all = {{"employee_number", number}, {"unit_id", "U1"}, {"job_id", "J1"}, {"job_title", "Analis"}, {"name", "Orang"},
                            {"employment_kind", "pns"}, {"legal_status", "active"}, {"birth_date", "1980-01-01"},
                            {"service_since", "2010-01-01"}, {"position_since", "2020-01-01"}};
        all.insert(all.end(), row.begin(), row.end());
        city_.add("employee", all);
        for (const char* year : {"2024", "2025"})
            city_.add("performance", {{"employee_number", number}, {"year", year}, {"rating", "good"}});
        city_.add("competency", {{"employee_number", number}, {"competency", "M.01"}, {"level", "3"}, {"assessed_on", assessed_on}});
    }
    support::Builder& city() { return city_; }
    [[nodiscard]] const std::string& number(const app::QualityGap& gap) const {
        return city_.registry().table(gap.entity).rows()[gap.row].key;
    }
    [[nodiscard]] app::QualityFigures figures() const {
        const auto assessment = planning::Assessment::create(std::make_shared<const records::Registry>(city_.registry()), k_today);
        REQUIRE(assessment);
        return app::quality_figures(*assessment, k_today);
    }
    [[nodiscard]] QualityShare share(Quality quality) const { return figures().city[static_cast<std::size_t>(quality)]; }

private:
    support::Builder city_;
};

constexpr const char* k_spotless = "198001012010011001";

std::int64_t bad(const QualityShare& share) { return share.asked - share.good; }

}  // namespace

TEST_CASE("a spotless person answers every question of validity, freshness and consistency well", "[app][quality]") {
    Office office;
    office.person(k_spotless);
    for (const Quality quality : {Quality::validity, Quality::freshness, Quality::consistency}) {
        CHECK(office.share(quality).asked > 0);
        CHECK(bad(office.share(quality)) == 0);
    }
    CHECK(office.share(Quality::freshness) == QualityShare{3, 3});
    CHECK(office.share(Quality::consistency) == QualityShare{3, 3});
}

TEST_CASE("each defect costs its own dimension one answer, and no other", "[app][quality]") {
    struct Defect {
        const char* what;
        support::Row row;
        Quality quality;
    };
    const Defect defects[] = {
        {"birth date against the number", {{"birth_date", "1981-01-01"}}, Quality::validity},
        {"service began after the post", {{"service_since", "2021-01-01"}}, Quality::consistency},
        {"education level unknown", {}, Quality::completeness},
    };
    Office clean;
    clean.person(k_spotless, {{"education_level", "s1"}});
    for (const Defect& defect : defects) {
        INFO(defect.what);
        Office office;
        support::Row row = defect.row;
        if (defect.quality != Quality::completeness) row.insert(row.begin(), {"education_level", "s1"});
        office.person(k_spotless, row);
        for (std::size_t i = 0; i < app::k_qualities; ++i) {
            const auto quality = static_cast<Quality>(i);
            CHECK(bad(office.share(quality)) - bad(clean.share(quality)) == (quality == defect.quality ? 1 : 0));
        }
    }
}

TEST_CASE("an assessment is fresh for the catalogue's months, to the day", "[app][quality]") {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    const auto field = catalogue.index(records::EntityKind::competency, "assessed_on");
    const int months = catalogue.field(records::EntityKind::competency, field).fresh_months;
    REQUIRE(months > 0);
    const base::Day edge = base::add_months(k_today, -months);
    for (const auto& [day, is_fresh] : {std::pair(edge, false), std::pair(base::Day{edge.number + 1}, true)}) {
        Office office;
        office.person(k_spotless, {}, base::iso_text(day));
        CHECK(office.share(Quality::freshness) == QualityShare{is_fresh ? 3 : 2, 3});
    }
}

TEST_CASE("people who retired are not asked about", "[app][quality]") {
    Office office;
    office.person(k_spotless);
    const auto before = office.figures().city;
    office.person("196001012010011002", {{"legal_status", "retired"}, {"birth_date", "1960-01-01"}});
    CHECK(office.figures().city == before);
}

TEST_CASE("the worst unit and the emptiest field come first, and shares add up to the city's", "[app][quality]") {
    Office office;
    office.city().add("unit", {{"unit_id", "U2"}, {"name", "Dinas Dua"}, {"kind", "agency"}});
    office.person(k_spotless);
    office.person("198001012010011002", {{"unit_id", "U2"}, {"birth_date", "1999-01-01"}});
    const app::QualityFigures figures = office.figures();
    REQUIRE(figures.units.size() == 2);
    CHECK(figures.units[0].unit == "U2");
    app::QualityShares sum{};
    for (const app::UnitQuality& unit : figures.units)
        for (std::size_t i = 0; i < app::k_qualities; ++i) sum[i].add(unit.shares[i]);
    CHECK(sum == figures.city);
    CHECK(std::ranges::is_sorted(figures.fields, {}, [](const app::FieldQuality& one) { return one.known.per_mille(); }));
    QualityShare known;
    for (const app::FieldQuality& field : figures.fields) known.add(field.known);
    CHECK(known == figures.city[static_cast<std::size_t>(Quality::completeness)]);
}

TEST_CASE("the worklist begins with what changes a plan most, and ends with what changes none", "[app][quality]") {
    Office office;
    office.person(k_spotless);
    // A vacancy that suits the second and fourth better than their seat; nobody knows of the third. No rating of the fourth is known.
    support::Builder& city = office.city();
    city.add("position", {{"position_id", "S1"}, {"unit_id", "U1"}, {"competencies", "M.01:5"}});
    city.add("unit", {{"unit_id", "U2"}, {"name", "Dinas Dua"}, {"kind", "agency"}, {"district", "talawi"}});
    city.add("position", {{"position_id", "S2"}, {"unit_id", "U2"}, {"job_id", "J2"}, {"title", "Analis"}, {"kind", "operational"},
                          {"tier", "staff"}, {"job_family", "administration"}, {"need", "1"}, {"competencies", "M.02:3"}});
    for (const char* number : {"198001012010011002", "198001012010011003", "198001012010011004"}) office.person(number, {{"education_level", "s1"}});
    for (const char* number : {"198001012010011002", "198001012010011004"})
        city.add("competency", {{"employee_number", number}, {"competency", "M.02"}, {"level", "3"}, {"assessed_on", "2025-01-01"}});
    for (const char* year : {"2024", "2025"})
        city.add("performance", {{"employee_number", "198001012010011004"}, {"year", year}, {"rating", ""}});
    const app::QualityFigures figures = office.figures();
    const auto points = [](const app::QualityGap& gap) { return gap.stake.points; };
    REQUIRE(!figures.gaps.empty());
    CHECK(std::ranges::is_sorted(figures.gaps, std::ranges::greater(), points));
    CHECK(points(figures.gaps.front()) > 0);
    const auto has = [&](const std::string& number, bool is_rule, bool counts) {
        return std::ranges::any_of(figures.gaps, [&](const app::QualityGap& gap) {
            return office.number(gap) == number && gap.stake.is_rule == is_rule && (points(gap) > 0) == counts;
        });
    };
    CHECK(has("198001012010011003", false, true));
    CHECK(has("198001012010011004", true, true));
    for (const app::QualityGap& gap : figures.gaps) CHECK(gap.stake.field);
}
