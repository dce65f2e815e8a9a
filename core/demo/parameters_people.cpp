// Shares, names, histories and needs.
#include "core/demo/parameter_reading.hpp"

namespace demo {

namespace {

Texts first_column(const Json& rows) {
    Texts ids;
    for (const Json& row : rows) ids.push_back(text(row.at(0)));
    return ids;
}

/// [[id, name, weight], ...]
Weighted named_rows(const Json& rows) {
    Weighted result;
    for (const Json& row : rows) {
        result.names.push_back(text(row.at(1)));
        result.weights.push_back(number(row.at(2)));
    }
    return result;
}

NamePools name_pools(const Json& json) {
    NamePools names{{},
                    number(json, "javanese_permille"),
                    number(json, "batak_permille"),
                    number(json, "single_permille"),
                    number(json, "single_before_year"),
                    number(json, "clan_permille"),
                    number(json, "hajj_permille")};
    for (const auto& [pool, items] : json.items()) {
        if (items.is_array()) names.pools[pool] = texts(items);
    }
    return names;
}

std::map<std::string, Texts, std::less<>> text_lists(const Json& object) {
    std::map<std::string, Texts, std::less<>> result;
    for (const auto& [name, items] : object.items()) result[name] = texts(items);
    return result;
}

std::vector<int> numbers(const Json& list) {
    std::vector<int> result;
    for (const Json& item : list) result.push_back(number(item));
    return result;
}

TrainingPlan training_plan(const Json& json) {
    TrainingPlan plan{numbers(member(json, "yearly_hours")),
                      number(json, "fewest_hours"),
                      number(json, "years"),
                      number(json, "score_mean"),
                      number(json, "score_spread_milli"),
                      number(json, "failed_permille"),
                      number(json, "calling_permille"),
                      {},
                      texts(member(json, "sociocultural")),
                      texts(member(json, "competencies")),
                      text_lists(member(json, "families")),
                      {}};
    for (const auto& [tier, row] : member(json, "leadership").items()) {
        plan.leadership[tier] = {text(row.at(0)), number(row.at(1)), number(row.at(2))};
    }
    for (const auto& [name, row] : member(json, "courses").items())
        plan.courses[name] = {text(row.at(0)), number(row.at(1)), number(row.at(2)), text(row.at(3))};
    return plan;
}

}  // namespace

void read_people(Parameters& out) {
    const Json json = demo_asset("people.json");
    PeoplePlan& people = out.people;
    for (const auto& [name, list] : member(json, "ages").items()) people.ages[name] = bands(list);
    for (const auto& [name, list] : member(json, "tenure_months").items()) people.tenure[name] = bands(list);
    people.appointment_years = bands(member(json, "appointment_years"));
    for (const Json& pair : member(json, "contract_years")) {
        people.contract_years.push_back({number(pair.at(0)), number(pair.at(0)), number(pair.at(1))});
    }
    for (const Json& pair : member(json, "age_at_appointment")) {
        people.appointment_age[static_cast<std::size_t>(number(pair.at(0)))] = number(pair.at(1));
    }
    people.probation = number(json, "probation_permille");
    people.contract_calibration = number(json, "pppk_calibration_permille");
    people.mismatch = number(json, "mismatch_permille");
    people.home_same = number(member(json, "home"), "same");
    people.home_outside = number(member(json, "home"), "outside");
    people.calling = number(member(json, "calling"), "permille");
    people.calling_services = texts(member(member(json, "calling"), "services"));
    people.legal_status = weighted(member(json, "legal_status"));
    const Json& papers = member(json, "papers");
    people.papers = {.clearance_known = number(papers, "clearance_known"),
                     .findings = number(papers, "findings"),
                     .reported = number(papers, "reported"),
                     .reported_late = number(papers, "reported_late"),
                     .certified = number(papers, "certified"),
                     .licensed = number(papers, "licensed"),
                     .licence_dated = number(papers, "licence_dated"),
                     .licence_expired = number(papers, "licence_expired")};
    people.religion = named_rows(member(json, "religions"));
    const Json& family = member(json, "family");
    people.family = {number(family, "couples_permille"), number(family, "same_unit_permille"), number(family, "recorded_twice_permille")};
    people.religion_ids = first_column(member(json, "religions"));
    people.marital = named_rows(member(json, "marital"));
    people.marital_ids = first_column(member(json, "marital"));
    people.birth_places = weighted_pairs(member(json, "birth_places"));
    people.streets = texts(member(json, "streets"));
    people.names = name_pools(member(json, "names"));
}

void read_history(Parameters& out) {
    const Json json = demo_asset("history.json");
    HistoryPlan& history = out.history;
    const Json& ratings = member(json, "ratings");
    history.rating_kinds = weighted_pairs(member(ratings, "kinds"));
    for (const std::string& kind : history.rating_kinds.names) history.ratings[kind] = weighted(member(ratings, kind));
    const Json& assessment = member(json, "assessment");
    history.assessed_current = number(assessment, "current_permille");
    history.assessed_expired = number(assessment, "expired_permille");
    history.assessed_mean = number(assessment, "mean_milli");
    history.assessed_spread = number(assessment, "spread_milli");
    history.talent = number(assessment, "talent_permille");
    history.training = training_plan(member(json, "training"));
    const Json& community = member(json, "community");
    history.community = {number(community, "permille"),          number(community, "second_permille"),
                         number(community, "verified_permille"), texts(member(community, "roles")),
                         texts(member(community, "verifiers")),  text_lists(member(community, "organisations"))};
    const Json& wishes = member(json, "wishes");
    history.wishes = {number(wishes, "permille"),       number(wishes, "stay_permille"),
                      number(wishes, "home"),           number(wishes, "career"),
                      number(wishes, "interest"),       number(wishes, "second_permille"),
                      number(wishes, "third_permille"), text_lists(member(wishes, "reasons"))};
    for (const Json& row : member(member(json, "discipline"), "active")) {
        history.discipline.push_back({text(row.at(0)), number(row.at(1)), number(row.at(2))});
    }
    const Json& honours = member(json, "honours");
    for (const Json& row : member(honours, "service_awards")) history.honours.service_awards.emplace_back(text(row.at(0)), number(row.at(1)));
    history.honours.awarded = number(honours, "awarded_permille");
    history.honours.called = number(honours, "called_permille");
    history.honours.decreed = number(honours, "decreed_permille");
    history.honours.kinds = weighted(member(honours, "kinds"));
    history.honours.names = text_lists(member(honours, "names"));
    history.honours.roles = texts(member(honours, "roles"));
    for (const Json& row : member(json, "panel")) history.panel.emplace_back(text(row.at(0)), text(row.at(1)));
    history.past_discipline = number(member(json, "discipline"), "past_permyriad");
    history.past_severe = number(member(json, "discipline"), "past_severe_permyriad");
    history.for_performance = number(member(json, "discipline"), "for_performance_permille");
    const Json& staffing = member(json, "staffing");
    out.staffing = {number(staffing, "vacancy_permille"),   number(staffing, "surplus_permille"),
                    number(staffing, "floor_permille"),     {},
                    texts(member(staffing, "scarce_jobs")), texts(member(staffing, "surplus_jobs")),
                    text(staffing, "surplus_district")};
    for (const auto& [name, weight] : member(staffing, "shortage").items()) {
        out.staffing.shortage[name] = number(weight);
    }
    const Json dirt = demo_asset("dirt.json");
    for (const Json& pair : member(dirt, "rates")) out.dirt_rates.emplace_back(text(pair.at(0)), number(pair.at(1)));
}

}  // namespace demo
