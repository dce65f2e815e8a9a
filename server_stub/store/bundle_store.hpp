// bundle_store.hpp: bundles on a disk, written once, on the disk before anybody is told so.
//
// Problem   A laptop deletes nothing, but it stops worrying about a bundle once the server has acknowledged it. So an
//           acknowledged bundle must survive kill -9 and power loss, and a half-written one must never be seen.
// Result    Invariant: *a write-once name that can be read is on the disk, whole*. A write goes to an unnamed file, is
//           synced, gets its name by link (which never replaces), and the folder is synced; until then the name is
//           locked, and if the last sync fails the name is taken back, since a second sync may succeed without having
//           written anything. A client that lost the answer may therefore read the name and trust what it sees.
// Cost      Two syncs a write, about 1 ms on an SSD; one `sync_disk` at start. Reads hash what they return.
// Failure   `Answer::status`; `error` is the -errno behind `no_space` and `failed`. After `failed` the name is either
//           absent or refused until a restart. Replaceable names (head, probe) keep the old or the new content, whole.
// Source    The order of calls is that of lighttpd's WebDAV module and of git since 2.36 (see sync.md, anchors): write,
//           sync file, link or rename, sync folder.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "server_stub/store/handle.hpp"
#include "server_stub/store/name.hpp"
#include "server_stub/store/system.hpp"

namespace store {

enum class Status { found, created, replaced, removed, missing, refused, no_space, failed };

struct Answer {
    Status status = Status::failed;
    std::string bytes = {};
    std::string digest = {};  // SHA-256 of the content, in hexadecimal
    int error = 0;
};

/// Decides over a write from the digest of what is there; nullopt when nothing is.
using Condition = std::function<bool(const std::optional<std::string>& digest)>;

class BundleStore {
public:
    /// Takes the folder for this process alone and removes what an interrupted write left. `system` must outlive it.
    [[nodiscard]] static base::Result<std::unique_ptr<BundleStore>> open(System& system, const std::string& folder);

    [[nodiscard]] Answer get(const Name& name) const;
    /// `refused` if the name is write-once and taken, or if the condition says no.
    [[nodiscard]] Answer put(const Name& name, std::string_view bytes, const Condition& condition = {});
    /// Only for names that may be deleted (`is_deletable`).
    [[nodiscard]] Answer remove(const Name& name);
    /// The devices that have a log in this space with their highest bundle number. A hint for a laptop that has no roster
    /// to read, and how a laptop finds what it has still to send.
    [[nodiscard]] std::optional<std::map<std::string, std::uint32_t>> devices(const std::string& space) const;

private:
    struct Staged {
        Handle file;
        std::string temporary;  // empty for an unnamed file
    };

    BundleStore(System& system, Handle root) : system_(system), root_(std::move(root)) {}

    int clear_incoming();
    std::shared_mutex& lock_of(const std::string& path) const;
    bool is_doubtful(const std::string& path) const;
    void mark_doubtful(const std::string& path);

    std::expected<Handle, int> open_folders(const std::vector<std::string>& folders) const;
    std::expected<Handle, int> make_folders(const std::vector<std::string>& folders);
    int make_folder(int parent, const std::string& name, const std::string& path);
    std::expected<std::string, int> read_file(const Handle& folder, const std::string& name) const;

    std::expected<Staged, int> stage(std::string_view bytes, bool must_have_name);
    int fill(const Handle& file, std::string_view bytes);
    Answer publish_once(const Staged& staged, const Handle& folder, const Name& name);
    Answer publish_again(const Staged& staged, const Handle& folder, const Name& name, bool existed);

    System& system_;
    Handle root_;
    Handle incoming_;
    std::atomic<std::uint64_t> next_temporary_ = 0;
    mutable std::array<std::shared_mutex, 64> locks_;  // by hash of the path

    std::mutex folders_mutex_;
    mutable std::mutex doubtful_mutex_;
    std::set<std::string> doubtful_;  // paths of names and folders that could neither be synced nor be taken back
};

}  // namespace store
