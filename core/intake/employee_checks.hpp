// employee_checks.hpp: what the columns of one employee row say about each other.
//
// Problem   A NIP contains the birth date, the sex and the start of service, a NIK the birth date and the sex: where
//           they disagree with the columns, one of them is wrong, and two witnesses against one tell which.
// Result    Findings E_NIP_BIRTH, E_NIP_SEX, W_NIP_TMT, W_NIP_KIND, W_NIK_MISMATCH, W_NIK_MISSING, and the findings of
//           the numbers themselves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/finding.hpp"
#include "core/intake/identifier.hpp"
#include "core/records/catalogue.hpp"
#include "core/records/value.hpp"

namespace intake {

/// The fields that are compared, resolved once a file, with the headers they have in it.
class EmployeeChecks {
public:
    EmployeeChecks(const records::Catalogue& catalogue, std::vector<std::string> headers_by_field);

    /// `text` is the NIK as the file has it, cleaned; empty if the cell says nothing.
    void check(std::uint32_t row, std::span<const records::Value> values, const std::optional<EmployeeNumber>& number,
               std::string_view number_text, std::string_view national_id_text, std::vector<Finding>& findings) const;

private:
    struct Indices {
        records::FieldIndex number, national_id, birth, sex, service_since, kind;
    };
    struct Row;
    [[nodiscard]] Finding about(const Row& row, records::FieldIndex field, std::string_view code,
                                std::string_view variant) const;
    void check_birth(const Row& row, std::vector<Finding>& findings) const;
    void check_sex(const Row& row, std::vector<Finding>& findings) const;
    void check_service(const Row& row, std::vector<Finding>& findings) const;
    void check_national_id(Row& row, std::vector<Finding>& findings) const;
    void compare_national_id(const Row& row, std::vector<Finding>& findings) const;

    const records::Catalogue* catalogue_;
    Indices field_;
    std::vector<std::string> headers_;  // by FieldIndex; empty: the file has no such column
};

}  // namespace intake
