// record_offer.hpp: records that what is typed finds, each to be pressed.
#pragma once

#include "shell/views/searched.hpp"

namespace views {

struct OfferUi {
    Searched records;
    Memo<std::vector<std::uint32_t>> found;
};

/// The first few that the text finds, those first that have it in their name; the key of the one that was pressed.
[[nodiscard]] std::optional<std::string> offer_records(const ViewContext& context, records::EntityKind kind, const std::string& text,
                                                       const std::vector<std::string>& left_out, OfferUi& ui);

/// "19850412 201001 2 014 · Guru Ahli Muda · SDN 05 Talawi"; of a seat and a unit where they belong.
[[nodiscard]] std::string offer_detail(const ViewContext& context, records::EntityKind kind, const std::string& key);

}  // namespace views
