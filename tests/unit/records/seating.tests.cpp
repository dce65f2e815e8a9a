#include "core/records/seating.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/records/builder.hpp"

using records::Seated;
using records::Seating;
using support::Builder;

namespace {

Builder city() {
    Builder builder;
    builder.add("unit", {{"unit_id", "u1"}, {"name", "Dinas Sosial"}})
        .add("unit", {{"unit_id", "u2"}, {"name", "Sekretariat"}})
        .add("unit", {{"unit_id", "u3"}, {"name", "Sekretariat"}})
        .add("position",
             {{"position_id", "p1"}, {"unit_id", "u1"}, {"job_id", "j1"}, {"title", "Pekerja Sosial"}, {"need", "2"}})
        .add("position", {{"position_id", "p2"}, {"unit_id", "u1"}, {"title", "Pengadministrasi"}})
        .add("position",
             {{"position_id", "p3"}, {"unit_id", "u2"}, {"job_id", "j1"}, {"title", "Pekerja Sosial"}, {"need", "0"}});
    return builder;
}

}  // namespace

TEST_CASE("a person sits by unit and job id, or by unit and title, or says why not") {
    struct Line {
        const char* name;
        support::Row row;
        Seated how;
        const char* seat;  // empty: none
    };
    const Line line = GENERATE(values<Line>({
        {"job id", {{"unit_id", "u1"}, {"job_id", "j1"}, {"job_title", "nama lain"}}, Seated::by_job_id, "p1"},
        {"job id beats title",
         {{"unit_id", "u1"}, {"job_id", "j1"}, {"job_title", "Pengadministrasi"}},
         Seated::by_job_id,
         "p1"},
        {"title, folded", {{"unit_id", "u1"}, {"job_title", "  PENGADMINISTRASI "}}, Seated::by_title, "p2"},
        {"unknown job id falls back to the title",
         {{"unit_id", "u1"}, {"job_id", "zz"}, {"job_title", "pekerja sosial"}},
         Seated::by_title,
         "p1"},
        {"unit by unique name", {{"unit_name", "DINAS  SOSIAL"}, {"job_id", "j1"}}, Seated::by_job_id, "p1"},
        {"unknown unit id but unique name",
         {{"unit_id", "u9"}, {"unit_name", "Dinas Sosial"}, {"job_id", "j1"}},
         Seated::by_job_id,
         "p1"},
        {"ambiguous unit name", {{"unit_name", "Sekretariat"}, {"job_id", "j1"}}, Seated::unit_ambiguous, ""},
        {"unknown unit", {{"unit_id", "u9"}, {"job_id", "j1"}}, Seated::unit_unknown, ""},
        {"no unit", {{"job_id", "j1"}}, Seated::unit_missing, ""},
        {"no job", {{"unit_id", "u1"}}, Seated::job_missing, ""},
        {"job not in the unit", {{"unit_id", "u2"}, {"job_title", "Pengadministrasi"}}, Seated::position_unknown, ""},
        {"retired", {{"unit_id", "u1"}, {"job_id", "j1"}, {"legal_status", "retired"}}, Seated::retired, ""},
        {"on leave keeps the seat",
         {{"unit_id", "u1"}, {"job_id", "j1"}, {"legal_status", "leave"}},
         Seated::by_job_id,
         "p1"},
    }));
    INFO(line.name);
    Builder builder = city();
    support::Row row = line.row;
    row.emplace_back("employee_number", "199001012015031001");
    builder.add("employee", row);
    const Seating seating = Seating::of(builder.registry());
    CHECK(seating.how(0) == line.how);
    CHECK(has_seat(seating.how(0)) == (line.seat[0] != '\0'));
    CHECK(seating.seat_of(0) == (line.seat[0] == '\0' ? records::k_no_row : builder.row("position", line.seat)));
}

TEST_CASE("incumbents, need and vacancies are counted for every position") {
    Builder builder = city();
    for (const char* number : {"1", "2", "3"}) {
        builder.add("employee", {{"employee_number", number}, {"unit_id", "u2"}, {"job_id", "j1"}});
    }
    builder.add("employee", {{"employee_number", "4"}, {"unit_id", "u1"}, {"job_id", "j1"}});
    const Seating seating = Seating::of(builder.registry());
    const auto& social = seating.count(builder.row("position", "p1"));
    CHECK((social.need == 2 && social.incumbents == 1 && social.vacancies == 1));
    const auto& clerk = seating.count(builder.row("position", "p2"));
    CHECK((clerk.need == records::k_unknown_count && clerk.incumbents == 0 && clerk.vacancies == 0));
    const auto& surplus = seating.count(builder.row("position", "p3"));
    CHECK((surplus.need == 0 && surplus.incumbents == 3 && surplus.vacancies == 0));
    const auto incumbents = seating.incumbents(builder.row("position", "p3"));
    CHECK(std::vector(incumbents.begin(), incumbents.end()) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("of several fitting positions the first with need takes the person, and a full one only when all are full") {
    Builder builder = city();
    builder.add(
        "position",
        {{"position_id", "p4"}, {"unit_id", "u1"}, {"job_id", "j1"}, {"title", "Pekerja Sosial"}, {"need", "1"}});
    for (const char* number : {"1", "2", "3", "4"}) {
        builder.add("employee", {{"employee_number", number}, {"unit_id", "u1"}, {"job_id", "j1"}});
    }
    const Seating seating = Seating::of(builder.registry());
    const auto first = builder.row("position", "p1"), second = builder.row("position", "p4");
    CHECK(std::vector{seating.seat_of(0), seating.seat_of(1), seating.seat_of(2), seating.seat_of(3)} ==
          std::vector{first, first, second, first});
    // What the job is does not depend on who came first.
    CHECK((seating.job_like(1) == first && seating.job_like(2) == first));
}

TEST_CASE("a person without a seat still has a job that the map describes") {
    Builder builder = city();
    builder.add("employee", {{"employee_number", "1"}, {"unit_id", "u9"}, {"job_id", "j1"}})
        .add("employee", {{"employee_number", "2"}, {"unit_id", "u9"}, {"job_title", "Pengadministrasi"}})
        .add("employee", {{"employee_number", "3"}, {"unit_id", "u9"}, {"job_title", "Astronaut"}});
    const Seating seating = Seating::of(builder.registry());
    CHECK(seating.job_like(0) == builder.row("position", "p1"));
    CHECK(seating.job_like(1) == builder.row("position", "p2"));
    CHECK(seating.job_like(2) == records::k_no_row);
}
