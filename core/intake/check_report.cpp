#include "core/intake/check_report.hpp"

#include "core/base/json.hpp"

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

}  // namespace

std::string check_report(std::span<const CheckedFile> files, const base::Catalog& catalog) {
    base::Json list = base::Json::array();
    for (const CheckedFile& file : files)
        list.push_back(file.staged ? staged_json(*file.staged, catalog) : error_json(file, catalog));
    const base::Json report = {{"format", "serasi-check/1"}, {"files", std::move(list)}};
    return base::to_text(report, 1) + '\n';
}

}  // namespace intake
