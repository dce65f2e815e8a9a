// bench_frame [FRAMES [ROWS]]: what the processor does for one frame of the page Data with a long table open.
//
// Everything but the graphics card: the state is read, the page laid out, the draw lists and the probe filled; for a
// still table and for one that is scrolled in every frame.
#include "tests/bench/employees.hpp"
#include "tests/bench/samples.hpp"
#include "tests/ui/support/screen.hpp"

namespace {

std::vector<journal::BundleFile> make_files(std::int64_t rows) {
    std::vector<journal::Change> changes;
    for (std::int64_t number = 0; number < rows; ++number) changes.push_back(bench::employee(number));
    journal::Ledger ledger(records::Catalogue::standard());
    return journal::write(ledger, {"ruangcontoh", "perangkat02", "Operator", 1'790'000'000'000}, changes, "");
}

template <class Before>
std::vector<double> time_frames(host::Host& host, std::int64_t frames, Before before) {
    std::vector<double> times;
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        before(frame);
        host.wake(1);
        (void)host.wants_frame();
        const bench::Stopwatch watch;
        host.frame();
        times.push_back(watch.milliseconds());
    }
    return times;
}

}  // namespace

int main(int count, char** values) {
    const std::int64_t frames = bench::argument(count, values, 1, 300);
    const std::int64_t rows = bench::argument(count, values, 2, 100'000);
    support::Screen screen;
    screen.open(make_files(rows));
    BASE_ASSERT(screen.click("Data"));
    screen.settle();
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(io.DisplaySize.x / 2, io.DisplaySize.y * 0.7f);
    (void)time_frames(screen.host(), 200, [](std::int64_t) {});  // warms up
    std::int64_t drawn = 0;
    for (const probe::Item& item : probe::items()) drawn += item.role == probe::Role::row ? 1 : 0;
    bench::print_fact("frame.rows_on_screen", std::to_string(drawn));

    bench::print_samples("frame.still", time_frames(screen.host(), frames, [](std::int64_t) {}));
    bench::print_samples("frame.scrolled", time_frames(screen.host(), frames, [&](std::int64_t frame) {
                             io.AddMouseWheelEvent(0, frame % 50 == 49 ? 500.0f : -10.0f);
                         }));
    screen.settle();
    int idle = 0;
    for (int poll = 0; poll < 1000; ++poll) idle += screen.host().wants_frame() ? 1 : 0;
    bench::print_fact("frame.idle", std::to_string(idle));
    return drawn > 0 ? 0 : 1;
}
