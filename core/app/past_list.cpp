#include "core/app/past_list.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;

constexpr std::size_t k_people_a_step = 1000;

std::string_view text(const records::Value& value) { return records::as_text(value); }

}  // namespace

PastList::PastList(std::shared_ptr<const records::Registry> registry, base::Day day, base::Day today)
    : registry_(std::move(registry)),
      pasts_(*registry_),
      day_(day),
      today_(today),
      service_since_(registry_->catalogue().index(EntityKind::employee, "service_since")),
      legal_status_(registry_->catalogue().index(EntityKind::employee, "legal_status")) {
    const auto name = registry_->catalogue().index(EntityKind::unit, "name");
    for (const records::Record& unit : registry_->table(EntityKind::unit).rows()) {
        const auto [at, is_new] = units_.emplace(base::fold(text(unit.values[name])), unit.key);
        if (!is_new) at->second.clear();
    }
    people_.reserve(registry_->table(EntityKind::employee).size());
    texts_.reserve(people_.capacity());
}

bool PastList::step() {
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(registry_->table(EntityKind::employee).size(), next_ + k_people_a_step));
    while (next_ < end) read(next_++);
    if (next_ < registry_->table(EntityKind::employee).size()) return true;
    base::sort(heads_, [](const PastHeads& a, const PastHeads& b) { return a.unit.empty() != b.unit.empty() ? b.unit.empty() : a.name < b.name; });
    return false;
}

float PastList::share() const {
    return static_cast<float>(next_) / static_cast<float>(std::max<std::size_t>(1, registry_->table(EntityKind::employee).size()));
}

void PastList::read(std::uint32_t row) {
    const records::Record& person = registry_->table(EntityKind::employee).rows()[row];
    if (text(person.values[legal_status_]) != "retired") ++heads_of(pasts_.as_of(person, today_)).now;
    const auto since = records::as_day(person.values[service_since_]);
    if (since && *since > day_) {
        ++later_;
        return;
    }
    const PastState& state = people_.emplace_back(row, pasts_.as_of(person, day_)).state;
    ++heads_of(state).then;
    std::string line = person_name(*registry_, person);
    for (const std::string_view part : {std::string_view(person.key), text(state.rank), text(state.job_title), text(state.unit_name)}) (line += '\n') += part;
    texts_.push_back(base::fold(line));
}

PastHeads& PastList::heads_of(const PastState& state) {
    std::string named;
    std::string_view key = text(state.unit_id);
    if (key.empty()) {
        named = base::fold(text(state.unit_name));
        const auto unit = units_.find(named);
        key = unit != units_.end() && !unit->second.empty() ? unit->second : named;
    }
    auto at = counted_.find(key);
    if (at == counted_.end()) {
        const records::Record* unit = registry_->table(EntityKind::unit).find(key);
        PastHeads& heads = heads_.emplace_back(std::string(key), unit != nullptr ? record_name(*registry_, EntityKind::unit, *unit) : std::string(text(state.unit_name)));
        if (heads.name.empty()) heads.name = key;
        at = counted_.emplace(key, heads_.size() - 1).first;
    }
    return heads_[at->second];
}

std::vector<std::uint32_t> PastList::find(std::string_view asked, PastColumn column, bool is_descending) const {
    const std::string sought = base::fold(asked);
    const auto words = sought.empty() ? std::vector<std::string_view>() : base::split(sought, ' ');
    const auto& steps = registry_->catalogue().choices(column == PastColumn::education ? "education_level" : "rank");
    struct Found {
        std::string_view text;
        std::int64_t order;  // of ranks and levels of education; -1: unknown
        std::uint32_t at;
    };
    std::vector<Found> found;
    for (std::uint32_t at = 0; at < people_.size(); ++at) {
        const std::string& line = texts_[at];
        if (!std::ranges::all_of(words, [&](std::string_view word) { return line.contains(word); })) continue;
        const PastState& state = people_[at].state;
        if (column == PastColumn::rank || column == PastColumn::education) {
            const auto order = steps.order(text(column == PastColumn::rank ? state.rank : state.education));
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
