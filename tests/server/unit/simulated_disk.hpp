// simulated_disk.hpp: a disk that fails on command and forgets, at a power cut, whatever was not synced.
//
// Problem   The store's promise is about moments that a real disk shows once in a year.
// Result    A `System` in memory. Every call is numbered; a `Fault` strikes one of them. `after_power_cut` gives the
//           disk as it may be found afterwards: what was synced, and of the rest any chosen part.
// Model     Pessimistic: each write and each change of a folder entry reaches the disk by itself and in any order; a
//           failed sync loses what it covered for good, while later syncs claim success (as Linux does).
#pragma once

#include <cerrno>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server_stub/store/system.hpp"

namespace server_test {

struct Crash {};

enum class Strike { error, crash_before, crash_after, short_write };

struct Fault {
    int call = 0;  // from 1; 0 never strikes
    Strike strike = Strike::error;
    int error = EIO;
};

class SimulatedDisk final : public store::System {
public:
    bool has_unnamed_files = true;
    std::vector<Fault> faults;
    /// Runs once, in the middle of the next sync, for what another thread or another program does just then.
    std::function<void()> at_next_sync;

    SimulatedDisk() : nodes_(1) { nodes_[0].is_folder = true; }

    [[nodiscard]] int calls() const { return calls_; }
    [[nodiscard]] bool has_struck() const { return has_struck_; }
    [[nodiscard]] std::size_t pending() const {
        std::size_t count = 0;
        for (const Change& change : changes_) count += change.is_synced ? 0 : 1;
        return count;
    }
    /// `survives(i)` decides over the i-th change that was not synced.
    [[nodiscard]] SimulatedDisk after_power_cut(const std::function<bool(std::size_t)>& survives) const {
        SimulatedDisk found;
        found.has_unnamed_files = has_unnamed_files;
        found.nodes_.resize(nodes_.size());
        for (std::size_t node = 0; node < nodes_.size(); ++node) found.nodes_[node].is_folder = nodes_[node].is_folder;
        std::size_t number = 0;
        for (const Change& change : changes_) {
            if (!change.is_synced && !survives(number++)) continue;
            found.apply(change);
            found.changes_.back().is_synced = true;
        }
        return found;
    }
    /// The same disk for the next program: nothing open, nothing locked, no faults.
    [[nodiscard]] SimulatedDisk after_restart() const {
        SimulatedDisk found = *this;
        found.open_.clear();
        found.faults.clear();
        return found;
    }

    int open_root(const std::string&) override {
        return call([&] { return open_node(0); });
    }
    int open_folder(int folder, const std::string& name) override {
        return call([&] {
            const int node = find(folder, name);
            return node < 0 ? node : nodes_[size_t(node)].is_folder ? open_node(node) : -ENOTDIR;
        });
    }
    int make_folder(int folder, const std::string& name) override {
        return call([&] {
            if (find(folder, name) >= 0) return -EEXIST;
            apply({.kind = ChangeKind::add, .node = node_of(folder), .text = name, .target = new_node(true)});
            return 0;
        });
    }
    int remove_folder(int folder, const std::string& name) override { return remove(folder, name); }
    int open_file(int folder, const std::string& name) override {
        return call([&] {
            const int node = find(folder, name);
            return node < 0 ? node : open_node(node);
        });
    }
    int create_unnamed(int) override {
        return call([&] { return has_unnamed_files ? open_node(new_node(false)) : -EOPNOTSUPP; });
    }
    int create_file(int folder, const std::string& name) override {
        return call([&] {
            if (find(folder, name) >= 0) return -EEXIST;
            const int node = new_node(false);
            apply({.kind = ChangeKind::add, .node = node_of(folder), .text = name, .target = node});
            return open_node(node);
        });
    }
    std::int64_t size_of(int file) override {
        return call([&] { return static_cast<std::int64_t>(nodes_[size_t(node_of(file))].content.size()); });
    }
    std::int64_t read_some(int file, char* bytes, std::size_t count) override {
        return call([&] {
            Open& open = open_.at(file);
            const std::string& content = nodes_[size_t(open.node)].content;
            const std::size_t taken = content.copy(bytes, std::min(count, k_most_at_once), open.position);
            open.position += taken;
            return static_cast<std::int64_t>(taken);
        });
    }
    std::int64_t write_some(int file, const char* bytes, std::size_t count) override {
        is_short_ = false;
        return call([&] {
            const std::size_t taken = is_short_ ? 1 : std::min(count, k_most_at_once);
            apply({.kind = ChangeKind::content, .node = node_of(file), .text = std::string(bytes, taken)});
            return static_cast<std::int64_t>(taken);
        });
    }
    int sync(int number) override {
        if (const auto interlude = std::exchange(at_next_sync, nullptr)) interlude();
        const int node = node_of(number);
        const int result = call([&] {
            settle([&](const Change& change) { return change.node == node; }, true);
            return 0;
        });
        if (result < 0 && result != -EINTR) settle([&](const Change& change) { return change.node == node; }, false);
        return result;
    }
    int sync_disk(int) override {
        return call([&] {
            settle([](const Change&) { return true; }, true);
            return 0;
        });
    }
    int lock(int) override {
        return call([] { return 0; });
    }
    int link_unnamed(int file, int folder, const std::string& name) override {
        return call([&] { return add_entry(folder, name, node_of(file)); });
    }
    int link(int from_folder, const std::string& from, int to_folder, const std::string& to) override {
        return call([&] {
            const int node = find(from_folder, from);
            return node < 0 ? node : add_entry(to_folder, to, node);
        });
    }
    int rename(int from_folder, const std::string& from, int to_folder, const std::string& to) override {
        return call([&] {
            const int node = find(from_folder, from);
            if (node < 0) return node;
            apply({.kind = ChangeKind::add, .node = node_of(to_folder), .text = to, .target = node});
            apply({.kind = ChangeKind::remove, .node = node_of(from_folder), .text = from});
            return 0;
        });
    }
    int unlink(int folder, const std::string& name) override { return remove(folder, name); }
    std::expected<std::vector<std::string>, int> list(int folder) override {
        std::vector<std::string> names;
        const int result = call([&] {
            for (const auto& [name, node] : nodes_[size_t(node_of(folder))].entries) names.push_back(name);
            return 0;
        });
        if (result < 0) return std::unexpected(result);
        return names;
    }
    // Not numbered: it runs in destructors, also while a Crash unwinds, and the store does not heed its answer.
    int close(int number) override {
        open_.erase(number);
        return 0;
    }

private:
    static constexpr std::size_t k_most_at_once = 6;

    enum class ChangeKind { content, add, remove };
    struct Change {
        ChangeKind kind = ChangeKind::content;
        int node = 0;  // whose content or entries change
        std::string text = {};
        int target = 0;
        bool is_synced = false;
        bool is_lost = false;
    };
    struct Node {
        bool is_folder = false;
        std::string content;
        std::map<std::string, int> entries;
    };
    struct Open {
        int node = 0;
        std::size_t position = 0;
    };

    template <class Perform>
    auto call(Perform perform) -> decltype(perform()) {
        ++calls_;
        for (const Fault& fault : faults) {
            if (fault.call != calls_) continue;
            has_struck_ = true;
            switch (fault.strike) {
                case Strike::error:
                    return -fault.error;
                case Strike::crash_before:
                    throw Crash{};
                case Strike::crash_after:
                    perform();
                    throw Crash{};
                case Strike::short_write:
                    is_short_ = true;
                    break;
            }
        }
        return perform();
    }

    int remove(int folder, const std::string& name) {
        return call([&] {
            if (const int node = find(folder, name); node < 0) return node;
            apply({.kind = ChangeKind::remove, .node = node_of(folder), .text = name});
            return 0;
        });
    }
    int add_entry(int folder, const std::string& name, int node) {
        if (find(folder, name) >= 0) return -EEXIST;
        apply({.kind = ChangeKind::add, .node = node_of(folder), .text = name, .target = node});
        return 0;
    }
    void apply(Change change) {
        Node& node = nodes_[size_t(change.node)];
        switch (change.kind) {
            case ChangeKind::content:
                node.content += change.text;
                break;
            case ChangeKind::add:
                node.entries[change.text] = change.target;
                break;
            case ChangeKind::remove:
                node.entries.erase(change.text);
                break;
        }
        changes_.push_back(std::move(change));
    }
    void settle(const std::function<bool(const Change&)>& concerns, bool has_worked) {
        for (Change& change : changes_) {
            if (change.is_synced || change.is_lost || !concerns(change)) continue;
            (has_worked ? change.is_synced : change.is_lost) = true;
        }
    }
    int new_node(bool is_folder) {
        nodes_.push_back({is_folder, {}, {}});
        return static_cast<int>(nodes_.size()) - 1;
    }
    int open_node(int node) {
        open_[next_number_] = {node, 0};
        return next_number_++;
    }
    int node_of(int number) const { return open_.at(number).node; }
    int find(int folder, const std::string& name) const {
        const auto& entries = nodes_[size_t(node_of(folder))].entries;
        const auto at = entries.find(name);
        return at == entries.end() ? -ENOENT : at->second;
    }

    std::vector<Node> nodes_;
    std::vector<Change> changes_;
    std::map<int, Open> open_;
    int next_number_ = 3;
    int calls_ = 0;
    bool has_struck_ = false;
    bool is_short_ = false;
};

}  // namespace server_test
