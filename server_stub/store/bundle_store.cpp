#include "server_stub/store/bundle_store.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <format>

#include "core/base/sha256.hpp"

namespace store {
namespace {

// Not a space by the grammar, so that no request can reach it.
constexpr const char* k_incoming = ".incoming";

template <class Call>
auto without_interruption(Call call) {
    auto result = call();
    while (result == -EINTR) result = call();
    return result;
}

Answer failure(int error) {
    const bool is_full = error == -ENOSPC || error == -EDQUOT || error == -EFBIG;
    return {.status = is_full ? Status::no_space : Status::failed, .error = error};
}

std::expected<Handle, int> opened(System& system, int number) {
    if (number < 0) return std::unexpected(number);
    return Handle(system, number);
}

}  // namespace

base::Result<std::unique_ptr<BundleStore>> BundleStore::open(System& system, const std::string& folder) {
    const auto fail_with = [&](int error) {
        return base::fail(error == -EWOULDBLOCK ? "server.data_in_use" : "server.data_unusable", folder,
                          {{"reason", std::strerror(-error)}});
    };
    auto root = opened(system, without_interruption([&] { return system.open_root(folder); }));
    if (!root) return fail_with(root.error());
    if (const int error = system.lock(root->number()); error < 0) return fail_with(error);

    std::unique_ptr<BundleStore> store(new BundleStore(system, std::move(*root)));
    if (const int error = store->clear_incoming(); error < 0) return fail_with(error);
    // A program killed between link and sync left a name that a client may already have read and trusted.
    const int error = without_interruption([&] { return system.sync_disk(store->root_.number()); });
    if (error < 0) return fail_with(error);
    return store;
}

int BundleStore::clear_incoming() {
    const int made = system_.make_folder(root_.number(), k_incoming);
    if (made < 0 && made != -EEXIST) return made;
    auto incoming = opened(system_, system_.open_folder(root_.number(), k_incoming));
    if (!incoming) return incoming.error();
    incoming_ = std::move(*incoming);
    const auto leftovers = system_.list(incoming_.number());
    if (!leftovers) return leftovers.error();
    for (const std::string& name : *leftovers) {
        if (const int error = system_.unlink(incoming_.number(), name); error < 0) return error;
    }
    return 0;
}

std::shared_mutex& BundleStore::lock_of(const std::string& path) const {
    return locks_[std::hash<std::string>{}(path) % locks_.size()];
}

bool BundleStore::is_doubtful(const std::string& path) const {
    const std::lock_guard guard(doubtful_mutex_);
    return doubtful_.contains(path);
}

void BundleStore::mark_doubtful(const std::string& path) {
    const std::lock_guard guard(doubtful_mutex_);
    doubtful_.insert(path);
}

std::expected<Handle, int> BundleStore::open_folders(const std::vector<std::string>& folders) const {
    Handle current;
    for (const std::string& folder : folders) {
        const int parent = current.number() < 0 ? root_.number() : current.number();
        auto next = opened(system_, without_interruption([&] { return system_.open_folder(parent, folder); }));
        if (!next) return next;
        current = std::move(*next);
    }
    return current;
}

std::expected<Handle, int> BundleStore::make_folders(const std::vector<std::string>& folders) {
    const std::lock_guard guard(folders_mutex_);
    Handle current;
    std::string path;
    for (const std::string& folder : folders) {
        const int parent = current.number() < 0 ? root_.number() : current.number();
        path += folder + '/';
        if (is_doubtful(path)) return std::unexpected(-EIO);
        int number = without_interruption([&] { return system_.open_folder(parent, folder); });
        if (number == -ENOENT) {
            if (const int error = make_folder(parent, folder, path); error < 0) return std::unexpected(error);
            number = without_interruption([&] { return system_.open_folder(parent, folder); });
        }
        auto next = opened(system_, number);
        if (!next) return next;
        current = std::move(*next);
    }
    return current;
}

int BundleStore::make_folder(int parent, const std::string& name, const std::string& path) {
    const int made = without_interruption([&] { return system_.make_folder(parent, name); });
    if (made < 0) return made;
    const int synced = without_interruption([&] { return system_.sync(parent); });
    if (synced < 0) {
        const int undone = without_interruption([&] { return system_.remove_folder(parent, name); });
        if (undone < 0) mark_doubtful(path);
    }
    return synced;
}

std::expected<std::string, int> BundleStore::read_file(const Handle& folder, const std::string& name) const {
    auto file = opened(system_, without_interruption([&] { return system_.open_file(folder.number(), name); }));
    if (!file) return std::unexpected(file.error());
    const std::int64_t size = without_interruption([&] { return system_.size_of(file->number()); });
    if (size < 0) return std::unexpected(static_cast<int>(size));

    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const std::int64_t count = without_interruption(
            [&] { return system_.read_some(file->number(), bytes.data() + at, bytes.size() - at); });
        if (count < 0) return std::unexpected(static_cast<int>(count));
        if (count == 0) return std::unexpected(-EIO);  // shorter than it says: damaged by another hand
        at += static_cast<std::size_t>(count);
    }
    return bytes;
}

Answer BundleStore::get(const Name& name) const {
    const std::string path = path_of(name);
    const std::shared_lock guard(lock_of(path));
    if (is_doubtful(path)) return failure(-EIO);
    const auto folder = open_folders(name.folders);
    if (!folder) return folder.error() == -ENOENT ? Answer{.status = Status::missing} : failure(folder.error());
    auto bytes = read_file(*folder, name.file);
    if (!bytes) return bytes.error() == -ENOENT ? Answer{.status = Status::missing} : failure(bytes.error());
    std::string digest = base::sha256_hex(*bytes);
    return {.status = Status::found, .bytes = std::move(*bytes), .digest = std::move(digest)};
}

Answer BundleStore::put(const Name& name, std::string_view bytes, const Condition& condition) {
    const std::string path = path_of(name);
    const std::unique_lock guard(lock_of(path));
    if (is_doubtful(path)) return failure(-EIO);
    const auto folder = make_folders(name.folders);
    if (!folder) return failure(folder.error());

    std::optional<std::string> current;
    const auto there = read_file(*folder, name.file);
    if (there) current = base::sha256_hex(*there);
    if (!there && there.error() != -ENOENT) return failure(there.error());
    if (current && is_write_once(name.kind)) return {.status = Status::refused};
    if (condition && !condition(current)) return {.status = Status::refused};

    const auto staged = stage(bytes, !is_write_once(name.kind));
    if (!staged) return failure(staged.error());
    Answer answer = is_write_once(name.kind) ? publish_once(*staged, *folder, name)
                                             : publish_again(*staged, *folder, name, current.has_value());
    // Whatever became of it, a temporary name has served; what cannot be removed is removed at the next start.
    if (!staged->temporary.empty()) static_cast<void>(system_.unlink(incoming_.number(), staged->temporary));
    if (answer.status == Status::created || answer.status == Status::replaced) answer.digest = base::sha256_hex(bytes);
    return answer;
}

std::expected<BundleStore::Staged, int> BundleStore::stage(std::string_view bytes, bool must_have_name) {
    std::string temporary;
    int number = -EOPNOTSUPP;
    if (!must_have_name) number = without_interruption([&] { return system_.create_unnamed(incoming_.number()); });
    if (number == -EOPNOTSUPP) {
        temporary = std::format("{}", next_temporary_++);
        number = without_interruption([&] { return system_.create_file(incoming_.number(), temporary); });
    }
    auto file = opened(system_, number);
    if (!file) return std::unexpected(file.error());
    if (const int error = fill(*file, bytes); error < 0) {
        if (!temporary.empty()) static_cast<void>(system_.unlink(incoming_.number(), temporary));
        return std::unexpected(error);
    }
    return Staged{std::move(*file), std::move(temporary)};
}

int BundleStore::fill(const Handle& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const std::int64_t count =
            without_interruption([&] { return system_.write_some(file.number(), bytes.data(), bytes.size()); });
        if (count < 0) return static_cast<int>(count);
        if (count == 0) return -ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return without_interruption([&] { return system_.sync(file.number()); });
}

Answer BundleStore::publish_once(const Staged& staged, const Handle& folder, const Name& name) {
    const int linked = without_interruption([&] {
        return staged.temporary.empty()
                   ? system_.link_unnamed(staged.file.number(), folder.number(), name.file)
                   : system_.link(incoming_.number(), staged.temporary, folder.number(), name.file);
    });
    if (linked == -EEXIST) return {.status = Status::refused};
    if (linked < 0) return failure(linked);

    const int synced = without_interruption([&] { return system_.sync(folder.number()); });
    if (synced < 0) {
        // Nobody has seen the name, for it is locked. If it cannot be taken back, nobody may see it in this run.
        const int undone = without_interruption([&] { return system_.unlink(folder.number(), name.file); });
        if (undone < 0) mark_doubtful(path_of(name));
        return failure(synced);
    }
    return {.status = Status::created};
}

Answer BundleStore::publish_again(const Staged& staged, const Handle& folder, const Name& name, bool existed) {
    const int renamed = without_interruption(
        [&] { return system_.rename(incoming_.number(), staged.temporary, folder.number(), name.file); });
    if (renamed < 0) return failure(renamed);
    const int synced = without_interruption([&] { return system_.sync(folder.number()); });
    if (synced < 0) return failure(synced);
    return {.status = existed ? Status::replaced : Status::created};
}

Answer BundleStore::remove(const Name& name) {
    BASE_ASSERT(is_deletable(name.kind));
    const std::string path = path_of(name);
    const std::unique_lock guard(lock_of(path));
    const auto folder = open_folders(name.folders);
    if (!folder) return folder.error() == -ENOENT ? Answer{.status = Status::missing} : failure(folder.error());
    const int error = without_interruption([&] { return system_.unlink(folder->number(), name.file); });
    if (error == -ENOENT) return {.status = Status::missing};
    return error < 0 ? failure(error) : Answer{.status = Status::removed};
}

std::optional<std::map<std::string, std::uint32_t>> BundleStore::devices(const std::string& space) const {
    std::map<std::string, std::uint32_t> highest;
    const auto folder = open_folders({space, "v1", "log"});
    if (!folder) return folder.error() == -ENOENT ? std::optional(highest) : std::nullopt;
    const auto devices = system_.list(folder->number());
    if (!devices) return std::nullopt;
    for (const std::string& device : *devices) {
        if (!is_identifier(device)) continue;
        const auto log = open_folders({space, "v1", "log", device});
        if (!log) return std::nullopt;
        const auto bundles = system_.list(log->number());
        if (!bundles) return std::nullopt;
        for (const std::string& file : *bundles) {
            const auto number = base::parse_integer(std::string_view(file).substr(0, file.find('.')));
            if (number && *number > 0) highest[device] = std::max(highest[device], static_cast<std::uint32_t>(*number));
        }
    }
    return highest;
}

}  // namespace store
