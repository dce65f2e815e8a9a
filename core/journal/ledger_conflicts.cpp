#include <algorithm>

#include "core/base/order.hpp"
#include "core/base/sha256.hpp"
#include "core/journal/ledger.hpp"

namespace journal {

Head Ledger::head(Stamp stamp, records::Value value) const {
    const Origin& origin = *bundles_[stamp.bundle];
    const std::string& actor = origin.actors.size() == 1 ? origin.actors.front() : origin.actors[stamp.operation];
    return {origin.device, origin.seq, actor, origin.walls[stamp.operation], std::move(value)};
}

std::vector<Conflict> Ledger::conflicts() const {
    std::vector<Conflict> all;
    for (const records::Entity& entity : catalogue_->entities()) {
        for (const std::string& key : contested_[static_cast<std::size_t>(entity.kind)]) {
            const records::Record* found = registry_.table(entity.kind).find(key);
            if (found == nullptr) continue;
            const records::Record& record = *found;
            const Trace& trace = *traces_[record.handle];
            for (std::uint16_t slot = 0; slot <= entity.fields.size(); ++slot) {
                const bool is_field = slot < entity.fields.size();
                const records::Value& shown = is_field ? record.values[slot] : trace.alive;
                const auto differs = [&](const ExtraHead& other) { return other.slot == slot && other.value != shown; };
                if (std::ranges::none_of(trace.others, differs)) continue;
                Conflict conflict{entity.kind, record.key, is_field ? std::optional(slot) : std::nullopt, {}};
                std::vector<const ExtraHead*> others;
                for (const ExtraHead& other : trace.others) {
                    if (other.slot == slot) others.push_back(&other);
                }
                base::sort(others, [&](const auto* a, const auto* b) { return shows_before(a->stamp, b->stamp); });
                conflict.heads.push_back(head(trace.shown[slot], shown));
                for (const ExtraHead* other : others) conflict.heads.push_back(head(other->stamp, other->value));
                all.push_back(std::move(conflict));
            }
        }
    }
    return all;
}

std::size_t Ledger::conflict_count() const { return conflicts().size(); }

std::string Ledger::digest() const {
    std::string text;
    const auto put = [&](std::string_view part) { text.append(part).push_back('\x1f'); };
    for (const records::Entity& entity : catalogue_->entities()) {
        for (const records::Record& record : registry_.table(entity.kind).rows()) {
            put(entity.name), put(record.key);
            for (std::size_t i = 0; i < entity.fields.size(); ++i) put(records::storage_text(record.values[i], entity.fields[i].type));
        }
    }
    for (const Conflict& conflict : conflicts()) {
        const records::Entity& entity = catalogue_->entity(conflict.entity);
        put(entity.name), put(conflict.key), put(conflict.field ? std::string_view(entity.fields[*conflict.field].name) : "");
        for (const Head& one : conflict.heads) {
            put(one.device), put(std::to_string(one.seq));
            put(records::storage_text(one.value, conflict.field ? entity.fields[*conflict.field].type : records::FieldType::flag));
        }
    }
    return base::sha256_hex(text);
}

}  // namespace journal
