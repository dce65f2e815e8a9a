// name.hpp: the only names a bundle may have on the server, and what may be done to each.
//
// Problem   A name arrives from the network and ends as a path. Whatever is not decoded cannot be decoded twice, and
//           whatever is not in the grammar cannot leave the data folder.
// Result    `parse_name` reads the raw text behind `/sync/`:
//               <space>/v1/{log,roster,snap}/<device>/<00000001>.json     numbered, written once
//               <space>/v1/keys/<compartment>/<epoch>.json                written once
//               <space>/v1/{head,probe}/<id>.json                         may be replaced
//           space is [a-z0-9]{8,64}; every other id is [a-z0-9_-]{1,64}.
// Failure   Anything else is nullopt: per cent signs, back slashes, dots, empty parts, capitals, NUL.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

enum class Kind { log, roster, snap, keys, head, probe };

/// A checked name: every part is safe as one path component.
struct Name {
    Kind kind = Kind::log;
    std::vector<std::string> folders;
    std::string file;
    bool operator==(const Name&) const = default;
};

[[nodiscard]] std::optional<Name> parse_name(std::string_view path);
/// `<space>/v1/devices.json`: the space whose devices are asked for.
[[nodiscard]] std::optional<std::string> parse_devices_name(std::string_view path);
[[nodiscard]] std::string path_of(const Name& name);

[[nodiscard]] bool is_space(std::string_view text);
[[nodiscard]] bool is_identifier(std::string_view text);
/// The server itself refuses a second write, whatever the request's conditions say.
[[nodiscard]] bool is_write_once(Kind kind);
[[nodiscard]] bool is_deletable(Kind kind);

}  // namespace store
