#include "core/app/typed_value.hpp"

#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "core/intake/date_reader.hpp"
#include "core/intake/value_parser.hpp"

namespace app {

namespace {

std::optional<records::Value> reference(const records::Registry& registry, records::EntityKind target,
                                        const std::string& text) {
    if (registry.table(target).find(text)) return records::Value{text};
    const std::string wanted = base::fold(text);
    const records::Record* found = nullptr;
    for (const records::Record& record : registry.table(target).rows()) {
        if (base::fold(record_name(registry, target, record)) != wanted) continue;
        if (found) return std::nullopt;
        found = &record;
    }
    return found ? std::optional(records::Value{found->key}) : std::nullopt;
}

/// Squeezed; the number of a person as it is stored, not in the groups in which it is shown.
std::string plain(std::string_view typed) {
    std::string text = base::squeeze(typed), digits = text;
    std::erase(digits, ' ');
    return base::grouped_employee_number(digits) == text ? digits : text;
}

}  // namespace

std::optional<records::Value> typed_value(const records::Registry& registry, const records::Field& field,
                                          std::string_view typed) {
    using records::FieldType;
    const std::string text = plain(typed);
    if (text.empty()) return records::Value{};
    const auto within = [&](std::optional<std::int64_t> number) -> std::optional<records::Value> {
        if (!number || *number < field.least || *number > field.most) return std::nullopt;
        return records::Value{*number};
    };
    switch (field.type) {
        case FieldType::text:
        case FieldType::list:
            return records::Value{text};
        case FieldType::reference:
            return reference(registry, *field.target, text);
        case FieldType::integer:
            return within(intake::read_whole_number(text));
        case FieldType::decimal:
            return within(intake::read_decimal(text, field.scale));
        case FieldType::flag:
            if (const auto flag = intake::read_flag(text)) return records::Value{std::int64_t{*flag ? 1 : 0}};
            return std::nullopt;
        case FieldType::date: {
            constexpr int k_no_limit = 2100;
            const auto reading = intake::read_date(text, k_no_limit);
            if (!reading.day || reading.is_placeholder || reading.two_digit_year) return std::nullopt;
            return records::Value{std::int64_t{reading.day->number}};
        }
        case FieldType::choice:
            if (const records::Choice* choice = registry.catalogue().choices(field.choices).find(text))
                return records::Value{choice->code};
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace app
