// check.hpp: several files checked together, so that one can refer to another.
//
// Problem   An employee's unit is known only if the unit file has been read; a training belongs to an employee.
// Result    Files are staged in the order units, reference jobs and courses, positions, employees, everything else, each against a registry that
//           already contains what the earlier ones would commit. The answers come in the order the files were given.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/intake/staging.hpp"
#include "core/records/registry.hpp"

namespace intake {

struct InputFile {
    std::string name;
    std::shared_ptr<const std::string> bytes;
    std::string sheet{};  // to read of a workbook; empty to have it chosen
    std::optional<records::EntityKind> kind{};  // what it holds; none: as its columns say
};

struct CheckedFile {
    std::string name;
    base::Result<StagedFile> staged;
};

struct CheckedFiles {
    std::vector<CheckedFile> files;                     // in the order given
    std::shared_ptr<const records::Registry> registry;  // the given one with every committable row applied
};

/// What a table holds whose columns do not tell, from its first rows.
using KeptKind = std::function<std::optional<records::EntityKind>(const Table& head)>;
/// The order in which to stage files: indices into `files`. Unreadable files come last. What `kept` knows is filled in.
[[nodiscard]] std::vector<std::size_t> staging_order(std::span<InputFile> files, const records::Catalogue& catalogue, const KeptKind& kept = {});

[[nodiscard]] CheckedFiles check_files(std::vector<InputFile> files, std::shared_ptr<const records::Registry> registry,
                                       base::Day today);

}  // namespace intake
