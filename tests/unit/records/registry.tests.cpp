#include "core/records/registry.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

using records::EntityKind;

namespace {

records::Registry two_units() {
    support::Builder builder;
    builder.add("unit", {{"unit_id", "u1"}, {"name", "Dinas Sosial"}});
    builder.add("unit", {{"unit_id", "u2"}, {"name", "Dinas Kesehatan"}});
    builder.add("employee", {{"employee_number", "1"}, {"name", "Ani"}});
    return builder.registry();
}

std::string_view name_of(const records::Registry& registry, std::string_view key) {
    return records::as_text(registry.value(EntityKind::unit, *registry.table(EntityKind::unit).find(key), "name"));
}

}  // namespace

TEST_CASE("a copy of the records stays as it was when the original is written, and shares what is not", "[records][registry]") {
    records::Registry original = two_units();
    const records::Registry copy = original;
    CHECK(original.shares(copy, EntityKind::unit));

    records::Table& units = original.table(EntityKind::unit);
    units.row(*units.row_of("u1")).values[original.catalogue().index(EntityKind::unit, "name")] = std::string("Dinas Baru");
    CHECK(name_of(original, "u1") == "Dinas Baru");
    CHECK(name_of(copy, "u1") == "Dinas Sosial");
    CHECK_FALSE(original.shares(copy, EntityKind::unit));
    CHECK(original.shares(copy, EntityKind::employee));
    const auto shares_values = [&](std::string_view key) {
        return std::as_const(original).table(EntityKind::unit).find(key)->values.is_shared_with(copy.table(EntityKind::unit).find(key)->values);
    };
    CHECK_FALSE(shares_values("u1"));
    CHECK(shares_values("u2"));
}

TEST_CASE("a copy stays as it was when records come and go in the original", "[records][registry]") {
    records::Registry original = two_units();
    const records::Registry copy = original;
    (void)original.table(EntityKind::unit).remove({"u1"});
    original.table(EntityKind::unit).insert({records::Record{"u0", records::Values(original.catalogue().entity(EntityKind::unit).fields.size())}});
    CHECK(copy.table(EntityKind::unit).size() == 2);
    CHECK(name_of(copy, "u1") == "Dinas Sosial");
    CHECK(copy.table(EntityKind::unit).find("u0") == nullptr);
}

TEST_CASE("a copy parts from the original in slices, and holds the same", "[records][registry]") {
    support::Builder builder;
    constexpr int k_many = 5000;
    for (int number = 0; number < k_many; ++number) builder.add("unit", {{"unit_id", "u" + std::to_string(number)}, {"name", std::to_string(number)}});
    const records::Registry original = builder.registry();
    records::Registry copy = original;
    int slices = 0;
    for (base::Steps work = copy.separate(EntityKind::unit); work.step();) {
        CHECK(copy.shares(original, EntityKind::unit));
        ++slices;
    }
    CHECK(slices > 1);
    CHECK_FALSE(copy.shares(original, EntityKind::unit));
    CHECK(std::ranges::equal(std::as_const(copy).table(EntityKind::unit).rows(), original.table(EntityKind::unit).rows(),
                             [](const records::Record& a, const records::Record& b) { return a.key == b.key && a.values.is_shared_with(b.values); }));
    const auto* own = &std::as_const(copy).table(EntityKind::unit);
    copy.separate(EntityKind::unit).finish();  // nobody shares it any more
    CHECK(own == &copy.table(EntityKind::unit));
}
