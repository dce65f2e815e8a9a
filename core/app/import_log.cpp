#include "core/app/import_log.hpp"

namespace app {

std::string import_setting(const intake::StagedFile& staged) {
    std::string name = "import." + staged.sha256;
    if (!staged.sheets.empty()) name.append("/").append(staged.sheets[staged.sheet]);
    return name;
}

std::string imported_on(const records::Registry& registry, const intake::StagedFile& staged) {
    const records::Record* record = registry.table(records::EntityKind::setting).find(import_setting(staged));
    if (!record) return {};
    return std::string(records::as_text(record->values[registry.catalogue().index(records::EntityKind::setting, "value")]));
}

}  // namespace app
