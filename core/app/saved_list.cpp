#include "core/app/saved_list.hpp"

namespace app {

namespace {

std::optional<SavedList> read_list(const std::string& name, records::EntityKind entity, std::string_view text) {
    const auto json = base::parse_json(text);
    const base::Json* where = json ? base::find_member(*json, "where") : nullptr;
    auto condition = where ? read_condition(*where) : std::nullopt;
    if (!condition || condition->kind == Condition::Kind::test) return std::nullopt;
    SavedList list{name, entity, std::move(*condition)};
    if (const base::Json* columns = base::find_member(*json, "columns"); columns && columns->is_array())
        for (const base::Json& column : *columns)
            if (column.is_string()) list.columns.push_back(column.get<std::string>());
    list.sort = base::get_string(*json, "sort").value_or("");
    list.is_descending = base::get_bool(*json, "descending").value_or(false);
    if (const base::Json* by = base::find_member(*json, "by")) list.by = read_subject(*by);
    if (const base::Json* across = base::find_member(*json, "across")) list.across = read_subject(*across);
    return list;
}

}  // namespace

std::string list_setting(const records::Catalogue& catalogue, records::EntityKind entity, const std::string& name) {
    return "list." + catalogue.entity(entity).name + '.' + name;
}

std::string list_text(const SavedList& list) {
    base::Json json = {{"where", condition_json(list.where)}, {"columns", list.columns}};
    if (!list.sort.empty()) json["sort"] = list.sort;
    if (list.is_descending) json["descending"] = true;
    if (list.by) json["by"] = subject_json(*list.by);
    if (list.across) json["across"] = subject_json(*list.across);
    return base::to_text(json);
}

std::vector<SavedList> saved_lists(const records::Registry& registry, records::EntityKind entity) {
    const records::Catalogue& catalogue = registry.catalogue();
    const std::string prefix = list_setting(catalogue, entity, {});
    const auto value = catalogue.index(records::EntityKind::setting, "value");
    std::vector<SavedList> lists;
    for (const records::Record& record : registry.table(records::EntityKind::setting).rows()) {
        if (!record.key.starts_with(prefix)) continue;
        auto list = read_list(record.key.substr(prefix.size()), entity, records::as_text(record.values[value]));
        if (list) lists.push_back(std::move(*list));
    }
    return lists;
}

}  // namespace app
