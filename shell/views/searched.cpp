#include "shell/views/searched.hpp"

namespace views {

const app::RecordList& searched(const ViewContext& context, Searched& list, records::EntityKind kind) {
    const std::string key = records_key(context) + std::to_string(static_cast<int>(kind));
    const auto& shown = list.get(key, [&](const std::shared_ptr<app::RecordList>* before) {
        return std::make_shared<app::RecordList>(app::shared_registry(context.state), kind, before ? *before : nullptr);
    });
    if (shown->step()) context.actions.goes_on = true;
    return *shown;
}

const std::shared_ptr<app::Columns>& columns_of(const ViewContext& context) {
    auto& columns = context.shared.columns;
    if (!columns) columns = std::make_shared<app::Columns>(app::shared_registry(context.state));
    else if (&columns->registry() != &context.registry()) columns->follow(app::shared_registry(context.state));
    return columns;
}

}  // namespace views
