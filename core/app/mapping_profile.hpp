// mapping_profile.hpp: how the columns of a certain file are mapped, kept under a name for the next time.
//
// Problem   An agency's own working sheet comes again every month; nobody wants to map its columns every month.
// Result    A profile is a shared setting `mapping.<name>`: the headers of the file and the field of each. It is used for
//           every file with exactly these headers, whatever their order; what the user chooses then still counts more.
//           Where such a file does not tell what it holds, the profile does: nobody is asked again.
// Failure   A setting that cannot be read, or that names a field which is no more, is passed over.
#pragma once

#include <optional>
#include <string>

#include "core/intake/header.hpp"
#include "core/records/registry.hpp"

namespace app {

struct MappingProfile {
    std::string name;
    intake::ColumnMapping mapping;  // of the file at hand
};

[[nodiscard]] std::string profile_setting(const std::string& name);
/// The value to keep: JSON, headers in normal form.
[[nodiscard]] std::string profile_text(const records::Catalogue& catalogue, const intake::ColumnMapping& mapping);
/// The first profile by name whose headers are those of `mapping`; nullopt if there is none.
[[nodiscard]] std::optional<MappingProfile> find_profile(const records::Registry& registry,
                                                         const intake::ColumnMapping& mapping);

/// What a table with these first rows holds, by the first profile that has its headers.
[[nodiscard]] std::optional<records::EntityKind> kept_kind(const records::Registry& registry, const intake::Table& head);

}  // namespace app
