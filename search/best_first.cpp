// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/best_first.hpp"

#include <algorithm>

namespace findings {
namespace {

bool is_before(const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.docid < b.docid;
}

/// Keeps the best of what it is shown, in ascending order of documents.
class Best {
  public:
    explicit Best(std::size_t count) : count_(count) { kept_.reserve(count + 1); }

    /// Whether one that scores this at most could still be kept: of equal scores the earlier
    /// document goes first.
    [[nodiscard]] bool has_room_for(double at_most) const {
        return kept_.size() < count_ || (count_ > 0 && at_most > kept_.front().score);
    }
    void show(Ranked ranked) {
        if (!has_room_for(ranked.score)) return;
        kept_.push_back(ranked);
        std::push_heap(kept_.begin(), kept_.end(), is_before);  // the worst at the front
        if (kept_.size() <= count_) return;
        std::pop_heap(kept_.begin(), kept_.end(), is_before);
        kept_.pop_back();
    }
    [[nodiscard]] std::vector<Ranked> take() {
        std::sort(kept_.begin(), kept_.end(), is_before);
        return std::move(kept_);
    }

  private:
    std::size_t count_;
    std::vector<Ranked> kept_;
};

double score_of(const Matches& matches, const ranking::Additions* additions, std::uint32_t docid) {
    return matches.score_of(docid) + (additions == nullptr ? 0 : additions->of(docid));
}

std::vector<Ranked> best_reports(const Matches& matches,
                                 std::span<const std::uint32_t> docids,
                                 const ranking::Additions* additions,
                                 const ColumnsView& columns,
                                 std::size_t count) {
    const double most = additions == nullptr ? 0 : additions->most();
    Best best(count);
    for (std::size_t i = 0; i < docids.size();) {
        const std::uint32_t end = columns.docids_of(columns.report_of_doc[docids[i]]).second;
        Ranked of_report;
        for (; i < docids.size() && docids[i] < end; ++i) {
            if (of_report.docid != 0 && matches.score_of(docids[i]) + most <= of_report.score)
                continue;
            const Ranked passage{docids[i], score_of(matches, additions, docids[i])};
            if (of_report.docid == 0 || is_before(passage, of_report)) of_report = passage;
        }
        best.show(of_report);
    }
    return best.take();
}

}  // namespace

std::vector<Ranked> best_passages(const Matches& matches,
                                  std::span<const std::uint32_t> docids,
                                  const ranking::Additions* additions,
                                  std::size_t count) {
    const double most = additions == nullptr ? 0 : additions->most();
    Best best(count);
    for (const std::uint32_t docid : docids) {
        if (best.has_room_for(matches.score_of(docid) + most))
            best.show({docid, score_of(matches, additions, docid)});
    }
    return best.take();
}

std::vector<Ranked> best_page(const Matches& matches,
                              std::span<const std::uint32_t> docids,
                              const ranking::Additions* additions,
                              const ColumnsView& columns,
                              const SearchRequest& request) {
    const std::size_t end = static_cast<std::size_t>(request.offset) + request.limit;
    auto best = request.by == Grouping::Report
                    ? best_reports(matches, docids, additions, columns, end)
                    : best_passages(matches, docids, additions, end);
    best.erase(best.begin(),
               best.begin() +
                   static_cast<std::ptrdiff_t>(std::min<std::size_t>(request.offset, best.size())));
    return best;
}

}  // namespace findings
