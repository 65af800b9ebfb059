// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/document_runs.hpp"

#include <algorithm>

namespace findings {
namespace {

class RunSource : public Xapian::PostingSource {
  public:
    explicit RunSource(std::shared_ptr<const DocumentRuns> runs) : runs_(std::move(runs)) {
        for (const auto& [first, end] : *runs_) size_ += end - first;
    }

    void init(const Xapian::Database& /*database*/) override { run_ = 0, docid_ = 0; }
    Xapian::doccount get_termfreq_min() const override { return size_; }
    Xapian::doccount get_termfreq_est() const override { return size_; }
    Xapian::doccount get_termfreq_max() const override { return size_; }
    void next(double /*least*/) override { move_to(docid_ + 1); }
    void skip_to(Xapian::docid docid, double /*least*/) override { move_to(docid); }
    bool at_end() const override { return run_ >= runs_->size(); }
    Xapian::docid get_docid() const override { return docid_; }
    PostingSource* clone() const override { return new RunSource(runs_); }  // NOLINT: Xapian deletes it
    std::string get_description() const override { return "listed documents"; }

  private:
    void move_to(std::uint32_t docid) {
        if (run_ < runs_->size() && docid >= (*runs_)[run_].second) {
            const auto from = runs_->begin() + static_cast<std::ptrdiff_t>(run_);
            const auto ends_after = [](std::uint32_t wanted, const auto& run) { return wanted < run.second; };
            run_ = static_cast<std::size_t>(std::upper_bound(from, runs_->end(), docid, ends_after) - runs_->begin());
        }
        if (run_ < runs_->size()) docid_ = std::max(docid, (*runs_)[run_].first);
    }

    std::shared_ptr<const DocumentRuns> runs_;  // shared with its clones
    Xapian::doccount size_ = 0;
    std::size_t run_ = 0;
    std::uint32_t docid_ = 0;
};

}  // namespace

DocumentRuns runs_of(std::span<const std::uint32_t> docids) {
    DocumentRuns runs;
    for (const std::uint32_t docid : docids) add_run(runs, docid, docid + 1);
    return runs;
}

void add_run(DocumentRuns& runs, std::uint32_t first, std::uint32_t end) {
    if (first == end) return;
    if (!runs.empty() && runs.back().second == first) {
        runs.back().second = end;
    } else {
        runs.emplace_back(first, end);
    }
}

Xapian::Query documents_query(std::shared_ptr<const DocumentRuns> runs) {
    return Xapian::Query((new RunSource(std::move(runs)))->release());  // NOLINT: Xapian deletes it
}

}  // namespace findings
