#include "core/intake/staging.hpp"

#include <algorithm>

#include "core/base/sha256.hpp"
#include "core/base/text.hpp"
#include "core/intake/row_stager.hpp"

namespace intake {

std::string_view row_state_name(RowState state) {
    switch (state) {
        case RowState::valid:
            return "valid";
        case RowState::warning:
            return "warning";
        case RowState::invalid:
            return "invalid";
    }
    return {};
}

const StagedRow* StagedFile::row(std::uint32_t number) const {
    const auto at = std::ranges::lower_bound(rows, number, {}, &StagedRow::number);
    return at == rows.end() || at->number != number ? nullptr : &*at;
}

std::span<const Finding> StagedFile::file_findings() const {
    const auto at = std::ranges::find_if(findings, [](const Finding& finding) { return finding.row != 0; });
    return {findings.begin(), at};
}

namespace {

enum class Phase : std::uint8_t { hash, decode, read, map, sort, gather, stage, complete, done };

// How the phases share the progress bar, in thousandths.
constexpr std::int64_t k_read_share = 200;
constexpr std::int64_t k_gather_share = 200;
constexpr std::int64_t k_stage_share = 600;
constexpr std::size_t k_hashed_a_step = std::size_t{1} << 16;
// Cutting text into rows and gathering a row cost a fraction of staging it, so a slice takes more of them.
constexpr std::int64_t k_quick_rows = 4;

/// What of a workbook was read, where somebody might expect otherwise.
void add_sheet_findings(const StagedFile& staged, std::vector<Finding>& findings) {
    const workbook::Rows* sheet = staged.table->sheet();
    if (!sheet) return;
    const auto add = [&](std::string_view code, std::string_view variant, std::vector<base::Arg> args) {
        findings.push_back({0, code, variant, {}, {}, std::move(args), {}});
    };
    if (!staged.other_sheets.empty()) {
        add("I_SHEET", "", {{"sheet", staged.sheets[staged.sheet]}, {"others", base::joined(staged.other_sheets, ", ")}});
    }
    const auto& columns = staged.mapping.columns;
    std::string hidden;
    for (const std::uint32_t at : sheet->hidden_columns) {
        if (at >= columns.size() || !columns[at].field) continue;
        hidden.append(hidden.empty() ? "" : ", ").append(columns[at].header);
    }
    if (!hidden.empty()) add("I_HIDDEN", "columns", {{"columns", hidden}});
    if (sheet->hidden_rows > 0) add("I_HIDDEN", "rows", {{"count", std::to_string(sheet->hidden_rows)}});
}

}  // namespace

struct Stager::Work {
    std::shared_ptr<const std::string> bytes;
    std::string wanted_sheet;
    std::optional<records::EntityKind> wanted_kind;
    std::shared_ptr<const records::Registry> registry;
    base::Day today;
    StagedFile staged;
    std::optional<ColumnMapping> chosen;
    std::vector<ValueFix> values;
    std::optional<base::Error> error;
    Phase phase = Phase::hash;
    std::optional<TableReader> reader;  // of delimited text
    std::optional<workbook::SheetReader> sheet;
    std::optional<RowStager> rows;
    std::vector<RowRole> roles;
    std::size_t at = 0;
    base::Sha256 hash;
    std::optional<base::Result<DecodedText>> decoded;
    base::Steps decoding;
    base::Steps sorting;

    void hash_bytes();
    base::Result<void> decode_bytes();
    base::Result<void> open_workbook();
    base::Result<void> read_rows(std::int64_t count);
    base::Result<void> map_header();
    void sort_rows();
    void gather_rows(std::int64_t count);
    void stage_rows(std::int64_t count);
    void complete();
    base::Result<void> work(std::int64_t count);
    [[nodiscard]] std::int64_t bytes_read() const { return sheet ? sheet->bytes_read() : reader->bytes_read(); }
    [[nodiscard]] std::int64_t bytes_total() const { return sheet ? sheet->bytes_total() : reader->bytes_total(); }
    [[nodiscard]] std::size_t slice_end(std::int64_t count) const {
        const auto left = static_cast<std::int64_t>(roles.size() - at);
        return at + static_cast<std::size_t>(std::min(left, count));
    }
};

void Stager::Work::hash_bytes() {
    hash.add(std::string_view(*bytes).substr(at, k_hashed_a_step));
    at += k_hashed_a_step;
    if (at < bytes->size()) return;
    staged.sha256 = hash.hex();
    phase = Phase::decode;
}

base::Result<void> Stager::Work::open_workbook() {
    BASE_TRY(SheetSource source, open_sheet(std::move(bytes), staged.file, registry->catalogue(), wanted_sheet));
    staged.encoding = Encoding::workbook;
    staged.sheets = std::move(source.sheets);
    staged.sheet = source.chosen;
    staged.other_sheets = std::move(source.others);
    sheet.emplace(std::move(source.reader));
    phase = Phase::read;
    return {};
}

base::Result<void> Stager::Work::decode_bytes() {
    if (workbook::is_archive(*bytes)) return open_workbook();
    if (!decoded) decoding = decode(*bytes, staged.file, decoded.emplace());
    if (decoding.step()) return {};
    BASE_TRY(DecodedText text, std::move(*decoded));
    staged.encoding = text.encoding;
    bytes = {};
    reader.emplace(std::move(text.text), staged.file);
    phase = Phase::read;
    return {};
}

base::Result<void> Stager::Work::read_rows(std::int64_t count) {
    BASE_TRY(const bool more, sheet ? sheet->step(count) : reader->step(count * k_quick_rows));
    if (more) return {};
    staged.table = std::make_shared<const Table>(sheet ? Table(sheet->take()) : reader->take());
    reader.reset();
    sheet.reset();
    phase = Phase::map;
    return {};
}

base::Result<void> Stager::Work::map_header() {
    if (chosen) {
        staged.mapping = std::move(*chosen);
    } else if (wanted_kind) {
        staged.mapping = map_as(*staged.table, registry->catalogue(), *wanted_kind);
    } else {
        const std::string_view sheet_name = staged.sheets.empty() ? std::string_view() : staged.sheets[staged.sheet];
        BASE_TRY(staged.mapping, find_mapping(*staged.table, registry->catalogue(), staged.file, sheet_name));
    }
    sorting = find_row_roles(*staged.table, staged.mapping, registry->catalogue(), roles);
    phase = Phase::sort;
    return {};
}

void Stager::Work::sort_rows() {
    if (sorting.step()) return;
    if (!rows) {
        rows.emplace(*staged.table, staged.mapping, *registry, today, values);
        staged.rows.reserve(roles.size());
        sorting = rows->know_people();
        return;
    }
    at = 0;
    phase = Phase::gather;
}

void Stager::Work::gather_rows(std::int64_t count) {
    for (const std::size_t end = slice_end(count); at < end; ++at) {
        if (roles[at] == RowRole::data) rows->gather(at);
    }
    if (at < roles.size()) return;
    rows->settle();
    at = 0;
    phase = Phase::stage;
}

void Stager::Work::stage_rows(std::int64_t count) {
    for (const std::size_t end = slice_end(count); at < end; ++at) {
        if (roles[at] == RowRole::data) rows->stage(at, staged.rows, staged.findings);
    }
    if (at == roles.size()) phase = Phase::complete;
}

void Stager::Work::complete() {
    std::vector<Finding> all = rows->finish(roles);
    add_sheet_findings(staged, all);
    const std::size_t shift = all.size();
    std::ranges::move(staged.findings, std::back_inserter(all));
    staged.findings = std::move(all);
    for (StagedRow& row : staged.rows) {
        row.first_finding += shift;
        ++(row.state == RowState::valid     ? staged.counts.valid
           : row.state == RowState::warning ? staged.counts.warning
                                            : staged.counts.invalid);
    }
    rows.reset();
    phase = Phase::done;
}

base::Result<void> Stager::Work::work(std::int64_t count) {
    switch (phase) {
        case Phase::hash:
            hash_bytes();
            return {};
        case Phase::decode:
            return decode_bytes();
        case Phase::read:
            return read_rows(count);
        case Phase::map:
            return map_header();
        case Phase::sort:
            sort_rows();
            return {};
        case Phase::gather:
            gather_rows(count * k_quick_rows);
            return {};
        case Phase::stage:
            stage_rows(count);
            return {};
        case Phase::complete:
            complete();
            return {};
        case Phase::done:
            return {};
    }
    return {};
}

Stager::Stager(std::string file, std::shared_ptr<const std::string> bytes,
               std::shared_ptr<const records::Registry> registry, base::Day today, std::string sheet,
               std::optional<records::EntityKind> kind)
    : work_(std::make_unique<Work>()) {
    work_->bytes = std::move(bytes);
    work_->wanted_sheet = std::move(sheet);
    work_->wanted_kind = kind;
    work_->registry = std::move(registry);
    work_->today = today;
    work_->staged.file = std::move(file);
}

Stager::Stager(const StagedFile& previous, ColumnMapping mapping, std::vector<CellFix> fixes,
               std::shared_ptr<const records::Registry> registry, base::Day today, std::vector<ValueFix> values)
    : work_(std::make_unique<Work>()) {
    work_->registry = std::move(registry);
    work_->today = today;
    work_->values = std::move(values);
    work_->staged.file = previous.file;
    work_->staged.sha256 = previous.sha256;
    work_->staged.encoding = previous.encoding;
    work_->staged.sheets = previous.sheets;
    work_->staged.sheet = previous.sheet;
    work_->staged.other_sheets = previous.other_sheets;
    work_->staged.table = fixes.empty() ? previous.table : std::make_shared<const Table>(previous.table->with(fixes));
    work_->chosen = std::move(mapping);
    work_->phase = Phase::map;
}

Stager::Stager(Stager&&) noexcept = default;
Stager& Stager::operator=(Stager&&) noexcept = default;
Stager::~Stager() = default;

bool Stager::step(std::int64_t rows) {
    if (work_->error || work_->phase == Phase::done) return false;
    if (auto worked = work_->work(std::max<std::int64_t>(rows, 1)); !worked) work_->error = std::move(worked).error();
    return !work_->error && work_->phase != Phase::done;
}

Progress Stager::progress() const {
    const auto share = [&](std::int64_t whole) {
        const auto total = static_cast<std::int64_t>(work_->roles.size());
        return total == 0 ? 0 : whole * static_cast<std::int64_t>(work_->at) / total;
    };
    std::int64_t done = 0;
    switch (work_->phase) {
        case Phase::hash:
        case Phase::decode:
            break;
        case Phase::read:
            done = k_read_share * work_->bytes_read() / std::max<std::int64_t>(1, work_->bytes_total());
            break;
        case Phase::map:
        case Phase::sort:
            done = k_read_share;
            break;
        case Phase::gather:
            done = k_read_share + share(k_gather_share);
            break;
        case Phase::stage:
        case Phase::complete:
            done = k_read_share + k_gather_share + share(k_stage_share);
            break;
        case Phase::done:
            done = k_read_share + k_gather_share + k_stage_share;
            break;
    }
    return {done, k_read_share + k_gather_share + k_stage_share};
}

base::Result<StagedFile> Stager::finish() {
    if (work_->error) return std::unexpected(std::move(*work_->error));
    BASE_ASSERT(work_->phase == Phase::done);
    return std::move(work_->staged);
}

base::Result<StagedFile> stage(std::string file, std::string bytes, std::shared_ptr<const records::Registry> registry,
                               base::Day today, std::string sheet) {
    Stager stager(std::move(file), std::make_shared<const std::string>(std::move(bytes)), std::move(registry), today,
                  std::move(sheet));
    while (stager.step(1'000'000)) {
    }
    return stager.finish();
}

}  // namespace intake
