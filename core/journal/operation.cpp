#include "core/journal/operation.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/print.hpp"
#include "core/base/text.hpp"

namespace journal {

namespace {

using base::Json;

Json operation_json(const Operation& operation, const records::Catalogue& catalogue) {
    const records::Entity& entity = catalogue.entity(operation.entity);
    Json json = {{"l", operation.lamport}, {"w", operation.wall_ms}, {"a", operation.actor},
                 {"e", entity.name},       {"k", operation.key}};
    if (operation.removes) json["d"] = true;
    if (!operation.reason.empty()) json["r"] = operation.reason;
    if (!operation.fields.empty()) {
        Json& fields = json["f"];
        for (const FieldValue& item : operation.fields) {
            const records::Field& field = entity.fields[item.field];
            fields[field.name] = records::storage_text(item.value, field.type);
        }
    }
    return json;
}

}  // namespace

bool is_device(std::string_view text) {
    return text.size() >= 8 && text.size() <= 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

std::string write_bundle(const Bundle& bundle, const records::Catalogue& catalogue) {
    std::string bytes;
    write_bundle(bundle, catalogue, bytes).finish();
    return bytes;
}

base::Steps write_bundle(const Bundle& bundle, const records::Catalogue& catalogue, std::string& into) {
    Json seen = Json::object();
    for (const auto& [device, seq] : bundle.seen) seen[device] = seq;
    const Json json = {{"fmt", "serasi-bundle"}, {"v", 1},
                       {"kind", "ops"},          {"space", bundle.space},
                       {"dev", bundle.device},   {"seq", bundle.seq},
                       {"prev", bundle.previous}, {"alg", "none"},
                       {"z", "none"},            {"n", bundle.operations.size()},
                       {"body", {{"seen", std::move(seen)}, {"ops", Json::array()}}}};
    const std::string envelope = base::to_text(json);
    // The operations, one after the other, go between the brackets; sorted by name, nothing before them is a list.
    const std::size_t at = envelope.find("[]") + 1;
    into = envelope.substr(0, at);
    for (std::size_t i = 0; i < bundle.operations.size(); ++i) {
        if (i > 0) into += ',';
        into += base::to_text(operation_json(bundle.operations[i], catalogue));
        if (i % k_operations_a_step == 0) co_yield base::pause;
    }
    into += std::string_view(envelope).substr(at);
}

std::string bundle_name(std::string_view device, std::uint32_t seq) { return base::print("log/{}/{:08}.json", device, seq); }

std::optional<BundleName> parse_bundle_name(std::string_view name) {
    const auto parts = base::split(name, '/');
    if (parts.size() != 3 || parts[0] != "log" || !is_device(parts[1]) || parts[2].size() != 13) return std::nullopt;
    if (!parts[2].ends_with(".json")) return std::nullopt;
    const auto seq = base::parse_integer(parts[2].substr(0, 8));
    if (!seq || *seq < 1) return std::nullopt;
    return BundleName{std::string(parts[1]), static_cast<std::uint32_t>(*seq)};
}

}  // namespace journal
