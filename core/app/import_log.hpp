// import_log.hpp: which files the devices have imported, so that the same one is recognised, and how the data's quality
// went on from import to import.
//
// Result    A commit keeps a shared setting `import.<SHA-256 of the bytes>[/sheet]`; undoing the import takes it back. Its
//           value is an entry for every import of these bytes, oldest first, separated by ';': the day, the number of
//           the import, and the four shares of the records after it: "2026-11-01 3 9120/9340 800/800 12/99 640/700".
//           Numbers count on from the greatest one known: two devices that import apart may give the same. Entries of
//           before the shares were kept are a day alone.
#pragma once

#include <string>
#include <vector>

#include "core/app/quality_share.hpp"
#include "core/intake/staging.hpp"
#include "core/records/registry.hpp"

namespace app {

[[nodiscard]] std::string import_setting(const intake::StagedFile& staged);
/// 2026-11-01, the last time, or empty if these bytes (and this sheet of them) were not imported.
[[nodiscard]] std::string imported_on(const records::Registry& registry, const intake::StagedFile& staged);

/// How things stood after one import.
struct QualityPoint {
    base::Day day;
    std::int64_t number = 0;
    QualityShares shares{};
    bool operator==(const QualityPoint&) const = default;
};
/// One for each import whose shares are known, oldest first.
[[nodiscard]] std::vector<QualityPoint> quality_trend(const records::Registry& registry);
/// The setting's value once the file has been imported today.
[[nodiscard]] std::string import_value(const records::Registry& registry, const intake::StagedFile& staged, base::Day today,
                                       const QualityShares& shares);

}  // namespace app
