#include <algorithm>
#include <array>
#include <map>

#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/journal/operation.hpp"

namespace journal {

namespace {

using base::Json;

constexpr std::size_t k_deepest = 16;

/// The fields of an entity by name: a bundle names each many times.
class FieldNames {
public:
    explicit FieldNames(const records::Entity& entity) {
        for (std::size_t index = 0; index < entity.fields.size(); ++index)
            fields_.emplace(entity.fields[index].name, static_cast<records::FieldIndex>(index));
    }
    [[nodiscard]] std::optional<records::FieldIndex> find(std::string_view name) const {
        const auto at = fields_.find(name);
        return at == fields_.end() ? std::nullopt : std::optional(at->second);
    }

private:
    std::map<std::string_view, records::FieldIndex> fields_;
};

/// Makes operations while the text is read: a tree of it first would take twice the time. What stands around them is little.
class BundleEvents final : public base::JsonEvents {
public:
    explicit BundleEvents(const records::Catalogue& catalogue) : catalogue_(&catalogue) {}

    Json envelope = Json::object();
    Json seen = Json::object();
    bool has_seen = false, has_operations = false, is_too_deep = false;
    std::vector<Operation> operations;
    std::optional<base::Error> fault;  // the first of an operation

    bool null() override { return take(nullptr); }
    bool boolean(bool value) override { return take(value); }
    bool number_integer(number_integer_t value) override { return take(value); }
    bool number_unsigned(number_unsigned_t value) override {
        return std::in_range<std::int64_t>(value) ? take(static_cast<std::int64_t>(value)) : take(nullptr);
    }
    bool number_float(number_float_t, const string_t&) override { return take(nullptr); }
    bool string(string_t& value) override { return take(std::move(value)); }
    bool key(string_t& name) override {
        key_.swap(name);
        return true;
    }
    bool start_object(std::size_t) override {
        switch (path_.back()) {
            case Where::outside: return enter(Where::envelope);
            case Where::envelope: return enter(key_ == "body" ? Where::body : Where::ignored);
            case Where::body:
                has_seen = has_seen || key_ == "seen";
                return enter(key_ == "seen" ? Where::seen : Where::ignored);
            case Where::operations: return enter(Where::operation);
            case Where::operation: return enter(key_ == "f" ? Where::fields : Where::ignored);
            case Where::seen:
            case Where::fields: (void)take(nullptr); [[fallthrough]];
            case Where::ignored: return enter(Where::ignored);
        }
        return true;
    }
    bool start_array(std::size_t) override {
        const bool is_operations = path_.back() == Where::body && key_ == "ops";
        has_operations = has_operations || is_operations;
        if (!is_operations) (void)take(nullptr);
        return enter(is_operations ? Where::operations : Where::ignored);
    }
    bool end_object() override {
        if (path_.back() == Where::operation) finish_operation();
        return leave();
    }
    bool end_array() override { return leave(); }

private:
    enum class Where : std::uint8_t { outside, envelope, body, seen, operations, operation, fields, ignored };
    struct Text {
        std::string field, value;
    };

    bool enter(Where where) {
        is_too_deep = path_.size() > k_deepest;
        path_.push_back(where);
        return !is_too_deep;
    }
    bool leave() {
        path_.pop_back();
        return true;
    }
    void refuse(std::string code, std::vector<base::Arg> args = {}) {
        if (!fault) fault = base::Error{std::move(code), {}, std::move(args)};
    }
    /// A value that is none of nothing, truth, number and text is taken as nothing.
    template <class Kind>
    bool take(Kind value) {
        switch (path_.back()) {
            case Where::envelope: envelope[key_] = std::move(value); break;
            case Where::seen: seen[key_] = std::move(value); break;
            case Where::operations: refuse("bundle.operation"); break;
            case Where::operation: take_part(std::move(value)); break;
            case Where::fields:
                if constexpr (std::is_same_v<Kind, std::string>) texts_.push_back({key_, std::move(value)});
                else refuse("bundle.field", {{"field", key_}});
                break;
            case Where::outside:
            case Where::body:
            case Where::ignored: break;
        }
        return true;
    }
    template <class Kind>
    void take_part(Kind value) {
        if constexpr (std::is_same_v<Kind, std::string>) {
            if (key_ == "a") operation_.actor = std::move(value);
            else if (key_ == "k") operation_.key = std::move(value);
            else if (key_ == "r") operation_.reason = std::move(value);
            else if (key_ == "e") kind_ = catalogue_->kind(value);
        } else if constexpr (std::is_same_v<Kind, std::int64_t>) {
            if (key_ == "l") lamport_ = value;
            else if (key_ == "w") wall_ms_ = value;
        } else if constexpr (std::is_same_v<Kind, bool>) {
            if (key_ == "d") operation_.removes = value;
        }
    }
    void finish_operation() {
        if (!kind_ || lamport_ < 0 || !wall_ms_ || operation_.key.empty()) {
            refuse("bundle.operation");
        } else {
            operation_.entity = *kind_;
            operation_.lamport = static_cast<std::uint64_t>(lamport_);
            operation_.wall_ms = *wall_ms_;
            read_fields();
            operations.push_back(std::move(operation_));
        }
        operation_ = {};
        kind_.reset();
        wall_ms_.reset();
        lamport_ = -1;
        texts_.clear();
    }
    void read_fields() {
        const records::Entity& entity = catalogue_->entity(*kind_);
        auto& names = names_[static_cast<std::size_t>(*kind_)];
        if (!names) names.emplace(entity);
        operation_.fields.reserve(texts_.size());
        for (const Text& text : texts_) {
            const auto index = names->find(text.field);
            auto value = index ? records::from_storage_text(text.value, entity.fields[*index].type) : std::nullopt;
            if (!value) return refuse("bundle.field", {{"field", text.field}});
            operation_.fields.push_back({*index, std::move(*value)});
        }
        base::sort(operation_.fields, {}, &FieldValue::field);
        const auto twice = std::ranges::adjacent_find(operation_.fields, {}, &FieldValue::field);
        if (twice != operation_.fields.end()) refuse("bundle.field", {{"field", entity.fields[twice->field].name}});
    }

    const records::Catalogue* catalogue_;
    std::array<std::optional<FieldNames>, records::k_entity_kinds> names_;
    std::vector<Where> path_{Where::outside};
    std::string key_;
    Operation operation_;  // as far as it is read; what it needs and has not yet:
    std::optional<records::EntityKind> kind_;
    std::optional<std::int64_t> wall_ms_;
    std::int64_t lamport_ = -1;
    std::vector<Text> texts_;
};

}  // namespace

base::Result<Bundle> read_bundle(std::string_view bytes, const records::Catalogue& catalogue) {
    if (bytes.size() > k_max_bundle_bytes) return base::fail("bundle.too_large");
    BundleEvents events(catalogue);
    if (auto read = base::read_json(bytes, events); !read) return std::unexpected(std::move(read).error());
    if (events.is_too_deep) return base::fail("json.too_deep", {}, {{"depth", std::to_string(k_deepest)}});
    const Json& json = events.envelope;
    if (base::get_string(json, "fmt") != "serasi-bundle") return base::fail("bundle.format");
    if (base::get_integer(json, "v") != 1) return base::fail("bundle.version");
    if (base::get_string(json, "alg") != "none" || base::get_string(json, "z") != "none") return base::fail("bundle.sealed");

    Bundle bundle;
    bundle.space = base::get_string(json, "space").value_or("");
    bundle.device = base::get_string(json, "dev").value_or("");
    bundle.previous = base::get_string(json, "prev").value_or("");
    const auto seq = base::get_integer(json, "seq");
    if (!is_device(bundle.device) || !seq || *seq < 1 || *seq > k_last_bundle) return base::fail("bundle.envelope");
    bundle.seq = static_cast<std::uint32_t>(*seq);
    const std::string place = bundle_name(bundle.device, bundle.seq);

    if (!events.has_seen || !events.has_operations) return base::fail("bundle.envelope", place);
    if (events.operations.size() > k_max_bundle_operations) return base::fail("bundle.too_large", place);
    if (events.fault) return base::fail(events.fault->code, place, events.fault->args);
    if (base::get_integer(json, "n") != static_cast<std::int64_t>(events.operations.size())) return base::fail("bundle.envelope", place);
    for (const auto& [device, number] : events.seen.items()) {
        const auto value = base::as_integer(number);
        if (!is_device(device) || !value || *value < 0 || *value > k_last_bundle) return base::fail("bundle.envelope", place);
        bundle.seen[device] = static_cast<std::uint32_t>(*value);
    }
    bundle.operations = std::move(events.operations);
    return bundle;
}

}  // namespace journal
