// parameter_reading.hpp: asserting readers for the embedded JSON; only the parameters_*.cpp files include it.
#pragma once

#include "core/base/json.hpp"
#include "core/demo/parameters.hpp"

namespace demo {

using base::Json;
using Texts = std::vector<std::string>;

[[nodiscard]] Json demo_asset(std::string_view name);
[[nodiscard]] const Json& member(const Json& object, std::string_view name);
[[nodiscard]] std::string text(const Json& object, std::string_view name);
[[nodiscard]] std::string text_or(const Json& object, std::string_view name, std::string_view otherwise);
[[nodiscard]] int number(const Json& object, std::string_view name);
[[nodiscard]] int number(const Json& value);
[[nodiscard]] std::string text(const Json& value);
[[nodiscard]] Texts texts(const Json& list);
[[nodiscard]] Bands bands(const Json& list);
/// {"name": weight, ...}
[[nodiscard]] Weighted weighted(const Json& object);
/// [["name", weight], ...]
[[nodiscard]] Weighted weighted_pairs(const Json& list);

void read_units(Parameters& out);
void read_jobs(Parameters& out);
void read_people(Parameters& out);
void read_history(Parameters& out);

}  // namespace demo
