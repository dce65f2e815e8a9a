#include "core/app/filter.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/app/row_finder.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;
using records::FieldType;

constexpr Truth opposite(Truth truth) { return static_cast<Truth>(2 - static_cast<int>(truth)); }
constexpr Truth truth_of(bool holds) { return holds ? Truth::yes : Truth::no; }

/// One test, made ready for many values. "Is not" and "is empty" are answered as their opposites; `negates` says so.
class Matcher {
public:
    Matcher(const records::Registry& registry, const Asked& asked, const Condition& test, base::Day today)
        : test_(test.test), field_(asked.field), negates_(test.test == Test::is_not || test.test == Test::is_empty) {
        if (test_ == Test::is_not) test_ = Test::is;
        if (test_ == Test::is_empty) test_ = Test::is_known;
        if (test_ == Test::is_known) return;
        wanted_ = base::fold(test.value);
        if (field_->type == FieldType::choice) set_codes(registry.catalogue().choices(field_->choices), test.value);
        else if (field_->type == FieldType::reference) key_ = test.value, judge_targets(registry.table(*field_->target), registry);
        else if (field_->type != FieldType::text && field_->type != FieldType::list) set_bounds(test.value, today);
    }

    [[nodiscard]] bool negates() const { return negates_; }
    [[nodiscard]] bool asks_whether_known() const { return test_ == Test::is_known; }

    [[nodiscard]] Truth operator()(const records::Value& value) {
        const bool is_known = records::is_known(value);
        if (test_ == Test::is_known) return truth_of(is_known);
        if (!is_known) return Truth::unknown;
        if (const auto number = records::as_integer(value)) return count(*number);
        const std::string_view text = records::as_text(value);
        if (field_->type == FieldType::choice) return truth_of(std::ranges::binary_search(codes_, text));
        if (field_->type == FieldType::reference) return truth_of(refers(text));
        return truth_of(field_->type == FieldType::list ? holds_part(text) : fits(base::fold(text, buffer_)));
    }
    [[nodiscard]] Truth count(std::int64_t number) const { return truth_of(least_ <= number && number <= most_); }

private:
    [[nodiscard]] bool fits(std::string_view text) const {
        if (test_ == Test::contains) return text.contains(wanted_);
        return test_ == Test::starts_with ? text.starts_with(wanted_) : text == wanted_;
    }

    [[nodiscard]] bool holds_part(std::string_view text) {
        if (test_ != Test::is) return fits(base::fold(text, buffer_));
        return std::ranges::any_of(base::split(text, ';'), [&](std::string_view part) { return fits(base::fold(part, buffer_)); });
    }

    [[nodiscard]] bool refers(std::string_view key) {
        if (test_ == Test::is) return key == key_;
        const auto row = finder_->find(key);
        return row ? targets_[*row] == Truth::yes : fits(base::fold(key, buffer_));
    }

    void judge_targets(const records::Table& table, const records::Registry& registry) {
        if (test_ == Test::is) return;
        finder_.emplace(table);
        for (const records::Record& record : table.rows())
            targets_.push_back(truth_of(fits(base::fold(record_name(registry, *field_->target, record), buffer_)) ||
                                        fits(base::fold(record.key, buffer_))));
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
        std::ranges::sort(codes_);
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

    Test test_;
    const records::Field* field_;
    bool negates_;
    std::string wanted_, key_, buffer_;
    std::vector<std::string> codes_;
    std::int64_t least_ = INT64_MIN, most_ = INT64_MAX;
    std::optional<RowFinder> finder_;
    Truths targets_;
};

/// Every record's values lie apart: they are fetched while those before are judged.
void fetch_ahead(std::span<const records::Record> rows, std::size_t row, records::FieldIndex field) {
    constexpr std::size_t k_ahead = 16;
    if (row + k_ahead < rows.size()) __builtin_prefetch(&rows[row + k_ahead].values[field]);
}

class Judge {
public:
    Judge(const records::Registry& registry, EntityKind entity, base::Day today)
        : registry_(registry), entity_(entity), rows_(registry.table(entity).rows()), today_(today) {}

    /// Every row that `gathered` does not hold at `decided` becomes the weaker (all) or stronger (any) of both.
    void join(const Condition& condition, Condition::Kind join, Truths& gathered) {
        if (condition.kind == Condition::Kind::test) return ask(condition, join, gathered);
        const Truth decided = join == Condition::Kind::all ? Truth::no : Truth::yes;
        Truths inner(rows_.size(), condition.kind == Condition::Kind::all || condition.parts.empty() ? Truth::yes : Truth::no);
        for (const Condition& part : condition.parts) this->join(part, condition.kind, inner);
        for (std::size_t row = 0; row < rows_.size(); ++row)
            if (gathered[row] != decided) put(join, gathered[row], inner[row]);
    }

private:
    static void put(Condition::Kind join, Truth& gathered, Truth truth) {
        gathered = join == Condition::Kind::all ? std::min(gathered, truth) : std::max(gathered, truth);
    }

    template <class Answer>
    void each_open(Condition::Kind join, Truths& gathered, Answer answer) const {
        const Truth decided = join == Condition::Kind::all ? Truth::no : Truth::yes;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            if (gathered[row] != decided) put(join, gathered[row], answer(row));
    }

    void ask(const Condition& test, Condition::Kind join, Truths& gathered) const {
        const auto asked = find_subject(registry_.catalogue(), entity_, test.subject);
        if (!asked) return each_open(join, gathered, [](std::size_t) { return Truth::unknown; });
        Matcher matcher(registry_, *asked, test, today_);
        const auto said = [&](Truth truth) { return matcher.negates() ? opposite(truth) : truth; };
        if (asked->reach == Asked::Reach::own) {
            each_open(join, gathered, [&](std::size_t row) {
                fetch_ahead(rows_, row, asked->index);
                return said(matcher(rows_[row].values[asked->index]));
            });
        } else if (asked->reach == Asked::Reach::referred) {
            const Truths targets = of_targets(*asked, matcher);
            const Truth missing = matcher.asks_whether_known() ? Truth::no : Truth::unknown;
            RowFinder finder(registry_.table(asked->entity));
            each_open(join, gathered, [&](std::size_t row) {
                fetch_ahead(rows_, row, asked->link);
                const auto target = finder.find(records::as_text(rows_[row].values[asked->link]));
                return said(target ? targets[*target] : missing);
            });
        } else {
            const Truths any = asked->is_count() ? counted(*asked, matcher) : of_referring(*asked, matcher);
            each_open(join, gathered, [&](std::size_t row) { return said(any[row]); });
        }
    }

    [[nodiscard]] Truths of_targets(const Asked& asked, Matcher& matcher) const {
        Truths truths;
        for (const records::Record& record : registry_.table(asked.entity).rows())
            truths.push_back(matcher(record.values[asked.index]));
        return truths;
    }

    template <class Visit>
    void each_referring(const Asked& asked, Visit visit) const {
        RowFinder finder(registry_.table(entity_));
        const auto others = registry_.table(asked.entity).rows();
        for (std::size_t other = 0; other < others.size(); ++other) {
            fetch_ahead(others, other, asked.link);
            fetch_ahead(others, other, asked.index);
            if (const auto row = finder.find(records::as_text(others[other].values[asked.link]))) visit(*row, others[other]);
        }
    }

    [[nodiscard]] Truths of_referring(const Asked& asked, Matcher& matcher) const {
        Truths any(rows_.size(), Truth::no);
        std::vector<bool> has_one(rows_.size());
        each_referring(asked, [&](std::size_t row, const records::Record& record) {
            has_one[row] = true;
            if (any[row] != Truth::yes) any[row] = std::max(any[row], matcher(record.values[asked.index]));
        });
        if (matcher.asks_whether_known()) return any;
        for (std::size_t row = 0; row < any.size(); ++row)
            if (!has_one[row]) any[row] = Truth::unknown;
        return any;
    }

    [[nodiscard]] Truths counted(const Asked& asked, const Matcher& matcher) const {
        std::vector<std::int64_t> counts(rows_.size());
        each_referring(asked, [&](std::size_t row, const records::Record&) { ++counts[row]; });
        Truths truths;
        for (const std::int64_t count : counts) truths.push_back(matcher.count(count));
        return truths;
    }

    const records::Registry& registry_;
    EntityKind entity_;
    std::span<const records::Record> rows_;
    base::Day today_;
};

}  // namespace

Truths judge(const records::Registry& registry, EntityKind entity, const Condition& condition, base::Day today) {
    Truths truths(registry.table(entity).size(), Truth::yes);
    Judge(registry, entity, today).join(condition, Condition::Kind::all, truths);
    return truths;
}

}  // namespace app
