#include "core/intake/check.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/intake/difference.hpp"

namespace intake {

namespace {

constexpr std::size_t k_probe_bytes = std::size_t{256} << 10;
constexpr int k_unreadable = 100;

/// Units, jobs and courses first, since positions, employees and trainings refer to them; employees before their histories.
int stage_rank(records::EntityKind entity) {
    switch (entity) {
        case records::EntityKind::unit:
        case records::EntityKind::job:
        case records::EntityKind::course:
            return 0;
        case records::EntityKind::position:
            return 1;
        case records::EntityKind::employee:
            return 2;
        case records::EntityKind::education:
        case records::EntityKind::training:
        case records::EntityKind::performance:
        case records::EntityKind::competency:
        case records::EntityKind::wish:
        case records::EntityKind::community:
        case records::EntityKind::discipline:
        case records::EntityKind::setting:
        case records::EntityKind::exemption:
        case records::EntityKind::rank_history:
        case records::EntityKind::position_history:
        case records::EntityKind::award:
        case records::EntityKind::family:
        case records::EntityKind::unit_history:
        case records::EntityKind::acting:
        case records::EntityKind::panel:
        case records::EntityKind::assignment:
            return 3;
    }
    return k_unreadable;
}

int probe(InputFile& file, const records::Catalogue& catalogue, const KeptKind& kept) {
    const auto ask = [&](const Table& head) {
        if (kept) file.kind = kept(head);
        return file.kind ? stage_rank(*file.kind) : k_unreadable;
    };
    if (file.kind) return stage_rank(*file.kind);
    if (workbook::is_archive(*file.bytes)) {
        const auto source = open_sheet(file.bytes, file.name, catalogue, file.sheet);
        if (!source) return k_unreadable;
        return source->match.is_clear() ? stage_rank(source->match.mapping.entity) : ask(source->head);
    }
    // Cut at the end of a line, so that no character and no quoted field ends in the middle if it can be helped.
    std::string_view head = std::string_view(*file.bytes).substr(0, k_probe_bytes);
    if (head.size() == k_probe_bytes) head = head.substr(0, (head.rfind('\n') + 1) & ~std::size_t{1});
    auto decoded = decode(head, file.name);
    if (!decoded) return k_unreadable;
    TableReader reader(std::move(decoded->text), file.name);
    // The head may end inside a quoted field: what was read until then is enough.
    for (int row = 0; row < 100; ++row) {
        const auto more = reader.step(1);
        if (!more || !*more) break;
    }
    const Table table = reader.take();
    const auto mapping = find_mapping(table, catalogue, file.name);
    return mapping ? stage_rank(mapping->entity) : ask(table);
}

}  // namespace

std::vector<std::size_t> staging_order(std::span<InputFile> files, const records::Catalogue& catalogue, const KeptKind& kept) {
    std::vector<std::pair<int, std::size_t>> ranked;
    for (std::size_t at = 0; at < files.size(); ++at) ranked.emplace_back(probe(files[at], catalogue, kept), at);
    base::sort(ranked);
    std::vector<std::size_t> order;
    for (const auto& [rank, at] : ranked) order.push_back(at);
    return order;
}

CheckedFiles check_files(std::vector<InputFile> files, std::shared_ptr<const records::Registry> registry,
                         base::Day today) {
    const std::vector<std::size_t> order = staging_order(files, registry->catalogue());
    const auto preview = std::make_shared<records::Registry>(*registry);
    std::vector<std::optional<CheckedFile>> checked(files.size());
    for (const std::size_t at : order) {
        Stager stager(files[at].name, std::move(files[at].bytes), preview, today, std::move(files[at].sheet), files[at].kind);
        while (stager.step(1'000'000)) {
        }
        auto staged = stager.finish();
        if (staged) intake::apply(*preview, difference(*staged, *preview)).finish();
        checked[at] = CheckedFile{std::move(files[at].name), std::move(staged)};
    }
    CheckedFiles result{{}, preview};
    for (auto& file : checked) result.files.push_back(std::move(*file));
    return result;
}

}  // namespace intake
