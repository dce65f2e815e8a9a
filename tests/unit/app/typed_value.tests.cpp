#include "core/app/typed_value.hpp"

#include <catch_amalgamated.hpp>

using records::EntityKind;

namespace {

const records::Catalogue& catalogue() { return records::Catalogue::standard(); }

records::Registry units() {
    records::Registry registry(catalogue());
    std::vector<records::Record> made;
    for (const auto& [key, name] : {std::pair{"U1", "Puskesmas Talawi"}, {"U2", "Tata Usaha"}, {"U3", "Tata Usaha"}}) {
        records::Record record{key, records::Values(catalogue().entity(EntityKind::unit).fields.size()), 0};
        record.values[catalogue().index(EntityKind::unit, "name")] = std::string(name);
        made.push_back(std::move(record));
    }
    registry.table(EntityKind::unit).insert(std::move(made));
    return registry;
}

/// The value as it is stored; "refused" if the text does not fit, empty if unknown.
std::string typed(EntityKind entity, std::string_view name, std::string_view text) {
    const records::Field& field = catalogue().field(entity, catalogue().index(entity, name));
    const auto value = app::typed_value(units(), field, text);
    return value ? records::storage_text(*value, field.type) : "refused";
}

}  // namespace

TEST_CASE("what a person types becomes a value of the field, or is refused", "[app][typed_value]") {
    const auto [entity, field, text, expected] = GENERATE(table<EntityKind, std::string, std::string, std::string>({
        {EntityKind::employee, "name", "  Ani   Putri ", "Ani Putri"},
        {EntityKind::employee, "name", "   ", ""},
        {EntityKind::family, "relative_number", "19840412 201001 2 014", "198404122010012014"},
        {EntityKind::family, "relative_number", "19840412 2010 012014", "19840412 2010 012014"},
        {EntityKind::employee, "birth_date", "9 Okt 1986", "1986-10-09"},
        {EntityKind::employee, "birth_date", "09-10-1986", "1986-10-09"},
        {EntityKind::employee, "birth_date", "1986-10-09", "1986-10-09"},
        {EntityKind::employee, "birth_date", "31-02-1986", "refused"},
        {EntityKind::employee, "birth_date", "09-10-86", "refused"},
        {EntityKind::employee, "rank", "III/c", "III/c"},
        {EntityKind::employee, "rank", "III/z", "refused"},
        {EntityKind::position, "need", "12", "12"},
        {EntityKind::position, "need", "-1", "refused"},
        {EntityKind::position, "need", "dua", "refused"},
        {EntityKind::position, "must_fill", "ya", "1"},
        {EntityKind::position, "must_fill", "mungkin", "refused"},
        {EntityKind::employee, "unit_id", "U2", "U2"},
        {EntityKind::employee, "unit_id", "puskesmas  talawi", "U1"},
        {EntityKind::employee, "unit_id", "Tata Usaha", "refused"},
        {EntityKind::employee, "unit_id", "U9", "refused"},
    }));
    INFO(field << " = \"" << text << '"');
    CHECK(typed(entity, field, text) == expected);
}
