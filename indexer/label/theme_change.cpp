// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_change.hpp"

#include "indexer/label/headings.hpp"
#include "indexer/label/phrase_parts.hpp"
#include "indexer/label/words.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace findings::label {
namespace {

// A word is compared by its beginning: what is folded away (plurals, -ize) stands at its end.
constexpr std::size_t kAnchorLetters = 5;
// more than this is a new theme file; looking for them would cost what it saves
constexpr std::size_t kMostAnchors = 100;

/// The ASCII letters of a text, lower case, all run together: a word that a PDF has cut in two is
/// whole again.
std::string letters_of(std::string_view text) {
    std::string letters;
    letters.reserve(text.size());
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') letters += c;
        if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    }
    return letters;
}

/// Ligatures (U+FB00 to U+FB06, or their entities) are spelt out by the rules and lost by
/// letters_of().
bool has_ligature(std::string_view text) {
    return text.find("\xEF\xAC") != std::string_view::npos ||
           text.find("&#64") != std::string_view::npos;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where in letters_of(text) a word begins.
std::vector<std::size_t> word_starts(std::string_view text) {
    std::vector<std::size_t> starts;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_letter(text[i])) continue;
        if (i == 0 || !is_letter(text[i - 1])) starts.push_back(letters);
        ++letters;
    }
    return starts;
}

/// Whether a word, or what a little word was run together with, begins with the anchor.
bool has_word_with(std::string_view text, const std::string& letters, const std::string& anchor) {
    std::size_t at = letters.find(anchor);
    if (at == std::string::npos) return false;
    const auto starts = word_starts(text);
    const auto heads = fused_heads();
    for (; at != std::string::npos; at = letters.find(anchor, at + 1)) {
        const std::size_t start = *std::prev(std::upper_bound(starts.begin(), starts.end(), at));
        const std::string_view ahead = std::string_view(letters).substr(start, at - start);
        if (ahead.empty() || std::find(heads.begin(), heads.end(), ahead) != heads.end())
            return true;
    }
    return false;
}

/// The beginning of the longest word.
std::string anchor_of(std::string_view words) {
    std::string longest;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" -", at), words.size());
        std::string letters = letters_of(words.substr(at, end - at));
        if (letters.size() > longest.size()) longest = std::move(letters);
        at = end + 1;
    }
    return longest.substr(0, kAnchorLetters);
}

/// One of these stands in every text that the phrase matches; nothing if it could match anything.
std::optional<std::vector<std::string>> anchors_of(const std::string& phrase) {
    std::optional<std::vector<std::string>> best;
    std::size_t best_length = 0;
    for (const PhrasePart& part : parts_of(phrase)) {
        if (part.kind != PhrasePart::Kind::Words || part.choices.empty()) continue;
        std::vector<std::string> anchors;
        std::size_t shortest = kAnchorLetters;
        for (const std::string& choice : part.choices) {
            anchors.push_back(anchor_of(choice));
            shortest = std::min(shortest, anchors.back().size());
        }
        if (shortest > best_length) best = std::move(anchors), best_length = shortest;
    }
    return best;
}

using Entry = std::tuple<std::string, std::string, std::string>;  // theme, list, phrase

void add(std::set<Entry>& entries,
         const std::string& theme,
         const char* list,
         const std::vector<std::string>& phrases) {
    for (const std::string& phrase : phrases) entries.emplace(theme, list, phrase);
}

std::set<Entry> phrases_of(const Taxonomy& taxonomy) {
    std::set<Entry> entries;
    for (const Theme& theme : taxonomy.themes) {
        add(entries, theme.id, "strong", theme.cues_strong);
        add(entries, theme.id, "weak", theme.cues_weak);
        add(entries, theme.id, "context", theme.weak_context);
        add(entries, theme.id, "pattern", theme.cue_patterns);
        add(entries, theme.id, "near", theme.near_misses);
        add(entries, theme.id, "good", theme.good_cues);
        add(entries, theme.id, "concern", theme.concern_cues);
        for (const CuePair& pair : theme.cue_pairs) {
            std::string both;  // a pair that changed in either half is another pair
            for (const auto* half : {&pair.any, &pair.with}) {
                for (const std::string& phrase : *half) (both += phrase) += '\n';
            }
            add(entries, theme.id, ("pair " + both).c_str(), pair.any);
        }
    }
    add(entries, {}, "good", taxonomy.polarity_good);
    add(entries, {}, "concern", taxonomy.polarity_concern);
    add(entries, {}, "harm", taxonomy.polarity_harm);
    add(entries, {}, "near", taxonomy.near_misses);
    add(entries, {}, "shared", taxonomy.shared_cues);
    return entries;
}

/// The file without the themes that the other has not, and that are no more than their phrases.
Taxonomy without_new(Taxonomy taxonomy,
                     const Taxonomy& other,
                     const std::function<bool(const std::string&)>& is_trained) {
    std::erase_if(taxonomy.themes, [&](const Theme& theme) {
        return other.find(theme.id) == nullptr && is_trained && !is_trained(theme.id) &&
               !is_of_headings(theme.id);
    });
    return taxonomy;
}

/// Whether the files differ in more than phrases, names and notes.
bool differ_in_structure(const Taxonomy& before, const Taxonomy& after) {
    const auto shape = [](const Theme& theme) {
        return std::tie(theme.id,
                        theme.parent,
                        theme.key_questions,
                        theme.quality_statements,
                        theme.regulations,
                        theme.regulations_2010,
                        theme.related,
                        theme.tier);
    };
    const auto is_same = [&](const Theme& a, const Theme& b) { return shape(a) == shape(b); };
    const bool same_themes = std::equal(before.themes.begin(),
                                        before.themes.end(),
                                        after.themes.begin(),
                                        after.themes.end(),
                                        is_same);
    return !same_themes || before.regulation_titles != after.regulation_titles ||
           before.last_of_2010 != after.last_of_2010 ||
           before.quality_statement_question != after.quality_statement_question ||
           before.quality_statement_aliases != after.quality_statement_aliases;
}

}  // namespace

ThemeChange ThemeChange::of_everything() {
    ThemeChange change;
    change.everything_ = true;
    return change;
}

ThemeChange ThemeChange::between(const Taxonomy& before,
                                 const Taxonomy& after,
                                 const std::function<bool(const std::string&)>& is_trained) {
    if (differ_in_structure(before, without_new(after, before, is_trained))) return of_everything();
    const auto had = phrases_of(before);
    const auto has = phrases_of(after);
    std::vector<Entry> changed;
    std::set_symmetric_difference(had.begin(),
                                  had.end(),
                                  has.begin(),
                                  has.end(),
                                  std::back_inserter(changed));
    std::set<std::string> anchors;
    for (const Entry& entry : changed) {
        const auto needed = anchors_of(std::get<2>(entry));
        if (!needed) return of_everything();
        anchors.insert(needed->begin(), needed->end());
    }
    if (anchors.size() > kMostAnchors) return of_everything();
    ThemeChange change;
    change.anchors_.assign(anchors.begin(), anchors.end());
    return change;
}

bool ThemeChange::touches(const Passage& passage) const {
    if (everything_) return true;
    if (anchors_.empty()) return false;
    const auto is_touched = [&](const std::string& text) {
        if (has_ligature(text)) return true;
        const std::string letters = letters_of(text);
        return std::any_of(anchors_.begin(), anchors_.end(), [&](const std::string& anchor) {
            return has_word_with(text, letters, anchor);
        });
    };
    return is_touched(passage.text) ||
           std::any_of(passage.section.begin(), passage.section.end(), is_touched);
}

}  // namespace findings::label
