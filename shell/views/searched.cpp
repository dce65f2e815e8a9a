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

std::shared_ptr<app::Columns> columns_of(const ViewContext& context) {
    return context.shared.columns.get(records_key(context), [&](const std::shared_ptr<app::Columns>* before) {
        auto registry = app::shared_registry(context.state);
        if (!before) return std::make_shared<app::Columns>(std::move(registry));
        (*before)->follow(std::move(registry));
        return *before;
    });
}

}  // namespace views
