#include "core/base/message.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"

namespace base {

Catalog Catalog::load(Language language) {
    Catalog catalog;
    catalog.language_ = language;
    auto files = assets_under(language == Language::indonesian ? "i18n/id/" : "i18n/en/");
    if (files.empty()) files = assets_under("i18n/id/");  // a page that has not received English yet
    for (const Asset& file : files) {
        const auto json = parse_json(file.text);
        BASE_ASSERT(json && json->is_object());
        for (const auto& [key, text] : json->items()) {
            BASE_ASSERT(text.is_string());
            catalog.entries_.push_back({key, text.get_ref<const std::string&>()});
        }
    }
    base::sort(catalog.entries_, {}, &Arg::name);
    return catalog;
}

std::string_view Catalog::text(std::string_view key) const {
    const auto at = std::ranges::lower_bound(entries_, key, {}, &Arg::name);
    return at != entries_.end() && at->name == key ? std::string_view(at->value) : key;
}

bool Catalog::has(std::string_view key) const {
    const auto at = std::ranges::lower_bound(entries_, key, {}, &Arg::name);
    return at != entries_.end() && at->name == key;
}

std::string Catalog::render(std::string_view key, std::span<const Arg> args) const {
    const std::string_view pattern = text(key);
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) {
            out.append(pattern.substr(at));
            break;
        }
        out.append(pattern.substr(at, open - at));
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto arg = std::ranges::find(args, name, &Arg::name);
        if (arg == args.end()) out.append(pattern.substr(open, close - open + 1));
        else if (name == "employee") out += grouped_employee_number(arg->value);
        else if (name == "what") out += render(arg->value, args);  // a text of the catalogue, with the same arguments
        else out += arg->value;
        at = close + 1;
    }
    return out;
}

std::string Catalog::render(const Error& error) const {
    const std::string key = "error." + error.code;
    std::string out = error.place.empty() ? "" : grouped_employee_number(error.place) + ": ";
    out += render(key, error.args);
    if (const std::string remedy = key + ".remedy"; has(remedy)) out += ' ' + render(remedy, error.args);
    return out;
}

}  // namespace base
