// choice_reader.hpp: a file's word for a choice, in all the ways it is written.
//
// Problem   "S-1/Sarjana", "S1", "D-III", "Diploma III/Sarjana Muda"; "III/c", "IIIc", "3C", "33", "Penata (III/c)",
//           "Penata Tk. I" are written differently in every agency.
// Result    `find` compares folded text first, then letters and digits alone, then known ways of adding a second name.
//           `read_rank` knows the grades of PNS and PPPK by number, letter, SIASN id and name.
// Cost      Built once a column; a search is a map look-up.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/records/catalogue.hpp"

namespace intake {

class ChoiceReader {
public:
    explicit ChoiceReader(const records::ChoiceList& list);
    /// The code meant, or nullopt.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view text) const;

private:
    [[nodiscard]] std::optional<std::string_view> find_exact(std::string_view text) const;

    const records::ChoiceList* list_;
    std::map<std::string, std::string_view, std::less<>> codes_;  // by folded alias, and by its letters and digits
    bool is_rank_ = false;
};

/// "III/c" for a PNS, "IX" for a PPPK; nullopt if the text is neither (names are the catalogue's matter).
[[nodiscard]] std::optional<std::string> read_rank(std::string_view text);

}  // namespace intake
