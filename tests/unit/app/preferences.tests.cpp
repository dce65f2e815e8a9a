#include <catch_amalgamated.hpp>

#include "core/app/preferences.hpp"

TEST_CASE("preferences come back as they were written", "[app]") {
    app::Preferences wanted{.language = base::Language::english, .theme = app::Theme::dark, .text_percent = 150};
    wanted.hidden_columns = {{"employee", {"email", "phone"}}, {"unit", {}}};
    CHECK(app::read_preferences(app::write_preferences(wanted)) == wanted);
}

TEST_CASE("what does not fit among preferences is left at its default", "[app]") {
    CHECK(app::read_preferences("") == app::Preferences{});
    CHECK(app::read_preferences(R"({"hidden_columns":5,"text_percent":20})") == app::Preferences{});
    CHECK(app::read_preferences(R"({"hidden_columns":{"employee":"x","unit":[1,"kind"]}})").hidden_columns ==
          decltype(app::Preferences::hidden_columns){{"unit", {"kind"}}});
}
