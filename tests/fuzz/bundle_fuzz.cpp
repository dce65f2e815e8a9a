// Bundles come from other devices and the server: any bytes must end in an answer. One that is read is the same after it was
// written again, and a ledger takes it or refuses it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/journal/ledger.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const records::Catalogue& catalogue = records::Catalogue::standard();
    const auto bundle = journal::read_bundle(bytes, catalogue);
    if (!bundle) return 0;
    const std::string written = journal::write_bundle(*bundle, catalogue);
    const auto again = journal::read_bundle(written, catalogue);
    if (!again || *again != *bundle) std::abort();
    journal::Ledger ledger(catalogue);
    const auto merged = ledger.add(*bundle, written);
    if (merged && ledger.operation_count() != bundle->operations.size()) std::abort();
    return 0;
}
