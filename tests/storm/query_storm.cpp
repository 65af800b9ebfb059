// SPDX-License-Identifier: GPL-3.0-or-later

// Generated requests over a whole index: none may crash, none may fail by a fault of ours, and what
// comes back must be in itself consistent.
//
//   query_storm [INDEX] [--queries N] [--seed S] [--from N]
//
// Without INDEX over the sample corpus. --from goes on at that request, for a look at one that
// failed. Prints the figures; exit code 1 if a promise was broken.

#include "tests/cross/corpus_index.hpp"
#include "tests/storm/query_maker.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace findings::test {
namespace {

double processor_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Slow {
    double ms = 0;
    std::string what;
};

class Storm {
  public:
    Storm(Searcher& searcher, std::uint64_t seed)
        : searcher_(searcher), maker_(Vocabulary::of(searcher), seed) {}

    void run(std::uint64_t first, std::uint64_t count) {
        for (number_ = 0; number_ < count; ++number_) {
            const bool is_tried = number_ >= first;
            switch (maker_.below(20)) {
                case 0:
                    like(maker_.id(), maker_.request(), is_tried);
                    break;
                case 1:
                    suggestions(maker_.text(), is_tried);
                    break;
                case 2:
                    walk(maker_.request(), is_tried);
                    break;
                default:
                    search(maker_.request(), is_tried);
                    break;
            }
        }
    }

    /// How many promises were broken.
    int report() {
        std::sort(times_.begin(), times_.end());
        const auto at = [&](double share) {
            return times_.empty() ? 0
                                  : times_[static_cast<std::size_t>(
                                        share * static_cast<double>(times_.size() - 1))];
        };
        double all = 0;
        for (const double time : times_) all += time;
        std::printf(
            "%zu requests: %llu answered, %llu of them with findings, %llu refused, %d broken; "
            "%.0f s of processor time\n",
            times_.size(),
            static_cast<unsigned long long>(answered_),
            static_cast<unsigned long long>(found_),
            static_cast<unsigned long long>(refused_),
            broken_,
            all / 1000);
        std::printf(
            "processor time of one: p50 %.2f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms\n",
            at(0.5),
            at(0.99),
            at(0.999),
            at(1));
        for (const Slow& slow : slowest_) std::printf("%8.1f ms  %s\n", slow.ms, slow.what.c_str());
        return broken_;
    }

  private:
    void search(const SearchRequest& request, bool is_tried) {
        if (!is_tried) return;
        const auto page =
            timed("search " + described(request), [&] { return searcher_.search(request); });
        if (!page) return refused(page.error(), request.text);
        answered(page->total_findings);
        check(page->hits.size() <= request.limit, "more hits than asked for", request.text);
        check(page->total_reports <= page->total_findings,
              "more reports than findings",
              request.text);
        check(request.by == Grouping::Report || page->hits.size() <= page->total_findings,
              "more hits than findings",
              request.text);
        for (const FacetCounts& facet : page->facets) {
            for (const FacetValue& value : facet.values)
                check(value.reports <= value.findings,
                      "more reports than findings of a value",
                      request.text);
        }
    }

    void like(const std::string& id, const SearchRequest& request, bool is_tried) {
        if (!is_tried) return;
        const auto page = timed("similar " + id, [&] { return searcher_.similar(id, request); });
        if (!page) return refused(page.error(), id);
        answered(page->total_findings);
    }

    void suggestions(const std::string& typed, bool is_tried) {
        if (!is_tried) return;
        const auto found = timed("suggest " + typed, [&] { return searcher_.suggest(typed, 8); });
        if (!found) return refused(found.error(), typed);
        answered(found->size());
        check(found->size() <= 8, "more suggestions than asked for", typed);
    }

    /// As an export does, which ends when its reader has enough.
    void walk(const SearchRequest& request, bool is_tried) {
        if (!is_tried) return;
        std::uint64_t seen = 0;
        const auto done = timed("each " + described(request), [&] {
            return searcher_.each(request, [&](const Hit&) { return ++seen < 50; });
        });
        if (!done) return refused(done.error(), request.text);
        answered(seen);
        check(seen <= 50, "an export goes on after its end", request.text);
    }

    template <class Call>
    std::invoke_result_t<Call> timed(const std::string& what, const Call& call) {
        const double before = processor_ms();
        auto result = call();
        const double spent = processor_ms() - before;
        times_.push_back(spent);
        if (slowest_.size() < 5 || spent > slowest_.back().ms) {
            slowest_.push_back({spent, std::to_string(number_) + ": " + what.substr(0, 300)});
            std::sort(slowest_.begin(), slowest_.end(), [](const Slow& a, const Slow& b) {
                return a.ms > b.ms;
            });
            if (slowest_.size() > 5) slowest_.pop_back();
        }
        return result;
    }

    void answered(std::uint64_t findings) {
        ++answered_;
        found_ += findings > 0 ? 1 : 0;
    }

    void refused(const Error& error, const std::string& text) {
        ++refused_;
        check(error.kind == ErrorKind::BadInput || error.kind == ErrorKind::NotFound ||
                  error.kind == ErrorKind::TooLarge,
              error.message,
              text);
        check(!error.message.empty(), "refused without a cause", text);
    }

    void check(bool condition, const std::string& promise, const std::string& text) {
        if (condition) return;
        if (++broken_ <= 20)
            std::printf("BROKEN at %llu: %s: %s\n",
                        static_cast<unsigned long long>(number_),
                        promise.c_str(),
                        text.c_str());
    }

    static std::string described(const SearchRequest& request) {
        std::string text = request.text;
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            for (const std::string& value : request.filters.at(facet).include)
                (((text += " {") += kFacets.at(facet).name) += ':') += value + '}';
        }
        if (request.any_word) text += " {any}";
        if (request.is_prose) text += " {prose}";
        return text;
    }

    Searcher& searcher_;
    QueryMaker maker_;
    std::uint64_t number_ = 0, answered_ = 0, found_ = 0, refused_ = 0;
    int broken_ = 0;
    std::vector<double> times_;
    std::vector<Slow> slowest_;
};

std::uint64_t number_from(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace
}  // namespace findings::test

int main(int argc, char** argv) {
    using namespace findings;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    std::map<std::string, std::uint64_t> options = {{"--queries", 3000},
                                                    {"--seed", 1},
                                                    {"--from", 0}};
    std::optional<std::string> index;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (options.contains(arguments[i]) && i + 1 < arguments.size()) {
            options[arguments[i]] = test::number_from(arguments[i + 1]);
            ++i;
        } else {
            index = arguments[i];
        }
    }
    auto opened =
        index ? Searcher::open(*index) : Result<Searcher>(test::corpus_index().searcher());
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.c_str());
        return 1;
    }
    test::Storm storm(*opened, options["--seed"]);
    storm.run(options["--from"], options["--queries"]);
    return storm.report() == 0 ? 0 : 1;
}
