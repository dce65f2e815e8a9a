// check_report.hpp: the `serasi-check/1` text for scripts.
//
// Result    One JSON object with a `files` member; sentences in the language of the catalog. A file that could not be
//           read has a member `error` {code, message} and no rows. The same findings give the same bytes.
#pragma once

#include <span>
#include <string>

#include "core/base/message.hpp"
#include "core/intake/check.hpp"

namespace intake {

[[nodiscard]] std::string check_report(std::span<const CheckedFile> files, const base::Catalog& catalog);

}  // namespace intake
