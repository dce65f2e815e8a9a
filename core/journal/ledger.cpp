#include "core/journal/ledger.hpp"

#include <algorithm>

#include "core/base/sha256.hpp"

namespace journal {

namespace {

constexpr std::size_t kind_index(records::EntityKind kind) { return static_cast<std::size_t>(kind); }

}  // namespace

Ledger::Ledger(const records::Catalogue& catalogue) : catalogue_(&catalogue), registry_(catalogue) {}

base::Result<Merged> Ledger::add(std::string_view bytes) {
    BASE_TRY(const Bundle bundle, read_bundle(bytes, *catalogue_));
    return add(bundle, bytes);
}

base::Result<Merged> Ledger::add(const Bundle& bundle, std::string_view bytes) {
    base::Result<Merged> merged;
    add(bundle, bytes, merged).finish();
    return merged;
}

base::Steps Ledger::add(const Bundle& bundle, std::string_view bytes, base::Result<Merged>& merged) {
    const auto number = register_bundle(bundle, bytes);
    if (!number) merged = std::unexpected(number.error());
    if (!number || !*number) co_return;
    co_yield base::pause;
    merged = Merged{true, bundle.operations.size(), 0};
    for (const records::Entity& entity : catalogue_->entities()) {
        if (!std::ranges::contains(bundle.operations, entity.kind, &Operation::entity)) continue;
        for (base::Steps part = registry_.separate(entity.kind); part.step();) co_yield base::pause;
    }
    make_room(bundle);
    for (std::uint32_t i = 0; i < bundle.operations.size(); ++i) {
        if (i % k_operations_a_step == 0) co_yield base::pause;
        apply(bundle.operations[i], {**number, i}, *merged);
    }
    co_yield base::pause;
    bury(bundle);
}

/// The bundle's place in bundles_; nullopt if it is there already.
base::Result<std::optional<std::uint32_t>> Ledger::register_bundle(const Bundle& bundle, std::string_view bytes) {
    std::string hash = base::sha256_hex(bytes);
    if (const auto known = by_name_.find({bundle.device, bundle.seq}); known != by_name_.end()) {
        if (bundles_[known->second]->hash == hash) return std::nullopt;
        return base::fail("journal.fork", bundle_name(bundle.device, bundle.seq), {{"device", bundle.device}});
    }
    BASE_TRY([[maybe_unused]] const bool fits, check_chain(bundle, hash));

    const auto number = static_cast<std::uint32_t>(bundles_.size());
    Origin origin{bundle.device, bundle.seq, std::move(hash), std::make_shared<const std::string>(bytes), bundle.previous, bundle.seen, {}, {}, {}};
    for (const Operation& operation : bundle.operations) {
        origin.lamports.push_back(operation.lamport);
        origin.walls.push_back(operation.wall_ms);
        if (origin.actors.empty() || origin.actors.back() != operation.actor) origin.actors.push_back(operation.actor);
        lamport_ = std::max(lamport_, operation.lamport);
    }
    if (origin.actors.size() > 1) {
        origin.actors.clear();
        for (const Operation& operation : bundle.operations) origin.actors.push_back(operation.actor);
    }
    bundles_.push_back(std::make_shared<const Origin>(std::move(origin)));
    by_name_[{bundle.device, bundle.seq}] = number;
    for (const auto& [device, seq] : bundle.seen) seen_[device] = std::max(seen_[device], seq);
    seen_[bundle.device] = std::max(seen_[bundle.device], bundle.seq);
    operation_count_ += bundle.operations.size();
    return number;
}

base::Result<bool> Ledger::check_chain(const Bundle& bundle, const std::string& hash) const {
    const auto refuse = [&] { return base::fail("journal.chain", bundle_name(bundle.device, bundle.seq), {{"device", bundle.device}}); };
    if (bundle.seq == 1 && !bundle.previous.empty()) return refuse();
    if (const auto before = by_name_.find({bundle.device, bundle.seq - 1}); before != by_name_.end()) {
        if (bundles_[before->second]->hash != bundle.previous) return refuse();
    }
    if (const auto after = by_name_.find({bundle.device, bundle.seq + 1}); after != by_name_.end()) {
        if (bundles_[after->second]->previous != hash) return refuse();
    }
    return true;
}

/// Every record the bundle writes is in the registry before its operations run: one merge instead of one insertion each.
void Ledger::make_room(const Bundle& bundle) {
    std::array<std::vector<std::string>, records::k_entity_kinds> wanted;
    for (const Operation& operation : bundle.operations) {
        if (!registry_.table(operation.entity).find(operation.key)) wanted[kind_index(operation.entity)].push_back(operation.key);
    }
    for (const records::Entity& entity : catalogue_->entities()) {
        auto& keys = wanted[kind_index(entity.kind)];
        std::ranges::sort(keys);
        keys.erase(std::ranges::unique(keys).begin(), keys.end());
        std::vector<records::Record> batch;
        for (std::string& key : keys) {
            auto& removed = removed_[kind_index(entity.kind)];
            if (const auto old = removed.find(key); old != removed.end()) {
                batch.push_back(std::move(old->second));
                removed.erase(old);
            } else {
                batch.push_back({std::move(key), records::Values(entity.fields.size()),
                                 static_cast<std::uint32_t>(traces_.size())});
                traces_.push_back(std::make_shared<Trace>(std::vector<Stamp>(entity.fields.size() + 1)));
            }
        }
        if (!batch.empty()) registry_.table(entity.kind).insert(std::move(batch));
    }
}

Ledger::Trace& Ledger::own_trace(std::uint32_t handle) {
    std::shared_ptr<Trace>& trace = traces_[handle];
    if (trace.use_count() > 1) trace = std::make_shared<Trace>(*trace);
    return *trace;
}

bool Ledger::is_past(Stamp earlier, Stamp later) const {
    if (earlier.bundle == UINT32_MAX) return true;
    const Origin& a = *bundles_[earlier.bundle];
    const Origin& b = *bundles_[later.bundle];
    if (a.device == b.device) return std::pair(a.seq, earlier.operation) < std::pair(b.seq, later.operation);
    const auto seen = b.seen.find(a.device);
    return seen != b.seen.end() && seen->second >= a.seq;
}

bool Ledger::shows_before(Stamp a, Stamp b) const {
    const Origin& left = *bundles_[a.bundle];
    const Origin& right = *bundles_[b.bundle];
    const auto rank = [](const Origin& origin, Stamp stamp) {
        return std::tuple(origin.lamports[stamp.operation], std::string_view(origin.device), origin.seq, stamp.operation);
    };
    return rank(left, a) > rank(right, b);
}

bool Ledger::write(records::Value& shown, Trace& trace, std::uint16_t slot, records::Value value, Stamp stamp) {
    Stamp& current = trace.shown[slot];
    const bool was_written = current.bundle != UINT32_MAX;
    if (was_written && is_past(stamp, current)) return false;
    for (const ExtraHead& head : trace.others) {
        if (head.slot == slot && is_past(stamp, head.stamp)) return false;
    }
    std::erase_if(trace.others, [&](const ExtraHead& head) { return head.slot == slot && is_past(head.stamp, stamp); });

    // The shown value is one head among others: put it with them, add the newcomer, and show the greatest.
    const records::Value before = shown;
    if (was_written && !is_past(current, stamp)) trace.others.push_back({slot, current, std::move(shown)});
    current = stamp;
    shown = std::move(value);
    for (ExtraHead& head : trace.others) {
        if (head.slot == slot && shows_before(head.stamp, current)) {
            std::swap(head.stamp, current);
            std::swap(head.value, shown);
        }
    }
    return before != shown;
}

void Ledger::apply(const Operation& operation, Stamp stamp, Merged& merged) {
    records::Table& table = registry_.table(operation.entity);
    records::Record& record = table.row(*table.row_of(operation.key));
    Trace& trace = own_trace(record.handle);
    for (const FieldValue& item : operation.fields) {
        if (write(record.values[item.field], trace, item.field, item.value, stamp)) ++merged.values_changed;
    }
    const auto alive_slot = static_cast<std::uint16_t>(record.values.size());
    if (write(trace.alive, trace, alive_slot, std::int64_t{operation.removes ? 0 : 1}, stamp)) ++merged.values_changed;
    if (trace.others.empty()) contested_[kind_index(operation.entity)].erase(operation.key);
    else contested_[kind_index(operation.entity)].insert(operation.key);
}

/// Takes out the records that nobody says are alive. A concurrent edit keeps a removed record until somebody decides.
void Ledger::bury(const Bundle& bundle) {
    std::array<std::vector<std::string>, records::k_entity_kinds> gone;
    for (const Operation& operation : bundle.operations) {
        const records::Record* record = registry_.table(operation.entity).find(operation.key);
        if (!record) continue;
        const Trace& trace = *traces_[record->handle];
        const auto slot = static_cast<std::uint16_t>(record->values.size());
        const auto lives = [](const records::Value& value) { return records::as_integer(value) == 1; };
        const bool other_lives = std::ranges::any_of(
            trace.others, [&](const ExtraHead& head) { return head.slot == slot && lives(head.value); });
        if (!lives(trace.alive) && !other_lives) gone[kind_index(operation.entity)].push_back(operation.key);
    }
    for (const records::Entity& entity : catalogue_->entities()) {
        auto& keys = gone[kind_index(entity.kind)];
        if (keys.empty()) continue;
        for (records::Record& record : registry_.table(entity.kind).remove(std::move(keys))) {
            std::string key = record.key;
            removed_[kind_index(entity.kind)].emplace(std::move(key), std::move(record));
        }
    }
}

std::pair<std::uint32_t, std::string> Ledger::last_of(std::string_view device) const {
    std::pair<std::uint32_t, std::string> last;
    for (auto at = by_name_.lower_bound({std::string(device), 0}); at != by_name_.end() && at->first.first == device; ++at) {
        if (at->first.second != last.first + 1) break;
        last = {at->first.second, bundles_[at->second]->hash};
    }
    return last;
}

std::optional<BundleFile> Ledger::file(std::string_view device, std::uint32_t seq) const {
    const auto at = by_name_.find({std::string(device), seq});
    if (at == by_name_.end()) return std::nullopt;
    return BundleFile{bundle_name(device, seq), *bundles_[at->second]->bytes};
}

std::vector<BundleFile> Ledger::files() const {
    std::vector<BundleFile> files;
    for (const auto& [name, index] : by_name_) files.push_back({bundle_name(name.first, name.second), *bundles_[index]->bytes});
    return files;
}

base::Steps Ledger::give_back() {
    constexpr std::size_t k_records_a_step = 2000;
    for (base::Steps part = registry_.give_back(); part.step();) co_yield base::pause;
    for (; !traces_.empty(); co_yield base::pause) traces_.resize(traces_.size() - std::min(k_records_a_step, traces_.size()));
    for (auto& removed : removed_)
        for (; !removed.empty(); co_yield base::pause)
            removed.erase(removed.begin(), std::next(removed.begin(), static_cast<std::ptrdiff_t>(std::min(k_records_a_step, removed.size()))));
}

}  // namespace journal
