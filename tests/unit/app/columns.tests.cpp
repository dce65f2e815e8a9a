#include "core/app/columns.hpp"

#include <catch_amalgamated.hpp>

#include "core/records/seating.hpp"
#include "tests/support/records/builder.hpp"

using records::EntityKind;

namespace {

records::FieldIndex field(EntityKind kind, std::string_view name) { return records::Catalogue::standard().index(kind, name); }

std::shared_ptr<const records::Registry> copy(const support::Builder& builder) { return std::make_shared<records::Registry>(builder.registry()); }

support::Builder office() {
    support::Builder made;
    made.add("unit", {{"unit_id", "U2"}, {"name", "Dinas Sosial"}})
        .add("employee", {{"employee_number", "1"}, {"name", "ANI  Putri"}, {"birth_date", "1990-01-01"}, {"unit_id", "U2"}})
        .add("employee", {{"employee_number", "2"}, {"name", "Ani Putri"}, {"unit_id", "U1"}})
        .add("employee", {{"employee_number", "3"}, {"birth_date", "1990-01-01"}, {"unit_id", "U2"}});
    return made;
}

}  // namespace

TEST_CASE("the same value has the same number, whatever its capitals; none is zero", "[app][columns]") {
    app::Columns columns(copy(office()));
    const app::Column& names = columns.of(EntityKind::employee, field(EntityKind::employee, "name"));
    CHECK(names[0] == names[1]);
    CHECK(names.text(names[0]) == "ani putri");
    CHECK(names[2] == 0);
    const app::Column& births = columns.of(EntityKind::employee, field(EntityKind::employee, "birth_date"));
    CHECK(births[0] == births[2]);
    CHECK(births.number(births[0]) == base::day_from_civil(1990, 1, 1)->number);
    CHECK(births[1] == 0);
}

TEST_CASE("columns follow what is written, added and removed, also where others refer to it", "[app][columns]") {
    support::Builder builder = office();
    app::Columns columns(copy(builder));
    const auto unit_of = [&](std::size_t row) {
        const app::Column& units = columns.of(EntityKind::employee, field(EntityKind::employee, "unit_id"));
        return units.target(units[row]);
    };
    CHECK(unit_of(0) == 0);
    CHECK(unit_of(1) == records::k_no_row);
    builder.add("unit", {{"unit_id", "U1"}, {"name", "Inspektorat"}}).add("employee", {{"employee_number", "0"}, {"unit_id", "U1"}});
    builder.add("employee", {{"employee_number", "3"}, {"unit_id", "U1"}});
    columns.follow(copy(builder));
    CHECK(unit_of(0) == 0);
    CHECK(unit_of(1) == 1);
    CHECK(unit_of(2) == 0);
    CHECK(unit_of(3) == 0);
    columns.follow(copy(office()));
    CHECK(unit_of(0) == 0);
    CHECK(unit_of(1) == records::k_no_row);
}
