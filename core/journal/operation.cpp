#include "core/journal/operation.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/print.hpp"
#include "core/base/text.hpp"

namespace journal {

namespace {

using base::Json;

bool is_device(std::string_view text) {
    return text.size() >= 8 && text.size() <= 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

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

base::Result<Operation> read_operation(const Json& json, const records::Catalogue& catalogue, std::string place) {
    const auto lamport = base::get_integer(json, "l");
    const auto wall = base::get_integer(json, "w");
    const auto kind = catalogue.kind(base::get_string(json, "e").value_or(""));
    const auto key = base::get_string(json, "k");
    if (!lamport || *lamport < 0 || !wall || !kind || !key || key->empty()) return base::fail("bundle.operation", place);
    Operation operation{static_cast<std::uint64_t>(*lamport), *wall, base::get_string(json, "a").value_or(""), *kind, *key,
                        base::get_bool(json, "d").value_or(false), {}, base::get_string(json, "r").value_or("")};
    const records::Entity& entity = catalogue.entity(*kind);
    if (const Json* fields = base::find_member(json, "f"); fields && fields->is_object()) {
        for (const auto& [name, text] : fields->items()) {
            const auto index = entity.find(name);
            if (!index || !text.is_string()) return base::fail("bundle.field", place, {{"field", name}});
            auto value = records::from_storage_text(text.get_ref<const std::string&>(), entity.fields[*index].type);
            if (!value) return base::fail("bundle.field", place, {{"field", name}});
            operation.fields.push_back({*index, std::move(*value)});
        }
    }
    std::ranges::sort(operation.fields, {}, &FieldValue::field);
    return operation;
}

}  // namespace

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

base::Result<Bundle> read_bundle(std::string_view bytes, const records::Catalogue& catalogue) {
    if (bytes.size() > k_max_bundle_bytes) return base::fail("bundle.too_large");
    BASE_TRY(const Json json, base::parse_json(bytes, 16));
    if (base::get_string(json, "fmt") != "serasi-bundle") return base::fail("bundle.format");
    if (base::get_integer(json, "v") != 1) return base::fail("bundle.version");
    if (base::get_string(json, "alg") != "none" || base::get_string(json, "z") != "none") return base::fail("bundle.sealed");

    Bundle bundle;
    bundle.space = base::get_string(json, "space").value_or("");
    bundle.device = base::get_string(json, "dev").value_or("");
    bundle.previous = base::get_string(json, "prev").value_or("");
    const auto seq = base::get_integer(json, "seq");
    const Json* body = base::find_member(json, "body");
    if (!is_device(bundle.device) || !seq || *seq < 1 || *seq > 99'999'999 || !body) return base::fail("bundle.envelope");
    bundle.seq = static_cast<std::uint32_t>(*seq);
    const std::string place = bundle_name(bundle.device, bundle.seq);

    const Json* seen = base::find_member(*body, "seen");
    const Json* operations = base::find_member(*body, "ops");
    if (!seen || !seen->is_object() || !operations || !operations->is_array()) return base::fail("bundle.envelope", place);
    if (operations->size() > k_max_bundle_operations) return base::fail("bundle.too_large", place);
    if (base::get_integer(json, "n") != static_cast<std::int64_t>(operations->size())) return base::fail("bundle.envelope", place);
    for (const auto& [device, number] : seen->items()) {
        const auto value = base::as_integer(number);
        if (!is_device(device) || !value || *value < 0 || *value > 99'999'999) return base::fail("bundle.envelope", place);
        bundle.seen[device] = static_cast<std::uint32_t>(*value);
    }
    for (const Json& item : *operations) {
        BASE_TRY(Operation operation, read_operation(item, catalogue, place));
        bundle.operations.push_back(std::move(operation));
    }
    return bundle;
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
