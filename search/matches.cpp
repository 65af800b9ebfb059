// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's matcher finds the ten best of a query quickly. A faceted search needs all that match, to
// count them, and then the matcher is the dear way: it walks the postings of all words side by
// side, asks the database for the length of each document (four times the price of a posting), and
// does so twice, to count and to rank. Here the postings of one word after the other are read into
// a bitmap and an array of scores, once, and lengths come from a mapped file (docs/adr/0028).
#include "search/matches.hpp"

#include "search/docid_set.hpp"
#include "search/ranking.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

namespace findings {
namespace {

using Op = TextQuery::Op;
using Docids = std::vector<std::uint32_t>;

/// BM25 of one word in one passage.
class WordScore {
  public:
    WordScore(double factor, std::uint64_t passages, const Postings& postings)
        : WordScore(factor,
                    passages,
                    postings,
                    static_cast<double>(postings.database.get_doccount()),
                    postings.database.get_avlength()) {}

    [[nodiscard]] float of(std::uint32_t docid, float mentions) const {
        const float length = docid <= lengths_.size() ? static_cast<float>(lengths_[docid - 1]) : 0;
        return weight_ * mentions / (mentions + base_ + by_length_ * length);
    }

  private:
    WordScore(double factor,
              std::uint64_t passages,
              const Postings& postings,
              double all,
              double average_length)
        : weight_(static_cast<float>(factor * ranking::rarity(static_cast<double>(passages), all) *
                                     (ranking::kSaturation + 1))),
          base_(static_cast<float>(ranking::kSaturation * (1 - ranking::kLength))),
          by_length_(static_cast<float>(
              average_length > 0 ? ranking::kSaturation * ranking::kLength / average_length : 0)),
          lengths_(postings.lengths) {}

    float weight_, base_, by_length_;
    std::span<const std::uint32_t> lengths_;
};

class Evaluation {
  public:
    explicit Evaluation(const Postings& postings)
        : postings_(postings),
          database_(postings.database),
          last_(postings.database.get_lastdocid()) {}

    [[nodiscard]] std::vector<float> no_scores() const { return std::vector<float>(last_ + 1ULL); }

    /// The matches of `query`; what they score, times `factor`, is added to `scores` (null: not
    /// wanted), where documents that do not match may be left with a part of a score. `within`,
    /// ascending, if not null: nothing else is asked for.
    [[nodiscard]] DocidSet find(
        const TextQuery& query,
        double factor,
        float* scores,
        const Docids* within) const {  // NOLINT(misc-no-recursion): as deep as queries may be
        DocidSet found(last_);
        factor *= query.factor;
        switch (query.op) {
            case Op::Nothing:
                break;
            case Op::Everything:
                found.add_run(1, last_ + 1);
                break;  // a generation has no gaps
            case Op::Stem:
                add_stem(query.stem, factor, found, scores, within);
                break;
            case Op::Listed:
                add_listed(*query.listed, found);
                break;
            case Op::AnyOf:
                for (const TextQuery& part : query.parts) add(part, factor, found, scores, within);
                break;
            case Op::AllOf:
                return all_of(query.parts, factor, scores, within);
            case Op::Without:
                found = find(query.parts.at(0), factor, scores, within);
                found.take_out(find(query.parts.at(1), 0, nullptr, within));
                break;
            case Op::BestOf:
                add_best(query.parts, factor, found, scores, within);
                break;
            case Op::SameWord:
                add_same_word(query.parts, factor, found, scores);
                break;
        }
        return found;
    }

  private:
    void add_listed(const DocumentRuns& runs, DocidSet& found) const {
        for (const auto& [first, end] : runs)
            found.add_run(first, std::min<std::uint32_t>(end, last_ + 1));
    }

    void add_stem(const std::string& stem,
                  double factor,
                  DocidSet& found,
                  float* scores,
                  const Docids* within) const {
        const std::uint64_t passages = database_.get_termfreq(stem);
        if (passages == 0) return;
        const WordScore score(factor, passages, postings_);
        const auto note = [&](std::uint32_t docid, std::uint32_t mentions) {
            found.add(docid);
            if (scores != nullptr) scores[docid] += score.of(docid, static_cast<float>(mentions));
        };
        // To look a document up in the postings of the database, than to read past it there or in
        // the file.
        const std::uint64_t times_dearer = postings_.common.has(stem) ? 30 : 3;
        if (within == nullptr || within->size() * times_dearer >= passages)
            return each_posting(stem, scores, note);
        auto posting = database_.postlist_begin(stem);
        const auto end = database_.postlist_end(stem);
        for (const std::uint32_t docid : *within) {
            posting.skip_to(docid);
            if (posting == end) break;
            if (*posting == docid) note(docid, posting.get_wdf());
        }
    }

    /// A part of an AnyOf. One that scores documents which it does not match is scored apart.
    void add(const TextQuery& part,
             double factor,
             DocidSet& found,
             float* scores,
             const Docids* within) const {  // NOLINT(misc-no-recursion)
        if (part.op == Op::Stem)
            return add_stem(part.stem, factor * part.factor, found, scores, within);
        const bool may_score_others = part.op == Op::AllOf || part.op == Op::Without;
        if (scores == nullptr || !may_score_others)
            return found.add_all(find(part, factor, scores, within));
        std::vector<float> own = no_scores();
        const DocidSet matches = find(part, factor, own.data(), within);
        matches.each([&](std::uint32_t docid) { scores[docid] += own[docid]; });
        found.add_all(matches);
    }

    [[nodiscard]] DocidSet all_of(const std::vector<TextQuery>& parts,
                                  double factor,
                                  float* scores,
                                  const Docids* within) const {  // NOLINT(misc-no-recursion)
        std::vector<std::size_t> order(parts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return passages_at_most(parts[a]) < passages_at_most(parts[b]);
        });
        if (order.empty()) return DocidSet(last_);
        DocidSet found = find(parts[order.front()], factor, scores, within);
        for (std::size_t i = 1; i < order.size(); ++i) {
            const Docids left = found.docids();
            if (left.empty()) break;
            found.keep_only(find(parts[order[i]], factor, scores, &left));
        }
        return found;
    }

    void add_best(const std::vector<TextQuery>& parts,
                  double factor,
                  DocidSet& found,
                  float* scores,
                  const Docids* within) const {  // NOLINT(misc-no-recursion)
        std::vector<float> best = scores == nullptr ? std::vector<float>() : no_scores();
        for (const TextQuery& part : parts) {
            if (scores == nullptr) {
                found.add_all(find(part, factor, nullptr, within));
                continue;
            }
            std::vector<float> own = no_scores();
            const DocidSet matches = find(part, factor, own.data(), within);
            matches.each(
                [&](std::uint32_t docid) { best[docid] = std::max(best[docid], own[docid]); });
            found.add_all(matches);
        }
        if (scores != nullptr)
            found.each([&](std::uint32_t docid) { scores[docid] += best[docid]; });
    }

    void add_same_word(const std::vector<TextQuery>& stems,
                       double factor,
                       DocidSet& found,
                       float* scores) const {
        std::vector<float> mentions = no_scores();
        for (const TextQuery& stem : stems) {
            each_posting(stem.stem, mentions.data(), [&](std::uint32_t docid, std::uint32_t count) {
                found.add(docid);
                mentions[docid] += static_cast<float>(count);
            });
        }
        if (scores == nullptr) return;
        const WordScore score(factor, found.size(), postings_);
        found.each([&](std::uint32_t docid) { scores[docid] += score.of(docid, mentions[docid]); });
    }

    struct Posting {
        std::uint32_t docid, mentions;
    };

    template <class Visit>
    void each_posting(const std::string& stem, const float* scores, const Visit& visit) const {
        if (postings_.common.has(stem)) {
            PostingList list = postings_.common.of(stem);
            return each_in_batches(scores, visit, [&](Posting& posting) {
                if (!list.next() || list.docid() > last_) return false;
                posting = {list.docid(), list.mentions()};
                return true;
            });
        }
        auto at = database_.postlist_begin(stem);
        const auto end = database_.postlist_end(stem);
        each_in_batches(scores, visit, [&](Posting& posting) {
            if (at == end) return false;
            posting = {*at, at.get_wdf()};
            ++at;
            return true;
        });
    }

    /// Reads some postings before the first of them is used, so that what is noted of their
    /// documents is on its way from memory.
    template <class Visit, class Next>
    void each_in_batches(const float* scores, const Visit& visit, const Next& next) const {
        std::array<Posting, 64> batch;
        std::size_t count = 0;
        do {
            for (count = 0; count < batch.size() && next(batch[count]); ++count) {
                if (scores == nullptr) continue;
                __builtin_prefetch(scores + batch[count].docid, 1);
                __builtin_prefetch(postings_.lengths.data() + (batch[count].docid - 1));
            }
            for (std::size_t i = 0; i < count; ++i) visit(batch[i].docid, batch[i].mentions);
        } while (count == batch.size());
    }

    // NOLINTNEXTLINE(misc-no-recursion)
    [[nodiscard]] std::uint64_t passages_at_most(const TextQuery& query) const {
        const auto of_part = [&](const TextQuery& part) { return passages_at_most(part); };
        std::uint64_t passages = 0;
        switch (query.op) {
            case Op::Nothing:
                break;
            case Op::Everything:
                return last_;
            case Op::Stem:
                return database_.get_termfreq(query.stem);
            case Op::Without:
                return of_part(query.parts.at(0));
            case Op::Listed:
                for (const auto& [first, end] : *query.listed) passages += end - first;
                break;
            case Op::AllOf:
                passages = last_;
                for (const TextQuery& part : query.parts)
                    passages = std::min(passages, of_part(part));
                break;
            default:
                for (const TextQuery& part : query.parts) passages += of_part(part);
        }
        return passages;
    }

    const Postings& postings_;
    const Xapian::Database& database_;
    Xapian::docid last_;
};

}  // namespace

std::vector<std::uint32_t> matching_docids(const Postings& postings, const TextQuery& query) {
    return Evaluation(postings).find(query, 1, nullptr, nullptr).docids();
}

Matches scored_matches(const Postings& postings, const TextQuery& query) {
    const Evaluation evaluation(postings);
    Matches matches;
    matches.scores = evaluation.no_scores();
    matches.docids = evaluation.find(query, 1, matches.scores.data(), nullptr).docids();
    return matches;
}

}  // namespace findings
