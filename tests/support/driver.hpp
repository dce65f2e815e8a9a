// driver.hpp: runs the application without a browser. Executes effects against a memory store, a memory file server and
// real jobs, in order, so that a test reads as what a user did.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "core/app/tidy.hpp"
#include "core/app/update.hpp"
#include "core/demo/task.hpp"

namespace support {

/// A write-once file server in memory; `status` can make it fail.
struct MemoryServer {
    std::map<std::string, std::string> files;
    std::function<int(const app::HttpRequest&)> fault = [](const app::HttpRequest&) { return 200; };  // 200: no fault

    app::HttpAnswered answer(const app::HttpRequest& request) {
        const int forced = fault(request);
        // A lost reply (0 on PUT) may come after the file was stored.
        if (forced != 200 && !(forced == 0 && request.is_put)) return {request.token, forced, nullptr};
        if (request.is_put) {
            const bool is_new = files.emplace(request.path, request.body).second;
            return {request.token, forced == 0 ? 0 : (is_new ? 201 : 412), nullptr};
        }
        if (request.path == "devices.json") return {request.token, 200, std::make_shared<std::string>(devices())};
        const auto at = files.find(request.path);
        if (at == files.end()) return {request.token, 404, nullptr};
        return {request.token, 200, std::make_shared<std::string>(at->second)};
    }

    [[nodiscard]] std::string devices() const {
        std::map<std::string, std::uint32_t> last;
        for (const auto& [name, bytes] : files) {
            if (const auto parsed = journal::parse_bundle_name(name)) last[parsed->device] = std::max(last[parsed->device], parsed->seq);
        }
        std::string text = "{\"devices\":{";
        for (const auto& [device, seq] : last) {
            if (text.back() != '{') text += ',';
            text += '"' + device + "\":" + std::to_string(seq);
        }
        return text + "}}";
    }
};

class Driver {
public:
    explicit Driver(std::string device, MemoryServer* server = nullptr) : server_(server) {
        start(std::move(device), {});
    }

    /// As after a reload: a new state from what the store holds.
    void reload() { start(state_.identity.device, state_.identity.actor); }

    void send(app::Intent intent) {
        std::vector<app::Intent> inbox{std::move(intent)};
        while (!inbox.empty()) {
            app::Intent next = std::move(inbox.front());
            inbox.erase(inbox.begin());
            tidy_.keep(state_);
            app::Step step = app::update(std::move(state_), std::move(next));
            state_ = std::move(step.next);
            tidy_.compare(state_);
            for (const app::Effect& effect : step.effects) run(effect, inbox);
        }
        while (tidy_.has_work()) tidy_.step();
    }

    [[nodiscard]] const app::AppState& state() const { return state_; }
    std::map<std::string, std::string> store;
    std::vector<app::Download> downloads;
    bool store_works = true;

private:
    void start(std::string device, std::string) {
        state_ = app::initial_state(records::Catalogue::standard());
        send(app::Started{{"space0001", std::move(device), "Analis BKPSDM"}, {}, *base::day_from_civil(2026, 11, 1), 1'000, true});
        std::vector<journal::BundleFile> files;
        for (const auto& [name, bytes] : store) files.push_back({name, bytes});
        send(app::StoreOpened{std::move(files)});
    }

    void run(const app::Effect& effect, std::vector<app::Intent>& inbox) {
        if (const auto* write = std::get_if<app::StoreBundles>(&effect)) {
            if (store_works) {
                for (const auto& file : write->files) store.emplace(file.name, file.bytes);
            }
            inbox.push_back(app::Stored{write->token, store_works});
        } else if (const auto* job = std::get_if<app::RunJob>(&effect)) {
            const auto work = app::make_job(job->spec);
            while (work->step()) {
                // Whatever else another thread may do is done here.
                if (!std::holds_alternative<app::DemoSpec>(job->spec)) continue;
                if (const auto task = work->task()) work->answer(demo::do_task(*task));
            }
            inbox.push_back(app::JobFinished{job->token, work->result()});
        } else if (const auto* request = std::get_if<app::HttpRequest>(&effect)) {
            inbox.push_back(server_ ? server_->answer(*request) : app::HttpAnswered{request->token, 0, nullptr});
        } else if (const auto* download = std::get_if<app::Download>(&effect)) {
            downloads.push_back(*download);
        }
    }

    app::AppState state_;
    app::Tidy tidy_;
    MemoryServer* server_;
};

}  // namespace support
