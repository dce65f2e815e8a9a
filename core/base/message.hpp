// message.hpp: sentences for people, by key, in Indonesian and English.
//
// Problem   Core reports facts; the sentence depends on the reader's language.
// Result    A `Catalog` is a flat map from key to text with `{name}` places, read from assets/i18n/<language>/*.json
//           (one flat JSON object a file). `render` fills a text; an unknown key renders as the key itself, so that a
//           missing translation is visible and a test can find it.
// Cost      Look-up is one search in a sorted vector, about 20 comparisons.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace base {

enum class Language { indonesian, english };

class Catalog {
public:
    /// Reads every embedded translation file of one language. Call once; the result is immutable.
    [[nodiscard]] static Catalog load(Language language);
    /// The text under `key`, or `key` itself. Valid as long as the catalog and the key live.
    [[nodiscard]] std::string_view text(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// The text with its `{name}` places filled.
    [[nodiscard]] std::string render(std::string_view key, std::span<const Arg> args) const;
    /// One line for an error: "place: sentence remedy".
    [[nodiscard]] std::string render(const Error& error) const;
    [[nodiscard]] std::span<const Arg> entries() const { return entries_; }
    [[nodiscard]] Language language() const { return language_; }

private:
    std::vector<Arg> entries_;  // sorted by name
    Language language_ = Language::indonesian;
};

}  // namespace base
