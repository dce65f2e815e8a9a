#include "core/matching/what_if.hpp"

#include "core/matching/what_if_state.hpp"

namespace matching {

WhatIf::WhatIf(std::unique_ptr<State> state) : state_(std::move(state)) {}
WhatIf::~WhatIf() = default;
WhatIf::WhatIf(WhatIf&&) noexcept = default;
WhatIf& WhatIf::operator=(WhatIf&&) noexcept = default;

base::Result<WhatIf> WhatIf::create(const Market& market, const Matching& plan) {
    if (auto plain = refuse_conditions(market, "what_if"); !plain) return std::unexpected(std::move(plain).error());
    if (auto verified = verify(market, plan); !verified) return std::unexpected(std::move(verified).error());
    if (plan.certificate.gap > 0)
        return base::fail("matching.what_if.gap", {}, {{"gap", std::to_string(plan.certificate.gap)}});
    if (!fits_options(market, plan)) return base::fail("matching.too_large");
    return WhatIf(std::make_unique<State>(market, plan));
}

base::Result<Change> WhatIf::forbid(std::int32_t person, std::int32_t seat) {
    return state_->on_pair(person, seat, [&] { return state_->forbid(person, seat); });
}
base::Result<Change> WhatIf::allow(std::int32_t person, std::int32_t seat) {
    return state_->on_pair(person, seat, [&] { return state_->allow(person, seat); });
}
base::Result<Change> WhatIf::lock(std::int32_t person, std::int32_t seat) {
    return state_->on_pair(person, seat, [&] { return state_->lock(person, seat); });
}
base::Result<Change> WhatIf::unlock(std::int32_t person) {
    return state_->on_pair(person, k_unplaced, [&] { return state_->unlock(person); });
}
base::Result<Change> WhatIf::set_score(std::int32_t person, std::int32_t seat, std::int64_t score) {
    return state_->on_pair(person, seat, [&] { return state_->set_score(person, seat, score); });
}
base::Result<Change> WhatIf::set_scores(
    const std::function<std::int64_t(std::int32_t, std::int32_t, std::int64_t)>& score_of) {
    return state_->attempt([&] { return state_->set_scores(score_of); });
}
base::Result<Change> WhatIf::add_person(const NewPerson& person) {
    return state_->attempt([&] { return state_->add_person(person); });
}
base::Result<Change> WhatIf::remove_person(std::int32_t person) {
    return state_->on_pair(person, k_unplaced, [&] { return state_->remove_person(person); });
}
base::Result<Change> WhatIf::add_seat(const NewSeat& seat) {
    return state_->attempt([&] { return state_->add_seat(seat); });
}
base::Result<Change> WhatIf::set_limits(std::int32_t seat, Seat limits) {
    if (seat < 0 || seat >= seat_count())
        return base::fail("matching.unknown_seat", {}, {{"id", std::to_string(seat)}});
    return state_->attempt([&] { return state_->set_limits(seat, limits); });
}

bool WhatIf::undo() { return state_->undo(); }
std::size_t WhatIf::changes() const { return state_->changes(); }
std::int32_t WhatIf::people_count() const { return state_->network().people_count(); }
std::int32_t WhatIf::seat_count() const { return state_->seat_count(); }
std::int64_t WhatIf::objective() const { return state_->objective(); }
std::int32_t WhatIf::seat_of(std::int32_t person) const {
    return state_->is_present(person) ? state_->network().node_of(person) - 1 : k_unplaced;
}
Seat WhatIf::limits(std::int32_t seat) const { return state_->network().limits(seat + 1); }
bool WhatIf::is_locked(std::int32_t person) const { return state_->network().row(person).locked; }
bool WhatIf::is_forbidden(std::int32_t person, std::int32_t seat) const {
    return state_->network().row(person).forbids(seat + 1);
}
Market WhatIf::market() const { return state_->market(); }
Matching WhatIf::matching() const { return state_->matching(); }

}  // namespace matching
