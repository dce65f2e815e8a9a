#include "core/workbook/archive.hpp"

#include <unzip.h>

#include <algorithm>
#include <cstring>

#include "core/base/text.hpp"
#include "core/workbook/memory_file.hpp"

namespace workbook {

namespace {

constexpr std::int64_t k_most_small_part = std::int64_t{16} << 20;
constexpr uLong k_is_encrypted = 1;

using ReadFile = MemoryFile<std::string_view>;

uLong read_file(voidpf, voidpf stream, void* out, uLong size) {
    ReadFile& file = ReadFile::of(stream);
    const std::string_view left = file.bytes.substr(std::min(file.at, file.bytes.size()));
    const std::size_t count = std::min<std::size_t>(size, left.size());
    std::memcpy(out, left.data(), count);
    file.at += count;
    return static_cast<uLong>(count);
}

struct CloseArchive {
    void operator()(void* file) const {
        unzCloseCurrentFile(file);
        unzClose(file);
    }
};
using ArchiveFile = std::unique_ptr<void, CloseArchive>;

ArchiveFile open_archive(ReadFile& file) {
    zlib_filefunc64_def functions = file.functions(read_file, nullptr);
    return ArchiveFile(unzOpen2_64("", &functions));
}

base::Error too_large(const std::string& place, std::int64_t most) {
    return {"workbook.too_large", place, {{"most", std::to_string(most >> 20)}}};
}

}  // namespace

struct PartReader::State {
    std::string name;
    std::string place;
    ReadFile file;
    ArchiveFile archive;
    std::shared_ptr<std::int64_t> left;
    std::int64_t most = 0;
    std::int64_t total = 0;
    std::int64_t read = 0;
};

PartReader::PartReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
PartReader::PartReader(PartReader&&) noexcept = default;
PartReader& PartReader::operator=(PartReader&&) noexcept = default;
PartReader::~PartReader() = default;

std::int64_t PartReader::bytes_read() const { return state_->read; }
std::int64_t PartReader::bytes_total() const { return state_->total; }
std::unexpected<base::Error> PartReader::damaged() const {
    return base::fail("workbook.damaged", state_->place, {{"part", state_->name}});
}

base::Result<bool> PartReader::read(std::string& out, std::size_t most) {
    const std::size_t before = out.size();
    out.resize(before + most);
    const int count = unzReadCurrentFile(state_->archive.get(), out.data() + before, static_cast<unsigned>(most));
    out.resize(before + static_cast<std::size_t>(std::max(count, 0)));
    if (count < 0) return damaged();
    state_->read += count;
    *state_->left -= count;
    if (*state_->left < 0) return std::unexpected(too_large(state_->place, state_->most));
    if (count > 0) return true;
    if (unzCloseCurrentFile(state_->archive.get()) != UNZ_OK || state_->read != state_->total) return damaged();
    return false;
}

std::string Archive::part_name(std::string_view name) {
    while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
    std::string normal = base::lower(name);
    std::ranges::replace(normal, '\\', '/');
    return normal;
}

base::Result<Archive> Archive::open(std::string_view bytes, std::string place, std::int64_t most_inflated) {
    Archive archive;
    archive.bytes_ = bytes;
    archive.place_ = std::move(place);
    archive.most_inflated_ = most_inflated;
    archive.left_ = std::make_shared<std::int64_t>(most_inflated);
    const auto damaged = [&] { return base::fail("workbook.damaged", archive.place_, {{"part", "ZIP"}}); };
    ReadFile memory{bytes};
    const ArchiveFile file = open_archive(memory);
    if (!file) return damaged();
    int status = unzGoToFirstFile(file.get());
    for (; status == UNZ_OK; status = unzGoToNextFile(file.get())) {
        unz64_file_pos position{};
        std::string name(512, '\0');
        if (unzGetFilePos64(file.get(), &position) != UNZ_OK ||
            unzGetCurrentFileInfo64(file.get(), nullptr, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
            return damaged();
        name.resize(std::strlen(name.c_str()));
        // Of two parts with one name the first counts, for every reader of this archive.
        archive.parts_.try_emplace(part_name(name), Entry{position.pos_in_zip_directory, position.num_of_file});
        if (archive.parts_.size() > k_most_parts || position.num_of_file > k_most_parts)
            return std::unexpected(too_large(archive.place_, most_inflated));
    }
    if (status != UNZ_END_OF_LIST_OF_FILE || archive.parts_.empty()) return damaged();
    return archive;
}

base::Result<PartReader> Archive::read(std::string_view part) const {
    auto state = std::make_unique<PartReader::State>();
    state->name = std::string(part);
    state->place = place_;
    state->file.bytes = bytes_;
    state->archive = open_archive(state->file);
    state->left = left_;
    state->most = most_inflated_;
    PartReader reader(std::move(state));
    const auto entry = parts_.find(part_name(part));
    if (entry == parts_.end() || !reader.state_->archive) return reader.damaged();
    void* file = reader.state_->archive.get();
    unz64_file_pos position{entry->second.offset, entry->second.number};
    unz_file_info64 info{};
    if (unzGoToFilePos64(file, &position) != UNZ_OK ||
        unzGetCurrentFileInfo64(file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
        return reader.damaged();
    if ((info.flag & k_is_encrypted) != 0) return base::fail("workbook.encrypted", place_);
    if (info.uncompressed_size > static_cast<std::uint64_t>(most_inflated_))
        return std::unexpected(too_large(place_, most_inflated_));
    if (unzOpenCurrentFile(file) != UNZ_OK) return reader.damaged();
    reader.state_->total = static_cast<std::int64_t>(info.uncompressed_size);
    return reader;
}

base::Result<std::string> Archive::text(std::string_view part) const {
    BASE_TRY(PartReader reader, read(part));
    std::string text;
    for (bool more = true; more;) {
        BASE_TRY(more, reader.read(text, std::size_t{64} << 10));
        if (reader.bytes_read() > k_most_small_part) return std::unexpected(too_large(place_, k_most_small_part));
    }
    return text;
}

}  // namespace workbook
