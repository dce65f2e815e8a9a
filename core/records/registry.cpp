#include "core/records/registry.hpp"

#include <algorithm>
#include <iterator>

#include "core/base/order.hpp"

namespace records {

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
    base::sort(batch, {}, &Record::key);
    const auto middle = static_cast<std::ptrdiff_t>(rows_.size());
    std::ranges::move(batch, std::back_inserter(rows_));
    std::ranges::inplace_merge(rows_, rows_.begin() + middle, {}, &Record::key);
}

std::vector<Record> Table::remove(std::vector<std::string> keys) {
    std::ranges::sort(keys);
    std::vector<Record> removed;
    std::vector<Record> kept;
    kept.reserve(rows_.size());
    for (Record& row : rows_) {
        (std::ranges::binary_search(keys, row.key) ? removed : kept).push_back(std::move(row));
    }
    rows_ = std::move(kept);
    return removed;
}

Registry::Registry(const Catalogue& catalogue) : catalogue_(&catalogue) {
    for (auto& table : tables_) table = std::make_shared<Table>();
}

Table& Registry::table(EntityKind kind) {
    std::shared_ptr<Table>& table = tables_[static_cast<std::size_t>(kind)];
    if (table.use_count() > 1) table = std::make_shared<Table>(*table);
    return *table;
}

base::Steps Registry::give_back() {
    constexpr std::size_t k_records_a_step = 2000;
    for (std::shared_ptr<Table>& table : tables_) {
        for (; table.use_count() == 1 && table->size() > 0; co_yield base::pause) table->drop_last(k_records_a_step);
        table.reset();
    }
}

const Value& Registry::value(EntityKind kind, const Record& record, std::string_view field) const {
    return record.values[catalogue_->index(kind, field)];
}

}  // namespace records
