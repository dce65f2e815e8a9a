// record_facts.hpp: every field of one record as lines; a pencil turns a line into a form.
#pragma once

#include "shell/views/context.hpp"

namespace views {

struct FactsUi {
    std::string wanted = {};     // the field to be filled first
    records::FieldIndex editing = UINT16_MAX;
    std::string draft;
    bool is_wrong = false;       // the draft does not fit the field
    bool takes_focus = false;    // the form has just been opened
    bool shows_special = false;  // fields that are hidden unless asked for
};

/// What is asked for, said when something else was typed.
[[nodiscard]] std::string wrong_value(const ViewContext& context, const records::Field& field);
void draw_facts(const ViewContext& context, records::EntityKind entity, const records::Record& record, FactsUi& ui);
/// The second line of a record: an employee number in groups, a seat's unit, a unit's code; of a person's record what tells
/// it from the others.
[[nodiscard]] std::string record_subtitle(const ViewContext& context, records::EntityKind entity, const records::Record& record);

}  // namespace views
