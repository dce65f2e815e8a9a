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
constexpr std::string_view k_plain_headers[] = {"id", "nama"};  // tables of every kind have them: they tell none

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
    return std::ranges::all_of(entity.key,
                               [&](FieldIndex field) { return is_mapped(mapping, field) || entity.fields[field].is_counted; });
}

/// In how many entities a header names a field: the fewer, the more it tells.
using Frequency = std::map<std::string, int, std::less<>>;

Frequency header_frequency(const records::Catalogue& catalogue) {
    Frequency frequency;
    for (const Entity& entity : catalogue.entities()) {
        // The references of jobs and courses have words of every table, ID and NAMA: they make no other table's less telling.
        if (entity.kind == records::EntityKind::job || entity.kind == records::EntityKind::course) continue;
        for (const Field& field : entity.fields) {
            for (const std::string& column : field.columns) ++frequency[normal_header(column)];
        }
    }
    return frequency;
}

/// One column's title, and the names by which it may be known, most specific first.
struct Title {
    std::string shown;
    std::vector<std::string> names;  // normal form
};
using Titles = std::vector<Title>;

Title single_title(std::string_view cell) { return {std::string(base::trim(cell)), {normal_header(cell)}}; }

Title double_title(std::string_view upper, std::string_view lower) {
    upper = base::trim(upper);
    lower = base::trim(lower);
    if (upper.empty() || lower.empty() || upper == lower) return single_title(lower.empty() ? upper : lower);
    const std::string shown = std::string(upper) + ' ' + std::string(lower);
    Title title{shown, {normal_header(shown), normal_header(lower) + '_' + normal_header(upper)}};
    // NAMA below LATIHAN is not the person's; THN LULUS says what it is by itself.
    if (std::string alone = normal_header(lower); alone.contains('_')) title.names.push_back(std::move(alone));
    return title;
}

Titles single_titles(std::span<const std::string_view> header) {
    Titles titles;
    for (const std::string_view cell : header) titles.push_back(single_title(cell));
    return titles;
}

/// What the titles of row `row` say about each column: a merged one stands over all its columns. Delimited text does not
/// tell what was merged: there the last title on the left goes on as long as there is something below it.
std::vector<std::string_view> spread_titles(const Table& table, std::size_t row, std::size_t width) {
    std::vector<std::string_view> titles(table.row(row).begin(), table.row(row).end());
    titles.resize(std::max(width, titles.size()));
    if (const workbook::Rows* sheet = table.sheet(); sheet && !sheet->merges.empty()) {
        for (const workbook::Merge& merge : sheet->merges) {
            for (std::size_t at = merge.first + 1; merge.row == row && at <= merge.last && at < titles.size(); ++at)
                titles[at] = titles[merge.first];
        }
        return titles;
    }
    const auto below = table.row(row + 1);
    for (std::size_t at = 1; at < titles.size(); ++at) {
        const bool is_open = base::trim(titles[at]).empty() && at < below.size() && !base::trim(below[at]).empty();
        if (is_open) titles[at] = titles[at - 1];
    }
    return titles;
}

Titles double_titles(const Table& table, std::size_t row) {
    const auto lower = table.row(row + 1);
    const auto upper = spread_titles(table, row, lower.size());
    Titles titles;
    for (std::size_t at = 0; at < upper.size(); ++at)
        titles.push_back(double_title(upper[at], at < lower.size() ? lower[at] : std::string_view{}));
    return titles;
}

std::span<const Alias> find_aliases(const AliasTable& table, const Title& title) {
    for (const std::string& name : title.names)
        if (const auto aliases = find_aliases(table, name); !aliases.empty()) return aliases;
    return {};
}

bool names_fields(const Titles& titles, const Frequency& frequency) {
    return std::ranges::count_if(titles, [&](const Title& title) {
               return std::ranges::any_of(title.names, [&](const std::string& name) { return frequency.contains(name); });
           }) >= 2;
}

ColumnMapping map_titles(const Titles& titles, const Entity& entity);

bool is_told_by_columns(const ColumnMapping& mapping) {
    return std::ranges::any_of(mapping.columns, [](const MappedColumn& column) {
        return column.field && !std::ranges::contains(k_plain_headers, normal_header(column.header));
    });
}

/// "Referensi-Jabatan-Pelaksana.csv" says a word of "Rujukan jabatan".
bool is_told_by_name(std::string_view named, const Entity& entity) {
    const std::string name = normal_header(named), labels = normal_header(entity.label[0]);
    const auto said = base::split(name, '_');
    return std::ranges::any_of(base::split(labels, '_'), [&](std::string_view word) { return std::ranges::contains(said, word); });
}

HeaderMatch judge(const Titles& titles, const Entity& entity, const Frequency& frequency) {
    HeaderMatch candidate{map_titles(titles, entity)};
    std::vector<char> seen(entity.fields.size());
    for (std::size_t at = 0; at < titles.size(); ++at) {
        const MappedColumn& column = candidate.mapping.columns[at];
        if (!column.field || seen[*column.field]) continue;
        seen[*column.field] = 1;
        ++candidate.fields;
        const auto name = std::ranges::find_if(titles[at].names, [&](const std::string& each) { return frequency.contains(each); });
        candidate.score += name != titles[at].names.end() && frequency.find(*name)->second > 1 ? 1 : 2;
    }
    candidate.has_key = has_key(candidate.mapping, entity);
    candidate.is_told = is_told_by_columns(candidate.mapping);
    if (candidate.has_key) ++candidate.score;
    return candidate;
}

std::string key_columns(const Entity& entity, const ColumnMapping& mapping) {
    std::string text;
    for (const FieldIndex index : entity.key) {
        const Field& field = entity.fields[index];
        if (is_mapped(mapping, index) || field.is_counted) continue;
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

ColumnMapping map_titles(const Titles& titles, const Entity& entity) {
    const AliasTable table = alias_table(entity);
    ColumnMapping mapping;
    mapping.entity = entity.kind;
    for (const Title& title : titles) {
        MappedColumn column{title.shown, std::nullopt, 0};
        if (const auto aliases = find_aliases(table, title); !aliases.empty()) {
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
        for (std::size_t at = 0; at < titles.size(); ++at) {
            MappedColumn& column = mapping.columns[at];
            if (column.field && is_required(*column.field)) continue;
            const auto aliases = find_aliases(table, titles[at]);
            const auto own = std::ranges::find(aliases, field, &Alias::field);
            if (own != aliases.end()) column.field = field, column.order = own->order;
        }
    }
    return mapping;
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
    return map_titles(single_titles(header), entity);
}

namespace {

/// Among `entities`.
HeaderMatch best_header(const Table& table, const records::Catalogue& catalogue, std::span<const Entity> entities) {
    const Frequency frequency = header_frequency(catalogue);
    HeaderMatch best;
    const auto consider = [&](const Titles& titles, std::size_t header_row, bool has_two_rows) {
        if (!names_fields(titles, frequency)) return;
        for (const Entity& entity : entities) {
            HeaderMatch candidate = judge(titles, entity, frequency);
            if (candidate.fields < 2 || candidate.score <= best.score) continue;
            candidate.mapping.header_row = header_row;
            candidate.mapping.has_two_rows = has_two_rows;
            best = std::move(candidate);
        }
    };
    const std::size_t searched = std::min(table.size(), k_searched_rows);
    for (std::size_t row = 0; row < searched; ++row) consider(single_titles(table.row(row)), row, false);
    // Two rows count only where they tell more than one of them does.
    for (std::size_t row = 0; row + 1 < searched; ++row) consider(double_titles(table, row), row + 1, true);
    return best;
}

}  // namespace

HeaderMatch find_header(const Table& table, const records::Catalogue& catalogue, std::string_view named) {
    HeaderMatch best = best_header(table, catalogue, catalogue.entities());
    best.is_told = best.is_told || is_told_by_name(named, catalogue.entity(best.mapping.entity));
    return best;
}

ColumnMapping map_as(const Table& table, const records::Catalogue& catalogue, records::EntityKind kind) {
    const Entity& entity = catalogue.entity(kind);
    HeaderMatch best = best_header(table, catalogue, {&entity, 1});
    if (best.fields > 0) return std::move(best.mapping);
    ColumnMapping mapping{.entity = kind};
    std::ptrdiff_t most = 0;
    for (std::size_t row = 0; row < std::min(table.size(), k_searched_rows); ++row) {
        const auto filled = std::ranges::count_if(table.row(row), [](std::string_view cell) { return !base::trim(cell).empty(); });
        if (filled <= most) continue;
        most = filled;
        mapping = map_columns(table.row(row), entity);
        mapping.header_row = row;
    }
    return mapping;
}

base::Result<ColumnMapping> find_mapping(const Table& table, const records::Catalogue& catalogue,
                                         std::string_view place, std::string_view sheet) {
    HeaderMatch best = find_header(table, catalogue, std::string(place) + ' ' + std::string(sheet));
    if (best.fields == 0) {
        return base::fail("intake.unknown_columns", std::string(place), {{"columns", first_headers(table)}});
    }
    const Entity& entity = catalogue.entity(best.mapping.entity);
    if (!best.has_key) {
        return base::fail("intake.no_key_column", std::string(place),
                          {{"entity", entity.label[0]}, {"columns", key_columns(entity, best.mapping)}});
    }
    if (!best.is_told) return base::fail("intake.unclear_kind", std::string(place), {{"columns", first_headers(table)}});
    bool has_rows = false;
    for (std::size_t row = best.mapping.header_row + 1; row < table.size() && !has_rows; ++row) {
        has_rows = !is_blank(table.row(row));
    }
    if (!has_rows) return base::fail("intake.header_only", std::string(place));
    return std::move(best.mapping);
}

}  // namespace intake
