#include "core/journal/writer.hpp"

#include <algorithm>

namespace journal {

std::vector<BundleFile> write(Ledger& ledger, const Author& author, const std::vector<Change>& changes, const std::string& reason) {
    std::vector<BundleFile> files;
    const records::Catalogue& catalogue = ledger.registry().catalogue();
    for (std::size_t from = 0; from < changes.size(); from += k_operations_a_bundle) {
        const auto [last, hash] = ledger.last_of(author.device);
        Bundle bundle{author.space, author.device, last + 1, hash, ledger.seen(), {}};
        const std::uint64_t lamport = ledger.lamport() + 1;
        for (std::size_t i = from; i < std::min(changes.size(), from + k_operations_a_bundle); ++i) {
            Operation operation{lamport + (i - from), author.wall_ms, author.actor, changes[i].entity, changes[i].key,
                                changes[i].removes,   changes[i].fields, reason};
            std::ranges::sort(operation.fields, {}, &FieldValue::field);
            bundle.operations.push_back(std::move(operation));
        }
        std::string bytes = write_bundle(bundle, catalogue);
        const auto merged = ledger.add(bundle, bytes);
        BASE_ASSERT(merged.has_value() && merged->is_new);
        files.push_back({bundle_name(author.device, bundle.seq), std::move(bytes)});
    }
    return files;
}

std::vector<Change> inverse(const records::Registry& registry, const std::vector<Change>& changes) {
    std::vector<Change> result;
    for (const Change& change : changes) {
        const records::Record* record = registry.table(change.entity).find(change.key);
        Change back{change.entity, change.key, record == nullptr, {}};
        if (record && change.removes) {
            for (records::FieldIndex field = 0; field < record->values.size(); ++field) {
                if (records::is_known(record->values[field])) back.fields.push_back({field, record->values[field]});
            }
        } else if (record) {
            for (const FieldValue& item : change.fields) back.fields.push_back({item.field, record->values[item.field]});
        }
        if (record || !change.removes) result.push_back(std::move(back));
    }
    std::ranges::reverse(result);
    return result;
}

}  // namespace journal
