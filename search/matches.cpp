// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's matcher walks all postings of a query side by side, through a heap for each OR: right for the ten best, but 32
// common words take it seconds over half a million passages. For the set alone, words are read one after the other into a
// bitmap, at a tenth of the price of a posting. The matcher is kept for what it does better: words that must all occur,
// where the rarest leads through the others.
#include "search/matches.hpp"

#include <algorithm>
#include <bit>

namespace findings {
namespace {

class DocidSet {
  public:
    explicit DocidSet(Xapian::docid last) : words_(last / 64 + 1) {}

    void add(std::uint32_t docid) { words_[docid / 64] |= std::uint64_t{1} << (docid % 64); }
    void keep_only(const DocidSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    void take_out(const DocidSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }
    void add_all(const DocidSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }

    [[nodiscard]] std::vector<std::uint32_t> docids() const {
        std::size_t size = 0;
        for (const std::uint64_t word : words_) size += static_cast<std::size_t>(std::popcount(word));
        std::vector<std::uint32_t> docids;
        docids.reserve(size);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                docids.push_back(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
        return docids;
    }

  private:
    std::vector<std::uint64_t> words_;
};

/// Notes the id of every document the matcher looks at; with check_at_least = all documents, of every match.
class Collector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double /*weight*/) override { docids.push_back(document.get_docid()); }
    std::vector<std::uint32_t> docids;
};

std::vector<std::uint32_t> by_matcher(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collector collector;
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, database.get_doccount());
    if (!std::is_sorted(collector.docids.begin(), collector.docids.end())) std::sort(collector.docids.begin(), collector.docids.end());
    return std::move(collector.docids);
}

/// Visits the documents of a term; of the empty term, all.
template <class Visit>
void each_posting(const Xapian::Database& database, const std::string& term, const Visit& visit) {
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) visit(*posting);
}

class SetFinder {
  public:
    SetFinder(const Xapian::Database& database, std::uint64_t many_postings)
        : database_(database), last_(database.get_lastdocid()), many_postings_(many_postings) {}

    [[nodiscard]] DocidSet find(const Xapian::Query& query) const {
        DocidSet found(last_);
        add(query, found);
        return found;
    }

  private:
    /// Adds the matches of `query` to `found`.
    void add(const Xapian::Query& query, DocidSet& found) const {  // NOLINT(misc-no-recursion): as deep as queries may be
        switch (query.get_type()) {
            case Xapian::Query::LEAF_MATCH_ALL: return each_posting(database_, "", [&](std::uint32_t docid) { found.add(docid); });
            case Xapian::Query::LEAF_TERM: return each_posting(database_, *query.get_terms_begin(), [&](std::uint32_t docid) { found.add(docid); });
            case Xapian::Query::OP_SCALE_WEIGHT:
            case Xapian::Query::OP_SYNONYM:
            case Xapian::Query::OP_MAX:
            case Xapian::Query::OP_OR:
                for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i), found);
                return;
            case Xapian::Query::OP_AND:
            case Xapian::Query::OP_FILTER:
                if (is_better_read(query)) return found.add_all(combined(query, &DocidSet::keep_only));
                break;
            case Xapian::Query::OP_AND_NOT: return found.add_all(combined(query, &DocidSet::take_out));
            default: break;
        }
        for (const std::uint32_t docid : by_matcher(database_, query)) found.add(docid);
    }

    /// Whether it is quicker to read all postings of an AND than to be led through by its rarest part.
    [[nodiscard]] bool is_better_read(const Xapian::Query& query) const {
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            if (query.get_subquery(i).get_type() == Xapian::Query::LEAF_POSTING_SOURCE) return false;  // it leads, and is cheap to follow
        }
        constexpr std::uint64_t kTimesCheaper = 5;  // reading a posting, than leading through it
        const std::uint64_t all = postings_of(database_, query);
        return all >= many_postings_ && all <= kTimesCheaper * postings_led_through(database_, query);
    }

    [[nodiscard]] DocidSet combined(const Xapian::Query& query, void (DocidSet::*with)(const DocidSet&)) const {  // NOLINT(misc-no-recursion)
        DocidSet first = find(query.get_subquery(0));
        for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) (first.*with)(find(query.get_subquery(i)));
        return first;
    }

    const Xapian::Database& database_;
    Xapian::docid last_;
    std::uint64_t many_postings_;
};

}  // namespace

std::uint64_t postings_of(const Xapian::Database& database, const Xapian::Query& query) {
    std::uint64_t postings = 0;
    for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) postings += database.get_termfreq(*term);
    return postings;
}

std::uint64_t postings_led_through(const Xapian::Database& database, const Xapian::Query& query) {  // NOLINT(misc-no-recursion): as deep as queries may be
    const auto of_part = [&](std::size_t i) { return postings_led_through(database, query.get_subquery(i)); };
    const std::size_t parts = query.get_num_subqueries();
    switch (query.get_type()) {
        case Xapian::Query::LEAF_TERM: return database.get_termfreq(*query.get_terms_begin());
        case Xapian::Query::LEAF_MATCH_ALL:
        case Xapian::Query::LEAF_POSTING_SOURCE: return database.get_doccount();
        case Xapian::Query::OP_SCALE_WEIGHT:
        case Xapian::Query::OP_AND_NOT:
        case Xapian::Query::OP_AND_MAYBE: return of_part(0);
        case Xapian::Query::OP_AND:
        case Xapian::Query::OP_FILTER: {
            std::uint64_t least = of_part(0);
            for (std::size_t i = 1; i < parts; ++i) least = std::min(least, of_part(i));
            return least * parts;
        }
        default: break;
    }
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        if (query.get_subquery(i).get_type() != Xapian::Query::LEAF_POSTING_SOURCE) all += of_part(i);  // lists of documents cost little
    }
    return all;
}

std::vector<std::uint32_t> matching_docids(const Xapian::Database& database, const Xapian::Query& query, std::uint64_t many_postings) {
    if (query.get_type() == Xapian::Query::LEAF_TERM) {
        const std::string term = *query.get_terms_begin();
        std::vector<std::uint32_t> docids;
        docids.reserve(database.get_termfreq(term));
        each_posting(database, term, [&](std::uint32_t docid) { docids.push_back(docid); });
        return docids;
    }
    return query.empty() ? std::vector<std::uint32_t>{} : SetFinder(database, many_postings).find(query).docids();
}

}  // namespace findings
