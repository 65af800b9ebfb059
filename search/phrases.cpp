// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/phrases.hpp"

#include <algorithm>

namespace findings {
namespace {

constexpr std::uint32_t kInOrder = 0;      // stands for a window: the words follow each other
constexpr std::size_t kAnswersKept = 64;   // of one thread; a search asks for a handful

/// The documents of a sorted list, without weight.
class ListedDocuments : public Xapian::PostingSource {
  public:
    explicit ListedDocuments(std::shared_ptr<const std::vector<Xapian::docid>> docids) : docids_(std::move(docids)) {}

    void init(const Xapian::Database& /*database*/) override { at_ = 0, started_ = false; }
    Xapian::doccount get_termfreq_min() const override { return size(); }
    Xapian::doccount get_termfreq_est() const override { return size(); }
    Xapian::doccount get_termfreq_max() const override { return size(); }
    void next(double /*least*/) override {
        if (started_) ++at_;
        started_ = true;
    }
    void skip_to(Xapian::docid docid, double /*least*/) override {
        started_ = true;
        const auto from = docids_->begin() + static_cast<std::ptrdiff_t>(at_);
        at_ = static_cast<std::size_t>(std::lower_bound(from, docids_->end(), docid) - docids_->begin());
    }
    bool at_end() const override { return at_ >= docids_->size(); }
    Xapian::docid get_docid() const override { return (*docids_)[at_]; }
    PostingSource* clone() const override { return new ListedDocuments(docids_); }  // NOLINT: Xapian deletes it
    std::string get_description() const override { return "documents of a phrase"; }

  private:
    Xapian::doccount size() const { return static_cast<Xapian::doccount>(docids_->size()); }
    std::shared_ptr<const std::vector<Xapian::docid>> docids_;  // shared with the finder that keeps the answer
    std::size_t at_ = 0;
    bool started_ = false;
};

/// Notes every match, in the order of documents.
class Collector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double /*weight*/) override { docids.push_back(document.get_docid()); }
    std::vector<Xapian::docid> docids;
};

}  // namespace

Xapian::Query PhraseFinder::phrase(const std::vector<std::string>& stems) { return query_for(stems, kInOrder); }

Xapian::Query PhraseFinder::near(const std::vector<std::string>& stems, std::uint32_t window) { return query_for(stems, window); }

Xapian::Query PhraseFinder::query_for(const std::vector<std::string>& stems, std::uint32_t window) {
    const Xapian::Query words(Xapian::Query::OP_AND, stems.begin(), stems.end());
    if (stems.size() < 2) return words;
    const Xapian::Query together((new ListedDocuments(docids_of(stems, window)))->release());  // NOLINT: Xapian deletes it
    return {Xapian::Query::OP_FILTER, words, together};
}

PhraseFinder::Docids PhraseFinder::docids_of(const std::vector<std::string>& stems, std::uint32_t window) {
    std::string key = std::to_string(window);
    for (const std::string& stem : stems) (key += ' ') += stem;
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    if (known_.size() >= kAnswersKept) known_.clear();
    auto found = std::make_shared<std::vector<Xapian::docid>>();
    std::vector<std::uint32_t> numbers;
    for (const std::string& stem : stems) {
        if (const auto number = index_->words.number_of(stem)) numbers.push_back(*number);
    }
    if (numbers.size() == stems.size()) {
        for (const Xapian::docid docid : candidates(stems)) {
            const bool together = window == kInOrder ? index_->words.has_phrase(docid, numbers)
                                                     : index_->words.has_near(docid, numbers, window);
            if (together) found->push_back(docid);
        }
    }
    return known_[key] = std::move(found);
}

std::vector<Xapian::docid> PhraseFinder::candidates(const std::vector<std::string>& stems) const {
    Xapian::Enquire enquire(index_->database);
    enquire.set_query({Xapian::Query::OP_AND, stems.begin(), stems.end()});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collector collector;
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, index_->database.get_doccount());
    std::sort(collector.docids.begin(), collector.docids.end());
    return std::move(collector.docids);
}

}  // namespace findings
