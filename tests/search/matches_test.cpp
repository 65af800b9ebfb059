// SPDX-License-Identifier: GPL-3.0-or-later
// Sets and scores are compared with Xapian's own matcher, which shares no code with ours.
#include "search/matches.hpp"

#include "search/best_first.hpp"
#include "search/ranking.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace findings;
using Op = TextQuery::Op;

namespace {

/// Documents of words that are as common as their number is low.
class Collection {
  public:
    Collection() : database_("", Xapian::DB_BACKEND_INMEMORY) {
        std::mt19937 random(7);
        constexpr std::uint32_t kDocuments = 3000;
        for (std::uint32_t number = 1; number <= kDocuments; ++number) {
            Xapian::Document document;
            for (std::uint32_t word = 0; word < 12; ++word) {
                if (random() % (word * word + 2) == 0)
                    document.add_term(name(word), 1 + random() % 4);
            }
            document.add_term("any");
            database_.add_document(document);
            lengths_.push_back(static_cast<std::uint32_t>(database_.get_doclength(number)));
        }
        write_common();
    }
    static std::string name(std::uint32_t word) { return "w" + std::to_string(word); }
    [[nodiscard]] Postings postings() const { return {database_, lengths_, common_}; }
    [[nodiscard]] const Xapian::Database& database() const { return database_; }

  private:
    /// Every other stem, so that queries take from both.
    void write_common() {
        std::ostringstream out;
        PostingFileWriter writer(out);
        bool is_kept = false;
        for (auto stem = database_.allterms_begin(); stem != database_.allterms_end(); ++stem) {
            is_kept = !is_kept;
            if (!is_kept) continue;
            writer.stem(*stem);
            for (auto posting = database_.postlist_begin(*stem);
                 posting != database_.postlist_end(*stem);
                 ++posting) {
                writer.posting(*posting, posting.get_wdf());
            }
        }
        REQUIRE(writer.finish());
        common_bytes_ = out.str();
        common_ = PostingFileReader::over(common_bytes_).value();
    }

    Xapian::WritableDatabase database_;
    std::vector<std::uint32_t> lengths_;
    std::string common_bytes_;
    PostingFileReader common_;
};

const Collection& collection() {
    static const Collection made;
    return made;
}

/// Runs of documents for Xapian: those whose id leaves 1 when divided by five.
class FifthSource : public Xapian::PostingSource {
  public:
    void init(const Xapian::Database& database) override {
        at_ = 0, last_ = database.get_lastdocid();
    }
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return last_ / 5; }
    Xapian::doccount get_termfreq_max() const override { return last_; }
    void next(double /*least*/) override {
        do ++at_;
        while (at_ % 5 != 1);
    }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    PostingSource* clone() const override { return new FifthSource; }  // NOLINT: Xapian deletes it

  private:
    Xapian::docid at_ = 0, last_ = 0;
};

TextQuery fifths() {
    auto runs = std::make_shared<DocumentRuns>();
    for (std::uint32_t docid = 1; docid <= 3000; docid += 5) add_run(*runs, docid, docid + 1);
    return TextQuery::of_list(runs);
}

Xapian::Query xapian_fifths() {
    return Xapian::Query((new FifthSource)->release());
}  // NOLINT: Xapian deletes it

/// The same query for Xapian.
Xapian::Query xapian(const TextQuery& query) {
    std::vector<Xapian::Query> parts;
    for (const TextQuery& part : query.parts) parts.push_back(xapian(part));
    const auto joined = [&](Xapian::Query::op op) {
        return Xapian::Query(op, parts.begin(), parts.end());
    };
    Xapian::Query same;
    switch (query.op) {
        case Op::Nothing:
            return Xapian::Query::MatchNothing;
        case Op::Everything:
            return Xapian::Query::MatchAll;
        case Op::Stem:
            same = Xapian::Query(query.stem);
            break;
        case Op::Listed:
            same = xapian_fifths();
            break;
        case Op::AnyOf:
            same = joined(Xapian::Query::OP_OR);
            break;
        case Op::AllOf:
            same = joined(Xapian::Query::OP_AND);
            break;
        case Op::Without:
            same = joined(Xapian::Query::OP_AND_NOT);
            break;
        case Op::BestOf:
            same = joined(Xapian::Query::OP_MAX);
            break;
        case Op::SameWord:
            same = joined(Xapian::Query::OP_SYNONYM);
            break;
    }
    return query.factor == 1 ? same
                             : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, same, query.factor);
}

std::map<std::uint32_t, double> by_xapian(const TextQuery& query) {
    Xapian::Enquire enquire(collection().database());
    enquire.set_query(xapian(query));
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(ranking::kSaturation, 0, 1, ranking::kLength, 0));
    std::map<std::uint32_t, double> scores;
    const Xapian::MSet matches = enquire.get_mset(0, collection().database().get_doccount());
    for (auto match = matches.begin(); match != matches.end(); ++match)
        scores[*match] = match.get_weight();
    return scores;
}

/// A query of every kind, `deep` levels at most. SameWord is left out: how common its words are
/// together is a guess in Xapian, and counted here. BestOf is of single words: where a part of it
/// is an OR, Xapian 1.4.22 loses words of that part.
TextQuery any_query(std::mt19937& random, int deep) {
    const auto part = [&] { return any_query(random, deep - 1); };
    const auto some = [&] {
        std::vector<TextQuery> parts{part(), part()};
        if (random() % 2 == 0) parts.push_back(part());
        return parts;
    };
    const double factor = random() % 3 == 0 ? 0.25 * static_cast<double>(1 + random() % 6) : 1;
    if (deep == 0)
        return random() % 8 == 0
                   ? fifths()
                   : TextQuery::of_stem(Collection::name(static_cast<std::uint32_t>(random() % 13)),
                                        factor);
    switch (random() % 5) {
        case 0:
            return TextQuery::of(Op::AnyOf, some()).times(factor);
        case 1:
            return TextQuery::of(Op::Without, {part(), part()}).times(factor);
        case 2:
            return TextQuery::of(Op::BestOf,
                                 {any_query(random, 0), any_query(random, 0), any_query(random, 0)})
                .times(factor);
        default:
            return TextQuery::of(Op::AllOf, some()).times(factor);
    }
}

bool is_near(double a, double b, double share) {
    return std::abs(a - b) <= share * (1 + std::abs(b));
}

TextQuery stems(Op op, const std::vector<std::string>& words) {
    return TextQuery::of_stems(op, words);
}

}  // namespace

TEST_CASE("matches: a query of any shape finds what Xapian's matcher finds, with its scores",
          "[search]") {
    std::mt19937 random(20261128);
    std::size_t found = 0;
    for (int round = 0; round < 300; ++round) {
        const TextQuery query = any_query(random, 1 + round % 3);
        CAPTURE(round, xapian(query).get_description());
        const Matches matches = scored_matches(collection().postings(), query);
        CHECK(matching_docids(collection().postings(), query) == matches.docids);
        const auto expected = by_xapian(query);
        REQUIRE(matches.docids.size() == expected.size());
        bool is_same = true;
        for (const std::uint32_t docid : matches.docids) {
            const auto theirs = expected.find(docid);
            is_same = is_same && theirs != expected.end() &&
                      is_near(matches.score_of(docid), theirs->second, 1e-4);
        }
        CHECK(is_same);
        found += matches.docids.size();
    }
    CHECK(found > 10'000);
}

TEST_CASE("matches: the best of several ways counts", "[search]") {
    const std::vector<TextQuery> ways{stems(Op::AnyOf, {"w10", "w2", "w3"}),
                                      stems(Op::AllOf, {"w6", "w3"}).times(1.25),
                                      stems(Op::AllOf, {"w0", "w12"})};
    const Matches matches =
        scored_matches(collection().postings(), TextQuery::of(Op::BestOf, ways));
    std::map<std::uint32_t, double> best;
    for (const TextQuery& way : ways) {
        for (const auto& [docid, score] : by_xapian(way))
            best[docid] = std::max(best[docid], score);
    }
    REQUIRE(matches.docids.size() == best.size());
    for (const auto& [docid, score] : best) CHECK(is_near(matches.score_of(docid), score, 1e-4));
}

TEST_CASE("matches: words that count as one are scored by all their mentions", "[search]") {
    const TextQuery both = stems(Op::SameWord, {"w8", "w9"});
    const Matches matches = scored_matches(collection().postings(), both);
    CHECK(matches.docids ==
          matching_docids(collection().postings(), stems(Op::AnyOf, {"w8", "w9"})));
    const auto theirs = by_xapian(both);
    REQUIRE(matches.docids.size() == theirs.size());
    for (const auto& [docid, score] : theirs) CHECK(is_near(matches.score_of(docid), score, 0.03));
}

TEST_CASE("matches: nothing, all, and words that no passage holds", "[search]") {
    const Postings postings = collection().postings();
    CHECK(matching_docids(postings, TextQuery::nothing()).empty());
    CHECK(matching_docids(postings, TextQuery::everything()).size() ==
          collection().database().get_doccount());
    CHECK(matching_docids(postings, TextQuery::of_stem("eleven")).empty());
    CHECK(matching_docids(postings, stems(Op::AllOf, {"eleven", "any"})).empty());
    CHECK(matching_docids(postings, TextQuery::of(Op::AllOf, {})).empty());
    CHECK(matching_docids(
              postings,
              TextQuery::of(Op::Without, {TextQuery::everything(), TextQuery::of_stem("any")}))
              .empty());
}

TEST_CASE("best first: by score, then in index order, with what is added to some", "[search]") {
    class Odd : public ranking::Additions {
        [[nodiscard]] double of(std::uint32_t docid) const override {
            return docid % 2 == 1 ? 1 : 0;
        }
        [[nodiscard]] double most() const override { return 1; }
    };
    Matches matches{{1, 2, 3, 4, 5, 6}, {0, 1.0F, 3.0F, 2.0F, 3.0F, 1.5F, 3.5F}};
    const auto best = [&](const ranking::Additions* additions, std::size_t count) {
        std::vector<std::uint32_t> docids;
        for (const Ranked& ranked : best_passages(matches, matches.docids, additions, count))
            docids.push_back(ranked.docid);
        return docids;
    };
    CHECK(best(nullptr, 3) == std::vector<std::uint32_t>{6, 2, 4});
    CHECK(best(nullptr, 2) == std::vector<std::uint32_t>{6, 2});
    CHECK(best(nullptr, 0).empty());
    const Odd odd;
    CHECK(best(&odd, 4) == std::vector<std::uint32_t>{6, 2, 3, 4});
    CHECK(best(&odd, 9) == std::vector<std::uint32_t>{6, 2, 3, 4, 5, 1});
}
