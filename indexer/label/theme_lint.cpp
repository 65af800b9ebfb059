// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_lint.hpp"

#include "indexer/label/cue_samples.hpp"
#include "indexer/label/theme_lint_cues.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace findings::label {
namespace {

/// The same strong cue in two themes gives a passage both; that may be meant.
void check_shared(const Taxonomy& taxonomy, std::vector<LintNote>& notes) {
    std::set<std::string> meant;
    for (const std::string& cue : taxonomy.shared_cues) meant.insert(folded_cue(cue));
    std::map<std::string, std::string> first_theme;
    for (const Theme& theme : taxonomy.themes) {
        for (const auto* cues : {&theme.cues_strong, &theme.cue_patterns}) {
            for (const std::string& cue : *cues) {
                const std::string form = folded_cue(cue);
                const auto [first, is_new] = first_theme.emplace(form, theme.id);
                if (is_new || first->second == theme.id || meant.contains(form)) continue;
                notes.push_back(
                    {Severity::Warning,
                     "shared-cue",
                     theme.id,
                     cue,
                     "is a cue of " + first->second + " too" +
                         (theme.parent == first->second ? ", which this theme implies" : "") +
                         "; remove one, or list it in \"shared_cues\" if both themes are meant"});
            }
        }
    }
}

/// Phrases as they are matched: case, hyphens and plurals folded. Choices stay as they are written.
std::set<std::string> folded(const std::vector<std::string>& phrases) {
    std::set<std::string> all;
    for (const std::string& phrase : phrases) {
        std::string words;
        if (phrase.find('(') == std::string::npos) {
            for (const Word& word : read_words(phrase).words)
                words.append(word.upper.empty() ? word.folded : word.upper).append(" ");
        }
        all.insert(words.empty() ? phrase : words);
    }
    return all;
}

/// A pair whose halves are among those of another, in either order, fires only where that one does.
void check_pairs(const Theme& theme, std::vector<LintNote>& notes) {
    struct Halves {
        std::set<std::string> any, with;
    };
    std::vector<Halves> pairs;
    for (const CuePair& pair : theme.cue_pairs)
        pairs.push_back({folded(pair.any), folded(pair.with)});
    const auto within = [](const std::set<std::string>& inner, const std::set<std::string>& outer) {
        return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
    };
    const auto takes_in = [&](const Halves& a, const Halves& b) {
        return (within(b.any, a.any) && within(b.with, a.with)) ||
               (within(b.any, a.with) && within(b.with, a.any));
    };
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        for (std::size_t other = 0; other < pairs.size(); ++other) {
            if (other == i || !takes_in(pairs[other], pairs[i]) ||
                (i < other && takes_in(pairs[i], pairs[other])))
                continue;
            const std::string name =
                theme.cue_pairs[i].any.empty() ? std::string() : theme.cue_pairs[i].any.front();
            notes.push_back({Severity::Warning,
                             "duplicate-pair",
                             theme.id,
                             name,
                             "of pair " + std::to_string(i + 1) +
                                 " of cue_pairs fires only where pair " +
                                 std::to_string(other + 1) + " does; remove it"});
            break;
        }
    }
}

void check_names(const Taxonomy& taxonomy, const Theme& theme, std::vector<LintNote>& notes) {
    const auto error = [&](const char* rule, const std::string& name, std::string message) {
        notes.push_back({Severity::Error, rule, theme.id, name, std::move(message)});
    };
    if (theme.definition.find_first_not_of(" \t\n") == std::string::npos)
        error("no-definition", "", "has no definition; say what belongs to it and what does not");
    for (const std::string& id : theme.related) {
        if (taxonomy.find(id) == nullptr)
            error("unknown-related", id, "of \"related\" is no theme");
        if (id == theme.id) error("unknown-related", id, "is related to itself");
    }
    for (const std::string& name : theme.regulations) {
        const bool is_known =
            taxonomy.regulation_titles.empty() || taxonomy.regulation_titles.contains(name);
        if (!is_known) error("unknown-regulation", name, "is not in the file's \"regulations\"");
    }
    for (const std::string& name : theme.regulations_2010) {
        const bool is_known = taxonomy.regulation_titles_2010.empty() ||
                              taxonomy.regulation_titles_2010.contains(name);
        if (!is_known)
            error("unknown-regulation",
                  name,
                  "of \"regulations_2010\" is not among the file's Regulations of 2010");
    }
    for (const std::string& name : theme.quality_statements) {
        const bool is_known = taxonomy.quality_statement_question.empty() ||
                              taxonomy.quality_statement_question.contains(name);
        if (!is_known)
            error("unknown-statement",
                  name,
                  "is no quality statement of the file's \"key_questions\"");
    }
}

}  // namespace

std::string_view to_word(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
        case Severity::Info:
            break;
    }
    return "info";
}

std::vector<LintNote> lint(const Taxonomy& taxonomy) {
    std::vector<LintNote> notes;
    for (const Theme& theme : taxonomy.themes) {
        check_names(taxonomy, theme, notes);
        lint_cues(taxonomy, theme, notes);
        check_pairs(theme, notes);
    }
    check_shared(taxonomy, notes);
    return notes;
}

std::vector<LintNote> silent_cues(const Taxonomy& taxonomy, const std::vector<std::string>& texts) {
    struct Named {
        const Theme* theme;
        const std::string* cue;
        bool fired = false;
    };
    std::vector<Named> cues;
    CueMatcher matcher;
    for (const Theme& theme : taxonomy.themes) {
        for (const auto* list : {&theme.cues_strong, &theme.cue_patterns, &theme.cues_weak}) {
            for (const std::string& cue : *list) {
                cues.push_back({&theme, &cue});
                matcher.add(cue);
            }
        }
    }
    for (const std::string& text : texts) {
        for (const CueOccurrence& hit : matcher.find(read_words(text)))
            cues[hit.phrase].fired = true;
    }
    std::vector<LintNote> notes;
    for (const Named& cue : cues) {
        if (!cue.fired)
            notes.push_back({Severity::Info,
                             "silent-cue",
                             cue.theme->id,
                             *cue.cue,
                             "fires in none of the passages"});
    }
    return notes;
}

}  // namespace findings::label
