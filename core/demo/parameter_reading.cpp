#include "core/demo/parameter_reading.hpp"

#include <algorithm>

#include "core/base/assets.hpp"

namespace demo {

Json demo_asset(std::string_view name) {
    auto json = base::parse_json(base::asset("demo/" + std::string(name)));
    BASE_ASSERT(json.has_value());
    return std::move(*json);
}

const Json& member(const Json& object, std::string_view name) {
    const Json* found = base::find_member(object, name);
    BASE_ASSERT(found != nullptr);
    return *found;
}

std::string text(const Json& value) {
    const auto* found = value.get_ptr<const std::string*>();
    BASE_ASSERT(found != nullptr);
    return *found;
}

std::string text(const Json& object, std::string_view name) { return text(member(object, name)); }

std::string text_or(const Json& object, std::string_view name, std::string_view otherwise) {
    return base::get_string(object, name).value_or(std::string(otherwise));
}

int number(const Json& value) {
    const auto found = base::as_integer(value);
    BASE_ASSERT(found.has_value());
    return static_cast<int>(*found);
}

int number(const Json& object, std::string_view name) { return number(member(object, name)); }

Texts texts(const Json& list) {
    Texts result;
    for (const Json& item : list) result.push_back(text(item));
    return result;
}

Bands bands(const Json& list) {
    Bands result;
    for (const Json& band : list) {
        result.push_back({number(band.at(0)), number(band.at(1)), number(band.at(2))});
    }
    return result;
}

Weighted weighted(const Json& object) {
    Weighted result;
    for (const auto& [name, weight] : object.items()) {
        result.names.push_back(name);
        result.weights.push_back(number(weight));
    }
    return result;
}

Weighted weighted_pairs(const Json& list) {
    Weighted result;
    for (const Json& pair : list) {
        result.names.push_back(text(pair.at(0)));
        result.weights.push_back(number(pair.at(1)));
    }
    return result;
}

const Parameters& parameters() {
    static const Parameters all = [] {
        Parameters read;
        read_units(read);
        read_jobs(read);
        read_people(read);
        read_history(read);
        return read;
    }();
    return all;
}

std::size_t district_of(std::string_view code) {
    const auto& all = parameters().districts;
    const auto at = std::ranges::find(all, code, &District::code);
    BASE_ASSERT(at != all.end());
    return static_cast<std::size_t>(at - all.begin());
}

std::size_t echelon_of(std::string_view code) {
    const auto& all = parameters().echelons;
    const auto at = std::ranges::find(all, code, &Echelon::code);
    BASE_ASSERT(at != all.end());
    return static_cast<std::size_t>(at - all.begin());
}

}  // namespace demo
