#include "core/app/mapping_profile.hpp"

#include <algorithm>
#include <set>

#include "core/base/json.hpp"

namespace app {

namespace {

constexpr std::string_view k_prefix = "mapping.";

/// The profile's mapping of this file's columns, or nullopt if its headers are others.
std::optional<intake::ColumnMapping> applied(const base::Json& profile, const records::Catalogue& catalogue,
                                             const intake::ColumnMapping& mapping) {
    const records::Entity& entity = catalogue.entity(mapping.entity);
    const base::Json* columns = base::find_member(profile, "columns");
    if (base::get_string(profile, "entity") != entity.name || columns == nullptr || !columns->is_object()) return {};
    intake::ColumnMapping result = mapping;
    std::set<std::string> seen;
    for (intake::MappedColumn& column : result.columns) {
        const std::string header = intake::normal_header(column.header);
        const base::Json* field = base::find_member(*columns, header);
        if (field == nullptr) return {};
        seen.insert(header);
        const auto name = base::get_string(*columns, header);
        column.field = name ? entity.find(*name) : std::nullopt;
    }
    if (seen.size() != columns->size()) return {};
    return result;
}

/// What `use(name, profile)` answers first, by name.
template <class Use>
auto first_profile(const records::Registry& registry, Use use) -> decltype(use(std::string(), base::Json())) {
    const auto value = registry.catalogue().index(records::EntityKind::setting, "value");
    for (const records::Record& record : registry.table(records::EntityKind::setting).rows()) {
        if (!record.key.starts_with(k_prefix)) continue;
        const auto profile = base::parse_json(records::as_text(record.values[value]));
        if (!profile) continue;
        if (auto found = use(record.key.substr(k_prefix.size()), *profile)) return found;
    }
    return {};
}

}  // namespace

std::string profile_setting(const std::string& name) { return std::string(k_prefix) + name; }

std::string profile_text(const records::Catalogue& catalogue, const intake::ColumnMapping& mapping) {
    const records::Entity& entity = catalogue.entity(mapping.entity);
    base::Json columns = base::Json::object();
    for (const intake::MappedColumn& column : mapping.columns) {
        columns[intake::normal_header(column.header)] =
            column.field ? base::Json(entity.fields[*column.field].name) : base::Json();
    }
    return base::to_text({{"entity", entity.name}, {"columns", std::move(columns)}});
}

std::optional<MappingProfile> find_profile(const records::Registry& registry, const intake::ColumnMapping& mapping) {
    return first_profile(registry, [&](std::string name, const base::Json& profile) -> std::optional<MappingProfile> {
        auto found = applied(profile, registry.catalogue(), mapping);
        if (!found) return {};
        return MappingProfile{std::move(name), std::move(*found)};
    });
}

std::optional<records::EntityKind> kept_kind(const records::Registry& registry, const intake::Table& head) {
    const records::Catalogue& catalogue = registry.catalogue();
    return first_profile(registry, [&](const std::string&, const base::Json& profile) {
        const auto kind = catalogue.kind(base::get_string(profile, "entity").value_or(""));
        return kind && applied(profile, catalogue, intake::map_as(head, catalogue, *kind)) ? kind : std::nullopt;
    });
}

}  // namespace app
