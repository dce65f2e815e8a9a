// builder.hpp: registries for tests, written as text like a file would be.
//
// Result    `Builder().add("unit", {{"unit_id", "u1"}, {"name", "Dinas"}})`. Values are in storage form: dates as
//           2026-10-09, choices as codes. A field that does not exist or a value that does not fit ends the test.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/records/registry.hpp"

namespace support {

using Row = std::vector<std::pair<std::string, std::string>>;

class Builder {
public:
    Builder() : registry_(records::Catalogue::standard()) {}

    /// Adds a record, or sets more fields of the one with the same key.
    Builder& add(std::string_view entity_name, const Row& row) {
        const records::Catalogue& catalogue = registry_.catalogue();
        const auto kind = catalogue.kind(entity_name);
        BASE_ASSERT(kind);
        const records::Entity& entity = catalogue.entity(*kind);
        std::string key;
        for (const records::FieldIndex part : entity.key) {
            if (!key.empty()) key += '/';
            for (const auto& [name, text] : row) {
                if (name == entity.fields[part].name) key += text;
            }
        }
        records::Table& table = registry_.table(*kind);
        if (table.find(key) == nullptr) {
            table.insert({records::Record{key, records::Values(entity.fields.size())}});
        }
        records::Record& record = table.row(*table.row_of(key));
        for (const auto& [name, text] : row) {
            const records::FieldIndex field = catalogue.index(*kind, name);
            const auto value = records::from_storage_text(text, entity.fields[field].type);
            BASE_ASSERT(value);
            record.values[field] = *value;
        }
        return *this;
    }

    [[nodiscard]] const records::Registry& registry() const { return registry_; }
    [[nodiscard]] std::uint32_t row(std::string_view entity_name, std::string_view key) const {
        const auto found = registry_.table(*registry_.catalogue().kind(entity_name)).row_of(key);
        BASE_ASSERT(found);
        return static_cast<std::uint32_t>(*found);
    }

private:
    records::Registry registry_;
};

}  // namespace support
