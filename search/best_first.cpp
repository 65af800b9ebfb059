// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/best_first.hpp"

#include <algorithm>
#include <utility>

namespace findings {
namespace {

/// Notes every match with its weight.
class WeightCollector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double weight) override { found.emplace_back(document.get_docid(), weight); }
    std::vector<std::pair<std::uint32_t, double>> found;
};

bool is_before(const Ranked& a, const Ranked& b) { return a.score != b.score ? a.score > b.score : a.docid < b.docid; }

}  // namespace

std::vector<Ranked> best_findings(const Xapian::Enquire& enquire, const SearchRequest& request) {
    std::vector<Ranked> best;
    const Xapian::MSet matches = enquire.get_mset(request.offset, request.limit);
    for (auto match = matches.begin(); match != matches.end(); ++match) best.push_back({*match, match.get_weight()});
    return best;
}

std::vector<Ranked> best_reports(Xapian::Enquire enquire, const ColumnsView& columns, const SearchRequest& request) {
    WeightCollector collector;
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, columns.last_docid);
    std::vector<Ranked> best(columns.report_ids.size());
    for (const auto& [docid, weight] : collector.found) {
        Ranked& of_report = best[columns.report_of_doc[docid]];
        if (of_report.docid == 0 || is_before({docid, weight}, of_report)) of_report = {docid, weight};
    }
    best.erase(std::remove_if(best.begin(), best.end(), [](const Ranked& r) { return r.docid == 0; }), best.end());
    const std::size_t end = std::min<std::size_t>(best.size(), static_cast<std::size_t>(request.offset) + request.limit);
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(end), best.end(), is_before);
    best.resize(end);
    best.erase(best.begin(), best.begin() + std::min<std::ptrdiff_t>(request.offset, static_cast<std::ptrdiff_t>(end)));
    return best;
}

}  // namespace findings
