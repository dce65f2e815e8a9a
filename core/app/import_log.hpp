// import_log.hpp: which files the devices have imported, so that the same one is recognised.
//
// Result    A commit keeps a shared setting `import.<SHA-256 of the bytes>[/sheet]` with its day; undoing the import takes
//           it back.
#pragma once

#include <string>

#include "core/intake/staging.hpp"
#include "core/records/registry.hpp"

namespace app {

[[nodiscard]] std::string import_setting(const intake::StagedFile& staged);
/// 2026-11-01, or empty if these bytes (and this sheet of them) were not imported.
[[nodiscard]] std::string imported_on(const records::Registry& registry, const intake::StagedFile& staged);

}  // namespace app
