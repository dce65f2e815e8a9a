// The organisation and its jobs.
#include <algorithm>

#include "core/demo/parameter_reading.hpp"

namespace demo {

namespace {

std::vector<StaffCount> staff_counts(const Json& staff) {
    std::vector<StaffCount> result;
    for (const auto& [job, count] : staff.items()) {
        if (count.is_array()) {
            result.push_back({job, number(count.at(0)), number(count.at(1))});
        } else {
            result.push_back({job, number(count), number(count)});
        }
    }
    return result;
}

UnitPlan unit_plan(const Json& json) {
    UnitPlan plan;
    plan.name = text(json, "name");
    for (auto [name, into] : {std::pair{"kind", &plan.kind},
                              {"service", &plan.service},
                              {"district", &plan.district},
                              {"echelon", &plan.echelon},
                              {"head", &plan.head},
                              {"secretariat", &plan.secretariat},
                              {"code", &plan.code}}) {
        *into = text_or(json, name, "");
    }
    if (const Json* fields = base::find_member(json, "fields")) plan.fields = texts(*fields);
    if (const Json* posts = base::find_member(json, "posts")) {
        for (const Json& post : *posts) plan.posts.emplace_back(text(post.at(0)), text(post.at(1)));
    }
    if (const Json* staff = base::find_member(json, "staff")) plan.staff = staff_counts(*staff);
    if (const Json* parts = base::find_member(json, "parts")) {
        for (const Json& part : *parts) plan.parts.push_back(unit_plan(part));
    }
    return plan;
}

std::size_t study_index(const Parameters& all, std::string_view key) {
    const auto at = std::ranges::find(all.studies, key, &Study::key);
    BASE_ASSERT(at != all.studies.end());
    return static_cast<std::size_t>(at - all.studies.begin());
}

FunctionalJob functional_job(const Parameters& all, const Json& json) {
    FunctionalJob job;
    job.key = text(json, "key");
    job.code = text(json, "code");
    job.name = text(json, "name");
    job.family = text(json, "family");
    job.fields = texts(member(json, "fields"));
    job.female = number(json, "female");
    job.contract = number(json, "pppk");
    job.earliest = static_cast<int>(base::get_integer(json, "earliest").value_or(0));
    job.latest = static_cast<int>(base::get_integer(json, "latest").value_or(57));
    for (const auto& [key, weight] : member(json, "studies").items()) {
        job.studies.push_back(study_index(all, key));
        job.study_weights.push_back(number(weight));
    }
    return job;
}

OperationalJob operational_job(const Json& json) {
    OperationalJob job;
    job.key = text(json, "key");
    job.code = text(json, "code");
    job.name = text(json, "name");
    job.family = text(json, "family");
    if (const Json* old = base::find_member(json, "old")) job.old_names = texts(*old);
    job.min_education = level_of(text(json, "min_education"));
    for (const auto& [level, weight] : member(json, "levels").items()) {
        job.levels.push_back(level_of(level));
        job.level_weights.push_back(number(weight));
    }
    job.min_rank = rank_of(text(json, "min_rank"));
    job.max_rank = rank_of(text(json, "max_rank"));
    job.job_class = number(json, "class");
    job.female = number(json, "female");
    job.contract = number(json, "pppk");
    return job;
}

}  // namespace

void read_units(Parameters& out) {
    const Json units = demo_asset("units.json");
    out.city = text(units, "city");
    out.base_employees = number(units, "base_employees");
    for (const Json& district : member(units, "districts")) {
        out.districts.push_back({text(district, "code"), text(district, "name"), number(district, "latitude"),
                                 number(district, "longitude"), texts(member(district, "places"))});
    }
    for (const auto& [name, plan] : member(units, "secretariats").items()) out.secretariats[name] = unit_plan(plan);
    for (const Json& agency : member(units, "agencies")) out.agencies.push_back(unit_plan(agency));
    for (const Json& json : member(units, "sets")) {
        UnitSet set{unit_plan(json), text(json, "under"), text(json, "letter"), {}, {}};
        if (const Json* members = base::find_member(json, "members")) {
            for (const Json& one : *members) set.members.emplace_back(text(one.at(0)), text(one.at(1)));
        }
        if (const Json* counts = base::find_member(json, "counts")) {
            for (const Json& one : *counts) set.counts.emplace_back(text(one.at(0)), number(one.at(1)));
        }
        out.sets.push_back(std::move(set));
    }
    const Json services = demo_asset("services.json");
    for (const auto& [name, service] : member(services, "services").items()) {
        out.services[name] = {text(service, "family"), texts(member(service, "fields"))};
    }
}

void read_jobs(Parameters& out) {
    const Json studies = demo_asset("studies.json");
    for (const Json& study : member(studies, "studies")) {
        const Json& common = study.at(7);
        out.studies.push_back({text(study.at(0)), level_of(text(study.at(1))), text(study.at(2)), text(study.at(3)),
                               text(study.at(4)), text(study.at(5)), number(study.at(6)),
                               common.is_boolean() && common == true});
    }
    for (const auto& [kind, names] : member(studies, "institutions").items()) out.institutions[kind] = texts(names);
    const Json jobs = demo_asset("jobs.json");
    for (const Json& job : member(jobs, "functional")) out.functional.push_back(functional_job(out, job));
    for (const Json& job : member(jobs, "operational")) out.operational.push_back(operational_job(job));
    out.old_teacher_titles = texts(member(jobs, "old_teacher_titles"));
    for (const Json& level : member(jobs, "levels")) {
        out.levels.push_back({text(level, "code"), text(level, "short"), text(level, "name"), text_or(level, "old", ""),
                              rank_of(text(level, "min_rank")), rank_of(text(level, "max_rank")),
                              number(level, "class"), number(level, "competency")});
    }
    for (const Json& json : member(jobs, "echelons")) {
        out.echelons.push_back({text(json, "code"), text(json, "id"), text(json, "tier"),
                                rank_of(text(json, "min_rank")), rank_of(text(json, "max_rank")),
                                level_of(text(json, "min_education")), number(json, "class"),
                                number(json, "competency"), number(json, "least_age"), number(json, "most_age"),
                                number(json, "least_service"), number(json, "female"), number(json, "vacant")});
    }
}

}  // namespace demo
