#include "core/records/assessment.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

namespace {

std::int64_t level(const records::Registry& registry, std::string_view competency) {
    const records::Record* found = records::latest_assessment(registry, "1", competency);
    return found ? records::as_integer(registry.value(records::EntityKind::competency, *found, "level")).value_or(-1) : -1;
}

}  // namespace

TEST_CASE("of several assessments the newest counts that states a level", "[records][assessment]") {
    support::Builder builder;
    const auto add = [&](const char* person, const char* competency, const char* on, const char* held, const char* declared = "") {
        builder.add("competency", {{"employee_number", person}, {"competency", competency}, {"assessed_on", on}, {"level", held}, {"declared_level", declared}});
    };
    add("1", "M.01", "2020-05-01", "4");
    add("1", "M.01", "2023-05-01", "2");
    add("1", "M.01", "", "5");
    add("1", "M.02", "", "3");
    add("1", "M.02", "2024-01-01", "", "5");
    add("1", "M.03", "", "", "5");
    add("11", "M.04", "2024-01-01", "1");
    const records::Registry registry = builder.registry();
    CHECK(level(registry, "M.01") == 2);
    CHECK(level(registry, "M.02") == 3);
    CHECK(level(registry, "M.03") == -1);
    CHECK(level(registry, "M.04") == -1);
}
