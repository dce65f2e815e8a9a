// development.hpp: the courses that bring a person nearer to a seat, with the points and the place that they give.
#pragma once

#include "core/planning/development.hpp"
#include "shell/views/context.hpp"

namespace views {

struct DevelopmentUi {
    Memo<std::vector<planning::Course>> courses;
    Memo<std::vector<planning::Development>> found;  // by seat asked for
};

/// For one seat, under the person's score for it.
void draw_development(const ViewContext& context, const planning::Assessment& assessment,
                      const planning::Candidate& candidate, DevelopmentUi& ui);
/// A card: for the person's seat and for the seats wished for.
void draw_advised_courses(const ViewContext& context, std::uint32_t employee, DevelopmentUi& ui);

}  // namespace views
