#include "core/records/value.hpp"

#include "core/base/text.hpp"

namespace records {

std::optional<std::int64_t> as_integer(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? std::optional(*number) : std::nullopt;
}

std::string_view as_text(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? std::string_view(*text) : std::string_view{};
}

std::optional<base::Day> as_day(const Value& value) {
    const auto number = as_integer(value);
    return number ? std::optional(base::Day{static_cast<std::int32_t>(*number)}) : std::nullopt;
}

std::string storage_text(const Value& value, FieldType type) {
    if (const auto number = as_integer(value)) {
        if (type == FieldType::date) return base::iso_text(base::Day{static_cast<std::int32_t>(*number)});
        return std::to_string(*number);
    }
    return std::string(as_text(value));
}

std::optional<Value> from_storage_text(std::string_view text, FieldType type) {
    if (text.empty()) return Value{};
    switch (type) {
        case FieldType::text:
        case FieldType::choice:
        case FieldType::reference:
        case FieldType::list:
            return Value{std::string(text)};
        case FieldType::date:
            if (const auto day = base::parse_iso_day(text)) return Value{std::int64_t{day->number}};
            return std::nullopt;
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::flag:
            if (const auto number = base::parse_integer(text)) return Value{*number};
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace records
