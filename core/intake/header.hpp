// header.hpp: which row is the header, which entity the file is about, which column is which field.
//
// Problem   The same table arrives under the headers of SIASN, of its older export, of a working sheet or of a unit
//           path cut into levels; title rows stand above the header, subtotals and a signature block below.
// Result    `ColumnMapping`: a value that the interface shows with samples and lets the user change. A column serves
//           one field. A field may be fed by several columns (`UNOR (3)`, `UNOR (2)`, `UNOR (1)`, or `NAMA` before
//           `NAMA LENGKAP`): the first that is not empty in a row counts, in the order of the catalogue's list.
// Evidence  ID and NAMA stand in tables of every kind. Where nothing else is there, the name of file or sheet must say the
//           kind ("Referensi-Jabatan-Pelaksana"); otherwise the user does (`map_as`).
// Failure   intake.header_only, intake.no_key_column, intake.unclear_kind, intake.unknown_columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/steps.hpp"
#include "core/intake/delimited.hpp"
#include "core/records/catalogue.hpp"

namespace intake {

/// Lower case; every run of other characters than letters and digits as one `_`, none at the ends:
/// "UNOR (3)" is "unor_3", "Gol./Ruang" is "gol_ruang". The catalogue's columns are compared in this form.
[[nodiscard]] std::string normal_header(std::string_view header);

struct MappedColumn {
    std::string header;                        // as the file has it, trimmed
    std::optional<records::FieldIndex> field;  // nullopt: not imported
    int order = 0;                             // among the columns of one field: least first
    bool operator==(const MappedColumn&) const = default;
};

struct ColumnMapping {
    records::EntityKind entity = records::EntityKind::employee;
    std::size_t header_row = 0;         // index in the table; of the lower row if the header has two
    bool has_two_rows = false;          // JABATAN over NAMA and TMT
    std::vector<MappedColumn> columns;  // one per cell of the header row
    bool operator==(const ColumnMapping&) const = default;
    /// The columns that feed `field`, in order.
    [[nodiscard]] std::vector<std::size_t> sources(records::FieldIndex field) const;
};

/// How well a table's best header row fits.
struct HeaderMatch {
    ColumnMapping mapping;
    int fields = 0;  // 0: no row names two fields of one entity
    int score = 0;
    bool has_key = false;
    bool is_told = false;  // the kind, by a column or a name
    /// Whether the table can be read as it is.
    [[nodiscard]] bool is_clear() const { return has_key && is_told; }
};
/// `named` is what file and sheet are called.
[[nodiscard]] HeaderMatch find_header(const Table& table, const records::Catalogue& catalogue, std::string_view named = {});

/// Proposes the mapping: the row among the first 40 whose cells name the most fields of one entity,
/// alone or under the merged titles of the row above.
[[nodiscard]] base::Result<ColumnMapping> find_mapping(const Table& table, const records::Catalogue& catalogue,
                                                       std::string_view place, std::string_view sheet = {});
/// The same for the entity that the user has chosen; its key may lack a column. Where no row names fields of it, the
/// first of those with the most cells is the header.
[[nodiscard]] ColumnMapping map_as(const Table& table, const records::Catalogue& catalogue, records::EntityKind kind);
/// For a row too.
[[nodiscard]] ColumnMapping map_columns(std::span<const std::string_view> header, const records::Entity& entity);

/// What a row below the header is. Only `data` rows are staged.
enum class RowRole : std::uint8_t { data, blank, repeated_header, column_numbers, subtotal, heading, footer };

/// Sets the role of every row of the table; rows up to the header are `heading`. What is passed outlives the work.
[[nodiscard]] base::Steps find_row_roles(const Table& table, const ColumnMapping& mapping, const records::Catalogue& catalogue,
                                         std::vector<RowRole>& roles);

}  // namespace intake
