#include "core/intake/check_report.hpp"

#include "core/base/json.hpp"
#include "core/workbook/book_writer.hpp"

namespace intake {

namespace {

base::Json finding_json(const Finding& finding, const base::Catalog& catalog) {
    base::Json json = {{"row", finding.row},
                       {"column", finding.column},
                       {"code", finding.code},
                       {"severity", severity_name(severity(finding.code))},
                       {"value", finding.value},
                       {"message", message(catalog, finding)},
                       {"repair", repair(catalog, finding)},
                       {"source", source(finding.code)}};
    if (!finding.candidates.empty()) json["candidates"] = finding.candidates;
    return json;
}

base::Json staged_json(const StagedFile& staged, const base::Catalog& catalog) {
    base::Json findings = base::Json::array();
    for (const Finding& finding : staged.findings) findings.push_back(finding_json(finding, catalog));
    base::Json json = {{"file", staged.file},
            {"sha256", staged.sha256},
            {"entity", records::Catalogue::standard().entity(staged.entity()).name},
            {"encoding", encoding_name(staged.encoding)},
            {"delimiter", staged.delimiter() == 0 ? std::string() : std::string(1, staged.delimiter())},
            {"rows",
             {{"valid", staged.counts.valid}, {"warning", staged.counts.warning}, {"invalid", staged.counts.invalid}}},
            {"findings", std::move(findings)}};
    if (!staged.sheets.empty()) json["sheet"] = staged.sheets[staged.sheet], json["sheets"] = staged.sheets;
    return json;
}

base::Json error_json(const CheckedFile& file, const base::Catalog& catalog) {
    const base::Error& error = file.staged.error();
    return {{"file", file.name},
            {"error", {{"code", error.code}, {"message", catalog.render(error)}}},
            {"rows", {{"valid", 0}, {"warning", 0}, {"invalid", 0}}},
            {"findings", base::Json::array()}};
}

std::vector<std::string> texts(const base::Catalog& words, std::initializer_list<std::string_view> keys) {
    std::vector<std::string> cells;
    for (const std::string_view key : keys) cells.emplace_back(words.text(key));
    return cells;
}

std::vector<std::string> file_cells(const Outcome& file, const base::Catalog& words) {
    if (!file.staged) return {std::string(file.file), "", "0", "0", "0"};
    const StagedCounts& counts = file.staged->counts;
    const records::Entity& entity = records::Catalogue::standard().entity(file.staged->entity());
    return {std::string(file.file), entity.label[static_cast<std::size_t>(words.language())], std::to_string(counts.valid),
            std::to_string(counts.warning), std::to_string(counts.invalid)};
}

std::string severity_words(const base::Catalog& words, Severity severity) {
    return std::string(words.text("import.severity." + std::string(severity_name(severity))));
}

std::vector<std::string> finding_cells(const Outcome& file, const Finding& finding, const base::Catalog& words) {
    return {std::string(file.file), finding.row == 0 ? std::string() : std::to_string(finding.row), finding.column,
            std::string(finding.code), severity_words(words, severity(finding.code)), finding.value, message(words, finding),
            repair_and_source(words, finding)};
}

std::vector<std::string> fault_cells(const Outcome& file, const base::Catalog& words) {
    const base::Error& fault = *file.fault;
    const std::string reason = "error." + fault.code, remedy = reason + ".remedy";
    return {std::string(file.file), "", "", fault.code, severity_words(words, Severity::invalid), "", words.render(reason, fault.args),
            words.has(remedy) ? words.render(remedy, fault.args) : std::string()};
}

}  // namespace

base::Steps write_check_book(std::vector<Outcome> files, const base::Catalog& words, std::string& book) {
    constexpr std::size_t k_lines_a_step = 100;
    constexpr int k_file_widths[] = {40, 24, 10, 12, 10}, k_finding_widths[] = {32, 8, 24, 22, 12, 24, 60, 60};
    workbook::BookWriter writer;
    writer.add_sheet(words.text("import.files"), k_file_widths);
    writer.add_row(texts(words, {"intake.report.file", "intake.report.kind", "import.state.valid", "import.state.warning", "import.state.invalid"}));
    for (const Outcome& file : files) writer.add_row(file_cells(file, words));
    writer.add_sheet(words.text("intake.report.findings"), k_finding_widths);
    writer.add_row(texts(words, {"intake.report.file", "intake.errors.row", "intake.report.column", "intake.report.code", "intake.report.severity",
                                 "intake.report.value", "intake.errors.reason", "intake.errors.remedy"}));
    std::size_t lines = 0;
    for (const Outcome& file : files) {
        if (file.fault) writer.add_row(fault_cells(file, words));
        if (!file.staged) continue;
        for (const Finding& finding : file.staged->findings) {
            writer.add_row(finding_cells(file, finding, words));
            if (++lines % k_lines_a_step == 0) co_yield base::pause;
        }
    }
    book = writer.finish();
}

std::string check_report(std::span<const CheckedFile> files, const base::Catalog& catalog) {
    base::Json list = base::Json::array();
    for (const CheckedFile& file : files)
        list.push_back(file.staged ? staged_json(*file.staged, catalog) : error_json(file, catalog));
    const base::Json report = {{"format", "serasi-check/1"}, {"files", std::move(list)}};
    return base::to_text(report, 1) + '\n';
}

}  // namespace intake
