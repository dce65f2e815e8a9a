// check_report.hpp: what was found in several files, for scripts and for people.
//
// Result    `check_report`: the `serasi-check/1` text, one JSON object with a `files` member; sentences in the language of
//           the catalog. A file that could not be read has a member `error` {code, message} and no rows. The same findings
//           give the same bytes. `write_check_book`: the same as a workbook, to sort, to count and to hand on: a sheet of the
//           files with their rows by state, a sheet of all findings with file, row, column and code.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/message.hpp"
#include "core/base/steps.hpp"
#include "core/intake/check.hpp"

namespace intake {

[[nodiscard]] std::string check_report(std::span<const CheckedFile> files, const base::Catalog& catalog);

/// How one file fared; one of the two is there. Borrows.
struct Outcome {
    std::string_view file;
    const StagedFile* staged = nullptr;
    const base::Error* fault = nullptr;
};
/// `book` is whole when the work has ended.
[[nodiscard]] base::Steps write_check_book(std::vector<Outcome> files, const base::Catalog& words, std::string& book);

}  // namespace intake
