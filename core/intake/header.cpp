#include "core/intake/header.hpp"

#include <algorithm>
#include <map>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/intake/value_parser.hpp"

namespace intake {

namespace {

using records::Entity;
using records::Field;
using records::FieldIndex;

constexpr std::size_t k_searched_rows = 40;
constexpr std::size_t k_shown_headers = 6;

struct Alias {
    int order;  // position in the field's list of columns: the least is the most specific
    FieldIndex field;
    auto operator<=>(const Alias&) const = default;
};

/// One entity's accepted headers in normal form, each with the fields it can feed, most specific first.
using AliasTable = std::map<std::string, std::vector<Alias>, std::less<>>;

AliasTable alias_table(const Entity& entity) {
    AliasTable table;
    for (std::size_t index = 0; index < entity.fields.size(); ++index) {
        int order = 0;
        for (const std::string& column : entity.fields[index].columns) {
            table[normal_header(column)].push_back({order++, static_cast<FieldIndex>(index)});
        }
    }
    for (auto& [header, aliases] : table) base::sort(aliases);
    return table;
}

std::span<const Alias> find_aliases(const AliasTable& table, std::string_view header) {
    const auto at = table.find(header);
    return at == table.end() ? std::span<const Alias>{} : std::span<const Alias>(at->second);
}

bool is_mapped(const ColumnMapping& mapping, FieldIndex field) {
    return std::ranges::any_of(mapping.columns, [&](const MappedColumn& column) { return column.field == field; });
}

bool has_key(const ColumnMapping& mapping, const Entity& entity) {
    return std::ranges::all_of(entity.key, [&](FieldIndex field) { return is_mapped(mapping, field); });
}

/// In how many entities a header names a field: the fewer, the more it tells.
using Frequency = std::map<std::string, int, std::less<>>;

Frequency header_frequency(const records::Catalogue& catalogue) {
    Frequency frequency;
    for (const Entity& entity : catalogue.entities()) {
        for (const Field& field : entity.fields) {
            for (const std::string& column : field.columns) ++frequency[normal_header(column)];
        }
    }
    return frequency;
}

struct Candidate {
    ColumnMapping mapping;
    int fields = 0;
    int score = 0;
    bool has_key = false;
};

bool names_fields(std::span<const std::string_view> header, const Frequency& frequency) {
    return std::ranges::count_if(header,
                                 [&](std::string_view cell) { return frequency.contains(normal_header(cell)); }) >= 2;
}

Candidate judge(std::span<const std::string_view> header, const Entity& entity, const Frequency& frequency) {
    Candidate candidate{map_columns(header, entity)};
    std::vector<char> seen(entity.fields.size());
    for (const MappedColumn& column : candidate.mapping.columns) {
        if (!column.field || seen[*column.field]) continue;
        seen[*column.field] = 1;
        ++candidate.fields;
        const auto found = frequency.find(normal_header(column.header));
        candidate.score += found != frequency.end() && found->second > 1 ? 1 : 2;
    }
    candidate.has_key = has_key(candidate.mapping, entity);
    if (candidate.has_key) ++candidate.score;
    return candidate;
}

std::string key_columns(const Entity& entity, const ColumnMapping& mapping) {
    std::string text;
    for (const FieldIndex index : entity.key) {
        const Field& field = entity.fields[index];
        if (is_mapped(mapping, index)) continue;
        text.append(text.empty() ? "" : ", ").append(field.export_column.empty() ? field.name : field.export_column);
    }
    return text;
}

std::string first_headers(const Table& table) {
    std::string text;
    for (std::size_t row = 0; row < std::min(table.size(), k_searched_rows); ++row) {
        std::size_t shown = 0;
        for (const std::string_view cell : table.row(row)) {
            const std::string_view header = base::trim(cell);
            if (header.empty() || shown == k_shown_headers) continue;
            text.append(text.empty() ? "" : ", ").append(header.substr(0, 40));
            ++shown;
        }
        if (shown > 0) return text;
    }
    return text;
}

bool is_blank(std::span<const std::string_view> cells) {
    return std::ranges::all_of(cells, [](std::string_view cell) { return base::trim(cell).empty(); });
}

}  // namespace

std::string normal_header(std::string_view header) {
    std::string out;
    bool gap = false;
    for (const char c : header) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        const bool is_word = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!is_word) {
            gap = !out.empty();
            continue;
        }
        if (gap) out.push_back('_');
        gap = false;
        out.push_back(is_upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return out;
}

std::vector<std::size_t> ColumnMapping::sources(FieldIndex field) const {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (columns[at].field == field) found.push_back(at);
    }
    base::sort(found, {}, [&](std::size_t at) { return columns[at].order; });
    return found;
}

ColumnMapping map_columns(std::span<const std::string_view> header, const Entity& entity) {
    const AliasTable table = alias_table(entity);
    ColumnMapping mapping;
    mapping.entity = entity.kind;
    for (const std::string_view cell : header) {
        MappedColumn column{std::string(base::trim(cell)), std::nullopt, 0};
        if (const auto aliases = find_aliases(table, normal_header(cell)); !aliases.empty()) {
            column.field = aliases.front().field;
            column.order = aliases.front().order;
        }
        mapping.columns.push_back(std::move(column));
    }
    // A required field without a column takes one from a field that can do without: in a working sheet ID_JABATAN is
    // the seat itself, beside POSISI_ID it is the job.
    const auto is_required = [&](FieldIndex field) { return entity.fields[field].need == records::Need::required; };
    for (std::size_t index = 0; index < entity.fields.size(); ++index) {
        const auto field = static_cast<FieldIndex>(index);
        if (!is_required(field) || is_mapped(mapping, field)) continue;
        for (MappedColumn& column : mapping.columns) {
            if (column.field && is_required(*column.field)) continue;
            const auto aliases = find_aliases(table, normal_header(column.header));
            const auto own = std::ranges::find(aliases, field, &Alias::field);
            if (own != aliases.end()) column.field = field, column.order = own->order;
        }
    }
    return mapping;
}

base::Result<ColumnMapping> find_mapping(const Table& table, const records::Catalogue& catalogue,
                                         std::string_view place) {
    const Frequency frequency = header_frequency(catalogue);
    Candidate best;
    for (std::size_t row = 0; row < std::min(table.size(), k_searched_rows); ++row) {
        if (!names_fields(table.row(row), frequency)) continue;
        for (const Entity& entity : catalogue.entities()) {
            Candidate candidate = judge(table.row(row), entity, frequency);
            if (candidate.fields < 2 || candidate.score <= best.score) continue;
            candidate.mapping.header_row = row;
            best = std::move(candidate);
        }
    }
    if (best.fields == 0) {
        return base::fail("intake.unknown_columns", std::string(place), {{"columns", first_headers(table)}});
    }
    const Entity& entity = catalogue.entity(best.mapping.entity);
    if (!best.has_key) {
        return base::fail("intake.no_key_column", std::string(place),
                          {{"entity", entity.label[0]}, {"columns", key_columns(entity, best.mapping)}});
    }
    bool has_rows = false;
    for (std::size_t row = best.mapping.header_row + 1; row < table.size() && !has_rows; ++row) {
        has_rows = !is_blank(table.row(row));
    }
    if (!has_rows) return base::fail("intake.header_only", std::string(place));
    return std::move(best.mapping);
}

}  // namespace intake
