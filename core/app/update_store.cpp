#include <algorithm>
#include <iterator>

#include "core/app/updater.hpp"

namespace app {

namespace {

constexpr std::size_t k_bytes_a_write = std::size_t{1} << 20;

}  // namespace

void Updater::operator()(const Started& intent) {
    state_.identity = intent.identity;
    state_.preferences = intent.preferences;
    state_.today = intent.today;
    state_.now_ms = intent.now_ms;
    state_.store.is_writer = intent.is_writer;
}

void Updater::operator()(const Ticked& intent) {
    state_.today = intent.today;
    state_.now_ms = intent.now_ms;
}

void Updater::operator()(const StoreOpened& intent) {
    // What this window has written but not yet stored must not be dropped by reading the store again.
    if (state_.store.phase == StorePhase::ready && !state_.store.waiting.empty()) return;
    if (intent.has_vanished) notify(Notice::Kind::bad, "notice.store_vanished");
    run(JobPurpose::open_store, OpenSpec{initial_state(registry(state_).catalogue()).ledger, intent.files}, "job.opening");
}

void Updater::operator()(const StoreFailed&) {
    state_.store.phase = StorePhase::memory_only;
    notify(Notice::Kind::bad, "notice.memory_only");
}

void Updater::operator()(const BecameWriter& intent) {
    state_.store.is_writer = true;
    state_.store.phase = StorePhase::opening;
    (*this)(StoreOpened{intent.files, false});
}

void Updater::finish_open(const Opened& opened) {
    state_.ledger = opened.ledger;
    ++state_.revision;
    state_.store.phase = state_.store.is_writer ? StorePhase::ready : StorePhase::read_only;
    state_.undo.clear();
    state_.redo.clear();
    if (!opened.faults.empty()) notify(opened.faults.front());
}

void Updater::operator()(const Stored& intent) {
    Store& store = state_.store;
    if (intent.token != store.in_flight) return;
    store.in_flight = 0;
    if (!intent.is_ok) {
        store.has_failed = true;
        notify(Notice::Kind::bad, "notice.not_saved");
        return;
    }
    store.has_failed = false;
    store.waiting.erase(store.waiting.begin(), store.waiting.begin() + static_cast<std::ptrdiff_t>(store.in_flight_count));
    store_waiting();
}

void Updater::operator()(const RetrySave&) {
    state_.store.has_failed = false;
    store_waiting();
}

void Updater::keep(std::vector<journal::BundleFile> files) {
    if (state_.store.phase != StorePhase::ready) return;
    std::ranges::move(files, std::back_inserter(state_.store.waiting));
    store_waiting();
}

void Updater::store_waiting() {
    Store& store = state_.store;
    if (store.in_flight != 0 || store.has_failed || store.waiting.empty()) return;
    // Some megabyte at a time, or the page would stand still while they are handed over.
    std::size_t bytes = 0;
    store.in_flight_count = 0;
    for (; store.in_flight_count < store.waiting.size() && bytes < k_bytes_a_write; ++store.in_flight_count)
        bytes += store.waiting[store.in_flight_count].bytes.size();
    store.in_flight = new_token();
    const auto begin = store.waiting.begin();
    effects_.push_back(StoreBundles{store.in_flight, {begin, begin + static_cast<std::ptrdiff_t>(store.in_flight_count)}});
}

journal::Ledger& Updater::own_ledger() {
    // Ledgers are made non-const (initial_state, make_job, here); const only tells readers to keep off.
    if (state_.ledger.use_count() > 1) state_.ledger = std::make_shared<journal::Ledger>(*state_.ledger);
    return *std::const_pointer_cast<journal::Ledger>(state_.ledger);
}

void Updater::operator()(const ExportBundles&) {
    std::string all;
    for (const journal::BundleFile& file : state_.ledger->files()) all.append(file.bytes).push_back('\n');
    effects_.push_back(Download{"serasi-" + base::iso_text(state_.today) + ".serasi", "application/octet-stream", std::move(all)});
}

void Updater::operator()(const SetPreferences& intent) {
    state_.preferences = intent.preferences;
    effects_.push_back(SavePreferences{write_preferences(intent.preferences)});
}

void Updater::operator()(const DismissNotice&) { state_.notice.reset(); }

}  // namespace app
