#include <algorithm>

#include "core/app/updater.hpp"
#include "core/base/json.hpp"

namespace app {

namespace {

constexpr int k_attempts = 4;

/// The bundle file of this device with that number, as stored.
std::optional<journal::BundleFile> own_file(const AppState& state, std::uint32_t seq) {
    return state.ledger->file(state.identity.device, seq);
}

}  // namespace

void Updater::request(bool is_put, std::string path, std::string body, int delay_ms) {
    state_.sync.token = new_token();
    effects_.push_back(HttpRequest{state_.sync.token, is_put, std::move(path), std::move(body), delay_ms});
}

void Updater::operator()(const SyncNow&) {
    if (!may_edit(state_)) return notify(Notice::Kind::warn, "notice.cannot_edit");
    const auto last_finished = state_.sync.finished_ms;
    state_.sync = Sync{};
    state_.sync.finished_ms = last_finished;
    state_.sync.phase = SyncPhase::listing;
    state_.sync.conflicts_before = state_.ledger->conflict_count();
    request(false, "devices.json", {});
}

void Updater::operator()(const StopSync&) {
    if (state_.sync.phase == SyncPhase::done || state_.sync.phase == SyncPhase::failed) return;
    state_.sync.phase = SyncPhase::idle;
    state_.sync.token = 0;
}

void Updater::fail_sync(base::Error error) {
    state_.sync.phase = SyncPhase::failed;
    state_.sync.token = 0;
    state_.sync.fault = std::move(error);
}

void Updater::operator()(const HttpAnswered& intent) {
    if (intent.token != state_.sync.token || intent.token == 0) return;
    static const std::string nothing;
    const std::string& body = intent.body ? *intent.body : nothing;
    switch (state_.sync.phase) {
        case SyncPhase::listing: return answer_listing(intent.status, body);
        case SyncPhase::pulling: return answer_pull(intent.status, body);
        case SyncPhase::pushing: return answer_push(intent.status);
        case SyncPhase::comparing: return answer_compare(intent.status, body);
        case SyncPhase::idle:
        case SyncPhase::done:
        case SyncPhase::failed: return;
    }
}

bool Updater::retry(int status) {
    Sync& sync = state_.sync;
    const bool is_passing = status == 0 || status == 408 || status == 429 || status >= 500;
    if (!is_passing || ++sync.attempts >= k_attempts) return false;
    const int delay_ms = 250 << sync.attempts;
    const std::string device = sync.phase == SyncPhase::pulling ? sync.devices.back() : state_.identity.device;
    request(false, sync.phase == SyncPhase::listing ? "devices.json" : journal::bundle_name(device, sync.next_seq), {}, delay_ms);
    return true;
}

void Updater::answer_listing(int status, const std::string& body) {
    if (status != 200 && status != 404 && retry(status)) return;
    Sync& sync = state_.sync;
    if (status == 0) return fail_sync({"sync.no_connection", {}, {}});
    if (status != 200 && status != 404) return fail_sync({"sync.refused", {}, {{"status", std::to_string(status)}}});
    if (status == 200) {
        const auto json = base::parse_json(body, 4);
        const base::Json* devices = json ? base::find_member(*json, "devices") : nullptr;
        if (!devices || !devices->is_object()) return fail_sync({"sync.not_a_server", {}, {}});
        for (const auto& [device, last] : devices->items()) {
            const auto number = base::as_integer(last).value_or(0);
            sync.on_server[device] = static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 0, 99'999'999));
            if (journal::parse_bundle_name(journal::bundle_name(device, 1)) && device != state_.identity.device) sync.devices.push_back(device);
        }
    }
    std::ranges::reverse(sync.devices);
    sync.phase = SyncPhase::pulling;
    pull_next();
}

void Updater::pull_next() {
    Sync& sync = state_.sync;
    sync.attempts = 0;
    // Nothing is asked for beyond what the server says it has; what comes later comes with the next run.
    while (!sync.devices.empty() && state_.ledger->last_of(sync.devices.back()).first >= sync.on_server[sync.devices.back()]) sync.devices.pop_back();
    if (sync.devices.empty()) {
        const auto known = sync.on_server.find(state_.identity.device);
        sync.next_seq = known == sync.on_server.end() ? 0 : known->second;
        // More of us on the server than here: this device was copied, or its store was emptied.
        if (sync.next_seq > state_.ledger->last_of(state_.identity.device).first) {
            return fail_sync({"sync.clone", {}, {{"device", state_.identity.device}}});
        }
        if (sync.next_seq == 0) {
            sync.next_seq = 1;
            return push_next();
        }
        // The newest of ours on the server must be ours indeed, before anything is built on it.
        sync.phase = SyncPhase::comparing;
        return request(false, journal::bundle_name(state_.identity.device, sync.next_seq), {});
    }
    sync.next_seq = state_.ledger->last_of(sync.devices.back()).first + 1;
    request(false, journal::bundle_name(sync.devices.back(), sync.next_seq), {});
}

void Updater::answer_pull(int status, const std::string& body) {
    Sync& sync = state_.sync;
    if (status == 404) {
        sync.devices.pop_back();
        return pull_next();
    }
    if (status != 200) {
        if (retry(status)) return;
        if (status == 0) return fail_sync({"sync.no_connection", {}, {}});
        return fail_sync({"sync.refused", {}, {{"status", std::to_string(status)}}});
    }
    auto merged = own_ledger().add(body);
    if (!merged) return fail_sync(merged.error());
    if (merged->is_new) {
        ++state_.revision;
        ++sync.received;
        sync.received_operations += merged->operations;
        keep({{journal::bundle_name(sync.devices.back(), sync.next_seq), body}});
    }
    pull_next();
}

void Updater::push_next() {
    Sync& sync = state_.sync;
    sync.attempts = 0;
    sync.phase = SyncPhase::pushing;
    if (const auto file = own_file(state_, sync.next_seq)) return request(true, file->name, file->bytes);
    sync.on_server[state_.identity.device] = sync.next_seq - 1;
    sync.phase = SyncPhase::done;
    sync.token = 0;
    sync.finished_ms = state_.now_ms;
    effects_.push_back(Announce{"notice.synced", {}, false});
}

void Updater::answer_push(int status) {
    Sync& sync = state_.sync;
    if (status == 200 || status == 201 || status == 204) {
        if (sync.on_server[state_.identity.device] < sync.next_seq) ++sync.sent;
        sync.on_server[state_.identity.device] = sync.next_seq++;
        return push_next();
    }
    // It may be there already, by our own earlier attempt: read it back and compare before anything else.
    if (status == 412 || status == 409 || status == 0 || status >= 500) {
        sync.phase = SyncPhase::comparing;
        return request(false, journal::bundle_name(state_.identity.device, sync.next_seq), {}, status == 412 ? 0 : 250);
    }
    fail_sync({"sync.refused", {}, {{"status", std::to_string(status)}}});
}

void Updater::answer_compare(int status, const std::string& body) {
    Sync& sync = state_.sync;
    if (status == 200) {
        const auto file = own_file(state_, sync.next_seq);
        if (!file || body != file->bytes) return fail_sync({"sync.clone", {}, {{"device", state_.identity.device}}});
        return answer_push(200);
    }
    if (status == 404 && sync.attempts < k_attempts) {
        const auto file = own_file(state_, sync.next_seq);
        const int attempts = sync.attempts + 1;
        sync.phase = SyncPhase::pushing;
        if (file) request(true, file->name, file->bytes, 250 << attempts);
        sync.attempts = attempts;
        return;
    }
    if (retry(status)) return;
    if (status == 0 || status == 404) return fail_sync({"sync.no_connection", {}, {}});
    fail_sync({"sync.refused", {}, {{"status", std::to_string(status)}}});
}

}  // namespace app
