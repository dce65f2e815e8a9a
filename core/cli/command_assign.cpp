#include "core/base/json.hpp"
#include "core/cli/clock.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/files.hpp"
#include "core/cli/locate.hpp"
#include "core/matching/assignment.hpp"

namespace cli {

int run_assign(const Arguments& arguments, const Console& console) {
    const std::string& path = arguments.words().front();
    const auto text = read_file(path, k_most_json_bytes);
    if (!text) return console.refuse(text.error());
    const auto problem = matching::parse_assignment(*text);
    if (!problem) return console.refuse(in_file(path, *text, problem.error()));
    const Stopwatch watch;
    const auto assignment = matching::solve_assignment(*problem);
    const double seconds = watch.seconds();
    if (!assignment) return console.refuse(in_file(path, *text, assignment.error()), k_answer_is_no);
    const auto checked = matching::check_assignment(*problem, *assignment);
    base::Json columns = base::Json::array();
    for (const std::int32_t column : assignment->columns) columns.push_back(column + 1);  // as the file counts them
    console.line(base::to_text({{"objective", assignment->objective},
                                {"columns", std::move(columns)},
                                {"seconds", seconds},
                                {"certificate", checked ? "valid" : "invalid"}}));
    return checked ? k_done : console.refuse(in_file(path, *text, checked.error()), k_answer_is_no);
}

}  // namespace cli
