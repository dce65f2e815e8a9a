#include "core/base/json.hpp"
#include "core/cli/clock.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/files.hpp"
#include "core/cli/locate.hpp"
#include "core/cli/mapped_file.hpp"
#include "core/matching/assignment.hpp"

namespace cli {

namespace {

int answer(const Console& console, const std::string& path, const matching::AssignmentView& view,
           const MappedFile* file = nullptr) {
    const auto refuse = [&](base::Error error) {
        error.place = path;
        return console.refuse(error, k_answer_is_no);
    };
    const Stopwatch watch;
    auto problem = matching::make_problem(view);
    if (!problem) {
        problem.error().place = path;
        return console.refuse(problem.error());
    }
    // Listed pairs are copied by now; the file is needed again for the check.
    if (file && !view.is_matrix()) file->release();
    const auto assignment = matching::solve_assignment(std::move(*problem));
    const double seconds = watch.seconds();
    if (!assignment) return refuse(assignment.error());
    const auto checked = matching::check_assignment(view, *assignment);
    base::Json columns = base::Json::array();
    for (const std::int32_t column : assignment->columns) columns.push_back(column + 1);  // as the file counts them
    console.line(base::to_text({{"objective", assignment->objective},
                                {"columns", std::move(columns)},
                                {"method", matching::name_of(assignment->method)},
                                {"seconds", seconds},
                                {"certificate", checked ? "valid" : "invalid"}}));
    return checked ? k_done : refuse(checked.error());
}

int answer_binary(const Console& console, const std::string& path) {
    const auto file = MappedFile::open(path);
    if (!file) return console.refuse(file.error());
    const auto view = matching::view_assignment(file->bytes());
    if (view) return answer(console, path, *view, &*file);
    base::Error error = view.error();
    error.place = path;
    return console.refuse(error);
}

}  // namespace

int run_assign(const Arguments& arguments, const Console& console) {
    const std::string& path = arguments.words().front();
    if (arguments.has("binary")) return answer_binary(console, path);
    const auto text = read_file(path, k_most_json_bytes);
    if (!text) return console.refuse(text.error());
    const auto problem = matching::parse_assignment(*text);
    if (!problem) return console.refuse(in_file(path, *text, problem.error()));
    return answer(console, path, problem->view());
}

}  // namespace cli
