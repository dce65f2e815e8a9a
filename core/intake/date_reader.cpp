#include "core/intake/date_reader.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace intake {

namespace {

constexpr std::int32_t k_serial_epoch = -25569;  // 1899-12-30

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

struct MonthName {
    std::string_view begin;
    int month;
};
// The first three letters tell; "agt" and "mei" are how Indonesians write August and May.
constexpr MonthName k_months[] = {{"jan", 1},  {"feb", 2},  {"peb", 2},  {"mar", 3},  {"apr", 4},
                                  {"mei", 5},  {"may", 5},  {"jun", 6},  {"jul", 7},  {"agu", 8},
                                  {"agt", 8},  {"ags", 8},  {"aug", 8},  {"sep", 9},  {"okt", 10},
                                  {"oct", 10}, {"nov", 11}, {"nop", 11}, {"des", 12}, {"dec", 12}};

std::optional<int> month_by_name(std::string_view word) {
    if (word.size() < 3) return std::nullopt;
    const std::string folded = base::lower(word.substr(0, 3));
    const auto at = std::ranges::find(k_months, std::string_view(folded), &MonthName::begin);
    return at == std::end(k_months) ? std::nullopt : std::optional(at->month);
}

/// Without a time of day behind the date: "1990-08-12 00:00:00", "1990-08-12T00:00:00Z".
std::string_view without_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return text;
    const std::size_t gap = text.find_last_of(" T", colon);
    return gap == std::string_view::npos ? text : base::trim(text.substr(0, gap));
}

struct Parts {
    std::array<std::string_view, 3> part;
    std::array<bool, 3> is_word{};
    int count = 0;
    char separator = 0;
};

/// Up to three runs of digits or letters and what stands between the first two.
std::optional<Parts> cut(std::string_view text) {
    Parts parts;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const auto is_letter = [](char l) { return (l >= 'a' && l <= 'z') || (l >= 'A' && l <= 'Z'); };
        if (is_digit(c) || is_letter(c)) {
            if (parts.count == 3) return std::nullopt;
            std::size_t end = at;
            while (end < text.size() && (is_digit(c) ? is_digit(text[end]) : is_letter(text[end]))) ++end;
            parts.is_word[static_cast<std::size_t>(parts.count)] = !is_digit(c);
            parts.part[static_cast<std::size_t>(parts.count++)] = text.substr(at, end - at);
            at = end;
        } else {
            if (!std::string_view("-/. ,").contains(c)) return std::nullopt;
            if (parts.count == 1 && c != ' ') parts.separator = c;
            ++at;
        }
    }
    return parts;
}

int full_year(std::string_view digits, int latest_year, bool& two_digits) {
    const int year = number(digits);
    if (digits.size() != 2) return year;
    two_digits = true;
    const int this_century = latest_year - latest_year % 100 + year;
    return this_century <= latest_year ? this_century : this_century - 100;
}

bool is_placeholder_day(base::Day day) {
    const base::Civil date = base::civil(day);
    return (date.month == 1 && date.day == 1 && (date.year == 1970 || date.year == 1900)) || date.year <= 1899;
}

/// 33097, 33097.0 as a day number; 19900812 or 12081990 as digits of a date.
void read_digits(std::string_view digits, DateReading& reading) {
    if (digits.size() == 5) {
        reading.form = DateForm::serial;
        reading.day = base::Day{k_serial_epoch + number(digits)};
    } else if (digits.size() == 8) {
        reading.form = DateForm::compact;
        reading.day =
            base::day_from_civil(number(digits.substr(0, 4)), number(digits.substr(4, 2)), number(digits.substr(6)));
        const bool plausible = reading.day && number(digits.substr(0, 4)) >= 1900 && number(digits.substr(0, 4)) < 2200;
        if (!plausible) {
            reading.day = base::day_from_civil(number(digits.substr(4)), number(digits.substr(2, 2)),
                                               number(digits.substr(0, 2)));
        }
    }
}

void read_numeric(const Parts& parts, int latest_year, DateReading& reading) {
    const auto& [a, b, c] = parts.part;
    if (a.size() == 4) {
        reading.form = DateForm::year_first;
        reading.day = base::day_from_civil(number(a), number(b), number(c));
        return;
    }
    if (a.size() > 2 || b.size() > 2 || (c.size() != 4 && c.size() != 2)) return;
    reading.form = parts.separator == '/'   ? DateForm::day_slash
                   : parts.separator == '.' ? DateForm::day_dot
                                            : DateForm::day_dash;
    const int year = full_year(c, latest_year, reading.two_digit_year);
    reading.day = base::day_from_civil(year, number(b), number(a));
    const auto month_first = base::day_from_civil(year, number(a), number(b));
    if (!reading.day) {
        reading.day = month_first;
        reading.month_first_only = month_first.has_value();
    } else if (month_first != reading.day) {
        reading.other = month_first;
    }
}

}  // namespace

DateReading read_date(std::string_view text, int latest_year) {
    DateReading reading;
    text = without_time(text);
    if (text.size() > 30) return reading;
    const auto parts = cut(text);
    if (!parts) return reading;
    const bool zero_fraction = parts->count == 2 && parts->part[0].size() == 5 && parts->separator != '-' &&
                               parts->part[1].find_first_not_of('0') == std::string_view::npos;
    if (std::ranges::all_of(text, [](char c) { return !is_digit(c) || c == '0'; }) && text.contains('0') &&
        !parts->is_word[0] && !parts->is_word[1]) {
        reading.is_placeholder = true;
        return reading;
    }
    if (parts->count == 1 || zero_fraction) {
        if (!parts->is_word[0]) read_digits(parts->part[0], reading);
    } else if (parts->count == 3 && parts->is_word[1] && !parts->is_word[0] && !parts->is_word[2]) {
        const auto month = month_by_name(parts->part[1]);
        const bool year_last = parts->part[2].size() == 4 || parts->part[0].size() <= 2;
        const std::string_view year = parts->part[year_last ? 2 : 0];
        const std::string_view day = parts->part[year_last ? 0 : 2];
        if (!month || year.size() > 4 || day.size() > 2) return reading;
        reading.form = DateForm::month_name;
        reading.day = base::day_from_civil(full_year(year, latest_year, reading.two_digit_year), *month, number(day));
    } else if (parts->count == 3 && !parts->is_word[0] && !parts->is_word[1] && !parts->is_word[2]) {
        if (std::ranges::all_of(parts->part, [](std::string_view part) { return part.size() <= 4; })) {
            read_numeric(*parts, latest_year, reading);
        }
    }
    if (!reading.day) reading.form = DateForm::none;
    else reading.is_placeholder = is_placeholder_day(*reading.day);
    return reading;
}

void OrderCounts::add(const OrderCounts& other) {
    day_first += other.day_first;
    month_first += other.month_first;
    ambiguous += other.ambiguous;
    first_is_one += other.first_is_one;
    second_is_one += other.second_is_one;
}

DateOrder OrderCounts::decide() const {
    if (day_first > 0 && month_first == 0) return DateOrder::day_first;
    if (month_first > 0 && day_first == 0) return DateOrder::month_first;
    if (day_first > 0) return DateOrder::undecided;
    if (ambiguous >= 2 && first_is_one == ambiguous && second_is_one == 0) return DateOrder::day_first;
    if (ambiguous >= 2 && second_is_one == ambiguous && first_is_one == 0) return DateOrder::month_first;
    return DateOrder::undecided;
}

void DateEvidence::add(const DateReading& reading) {
    if (!reading.day || reading.is_placeholder) return;
    const auto form = static_cast<std::size_t>(reading.form);
    ++forms[form];
    const bool has_order =
        reading.form == DateForm::day_slash || reading.form == DateForm::day_dash || reading.form == DateForm::day_dot;
    if (!has_order) return;
    OrderCounts& counts = orders[form];
    const base::Civil date = base::civil(*reading.day);
    if (reading.month_first_only) {
        ++counts.month_first;
    } else if (reading.other) {
        ++counts.ambiguous;
        if (date.day == 1) ++counts.first_is_one;
        if (date.month == 1) ++counts.second_is_one;
    } else if (date.day > 12) {
        ++counts.day_first;
    }
}

void DateEvidence::add(const DateEvidence& other) {
    for (std::size_t form = 0; form < k_date_forms; ++form) {
        forms[form] += other.forms[form];
        orders[form].add(other.orders[form]);
    }
}

DateForm DateEvidence::usual_form() const {
    return static_cast<DateForm>(std::ranges::max_element(forms) - forms.begin());
}

DateOrder DateEvidence::decide(DateForm form) const {
    const OrderCounts& own = orders[static_cast<std::size_t>(form)];
    const DateOrder order = own.decide();
    if (order != DateOrder::undecided || own.day_first > 0) return order;
    OrderCounts all;
    for (const OrderCounts& counts : orders) all.add(counts);
    return all.decide();
}

}  // namespace intake
