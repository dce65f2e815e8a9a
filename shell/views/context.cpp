#include "shell/views/context.hpp"

namespace views {

std::string records_key(const ViewContext& context) {
    return std::to_string(context.state.revision) + '/' + std::to_string(context.state.today.number) + '/' +
           std::to_string(static_cast<int>(context.language()));
}

}  // namespace views
