// What a row's names tell of what the row leaves out.
#include "core/intake/row_stager.hpp"
#include "core/records/job_nature.hpp"

namespace intake {

namespace {

using records::FieldIndex;
using records::Value;

}  // namespace

/// A value of the registry stands as long as that does which it was proposed from: somebody may have corrected it.
bool RowStager::may_propose(const CurrentRow& row, FieldIndex field, FieldIndex source) const {
    if (records::is_known(row.row.values[field])) return false;
    const records::Record* known = registry_->table(mapping_->entity).find(row.text(entity_->key.front()));
    return known == nullptr || !records::is_known(known->values[field]) || known->values[source] != row.row.values[source];
}

void RowStager::propose_job(CurrentRow& row) const {
    const FieldIndex title = *entity_->find("title"), level = *entity_->find("level"), tier = *entity_->find("tier");
    if (row.text(title).empty()) return;
    const FieldIndex fields[] = {*entity_->find("kind"), tier, level, *entity_->find("job_family")};
    const JobTitle job = job_titles_.read(row.text(title), row.text(*entity_->find("min_rank")));
    const JobProposal proposed = proposals_.job(job.current.empty() ? job.title : job.current, row.text(*entity_->find("job_id")),
                                                {std::string(row.text(fields[0])), std::string(row.text(tier)), std::string(row.text(level)), std::string(row.text(fields[3]))});
    const std::string* codes[] = {&proposed.kind, &proposed.tier, &proposed.level, &proposed.family};
    std::string told;
    const auto tell = [&](FieldIndex field) {
        const records::Field& about = entity_->fields[field];
        told.append(told.empty() ? "" : "; ").append(about.label[0]).append(": ");
        told.append(records::display_text(registry_->catalogue(), about, row.row.values[field], base::Language::indonesian));
    };
    for (std::size_t at = 0; at < std::size(fields); ++at) {
        const bool is_echelon = fields[at] == tier && records::is_known(row.row.values[tier]) &&
                                normal_header(headers_[tier]) != normal_header(entity_->fields[tier].export_column);
        if (is_echelon) tell(tier);
        if (codes[at]->empty() || !may_propose(row, fields[at], title)) continue;
        row.row.values[fields[at]] = Value{*codes[at]};
        tell(fields[at]);
    }
    // A list of needs has "Perawat" and "Ahli Muda" apart; its holders are "Perawat Ahli Muda".
    const records::ChoiceList& levels = registry_->catalogue().choices("functional_level");
    const bool is_apart = is_mapped(level) && !is_mapped(*entity_->find("job_id")) && records::level_in_title(job.title, levels).empty();
    if (const records::Choice* stated = is_apart ? levels.find(row.text(level)) : nullptr) {
        row.row.values[title] = Value{job.title + ' ' + stated->label[0]};
        tell(title);
    }
    if (told.empty()) return;
    Finding& finding = row.add("I_PROPOSED", headers_[title], job.title);
    finding.variant = "job";
    finding.args = {{"fields", told}};
}

void RowStager::propose_study(CurrentRow& row) const {
    const FieldIndex programme = *entity_->find("education_name"), field = *entity_->find("study_field");
    if (row.text(programme).empty() || !may_propose(row, field, programme)) return;
    const std::string_view study = proposals_.study(row.text(programme), row.text(*entity_->find("education_level")));
    if (study.empty()) return;
    row.row.values[field] = Value{std::string(study)};
    Finding& finding = row.add("I_PROPOSED", headers_[programme], row.text(programme));
    finding.variant = "study";
    finding.args = {{"field", records::display_text(registry_->catalogue(), entity_->fields[field], row.row.values[field], base::Language::indonesian)}};
}

/// A request of a teacher names a school and no kind of wish.
void RowStager::propose_wish(CurrentRow& row) const {
    const FieldIndex kind = *entity_->find("kind"), target = *entity_->find("target");
    const std::string name(row.text(target));
    if (is_mapped(kind) || name.empty() || units_.empty()) return;
    const UnitMatch match = units_.match(units_.has_id(name) ? name : std::string_view{}, name, {});
    if (match.id.empty() || !match.is_certain) {
        const bool is_ambiguous = match.kind == UnitMatchKind::ambiguous, is_similar = match.kind == UnitMatchKind::spelling && !is_ambiguous;
        Finding& finding = row.add(is_ambiguous ? "W_UNIT_AMBIGUOUS" : is_similar ? "W_UNIT_SPELLING" : "W_UNIT_UNKNOWN", headers_[target], name);
        finding.candidates = match.ids;
        if (is_similar) finding.candidates.push_back(match.name);
        return;
    }
    row.row.values[kind] = Value{std::string("unit")};
    row.row.values[target] = Value{match.id};
    Finding& finding = row.add("I_PROPOSED", headers_[target], name);
    finding.variant = "wish";
    finding.args = {{"unit", match.name}};
}

}  // namespace intake
