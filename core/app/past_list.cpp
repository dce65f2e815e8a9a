#include "core/app/past_list.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;

std::string_view text(const records::Value& value) { return records::as_text(value); }

}  // namespace

PastList::PastList(std::shared_ptr<const records::Registry> registry, base::Day day, base::Day today) : registry_(std::move(registry)) {
    const records::Catalogue& catalogue = registry_->catalogue();
    const auto service_since = catalogue.index(EntityKind::employee, "service_since");
    const auto legal_status = catalogue.index(EntityKind::employee, "legal_status");
    const auto rows = registry_->table(EntityKind::employee).rows();
    people_.reserve(rows.size());
    texts_.reserve(rows.size());
    std::string line;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (text(rows[row].values[legal_status]) != "retired") now_.push_back(state_as_of(*registry_, rows[row], today));
        const auto since = records::as_day(rows[row].values[service_since]);
        if (since && *since > day) {
            ++later_;
            continue;
        }
        people_.push_back({row, state_as_of(*registry_, rows[row], day)});
        const PastState& state = people_.back().state;
        line = person_name(*registry_, rows[row]);
        for (const std::string_view part : {std::string_view(rows[row].key), text(state.rank), text(state.job_title), text(state.unit_name)})
            (line += '\n') += part;
        texts_.push_back(base::fold(line));
    }
    count_heads();
}

void PastList::count_heads() {
    const auto units = registry_->table(EntityKind::unit).rows();
    const auto name = registry_->catalogue().index(EntityKind::unit, "name");
    std::map<std::string, std::string> by_name;  // folded name to unit id; empty where several units bear it
    for (const records::Record& unit : units) {
        const auto [at, is_new] = by_name.emplace(base::fold(text(unit.values[name])), unit.key);
        if (!is_new) at->second.clear();
    }
    std::map<std::string, PastHeads> heads;
    std::map<std::string, std::string, std::less<>> folded;
    const auto of = [&](const PastState& state) -> PastHeads& {
        std::string key(text(state.unit_id));
        if (key.empty()) {
            const std::string_view called = text(state.unit_name);
            auto fold = folded.find(called);
            if (fold == folded.end()) fold = folded.emplace(called, base::fold(called)).first;
            key = fold->second;
            if (const auto at = by_name.find(key); at != by_name.end() && !at->second.empty()) key = at->second;
        }
        PastHeads& found = heads[key];
        if (found.unit.empty() && !key.empty()) {
            const records::Record* unit = registry_->table(EntityKind::unit).find(key);
            found.unit = key;
            found.name = unit != nullptr ? record_name(*registry_, EntityKind::unit, *unit) : std::string(text(state.unit_name));
            if (found.name.empty()) found.name = key;
        }
        return found;
    };
    for (const PastPerson& person : people_) ++of(person.state).then;
    for (const PastState& state : std::exchange(now_, {})) ++of(state).now;
    for (auto& [key, counted] : heads) heads_.push_back(std::move(counted));
    base::sort(heads_, [](const PastHeads& a, const PastHeads& b) {
        return a.unit.empty() != b.unit.empty() ? b.unit.empty() : a.name < b.name;
    });
}

std::vector<std::uint32_t> PastList::find(std::string_view asked, PastColumn column, bool is_descending) const {
    const std::string sought = base::fold(asked);
    const auto words = sought.empty() ? std::vector<std::string_view>() : base::split(sought, ' ');
    const auto& ranks = registry_->catalogue().choices("rank");
    struct Found {
        std::string_view text;
        std::int64_t order;  // of ranks; -1: unknown
        std::uint32_t at;
    };
    std::vector<Found> found;
    for (std::uint32_t at = 0; at < people_.size(); ++at) {
        const std::string& line = texts_[at];
        if (!std::ranges::all_of(words, [&](std::string_view word) { return line.contains(word); })) continue;
        const PastState& state = people_[at].state;
        if (column == PastColumn::rank) {
            const auto order = ranks.order(text(state.rank));
            found.push_back({{}, order ? static_cast<std::int64_t>(*order) : -1, at});
        } else {
            const std::string_view shown = column == PastColumn::person ? std::string_view(line) : text(column == PastColumn::job ? state.job_title : state.unit_name);
            found.push_back({shown, shown.empty() ? -1 : 0, at});
        }
    }
    std::ranges::stable_sort(found, [&](const Found& a, const Found& b) {
        if ((a.order < 0) != (b.order < 0)) return b.order < 0;
        const auto left = std::tie(a.order, a.text), right = std::tie(b.order, b.text);
        return is_descending ? right < left : left < right;
    });
    std::vector<std::uint32_t> indices;
    indices.reserve(found.size());
    for (const Found& one : found) indices.push_back(one.at);
    return indices;
}

}  // namespace app
