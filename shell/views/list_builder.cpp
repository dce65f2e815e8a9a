#include "shell/views/list_parts.hpp"

#include <algorithm>

#include "assets/icons.hpp"
#include "shell/widgets/widgets.hpp"

namespace views {
namespace {

using app::Condition;
using records::EntityKind;
using records::FieldType;

constexpr float k_line = 40;        // a line and the gap below
constexpr float k_indent = 24;      // of a group in another
constexpr std::size_t k_short = 8;  // a list that needs no search
constexpr float k_tallest = 0.38f;  // of the page

/// What happened to the lines while they were drawn; done afterwards, so that no line moves under the pointer.
struct Wishes {
    Condition* group = nullptr;
    std::size_t removed = SIZE_MAX;
    bool adds_test = false, adds_group = false;
};

struct Drawing {
    const ViewContext& context;
    EntityKind entity;
    ListUi& ui;
    Wishes wishes = {};
};

/// "2.1": as a person counts.
std::string line_name(const std::string& path, std::size_t part) {
    return path.empty() ? std::to_string(part + 1) : path + '.' + std::to_string(part + 1);
}

float lines_of(const Condition& group) {
    float lines = 1;
    for (const Condition& part : group.parts) lines += part.kind == Condition::Kind::test ? 1 : lines_of(part);
    return lines;
}

void draw_choice(Drawing& at, const app::Asked& asked, const std::string& line, Condition& test, float width) {
    const records::Catalogue& catalogue = at.context.registry().catalogue();
    const auto language = static_cast<std::size_t>(at.context.language());
    std::vector<std::string> labels, codes;
    if (asked.field->type == FieldType::flag) {
        for (const std::int64_t flag : {1, 0}) {
            labels.push_back(records::display_text(catalogue, *asked.field, records::Value{flag}, at.context.language()));
            codes.push_back(std::to_string(flag));
        }
    } else {
        for (const records::Choice& choice : catalogue.choices(asked.field->choices).choices) {
            labels.push_back(choice.label[language]);
            codes.push_back(choice.code);
        }
    }
    auto chosen = static_cast<std::size_t>(std::ranges::find(codes, test.value) - codes.begin());
    if (widgets::combo({.id = "value",
                        .name = at.context.t("list.value", {{"line", line}}),
                        .placeholder = at.context.t("list.value.choose"),
                        .width = width,
                        .search = labels.size() > k_short ? &at.ui.search : nullptr,
                        .search_name = at.context.t("list.value.choose")},
                       labels, &chosen))
        test.value = codes[chosen];
}

/// What the form begins with: as people write it, a reference as its key.
std::string draft_of(const ViewContext& context, const app::Asked& asked, const Condition& test) {
    if (test.value.empty()) return {};
    if (app::is_span(test.test)) return app::value_words(context.registry(), asked, test.test, test.value, context.words);
    const FieldType type = asked.field->type;
    if (type == FieldType::text || type == FieldType::reference || type == FieldType::list) return test.value;
    const auto value = records::from_storage_text(test.value, type);
    return value ? intake::export_text(context.registry().catalogue(), *asked.field, *value) : test.value;
}

void draw_typed(Drawing& at, const app::Asked& asked, const std::string& line, Condition& test, float width) {
    const auto& theme = theme::current();
    const auto [draft, is_new] = at.ui.drafts.try_emplace(line);
    if (is_new) draft->second = draft_of(at.context, asked, test);
    const bool is_date = asked.field->type == FieldType::date;
    const char* hint = app::is_span(test.test) ? "list.value.span" : is_date ? "list.value.date" : "list.value.text";
    (void)widgets::text_field({.id = "value",
                               .name = at.context.t("list.value", {{"line", line}}),
                               .placeholder = at.context.t(hint),
                               .width = width - theme.px(30)},
                              draft->second);
    const auto value = app::read_value(at.context.registry(), asked, test.test, draft->second);
    test.value = value.value_or("");
    ImGui::SameLine(0, 0);
    const widgets::Rect rect = widgets::rect_here(theme.px(30), theme.px(34));
    if (!value && !draft->second.empty())
        widgets::icon_in(rect, icons::k_icon_triangle_alert, theme::Color::warn, theme::Font::body,
                         at.context.t("list.value.wrong", {{"line", line}}));
    ImGui::Dummy({rect.width(), rect.height()});
}

void draw_value(Drawing& at, const app::Asked& asked, const std::string& line, Condition& test, float width) {
    const FieldType type = asked.field->type;
    const bool is_part = test.test == app::Test::contains || test.test == app::Test::starts_with;
    const bool has_choices = type == FieldType::choice || type == FieldType::flag ||
                             (type == FieldType::list && !asked.field->choices.empty() && !is_part);
    if (has_choices) draw_choice(at, asked, line, test, width);
    else draw_typed(at, asked, line, test, width);
}

void draw_test(Drawing& at, const std::string& line, Condition& test, Condition& group, std::size_t part) {
    const auto& theme = theme::current();
    const records::Catalogue& catalogue = at.context.registry().catalogue();
    const Subjects& among = at.ui.asked_among.get(static_cast<int>(at.context.language()) * 2 + (at.ui.has_special ? 1 : 0), [&] {
        return with_labels(at.context, at.entity, app::subjects(catalogue, at.entity, at.ui.has_special));
    });
    std::optional<app::Subject> subject = test.subject == app::Subject{} ? std::nullopt : std::optional(test.subject);
    if (pick_subject(at.context, at.entity, "field", at.context.t("list.field", {{"line", line}}), {}, theme.px(280),
                     among, subject, at.ui.search)) {
        test.subject = *subject;
        test.test = app::tests_of(catalogue, *app::find_subject(catalogue, at.entity, test.subject)).front();
        test.value.clear();
        at.ui.drafts.erase(line);
    }
    const auto asked = app::find_subject(catalogue, at.entity, test.subject);
    ImGui::SameLine(0, theme.px(8));
    if (asked) {
        const auto tests = app::tests_of(catalogue, *asked);
        std::vector<std::string> labels;
        for (const app::Test one : tests) labels.emplace_back(app::test_words(*asked, one, at.context.words));
        auto chosen = static_cast<std::size_t>(std::ranges::find(tests, test.test) - tests.begin());
        if (widgets::combo({.id = "test", .name = at.context.t("list.test", {{"line", line}}), .width = theme.px(180)},
                           labels, &chosen)) {
            if (app::is_span(tests[chosen]) != app::is_span(test.test)) test.value.clear(), at.ui.drafts.erase(line);
            test.test = tests[chosen];
        }
        ImGui::SameLine(0, theme.px(8));
        if (app::needs_value(test.test)) draw_value(at, *asked, line, test, theme.px(230));
        else ImGui::Dummy({theme.px(230), theme.px(34)});
        ImGui::SameLine(0, theme.px(8));
    } else if (test.subject != app::Subject{}) {
        const widgets::Rect rect = widgets::rect_here(theme.px(418), theme.px(34));
        widgets::text_in(rect, at.context.t("list.no_field"), {.color = theme::Color::warn, .may_cut = true});
        ImGui::Dummy({rect.width(), rect.height()});
        ImGui::SameLine(0, theme.px(8));
    }
    if (widgets::icon_button({.id = "remove", .icon = icons::k_icon_x, .name = at.context.t("list.remove", {{"line", line}})}))
        at.wishes.group = &group, at.wishes.removed = part;
    if (count_incomplete(at.context, at.entity, test) == 0) return;
    ImGui::SameLine(0, theme.px(8));
    const widgets::Rect rect = widgets::rect_here(0, theme.px(34));
    widgets::icon_in({rect.min, {rect.min.x + theme.px(18), rect.max.y}}, icons::k_icon_triangle_alert, theme::Color::warn, theme::Font::body);
    widgets::text_in({{rect.min.x + theme.px(24), rect.min.y}, rect.max}, at.context.t("list.incomplete"),
                     {.font = theme::Font::secondary, .color = theme::Color::warn, .may_cut = true});
    ImGui::Dummy({rect.width(), rect.height()});
}

void draw_group(Drawing& at, const std::string& path, Condition& group, Condition* outer, std::size_t part) {
    const auto& theme = theme::current();
    const bool is_root = outer == nullptr;
    const std::vector<std::string> joins{std::string(at.context.t("list.all")), std::string(at.context.t("list.any"))};
    std::size_t join = group.kind == Condition::Kind::any ? 1 : 0;
    const std::string name = is_root ? std::string(at.context.t("list.join")) : at.context.t("list.join.group", {{"group", path}});
    if (widgets::combo({.id = "join", .name = name, .width = theme.px(230)}, joins, &join))
        group.kind = join == 1 ? Condition::Kind::any : Condition::Kind::all;
    ImGui::SameLine(0, theme.px(8));
    const std::string add = is_root ? std::string(at.context.t("list.add")) : at.context.t("list.add.to", {{"group", path}});
    if (widgets::button({.id = "add", .label = at.context.t("list.add"), .name = add, .icon = icons::k_icon_plus}))
        at.wishes.group = &group, at.wishes.adds_test = true;
    ImGui::SameLine(0, theme.px(8));
    if (is_root) {
        if (widgets::button({.id = "add_group", .label = at.context.t("list.add.group"), .icon = icons::k_icon_plus}))
            at.wishes.group = &group, at.wishes.adds_group = true;
        ImGui::SameLine(0, theme.px(16));
        (void)widgets::toggle("special", at.context.t("list.special"), &at.ui.has_special);
    } else if (widgets::icon_button({.id = "remove",
                                     .icon = icons::k_icon_x,
                                     .name = at.context.t("list.remove.group", {{"group", path}})})) {
        at.wishes.group = outer, at.wishes.removed = part;
    }
    ImGui::Indent(theme.px(k_indent));
    for (std::size_t i = 0; i < group.parts.size(); ++i) {
        const std::string line = line_name(path, i);
        ImGui::PushID(line.c_str());
        if (group.parts[i].kind == Condition::Kind::test) draw_test(at, line, group.parts[i], group, i);
        else draw_group(at, line, group.parts[i], &group, i);
        ImGui::PopID();
    }
    ImGui::Unindent(theme.px(k_indent));
}

}  // namespace

std::size_t count_incomplete(const ViewContext& context, EntityKind entity, const Condition& group) {
    if (group.kind == Condition::Kind::test) {
        const bool has_field = group.subject != app::Subject{};
        return has_field && app::finished(context.registry().catalogue(), entity, {.parts = {group}}).parts.empty() ? 1 : 0;
    }
    std::size_t count = 0;
    for (const Condition& part : group.parts) count += count_incomplete(context, entity, part);
    return count;
}

void flow(float width) {
    ImGui::SameLine(0, theme::current().px(8));
    if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

Subjects with_labels(const ViewContext& context, EntityKind entity, std::vector<app::Subject> subjects) {
    Subjects made{std::move(subjects), {}};
    for (const app::Subject& one : made.subjects)
        made.labels.push_back(app::subject_words(context.registry().catalogue(), entity, one, context.words));
    return made;
}

bool pick_subject(const ViewContext& context, EntityKind entity, const char* id, std::string_view name,
                  std::string_view none, float width, const Subjects& among, std::optional<app::Subject>& subject,
                  std::string& search) {
    const std::vector<app::Subject>& subjects = among.subjects;
    std::vector<std::string> with_none;
    if (!none.empty()) {
        with_none.emplace_back(none);
        with_none.insert(with_none.end(), among.labels.begin(), among.labels.end());
    }
    const std::size_t first = none.empty() ? 0 : 1;
    std::size_t chosen = first == 1 ? 0 : SIZE_MAX;
    if (subject) {
        const auto at = std::ranges::find(subjects, *subject);
        chosen = at == subjects.end() ? SIZE_MAX : static_cast<std::size_t>(at - subjects.begin()) + first;
    }
    // A field that cannot be picked, because it is no more or sensitive, is called by its name all the same.
    const std::string unknown =
        subject ? app::subject_words(context.registry().catalogue(), entity, *subject, context.words) : std::string();
    if (!widgets::combo({.id = id,
                         .name = name,
                         .placeholder = unknown.empty() ? context.t("list.field.choose") : std::string_view(unknown),
                         .width = width,
                         .search = &search,
                         .search_name = context.t("list.field.search")},
                        none.empty() ? among.labels : with_none, &chosen))
        return false;
    subject = chosen < first ? std::nullopt : std::optional(subjects[chosen - first]);
    return true;
}

void draw_list_builder(const ViewContext& context, EntityKind entity, ListUi& ui) {
    const auto& theme = theme::current();
    Drawing at{context, entity, ui};
    const float wanted = theme.px(lines_of(ui.where) * k_line + 2 * theme::k_card_padding);
    const float most = ImGui::GetContentRegionAvail().y * k_tallest;
    if (const widgets::Card card({.id = "builder", .height = std::min(wanted, most), .scrolls = true}); card) {
        draw_group(at, {}, ui.where, nullptr, 0);
    }
    if (at.wishes.group == nullptr) return;
    std::vector<Condition>& parts = at.wishes.group->parts;
    if (at.wishes.removed < parts.size()) {
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at.wishes.removed));
        ui.drafts.clear();
    }
    if (at.wishes.adds_test) parts.push_back({.kind = Condition::Kind::test});
    if (at.wishes.adds_group) parts.push_back({.kind = Condition::Kind::any, .parts = {{.kind = Condition::Kind::test}}});
}

void draw_list_chips(const ViewContext& context, EntityKind entity, ListUi& ui) {
    const Condition asked = app::finished(context.registry().catalogue(), entity, ui.where);
    // What is joined by "or" reads as one sentence.
    const bool is_whole = asked.kind == Condition::Kind::any && asked.parts.size() > 1;
    const std::size_t count = is_whole ? 1 : asked.parts.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string label = app::condition_words(context.registry(), entity, is_whole ? asked : asked.parts[i], context.words);
        const float width = widgets::text_width(label, widgets::Font::secondary) + theme::current().px(48);
        ImGui::PushID(static_cast<int>(i));
        if (i > 0) flow(width);
        const bool is_removed = widgets::chip({.id = "condition",
                                               .label = label,
                                               .name = context.t("data.filter.remove", {{"filter", label}}),
                                               .is_on = true,
                                               .is_removable = true});
        ImGui::PopID();
        if (!is_removed) continue;
        const auto is_it = [&](const Condition& part) {
            const Condition alone = app::finished(context.registry().catalogue(), entity, {.parts = {part}});
            return is_whole || (!alone.parts.empty() && alone.parts.front() == asked.parts[i]);
        };
        std::erase_if(ui.where.parts, is_it);
        ui.drafts.clear();
        return;
    }
}

}  // namespace views
