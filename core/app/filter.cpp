#include "core/app/filter.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/base/text.hpp"
#include "core/records/seating.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::FieldType;

constexpr Truth opposite(Truth truth) { return static_cast<Truth>(2 - static_cast<int>(truth)); }
/// Of what nothing refers to; a step only on the way to an answer.
constexpr Truth k_none = static_cast<Truth>(3);
constexpr Truth truth_of(bool holds) { return holds ? Truth::yes : Truth::no; }

/// One test, made ready for many values. Borrows it.
class Matcher {
public:
    Matcher(const records::Registry& registry, const Asked& asked, const Condition& test, base::Day today)
        : registry_(registry), test_(test.test), field_(asked.field), negates_(test.test == Test::is_not || test.test == Test::is_empty) {
        if (test_ == Test::is_not) test_ = Test::is;
        if (test_ == Test::is_empty) test_ = Test::is_known;
        if (test_ == Test::is_known) return;
        wanted_ = base::fold(test.value);
        if (field_->type == FieldType::choice) set_codes(registry.catalogue().choices(field_->choices), test.value);
        else if (field_->type == FieldType::reference) key_ = test.value;
        else if (field_->type != FieldType::text && field_->type != FieldType::list) set_bounds(test.value, today);
    }

    /// "Is not" and "is empty" are answered as their opposites.
    [[nodiscard]] bool negates() const { return negates_; }
    [[nodiscard]] bool asks_whether_known() const { return test_ == Test::is_known; }
    /// Of what is not known.
    [[nodiscard]] Truth missing() const { return asks_whether_known() ? Truth::no : Truth::unknown; }
    [[nodiscard]] Truth count(std::int64_t number) const { return truth_of(least_ <= number && number <= most_); }

    /// By value.
    [[nodiscard]] Truths judge(const Column& column) {
        Truths truths(column.values(), missing());
        for (ValueNumber value = 1; value < column.values(); ++value) truths[value] = asks_whether_known() ? Truth::yes : one(column, value);
        return truths;
    }

private:
    [[nodiscard]] Truth one(const Column& column, ValueNumber value) {
        switch (field_->type) {
            case FieldType::text: return truth_of(fits(column.text(value)));
            case FieldType::list: return truth_of(holds_part(column.text(value)));
            case FieldType::choice: return truth_of(std::ranges::contains(codes_, column.text(value)));
            case FieldType::reference: return truth_of(refers(column, value));
            case FieldType::integer:
            case FieldType::decimal:
            case FieldType::date:
            case FieldType::flag: return count(column.number(value));
        }
        return Truth::unknown;
    }

    [[nodiscard]] bool fits(std::string_view text) const {
        if (test_ == Test::contains) return text.contains(wanted_);
        return test_ == Test::starts_with ? text.starts_with(wanted_) : text == wanted_;
    }

    [[nodiscard]] bool holds_part(std::string_view text) const {
        if (test_ != Test::is) return fits(text);
        return std::ranges::any_of(base::split(text, ';'), [&](std::string_view part) { return fits(base::trim(part)); });
    }

    [[nodiscard]] bool refers(const Column& column, ValueNumber value) {
        const std::string_view key = column.text(value);
        if (test_ == Test::is) return key == key_;
        const std::uint32_t row = column.target(value);
        return fits(base::fold(key, buffer_)) ||
               (row != records::k_no_row && fits(base::fold(record_name(registry_, *field_->target, registry_.table(*field_->target).rows()[row]), buffer_)));
    }

    void set_codes(const records::ChoiceList& list, const std::string& value) {
        const auto at = list.order(value);
        for (std::size_t order = 0; order < list.choices.size(); ++order) {
            const bool is_comparable = at && list.choices[order].ladder > 0 && list.choices[order].ladder == list.choices[*at].ladder;
            const bool holds = test_ == Test::is         ? list.choices[order].code == value
                               : !is_comparable          ? false
                               : test_ == Test::less     ? order < *at
                               : test_ == Test::at_most  ? order <= *at
                               : test_ == Test::more     ? order > *at
                               : test_ == Test::at_least ? order >= *at
                                                         : false;
            if (holds) codes_.emplace_back(list.choices[order].code);
        }
        if (test_ == Test::is && !at) codes_.push_back(value);
    }

    void set_bounds(const std::string& value, base::Day today) {
        if (is_span(test_)) {
            const int months = static_cast<int>(base::parse_integer(value).value_or(0));
            const base::Day then = base::add_months(today, test_ == Test::within_next ? months : -months);
            least_ = test_ == Test::over_ago ? INT64_MIN : test_ == Test::under_ago ? then.number : today.number;
            most_ = test_ == Test::over_ago ? then.number - 1 : test_ == Test::under_ago ? today.number : then.number;
            return;
        }
        const auto read = records::from_storage_text(value, field_->type);
        const auto number = read ? records::as_integer(*read) : std::nullopt;
        if (!number) return void(most_ = INT64_MIN), void(least_ = INT64_MAX);
        if (test_ == Test::is || test_ == Test::at_least) least_ = *number;
        if (test_ == Test::is || test_ == Test::at_most) most_ = *number;
        if (test_ == Test::more) least_ = *number + 1;
        if (test_ == Test::less) most_ = *number - 1;
    }

    const records::Registry& registry_;
    Test test_;
    const records::Field* field_;
    bool negates_;
    std::string wanted_, key_, buffer_;
    std::vector<std::string_view> codes_;  // in the catalogue, or the one asked for
    std::int64_t least_ = INT64_MIN, most_ = INT64_MAX;
};

class Judge {
public:
    Judge(Columns& columns, EntityKind entity, base::Day today)
        : columns_(columns), entity_(entity), today_(today), count_(columns.registry().table(entity).size()) {}

    /// Every row becomes the weaker (all) or stronger (any) of what is gathered and what the condition says.
    void join(const Condition& condition, Condition::Kind join, Truths& gathered) {
        if (condition.kind == Condition::Kind::test) return ask(condition, join, gathered);
        Truths inner(count_, condition.kind == Condition::Kind::all || condition.parts.empty() ? Truth::yes : Truth::no);
        for (const Condition& part : condition.parts) this->join(part, condition.kind, inner);
        put(join, gathered, inner);
    }

private:
    /// The truths are by row, or by value of a column.
    static void put(Condition::Kind join, Truths& gathered, const Truths& truths, const Column* by = nullptr) {
        for (std::size_t row = 0; row < gathered.size(); ++row) {
            const Truth truth = truths[by ? (*by)[row] : row];
            gathered[row] = join == Condition::Kind::all ? std::min(gathered[row], truth) : std::max(gathered[row], truth);
        }
    }

    void ask(const Condition& test, Condition::Kind join, Truths& gathered) {
        const auto asked = find_subject(columns_.registry().catalogue(), entity_, test.subject);
        if (!asked) return put(join, gathered, Truths(count_, Truth::unknown));
        const Column* column = asked->is_count() ? nullptr : &columns_.of(asked->entity, asked->index);
        const Column* link = asked->reach == Asked::Reach::own ? nullptr : &columns_.link(entity_, *asked);
        Matcher matcher(columns_.registry(), *asked, test, today_);
        Truths truths = column ? matcher.judge(*column) : Truths();
        if (asked->reach == Asked::Reach::referred) truths = of_referred(*link, truths, *column, matcher.missing());
        else if (!column) truths = counted(*asked, *link, matcher);
        else if (link) truths = of_referring(*asked, *link, truths, *column, matcher.missing());
        if (matcher.negates()) std::ranges::transform(truths, truths.begin(), opposite);
        put(join, gathered, truths, asked->reach == Asked::Reach::own ? column : asked->reach == Asked::Reach::referred ? link : nullptr);
    }

    /// By value of the link.
    [[nodiscard]] static Truths of_referred(const Column& link, const Truths& truths, const Column& column, Truth missing) {
        Truths referred(link.values(), missing);
        for (ValueNumber value = 1; value < link.values(); ++value)
            if (const std::uint32_t row = link.target(value); row != records::k_no_row) referred[value] = truths[column[row]];
        return referred;
    }

    template <class Visit>
    void each_referring(const Asked& asked, const Column& link, Visit visit) const {
        const std::size_t others = columns_.registry().table(asked.entity).size();
        for (std::size_t other = 0; other < others; ++other)
            if (const std::uint32_t row = link.target(link[other]); row != records::k_no_row) visit(row, other);
    }

    [[nodiscard]] Truths of_referring(const Asked& asked, const Column& link, const Truths& truths, const Column& column, Truth missing) const {
        Truths any(count_, k_none);
        each_referring(asked, link, [&](std::size_t row, std::size_t other) {
            const Truth truth = truths[column[other]];
            any[row] = any[row] == k_none ? truth : std::max(any[row], truth);
        });
        std::ranges::replace(any, k_none, missing);
        return any;
    }

    [[nodiscard]] Truths counted(const Asked& asked, const Column& link, const Matcher& matcher) const {
        std::vector<std::int64_t> counts(count_);
        each_referring(asked, link, [&](std::size_t row, std::size_t) { ++counts[row]; });
        Truths truths(count_);
        for (std::size_t row = 0; row < count_; ++row) truths[row] = matcher.count(counts[row]);
        return truths;
    }

    Columns& columns_;
    EntityKind entity_;
    base::Day today_;
    std::size_t count_;
};

bool read(Columns& columns, EntityKind entity, const Condition& condition, std::size_t& work) {
    if (condition.kind == Condition::Kind::test) return columns.read(entity, condition.subject, work);
    return std::ranges::all_of(condition.parts, [&](const Condition& part) { return read(columns, entity, part, work); });
}

}  // namespace

Truths judge(Columns& columns, EntityKind entity, const Condition& condition, base::Day today) {
    Truths truths(columns.registry().table(entity).size(), Truth::yes);
    Judge(columns, entity, today).join(condition, Condition::Kind::all, truths);
    return truths;
}

bool Judging::step() {
    std::size_t work = k_slice;
    if (!read(*columns_, entity_, condition_, work)) return true;
    result_ = judge(*columns_, entity_, condition_, today_);
    return false;
}

}  // namespace app
