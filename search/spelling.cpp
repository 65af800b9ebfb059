// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/spelling.hpp"

#include "indexer/schema/record.hpp"
#include "indexer/schema/tokens.hpp"
#include "search/edit_distance.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace findings {
namespace {

constexpr std::size_t kShortestMisspelt = 4;
// that stemming takes off ("-ations"), and one more that was typed
constexpr std::size_t kLongestEnding = 6;

std::size_t allowed_distance(std::string_view word) { return word.size() < 6 ? 1 : 2; }

/// A slip at the first letter is rare, but for a swap with the second or its being left out or
/// doubled.
bool may_begin_alike(std::string_view stem, std::string_view word) {
    return stem.size() > 2 && word.size() > 2 &&
           (stem[0] == word[0] || stem[0] == word[1] || stem[1] == word[0]);
}

struct Candidate {
    std::string_view stem;
    std::size_t distance = 0;
    std::size_t passages = 0;
};

void collect_words(const QueryNode& node, std::vector<const QueryNode*>& words) {
    if (node.kind == QueryKind::Word && !node.quoted) words.push_back(&node);
    // What the thesaurus added was not typed.
    const std::size_t typed = node.kind == QueryKind::Same ? 1 : node.children.size();
    for (std::size_t i = 0; i < typed; ++i) collect_words(node.children[i], words);
}

}  // namespace

bool Spelling::is_held(const std::string& word) const {
    const std::string stem = stemmer_->stem_of(word);
    if (index_->database.term_exists(stem)) return true;
    const auto& reports = index_->columns.report_words.stems;
    return std::binary_search(reports.begin(), reports.end(), stem);
}

std::vector<std::string> Spelling::forms_of(const std::string& stem) const {
    constexpr int kPassagesRead = 3;
    std::map<std::string, int> forms;
    auto posting = index_->database.postlist_begin(stem);
    for (int read = 0; read < kPassagesRead && posting != index_->database.postlist_end(stem);
         ++read, ++posting) {
        const auto record = index_->passages.record(*posting);
        if (!record) continue;
        const auto passage = decode_passage(*record);
        if (!passage) continue;
        std::string text = passage->text;
        for (const std::string& heading : passage->section) (text += '\n') += heading;
        for (const Token& token : tokenise(text)) {
            if (stemmer_->stem_of(token.word) == stem) ++forms[token.word];
        }
    }
    std::vector<std::string> found;
    for (const auto& [form, count] : forms) found.push_back(form);
    std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        return forms[a] > forms[b];
    });
    return found;
}

std::optional<std::string> Spelling::meant_by(const std::string& word) const {
    constexpr std::size_t kLookedAt = 24;
    if (word.size() < kShortestMisspelt || !is_stemmed(word) || is_held(word)) return std::nullopt;
    std::vector<Candidate> candidates;
    for (std::uint32_t number = 1; number <= index_->words.stems(); ++number) {
        const std::string_view stem = index_->words.stem(number);
        if (!may_begin_alike(stem, word) || !is_stemmed(stem)) continue;
        if (stem.size() > word.size() + 2 || word.size() > stem.size() + kLongestEnding) continue;
        const std::size_t distance = distance_to_beginning(stem, word);
        if (distance <= allowed_distance(word))
            candidates.push_back(
                {stem, distance, index_->database.get_termfreq(std::string(stem))});
    }
    const auto is_likelier = [&](const Candidate& a, const Candidate& b) {
        const auto left = [&](const Candidate& c) {
            return c.distance + (word.size() > c.stem.size() ? word.size() - c.stem.size() : 0) / 3;
        };
        return left(a) != left(b) ? left(a) < left(b) : a.passages > b.passages;
    };
    std::sort(candidates.begin(), candidates.end(), is_likelier);
    if (candidates.size() > kLookedAt) candidates.resize(kLookedAt);
    std::optional<std::string> best;
    std::size_t best_distance = allowed_distance(word) + 1;
    std::size_t best_passages = 0;
    for (const Candidate& candidate : candidates) {
        for (const std::string& form : forms_of(std::string(candidate.stem))) {
            const std::size_t distance = edit_distance(form, word);
            if (distance > best_distance ||
                (distance == best_distance && candidate.passages <= best_passages))
                continue;
            if (distance > allowed_distance(word)) continue;
            best = form;
            best_distance = distance;
            best_passages = candidate.passages;
        }
    }
    return best;
}

std::optional<std::string> Spelling::corrected(std::string_view text, const QueryNode& root) const {
    constexpr std::size_t kMostCorrected = 4;
    std::vector<const QueryNode*> words;
    collect_words(root, words);
    std::sort(words.begin(), words.end(), [](const QueryNode* a, const QueryNode* b) {
        return a->begin > b->begin;
    });
    std::string corrected(text);
    std::size_t changes = 0;
    for (const QueryNode* node : words) {
        // Only what stands there letter by letter can be replaced.
        if (node->begin + node->text.size() > text.size() ||
            fold(text.substr(node->begin, node->text.size())) != node->text)
            continue;
        const auto meant = changes < kMostCorrected ? meant_by(node->text) : std::nullopt;
        if (!meant) continue;
        corrected.replace(node->begin, node->text.size(), *meant);
        ++changes;
    }
    if (changes == 0) return std::nullopt;
    return corrected;
}

std::vector<WrittenWord> Spelling::beginning_with(const std::string& beginning,
                                                  std::size_t limit) const {
    constexpr std::size_t kShortest = 3;
    constexpr std::size_t kMostLookedAt = 2000;  // stems that begin with three letters
    if (beginning.size() < kShortest) return {};
    // "secluding" has the stem "seclud": the stem may be shorter than what was typed.
    const std::string stem = stemmer_->stem_of(beginning);
    const std::string common =
        beginning.starts_with(stem) && stem.size() >= kShortest ? stem : beginning;
    std::vector<std::pair<Xapian::doccount, std::string>> stems;
    auto term = index_->database.allterms_begin(common);
    for (; term != index_->database.allterms_end(common) && stems.size() < kMostLookedAt; ++term) {
        if (is_stemmed(*term)) stems.emplace_back(term.get_termfreq(), *term);
    }
    std::sort(stems.begin(), stems.end(), std::greater{});
    std::vector<WrittenWord> words;
    for (const auto& [passages, spelt] : stems) {
        if (words.size() == limit) break;
        const auto forms = forms_of(spelt);
        const auto fits = std::find_if(forms.begin(), forms.end(), [&](const std::string& form) {
            return form.starts_with(beginning);
        });
        if (fits != forms.end()) words.push_back({*fits, passages});
    }
    return words;
}

}  // namespace findings
