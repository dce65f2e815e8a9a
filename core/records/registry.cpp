#include "core/records/registry.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "core/base/order.hpp"

namespace records {

namespace {

constexpr std::size_t k_records_a_step = 2000;

}  // namespace

void Values::separate() {
    auto own = std::make_shared<Value[]>(count_);
    std::ranges::copy(*this, own.get());
    all_ = std::move(own);
}

std::optional<std::size_t> Table::row_of(std::string_view key) const {
    const auto at = std::ranges::lower_bound(rows_, key, {}, [](const Record& row) { return std::string_view(row.key); });
    if (at == rows_.end() || at->key != key) return std::nullopt;
    return static_cast<std::size_t>(at - rows_.begin());
}

const Record* Table::find(std::string_view key) const {
    const auto row = row_of(key);
    return row ? &rows_[*row] : nullptr;
}

std::span<const Record> Table::owned_by(std::string_view owner) const {
    const auto bound = [&](char after) {
        return std::ranges::lower_bound(rows_, std::string(owner) + after, {}, &Record::key);
    };
    return {bound('/'), bound('/' + 1)};
}

void Table::insert(std::vector<Record> batch) {
    if (!std::ranges::is_sorted(batch, {}, &Record::key)) base::sort(batch, {}, &Record::key);
    if (rows_.empty() || batch.empty() || rows_.back().key < batch.front().key) {
        std::ranges::move(batch, std::back_inserter(rows_));
        return;
    }
    rows_.resize(rows_.size() + batch.size());
    auto from = rows_.end() - std::ssize(batch);
    auto to = rows_.end();
    // From the last on, each run of rows between two newcomers is moved once.
    for (Record& record : batch | std::views::reverse) {
        const auto at = std::ranges::lower_bound(rows_.begin(), from, record.key, {}, &Record::key);
        to = std::move_backward(at, from, to);
        *--to = std::move(record);
        from = at;
    }
}

std::vector<Record> Table::remove(std::vector<std::string> keys) {
    std::ranges::sort(keys);
    std::vector<Record> removed;
    auto from = rows_.begin();
    auto to = rows_.begin();
    for (const std::string& key : keys) {
        const auto at = std::ranges::lower_bound(from, rows_.end(), key, {}, &Record::key);
        if (at == rows_.end() || at->key != key) continue;
        to = to == from ? at : std::move(from, at, to);
        removed.push_back(std::move(*at));
        from = std::next(at);
    }
    rows_.erase(std::move(from, rows_.end(), to), rows_.end());
    return removed;
}

Registry::Registry(const Catalogue& catalogue) : catalogue_(&catalogue) {
    for (auto& table : tables_) table = std::make_shared<Table>();
}

Table& Registry::table(EntityKind kind) {
    std::shared_ptr<Table>& table = tables_[static_cast<std::size_t>(kind)];
    if (table.use_count() > 1) separate(kind).finish();
    return *table;
}

base::Steps Registry::separate(EntityKind kind) {
    std::shared_ptr<Table>& table = tables_[static_cast<std::size_t>(kind)];
    if (table.use_count() == 1) co_return;
    auto own = std::make_shared<Table>();
    own->reserve(table->size());
    for (auto left = table->rows(); !left.empty(); co_yield base::pause) {
        const auto part = left.first(std::min(k_records_a_step, left.size()));
        own->insert({part.begin(), part.end()});
        left = left.subspan(part.size());
    }
    table = std::move(own);
}

base::Steps Registry::give_back() {
    for (std::shared_ptr<Table>& table : tables_) {
        for (; table.use_count() == 1 && table->size() > 0; co_yield base::pause) table->drop_last(k_records_a_step);
        table.reset();
    }
}

const Value& Registry::value(EntityKind kind, const Record& record, std::string_view field) const {
    return record.values[catalogue_->index(kind, field)];
}

}  // namespace records
