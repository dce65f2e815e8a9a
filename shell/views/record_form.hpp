// record_form.hpp: a record that is entered by hand, every field of its kind as a line.
#pragma once

#include "shell/views/record_offer.hpp"

namespace views {

struct RecordDraft {
    struct Line {
        std::string text;  // as typed; of a choice its code
        std::string read;  // the text that `value` stands for
        std::optional<records::Value> value = records::Value{};  // nullopt: the text does not fit the field
        OfferUi offer = {};  // of a field that refers
    };
    std::vector<Line> lines;  // by field
    bool takes_focus = true;  // the form has just been opened: the first line has the keyboard
};

/// In a panel. Without a draft once it was recorded or given up; the key of the record that was sent.
[[nodiscard]] std::optional<std::string> draw_record_form(const ViewContext& context, records::EntityKind kind, std::optional<RecordDraft>& draft);

}  // namespace views
