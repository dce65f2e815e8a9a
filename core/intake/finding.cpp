#include "core/intake/finding.hpp"

#include <map>

#include "core/base/assets.hpp"
#include "core/base/date.hpp"
#include "core/base/json.hpp"

namespace intake {

namespace {

constexpr FindingKey k_keys[] = {
    {"E_REQUIRED", ""},
    {"E_ROW_WIDTH", ""},
    {"E_KEY_DUPLICATE", ""},
    {"E_NIP_LEN", ""},
    {"E_NIP_LEN", "old"},
    {"E_NIP_CHAR", ""},
    {"E_NIP_BIRTH", ""},
    {"E_NIP_BIRTH", "age"},
    {"E_NIP_BIRTH", "mismatch"},
    {"E_NIP_BIRTH", "mismatch_number_confirmed"},
    {"E_NIP_BIRTH", "mismatch_column_confirmed"},
    {"E_NIP_MONTH", ""},
    {"E_NIP_SEX", ""},
    {"E_NIP_SEX", "mismatch"},
    {"E_NIP_EXCEL", ""},
    {"E_NIP_EXCEL", "scientific"},
    {"E_NIP_EXCEL", "stored"},
    {"E_NIP_DUPLICATE", ""},
    {"W_NIP_AGE", ""},
    {"W_NIP_TMT", ""},
    {"W_NIP_TMT", "future"},
    {"W_NIP_KIND", ""},
    {"E_NIK_LEN", ""},
    {"E_NIK_CHAR", ""},
    {"E_NIK_BIRTH", ""},
    {"E_NIK_EXCEL", ""},
    {"E_NIK_EXCEL", "scientific"},
    {"E_NIK_EXCEL", "stored"},
    {"W_NIK_EXCEL", ""},
    {"W_NIK_MISMATCH", "birth"},
    {"W_NIK_MISMATCH", "sex"},
    {"W_NIK_MISSING", ""},
    {"W_NIK_DUPLICATE", ""},
    {"W_POSITION_SINCE_MISSING", ""},
    {"W_REQUIRED", ""},
    {"W_ROW_SHORT", ""},
    {"W_DATE_INVALID", ""},
    {"W_DATE_AMBIGUOUS", ""},
    {"W_NUMBER_INVALID", ""},
    {"W_NUMBER_RANGE", ""},
    {"W_FLAG_UNKNOWN", ""},
    {"W_CHOICE_UNKNOWN", ""},
    {"W_CHOICE_UNKNOWN", "other"},
    {"W_UNIT_UNKNOWN", ""},
    {"W_UNIT_SPELLING", ""},
    {"W_UNIT_SPELLING", "recorded"},
    {"W_UNIT_AMBIGUOUS", ""},
    {"W_UNIT_CLOSED", ""},
    {"W_EMPLOYEE_UNKNOWN", ""},
    {"W_REFERENCE_UNKNOWN", ""},
    {"W_JOB_OLD_NAME", ""},
    {"W_JOB_UNKNOWN", ""},
    {"W_TEXT_DAMAGED", ""},
    {"I_TRIMMED", ""},
    {"I_TRIMMED", "cell"},
    {"I_DATE_FORMAT", ""},
    {"I_DATE_PLACEHOLDER", ""},
    {"I_JOB_STYLE", ""},
    {"I_PROPOSED", ""},
    {"I_PROPOSED", "job"},
    {"I_PROPOSED", "study"},
    {"I_PROPOSED", "wish"},
    {"I_SHEET", ""},
    {"I_HIDDEN", "columns"},
    {"I_HIDDEN", "rows"},
    {"I_COLUMN_MISSING", ""},
    {"I_COLUMNS_UNMAPPED", ""},
    {"I_COLUMNS_UNMAPPED", "known"},
    {"I_ROW_SKIPPED", "blank"},
    {"I_ROW_SKIPPED", "repeated_header"},
    {"I_ROW_SKIPPED", "column_numbers"},
    {"I_ROW_SKIPPED", "subtotal"},
    {"I_ROW_SKIPPED", "heading"},
    {"I_ROW_SKIPPED", "footer"},
};

std::string key_of(const Finding& finding) {
    std::string key = "finding." + std::string(finding.code);
    if (!finding.variant.empty()) key.append(".").append(finding.variant);
    return key;
}

std::vector<base::Arg> args_of(const Finding& finding) {
    std::vector<base::Arg> args = finding.args;
    for (base::Arg& arg : args) arg.value = readable(std::move(arg.value));
    args.push_back({"value", finding.value});
    args.push_back({"column", finding.column});
    std::string candidates;
    for (const std::string& candidate : finding.candidates) {
        candidates.append(candidates.empty() ? "" : "; ").append(readable(candidate));
    }
    args.push_back({"candidates", candidates});
    return args;
}

}  // namespace

Severity severity(std::string_view code) {
    return code.starts_with('E') ? Severity::invalid : code.starts_with('W') ? Severity::warning : Severity::info;
}

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::info:
            return "info";
        case Severity::warning:
            return "warning";
        case Severity::invalid:
            return "invalid";
    }
    return {};
}

std::string readable(std::string text) {
    const auto day = base::parse_iso_day(text);
    return day ? base::day_month_year(*day) : text;
}

std::string message(const base::Catalog& catalog, const Finding& finding) {
    return catalog.render(key_of(finding), args_of(finding));
}

std::string repair(const base::Catalog& catalog, const Finding& finding) {
    // A code whose remedy depends on having something to offer has a second sentence for it.
    const std::string key = key_of(finding) + ".repair";
    const std::string offering = key + ".candidates";
    const bool offers = !finding.candidates.empty() && catalog.has(offering);
    return catalog.render(offers ? offering : key, args_of(finding));
}

std::string_view source(std::string_view code) {
    static std::map<std::string, std::string, std::less<>> sources;
    if (sources.empty()) {
        const auto json = base::parse_json(base::asset("intake/finding_sources.json"));
        const base::Json* table = json ? base::find_member(*json, "sources") : nullptr;
        if (table == nullptr) return {};
        for (const auto& [beginning, text] : table->items()) sources.emplace(beginning, text.get<std::string>());
    }
    for (std::string_view beginning = code; !beginning.empty(); beginning.remove_suffix(1))
        if (const auto found = sources.find(beginning); found != sources.end()) return found->second;
    return {};
}

std::string repair_and_source(const base::Catalog& catalog, const Finding& finding) {
    const std::string_view from = source(finding.code);
    return repair(catalog, finding) + (from.empty() ? "" : "\n" + std::string(catalog.text("finding.source")) + ": " + std::string(from));
}

std::span<const FindingKey> finding_keys() { return k_keys; }

}  // namespace intake
