#include "core/intake/identifier.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace intake {

namespace {

constexpr int k_youngest_age = 17;
constexpr int k_oldest_age = 70;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

int number_at(std::string_view digits, std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : digits.substr(at, length)) value = value * 10 + (c - '0');
    return value;
}

int age_on(base::Day birth, base::Day day) {
    const int months = base::whole_months(birth, day);
    return months >= 0 ? months / 12 : -1;
}

void check_service(const EmployeeNumber& number, base::Day today, std::vector<NumberIssue>& issues) {
    const bool permanent = number.kind == NumberKind::permanent;
    // Without a month the person was appointed at some time of that year: its last day is the mildest reading.
    const auto since = permanent ? base::day_from_civil(number.since_year, number.since_month, 1)
                                 : base::day_from_civil(number.since_year, 12, 31);
    const bool is_future = !since || (permanent ? *since > today : number.since_year > base::civil(today).year);
    if (is_future) {
        issues.push_back({"W_NIP_TMT", "future", {}});
        return;
    }
    const int age = age_on(number.birth, *since);
    const bool unusual = permanent ? age < 18 || age > 40 : age < 20;
    if (unusual) issues.push_back({"W_NIP_AGE", "", {{"age", std::to_string(age)}}});
}

}  // namespace

std::string strip_number(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        const char32_t c = base::next_code_point(text, at);
        const std::string_view bytes = text.substr(before, at - before);
        if (c < 0x80 ? std::string_view(" \t\r\n.-'\"`").contains(static_cast<char>(c)) : base::trim(bytes).empty())
            continue;
        if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2013) continue;
        out.append(bytes);
    }
    return out;
}

bool is_scientific(std::string_view text) {
    text = base::trim(text);
    if (text.starts_with('\'')) text.remove_prefix(1);
    const std::size_t exponent = text.find_first_of("eE");
    if (exponent == std::string_view::npos || exponent == 0) return false;
    const std::string_view mantissa = text.substr(0, exponent);
    std::string_view power = text.substr(exponent + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    const bool mantissa_fits = is_digit(mantissa.front()) && std::ranges::all_of(mantissa, [](char c) {
                                   return is_digit(c) || c == '.' || c == ',';
                               });
    return mantissa_fits && !power.empty() && power.size() <= 2 && is_all_digits(power);
}

EmployeeNumberCheck check_employee_number(std::string_view text, base::Day today) {
    EmployeeNumberCheck check;
    check.digits = strip_number(text);
    const std::string_view digits = check.digits;
    const auto issue = [&](std::string_view code, std::string_view variant = {}, std::vector<base::Arg> args = {}) {
        check.issues.push_back({code, variant, std::move(args)});
    };
    if (is_scientific(text)) return issue("E_NIP_EXCEL", "scientific"), check;
    if (!is_all_digits(digits)) return issue("E_NIP_CHAR"), check;
    if (digits.size() != 18) {
        issue("E_NIP_LEN", digits.size() == 9 ? "old" : "", {{"length", std::to_string(digits.size())}});
        return check;
    }
    EmployeeNumber number;
    const auto birth = base::day_from_civil(number_at(digits, 0, 4), number_at(digits, 4, 2), number_at(digits, 6, 2));
    if (!birth) {
        issue("E_NIP_BIRTH");
    } else if (const int age = age_on(*birth, today); age < k_youngest_age || age > k_oldest_age) {
        issue("E_NIP_BIRTH", "age", {{"age", std::to_string(age)}});
    }
    number.since_year = number_at(digits, 8, 4);
    const int month = number_at(digits, 12, 2);
    const bool permanent = month >= 1 && month <= 12;
    if (!permanent && (month < 21 || month > 29))
        issue("E_NIP_MONTH", "", {{"month", std::string(digits.substr(12, 2))}});
    number.kind = permanent ? NumberKind::permanent : NumberKind::contract;
    number.since_month = permanent ? month : 0;
    if (digits[14] != '1' && digits[14] != '2') issue("E_NIP_SEX", "", {{"digit", std::string(1, digits[14])}});
    number.sex = digits[14] == '2' ? Sex::female : Sex::male;
    number.serial = number_at(digits, 15, 3);
    const bool readable = check.issues.empty();
    if (number.serial == 0) issue("E_NIP_EXCEL");
    if (!readable) return check;
    number.birth = *birth;
    check_service(number, today, check.issues);
    check.number = number;
    return check;
}

bool NationalId::agrees(base::Day birth) const {
    const base::Civil date = base::civil(birth);
    return date.day == day && date.month == month && date.year % 100 == year_of_century;
}

NationalIdCheck check_national_id(std::string_view text) {
    NationalIdCheck check;
    check.digits = strip_number(text);
    const std::string_view digits = check.digits;
    const auto issue = [&](std::string_view code, std::string_view variant = {}, std::vector<base::Arg> args = {}) {
        check.issues.push_back({code, variant, std::move(args)});
    };
    if (is_scientific(text)) return issue("E_NIK_EXCEL", "scientific"), check;
    if (!is_all_digits(digits)) return issue("E_NIK_CHAR"), check;
    if (digits.size() != 16) return issue("E_NIK_LEN", "", {{"length", std::to_string(digits.size())}}), check;

    NationalId number;
    number.day = number_at(digits, 6, 2);
    number.sex = number.day > 40 ? Sex::female : Sex::male;
    if (number.sex == Sex::female) number.day -= 40;
    number.month = number_at(digits, 8, 2);
    number.year_of_century = number_at(digits, 10, 2);
    // 2000 is a leap year, 1900 is not; without a century 29 February of year 00 must pass.
    if (!base::day_from_civil(2000 + number.year_of_century, number.month, number.day))
        return issue("E_NIK_BIRTH"), check;
    if (digits.ends_with("0000")) issue("E_NIK_EXCEL");
    check.number = number;
    return check;
}

}  // namespace intake
