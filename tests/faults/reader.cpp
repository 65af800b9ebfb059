// SPDX-License-Identifier: GPL-3.0-or-later
// A reader for swap_soak.py: searches an index again and again while others publish, as a thread of
// the server does.
//   fault_reader INDEX SECONDS HOLD_MS WORD FIRST
// Holds each result for HOLD_MS and then reads its findings. FIRST results must be there at least.
// Prints counts as JSON.
#include "search/searcher.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

using namespace findings;
using Clock = std::chrono::steady_clock;

namespace {

struct Counts {
    unsigned long searches = 0, errors = 0, backward = 0, generations = 0;
    double slowest_ms = 0;
};

void complain(Counts& counts, const std::string& what) {
    ++counts.errors;
    std::fprintf(stderr, "%s\n", what.c_str());
}

void search_once(Searcher& searcher,
                 const std::string& word,
                 std::uint64_t least,
                 std::chrono::milliseconds hold,
                 Counts& counts) {
    SearchRequest request;
    request.text = word;
    const auto started = Clock::now();
    const auto page = searcher.search(request);
    ++counts.searches;
    counts.slowest_ms =
        std::max(counts.slowest_ms,
                 std::chrono::duration<double, std::milli>(Clock::now() - started).count());
    if (!page) return complain(counts, page.error().message);
    if (page->total_findings < least)
        return complain(counts, "only " + std::to_string(page->total_findings) + " findings");
    std::this_thread::sleep_for(hold);  // the generation may be deleted meanwhile
    for (const Hit& hit : page->hits) {
        if (const auto finding = searcher.finding(hit.passage.id); !finding)
            complain(counts, finding.error().message);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) return 2;
    const std::string index_dir = argv[1], word = argv[4];
    const auto end = Clock::now() + std::chrono::seconds(std::atoi(argv[2]));
    const std::chrono::milliseconds hold(std::atoi(argv[3]));
    const auto least = static_cast<std::uint64_t>(std::atoll(argv[5]));
    Counts counts;
    std::string last;
    auto searcher = Searcher::open(index_dir);
    while (Clock::now() < end) {
        const auto current = current_generation(index_dir);
        if (!current) {
            complain(counts, current.error().message);
            continue;
        }
        if (!searcher || searcher->summary().generation != *current) {
            // Between the look at the link and the opening the link may move on, and only then may
            // this fail.
            auto opened = Searcher::open(index_dir);
            if (!opened) {
                complain(counts, opened.error().message);
                continue;
            }
            searcher = std::move(opened);
            ++counts.generations;
        }
        const std::string& generation = searcher->summary().generation;
        if (generation < last) ++counts.backward;
        last = generation;
        search_once(*searcher, word, least, hold, counts);
    }
    std::printf(
        R"({"searches":%lu,"errors":%lu,"backward":%lu,"generations":%lu,"slowest_ms":%.1f})"
        "\n",
        counts.searches,
        counts.errors,
        counts.backward,
        counts.generations,
        counts.slowest_ms);
    return counts.errors == 0 && counts.backward == 0 ? 0 : 1;
}
