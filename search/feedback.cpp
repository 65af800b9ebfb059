// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/feedback.hpp"

#include "indexer/schema/tokens.hpp"
#include "search/best_first.hpp"
#include "search/query_parser.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace findings {
namespace {

constexpr std::size_t kTextWords = 64;      // of a text; further ones are the least telling
constexpr std::size_t kTextTokens = 5000;   // read of a text
constexpr std::size_t kFirstPassages = 10;  // best passages whose words are taken, one a report
constexpr std::size_t kFeedbackWords = 30;
constexpr double kProseShare = 0.4;   // of the second search, for a text
constexpr double kTypedShare = 0.2;   // the same for a few words, each of which was chosen
constexpr double kLongText = 32;      // words from which on a text takes in less
constexpr double kSteepness = 6;      // power of the score with which a first passage counts
constexpr double kCommonShare = 0.1;  // words of more passages say nothing of a single one,
constexpr double kCommonCount = 10;   // unless they are so few

void sort_and_cut(std::vector<WeightedStem>& words, std::size_t limit) {
    std::sort(words.begin(), words.end(), [](const WeightedStem& a, const WeightedStem& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    });
    if (words.size() > limit) words.resize(limit);
}

void make_shares(std::vector<WeightedStem>& words) {
    double sum = 0;
    for (const WeightedStem& word : words) sum += word.weight;
    for (WeightedStem& word : words) word.weight = sum > 0 ? word.weight / sum : 0;
}

/// Leaves out what would take too long to score: the words that most passages have. One always
/// stays.
void drop_commonest(std::vector<WeightedStem>& words,
                    const Xapian::Database& database,
                    std::uint64_t most_postings) {
    std::vector<std::pair<Xapian::doccount, std::string>> by_passages;
    std::uint64_t postings = 0;
    for (const WeightedStem& word : words) {
        by_passages.emplace_back(database.get_termfreq(word.stem), word.stem);
        postings += by_passages.back().first;
    }
    std::sort(by_passages.begin(), by_passages.end());
    std::set<std::string> dropped;
    while (postings > most_postings && by_passages.size() > 1) {
        postings -= by_passages.back().first;
        dropped.insert(std::move(by_passages.back().second));
        by_passages.pop_back();
    }
    words.erase(
        std::remove_if(words.begin(),
                       words.end(),
                       [&](const WeightedStem& word) { return dropped.contains(word.stem); }),
        words.end());
}

/// Words that single passages out: neither spread over the collection nor met in one passage only.
class Vocabulary {
  public:
    explicit Vocabulary(const OpenIndex& index)
        : index_(index),
          all_(index.database.get_doccount()),
          average_length_(index.database.get_avlength()) {}

    [[nodiscard]] double rarity(const std::string& stem) const {
        return ranking::rarity(index_.database.get_termfreq(stem), all_);
    }

    /// 0 for a word that is not to be taken.
    [[nodiscard]] double telling(const std::string& stem) const {
        const double passages = index_.database.get_termfreq(stem);
        const bool is_telling = passages >= 2 &&
                                passages <= std::max(kCommonCount, kCommonShare * all_) &&
                                !is_stop_word(stem);
        return is_telling ? ranking::rarity(passages, all_) : 0;
    }

    /// Number of each stem in words.bin and what its mentions in the passage weigh.
    [[nodiscard]] std::map<std::uint32_t, double> mentions_of(std::uint32_t docid) const {
        const auto numbers = index_.words.stems_of(docid);
        std::map<std::uint32_t, double> mentions;
        for (const std::uint32_t number : numbers) ++mentions[number];
        for (auto& [number, count] : mentions) {
            count = ranking::mention_weight(count,
                                            static_cast<double>(numbers.size()),
                                            average_length_);
        }
        return mentions;
    }

    /// Sums of mentions, by number, as words with their rarity.
    [[nodiscard]] std::vector<WeightedStem> words_of(
        const std::map<std::uint32_t, double>& mentions,
        std::size_t limit) const {
        std::vector<WeightedStem> words;
        for (const auto& [number, weight] : mentions) {
            std::string stem(index_.words.stem(number));
            if (const double rarity = telling(stem); rarity > 0)
                words.push_back({std::move(stem), weight * rarity});
        }
        sort_and_cut(words, limit);
        make_shares(words);
        return words;
    }

  private:
    const OpenIndex& index_;
    double all_, average_length_;
};

/// The best passages, one a report: passages of one report share its turns of phrase.
std::vector<Ranked> first_passages(const OpenIndex& index, const TextQuery& query) {
    constexpr std::size_t kLookedAt = 4 * kFirstPassages;
    std::vector<Ranked> firsts;
    std::set<std::uint32_t> reports;
    const Matches matches = scored_matches(index.postings(), query);
    for (const Ranked& match : best_passages(matches, matches.docids, nullptr, kLookedAt)) {
        const bool is_new = firsts.size() < kFirstPassages &&
                            reports.insert(index.columns.report_of_doc[match.docid]).second;
        if (is_new) firsts.push_back(match);
    }
    return firsts;
}

std::vector<WeightedStem> feedback_words(const OpenIndex& index, std::span<const Ranked> firsts) {
    if (firsts.empty() || firsts.front().score <= 0) return {};
    const Vocabulary vocabulary(index);
    std::map<std::uint32_t, double> sums;
    for (const Ranked& first : firsts) {
        const double share = std::pow(first.score / firsts.front().score, kSteepness);
        for (const auto& [number, weight] : vocabulary.mentions_of(first.docid))
            sums[number] += share * weight;
    }
    auto words = vocabulary.words_of(sums, kFeedbackWords);
    // scored beside the words that were asked for
    drop_commonest(words, index.database, ranking::kScoredPostings / 2);
    return words;
}

}  // namespace

std::vector<WeightedStem> telling_words(const OpenIndex& index,
                                        const Stemmer& stemmer,
                                        std::string_view text) {
    const Vocabulary vocabulary(index);
    std::unordered_map<std::string, double> counts;
    std::uint32_t last = 0;
    for (const Token& token : tokenise(text)) {
        if (token.position == last || is_stop_word(token.word)) continue;
        last = token.position;
        if (last > kTextTokens) break;
        ++counts[stemmer.stem_of(token.word)];
    }
    std::vector<WeightedStem> words;
    for (const auto& [stem, count] : counts) {
        if (index.database.term_exists(stem))
            words.push_back({stem, count * vocabulary.rarity(stem)});
    }
    sort_and_cut(words, kTextWords);
    drop_commonest(words, index.database, ranking::kScoredPostings);
    // Rarity chose; from here on a word weighs as often as the text has it, and BM25 knows how rare
    // it is.
    for (WeightedStem& word : words) word.weight = counts[word.stem];
    return words;
}

std::vector<WeightedStem> telling_words(const OpenIndex& index,
                                        std::uint32_t docid,
                                        std::size_t limit) {
    const Vocabulary vocabulary(index);
    return vocabulary.words_of(vocabulary.mentions_of(docid), limit);
}

TextQuery with_feedback(const OpenIndex& index,
                        const TextQuery& query,
                        double words,
                        bool is_prose) {
    auto added = feedback_words(index, first_passages(index, query));
    if (added.empty()) return query;
    const double share = (is_prose ? kProseShare : kTypedShare) * std::min(1.0, kLongText / words);
    for (WeightedStem& word : added) word.weight *= share * words;
    return TextQuery::of(TextQuery::Op::AnyOf,
                         {TextQuery(query).times(1 - share), ranking::any_of(added)});
}

}  // namespace findings
