// employees.hpp: as many employees as a measurement wants, with the fields that people sort, search and ask by.
#pragma once

#include <format>

#include "core/journal/writer.hpp"

namespace bench {

struct Text {
    std::string_view field;
    std::string value;
};

inline journal::Change record(records::EntityKind kind, std::string key, std::initializer_list<Text> texts) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    journal::Change change{kind, std::move(key), false, {}};
    for (const Text& text : texts) {
        const records::FieldIndex field = catalogue.index(kind, text.field);
        auto value = records::from_storage_text(text.value, catalogue.field(kind, field).type);
        BASE_ASSERT(value.has_value());
        change.fields.push_back({field, std::move(*value)});
    }
    return change;
}

inline std::string employee_key(std::int64_t number) {
    return std::format("{}{:02}{:02}{:010}", 1968 + number % 30, 1 + number % 12, 1 + number % 28, 2010011000 + number);
}

inline journal::Change employee(std::int64_t number) {
    const std::string key = employee_key(number);
    return record(records::EntityKind::employee, key,
                  {{"employee_number", key}, {"name", std::format("Nama Contoh {}", number * 7919 % 100'003)},
                   {"birth_date", std::format("{}-{:02}-{:02}", 1968 + number % 30, 1 + number % 12, 1 + number % 28)},
                   {"sex", number % 3 == 0 ? "female" : "male"}, {"employment_kind", number % 6 == 5 ? "pppk" : "pns"}, {"legal_status", "active"},
                   {"rank", number % 6 == 5 ? "IX" : "III/c"}, {"education_level", "s1"}, {"position_since", "2020-03-15"},
                   {"unit_id", std::format("U{}", number % 400)}, {"unit_name", std::format("Unit Contoh {}", number % 400)},
                   {"job_id", std::format("J{}", number % 900)}, {"job_title", "Guru Ahli Pertama"}, {"phone", "0812000000"}});
}

}  // namespace bench
