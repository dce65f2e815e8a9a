#include "core/scoring/scorer.hpp"

#include <map>

#include "core/scoring/facts.hpp"
#include "core/scoring/parts.hpp"
#include "core/scoring/proof.hpp"

namespace scoring {
namespace {

// Seats with equal keys get equal points of the part from everybody. The key holds all that the part's function reads
// of a seat.
using ColumnKey = std::array<std::int64_t, k_competencies + 2>;

constexpr std::array k_parts_by_seat = {PartKind::competence, PartKind::study,     PartKind::training,
                                        PartKind::experience, PartKind::community, PartKind::distance};
constexpr std::array k_parts_of_person = {PartKind::performance, PartKind::potential, PartKind::education, PartKind::integrity,
                                          PartKind::support};

ColumnKey column_key(PartKind kind, const SeatScoreFacts& seat) {
    ColumnKey key{};
    const auto levels = [&] { std::ranges::copy(seat.required, key.begin()); };
    switch (kind) {
        case PartKind::competence:
            levels();
            break;
        case PartKind::study:
            key = {seat.job.family, seat.study_fields};
            break;
        case PartKind::training:
            levels();
            key.back() = seat.job.family;
            break;
        case PartKind::experience:
        case PartKind::career:
            key = {seat.job.family, static_cast<std::int64_t>(seat.job.tier)};
            break;
        case PartKind::community:
            key = {seat.service, seat.district};
            break;
        case PartKind::distance:
            key = {seat.district};
            break;
        case PartKind::performance:
        case PartKind::interest:
        case PartKind::potential:
        case PartKind::education:
        case PartKind::integrity:
        case PartKind::support:
            break;
    }
    return key;
}

}  // namespace

Scorer Scorer::compile(const records::Registry& registry, const records::Seating& seating, const Model& model,
                       base::Day today) {
    auto facts = std::make_shared<ScoreFacts>();
    read_score_facts(registry, seating, rules::read_facts(registry, seating, today), model.part(PartKind::competence), *facts).finish();
    return begin(std::move(facts), model).complete();
}

Scorer Scorer::with_weights(const Weights& weights) const { return begin_with(weights).complete(); }

Scorer Scorer::complete() && {
    add_people(facts_->people.size());
    return std::move(*this);
}

Scorer Scorer::begin(std::shared_ptr<const ScoreFacts> facts, const Model& model) {
    Scorer scorer;
    scorer.model_ = std::make_shared<const Model>(model);
    scorer.facts_ = facts;

    std::map<std::pair<PartKind, ColumnKey>, std::uint32_t> columns;
    for (std::uint32_t row = 0; row < facts->seats.size(); ++row) {
        const SeatScoreFacts& seat = facts->seats[row];
        SeatRow& place = scorer.seats_.emplace_back();
        const auto seat_row = static_cast<std::int32_t>(row);
        place.wished = {seat_row, seat.unit_place, seat.district, seat.job.family, seat_row};
        for (std::size_t i = 0; i < k_columns_of_seat; ++i) {
            const PartKind kind = k_parts_by_seat[i];
            const auto [at, is_new] =
                columns.try_emplace({kind, column_key(kind, seat)}, static_cast<std::uint32_t>(columns.size()));
            if (is_new) scorer.column_sources_.emplace_back(kind, row);
            place.columns[i] = at->second;
        }
    }
    scorer.columns_ = columns.size();
    scorer.points_.reserve(facts->people.size() * scorer.columns_);
    return scorer;
}

Scorer Scorer::begin_with(const Weights& weights) const {
    Scorer scorer;
    scorer.model_ = std::make_shared<const Model>(model_->with_weights(weights));
    scorer.facts_ = facts_;
    scorer.seats_ = seats_;
    scorer.columns_ = columns_;
    scorer.column_sources_ = column_sources_;
    scorer.points_.reserve(facts_->people.size() * columns_);
    return scorer;
}

bool Scorer::add_people(std::size_t count) {
    const ScoreFacts& facts = *facts_;
    // Parts that do not depend on the seat are asked with an empty one.
    const SeatScoreFacts nowhere;
    const std::size_t end = people_.size() + std::min(count, facts.people.size() - people_.size());
    while (people_.size() < end) {
        const PersonScoreFacts& person = facts.people[people_.size()];
        const auto points = [&](PartKind kind, const SeatScoreFacts& seat) {
            const Part& part = model_->part(kind);
            if (part.weight == 0) return 0;
            return points_of(part, part_function(kind)(PartCase{facts, *model_, part, person, seat}).expected);
        };
        PersonRow& row = people_.emplace_back();
        for (const PartKind kind : k_parts_of_person) row.constant += points(kind, nowhere);
        row.wishes = static_cast<std::uint32_t>(wishes_.size());
        const Part& interest = model_->part(PartKind::interest);
        for (const WishFact& wish : person.wishes) {
            wishes_.push_back({static_cast<std::uint32_t>(wish.kind), wish.low, wish.high,
                               points_of(interest, wish_share(interest, wish)), wish.order});
        }
        row.wishes_end = static_cast<std::uint32_t>(wishes_.size());
        if (person.wishes.empty()) row.constant += points(PartKind::interest, nowhere);
        for (const auto& [kind, seat] : column_sources_) {
            points_.push_back(points(kind, facts.seats[seat]));
            if (kind == PartKind::experience) points_.back() += points(PartKind::career, facts.seats[seat]);
        }
    }
    return end < facts.people.size();
}

Breakdown Scorer::explain(std::uint32_t person, std::uint32_t seat) const {
    Breakdown breakdown;
    for (std::size_t i = 0; i < k_parts; ++i) {
        const Part& part = model_->parts[i];
        PartResult& result = breakdown.parts[i];
        const Share share = part_function(part.kind)(
            PartCase{*facts_, *model_, part, facts_->people[person], facts_->seats[seat], &result.fact});
        result.kind = part.kind;
        result.counts = part.counts;
        result.share = static_cast<std::int32_t>(share.expected);
        result.worst_share = static_cast<std::int32_t>(share.worst);
        result.best_share = static_cast<std::int32_t>(share.best);
        result.points = points_of(part, share.expected);
        result.maximum = part.weight;
        result.worst = points_of(part, share.worst);
        result.best = points_of(part, share.best);
        result.missing = part.counts && share.missing;
        breakdown.total += result.points;
        breakdown.worst += result.worst;
        breakdown.best += result.best;
        if (result.missing) {
            breakdown.missing |= 1U << i;
        } else {
            breakdown.known_points += result.points;
            breakdown.known_maximum += result.maximum;
        }
    }
    return breakdown;
}

std::span<const CourseFact> Scorer::courses() const { return facts_->courses; }

std::span<const TrainingFact> Scorer::trainings(std::uint32_t person) const { return facts_->people[person].trainings; }

std::span<const std::int8_t> Scorer::levels(std::uint32_t person) const { return facts_->people[person].levels; }

std::int32_t Scorer::training_gain(std::uint32_t person, std::uint32_t seat, const TrainingFact& training) const {
    const Part &hours = model_->part(PartKind::training), &levels = model_->part(PartKind::competence);
    const auto points = [&](const PersonScoreFacts& who) {
        const auto of = [&](const Part& part, PartFunction share) {
            return points_of(part, share(PartCase{*facts_, *model_, part, who, facts_->seats[seat]}).expected);
        };
        return of(hours, training_share) + of(levels, competence_share);
    };
    PersonScoreFacts trained = facts_->people[person];
    trained.trainings.push_back(training);
    trained.trainings.back().ended_on = facts_->today;
    if (auto proof = prove(trained.trainings.back(), levels, facts_->today)) add_proof(trained, *std::move(proof));
    return points(trained) - points(facts_->people[person]);
}

std::vector<PartGain> Scorer::open_gains(std::uint32_t person, std::uint32_t from, std::uint32_t to) const {
    std::vector<PartGain> gains;
    const SeatScoreFacts &old_seat = facts_->seats[from], &new_seat = facts_->seats[to];
    for (const Part& part : model_->parts) {
        // Wishes tell seats apart even where these ask the same.
        const bool is_same = part.kind != PartKind::interest
                                 ? column_key(part.kind, old_seat) == column_key(part.kind, new_seat)
                                 : from == to;
        if (is_same || !part.counts) continue;
        const auto share = [&](const SeatScoreFacts& seat) {
            return part_function(part.kind)(PartCase{*facts_, *model_, part, facts_->people[person], seat});
        };
        const Share before = share(old_seat), after = share(new_seat);
        if (!before.missing && !after.missing) continue;
        gains.push_back({.kind = part.kind,
                         .worst = points_of(part, after.worst) - points_of(part, before.best),
                         .expected = points_of(part, after.expected) - points_of(part, before.expected),
                         .best = points_of(part, after.best) - points_of(part, before.worst)});
    }
    return gains;
}

std::int32_t Scorer::wish_order(std::uint32_t person, std::uint32_t seat) const {
    std::int32_t first = 0;
    for (std::uint32_t i = people_[person].wishes; i != people_[person].wishes_end; ++i) {
        const Wish& wish = wishes_[i];
        if (is_met(wish, seat) && (first == 0 || wish.order < first)) first = wish.order;
    }
    return first;
}

}  // namespace scoring
