#include "core/base/text.hpp"
#include "core/cli/clock.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/tables.hpp"
#include "core/intake/check_report.hpp"

namespace cli {

namespace {

constexpr std::size_t k_findings_shown = 20;

void print_file(const intake::CheckedFile& file, const Console& console) {
    const intake::StagedFile& staged = *file.staged;
    const auto& entity = records::Catalogue::standard().entity(staged.entity());
    console.line("cli.check.file", {{"file", file.name},
                                    {"entity", entity.label[static_cast<std::size_t>(console.words().language())]},
                                    {"valid", std::to_string(staged.counts.valid)},
                                    {"warning", std::to_string(staged.counts.warning)},
                                    {"invalid", std::to_string(staged.counts.invalid)}});
    if (staged.sheets.size() > 1) {
        std::vector<std::string> others = staged.sheets;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(staged.sheet));
        console.line("cli.check.sheets", {{"sheet", staged.sheets[staged.sheet]}, {"others", base::joined(others, ", ")}});
    }
    std::size_t shown = 0;
    for (const intake::Finding& finding : staged.findings) {
        if (intake::severity(finding.code) == intake::Severity::info) continue;
        if (++shown > k_findings_shown) continue;
        std::string sentence = intake::message(console.words(), finding);
        if (const std::string repair = intake::repair(console.words(), finding); !repair.empty())
            sentence += ' ' + repair;
        const char* key = finding.row == 0         ? "cli.check.finding_file"
                          : finding.column.empty() ? "cli.check.finding_row"
                                                   : "cli.check.finding";
        console.line(key, {{"row", std::to_string(finding.row)},
                           {"column", finding.column},
                           {"code", std::string(finding.code)},
                           {"sentence", sentence}});
    }
    if (shown > k_findings_shown) console.line("cli.check.more", {{"count", std::to_string(shown - k_findings_shown)}});
}

}  // namespace

int run_check(const Arguments& arguments, const Console& console) {
    const auto day = today(arguments);
    if (!day) return console.refuse(day.error());
    const Tables tables = read_tables(arguments.words(), *day, arguments.text("sheet"));
    if (console.is_json()) {
        console.line(intake::check_report(tables.checked.files, console.words()));
    } else {
        for (const intake::CheckedFile& file : tables.checked.files)
            if (file.staged) print_file(file, console);
    }
    for (const base::Error& fault : tables.faults) console.refuse(fault);
    if (!tables.faults.empty()) return k_bad_input;
    return tables.invalid_rows > 0 ? k_answer_is_no : k_done;
}

}  // namespace cli
