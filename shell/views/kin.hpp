// kin.hpp: who of a person's family is in service too, and the form that records one more.
#pragma once

#include "core/app/kin.hpp"
#include "shell/views/record_offer.hpp"

namespace views {

struct KinDraft {
    std::string query;             // for somebody by name or number
    std::string relative;          // employee number; empty: nobody is chosen yet
    std::size_t relation = SIZE_MAX;
    std::string since, until;
    int frames_to_grow = 3;        // until the card is as high as the form in it
};

struct KinUi {
    std::string of;                // whose page it is
    std::optional<KinDraft> draft;
    Memo<std::vector<app::Relative>> relatives;
    OfferUi people;
};

/// `day`: as of a past day, only to be read.
void draw_kin(const ViewContext& context, const records::Record& employee, KinUi& ui, std::optional<base::Day> day = {});

}  // namespace views
