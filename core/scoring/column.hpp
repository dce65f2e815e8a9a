// column.hpp: one field of an entity, resolved once (internal to this folder).
#pragma once

#include <optional>
#include <string_view>

#include "core/base/text.hpp"
#include "core/records/registry.hpp"
#include "core/rules/facts.hpp"

namespace scoring {

class Column {
public:
    Column(const records::Registry& registry, records::EntityKind kind, std::string_view name)
        : field_(registry.catalogue().index(kind, name)) {
        const std::string& list = registry.catalogue().field(kind, field_).choices;
        if (!list.empty()) list_ = &registry.catalogue().choices(list);
    }
    [[nodiscard]] std::string_view text(const records::Record& record) const {
        return base::trim(records::as_text(record.values[field_]));
    }
    [[nodiscard]] std::optional<std::int64_t> number(const records::Record& record) const {
        return records::as_integer(record.values[field_]);
    }
    [[nodiscard]] std::optional<base::Day> day(const records::Record& record) const {
        return records::as_day(record.values[field_]);
    }
    /// Order in the field's list; rules::k_unknown for none and for a strange code.
    [[nodiscard]] std::int8_t choice(const records::Record& record) const {
        const auto order = list_->order(text(record));
        return order ? static_cast<std::int8_t>(*order) : rules::k_unknown;
    }

private:
    records::FieldIndex field_;
    const records::ChoiceList* list_ = nullptr;
};

}  // namespace scoring
