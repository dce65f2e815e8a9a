// Any bytes dropped on the page must end in a staged file or in an error that has a sentence; slices must not matter,
// and a commit must leave nothing to do.
#include <cstdint>
#include <cstdlib>

#include "core/intake/check_report.hpp"
#include "core/intake/difference.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const base::Catalog catalog = base::Catalog::load(base::Language::indonesian);
    static const auto empty = std::make_shared<const records::Registry>(records::Catalogue::standard());
    const base::Day today = *base::day_from_civil(2026, 11, 1);
    const std::string bytes(reinterpret_cast<const char*>(data), size);

    intake::Stager stager("fuzz.csv", std::make_shared<const std::string>(bytes), empty, today);
    while (stager.step(2)) {
        const auto progress = stager.progress();
        if (progress.done < 0 || progress.done > progress.total) std::abort();
    }
    const auto sliced = stager.finish();
    const auto whole = intake::stage("fuzz.csv", bytes, empty, today);
    if (sliced.has_value() != whole.has_value()) std::abort();
    if (!whole) {
        if (sliced.error() != whole.error() || !catalog.has("error." + whole.error().code)) std::abort();
        return 0;
    }
    if (sliced->rows.size() != whole->rows.size() || sliced->findings.size() != whole->findings.size()) std::abort();

    records::Registry registry = *empty;
    intake::apply(registry, intake::difference(*whole, registry)).finish();
    if (intake::difference(*whole, registry).counts.to_write() > 0) std::abort();

    std::vector<intake::CheckedFile> files;
    files.push_back({"fuzz.csv", *whole});
    (void)intake::check_report(files, catalog);
    return 0;
}
