// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_lint.hpp"

#include "indexer/label/phrase_parts.hpp"
#include "indexer/label/rules.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace findings::label {
namespace {

constexpr std::string_view kWeakList = "cues_weak";

struct Occurrence {
    std::size_t phrase = 0;
    std::size_t first = 0, last = 0;  // words
};

/// Numbered phrases, and where they occur in a text.
class Matcher {
  public:
    void add(std::string_view phrase) { book_.add(phrase, count_++); }
    [[nodiscard]] std::vector<Occurrence> find(WordText text) const {
        mend_words(text, book_.known_words());
        std::vector<Occurrence> found;
        for (const PhraseHit& hit : book_.find(text))
            found.push_back({hit.rule, hit.first, hit.last});
        return found;
    }

  private:
    PhraseBook book_;
    std::uint32_t count_ = 0;
};

/// One way to write a phrase, and what of its list occurs in it.
struct Sample {
    WordText text;
    std::vector<Occurrence> hits;
    [[nodiscard]] std::size_t words() const { return text.words.size(); }
    [[nodiscard]] bool is_whole(const Occurrence& hit) const {
        return hit.first == 0 && hit.last + 1 == words();
    }
};

struct ListedCue {
    std::string_view list;  // its name in the file
    const std::string* text = nullptr;
    std::vector<Sample> samples;
};

/// In small letters but for the abbreviations that count only as printed: "OAPs" fires at "oaps"
/// too, "OAP" does not.
std::string in_plain_letters(std::string text) {
    for (const Word& word : read_words(text).words) {
        if (is_case_sensitive(std::string_view(text).substr(word.begin, word.end - word.begin)))
            continue;
        for (std::uint32_t i = word.begin; i < word.end; ++i) {
            if (text[i] >= 'A' && text[i] <= 'Z') text[i] = static_cast<char>(text[i] - 'A' + 'a');
        }
    }
    return text;
}

std::vector<Sample> samples_of(std::string_view phrase) {
    std::vector<Sample> samples;
    for (const std::string& text : spelt_out(phrase)) {
        samples.push_back({read_words(in_plain_letters(text)), {}});
        if (samples.back().words() == 0) samples.pop_back();
    }
    return samples;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_gap(const Word& word) { return word.folded == kGapWord; }

/// What a near miss spelt out says, with the cues of the theme in it.
struct NearMiss {
    const std::string* phrase = nullptr;
    Sample sample;
};

class ThemeLinter {
  public:
    ThemeLinter(const Taxonomy& taxonomy, const Theme& theme, std::vector<LintNote>& notes)
        : theme_(theme), notes_(notes) {
        list("cues_strong", theme.cues_strong);
        list("cue_patterns", theme.cue_patterns);
        list(kWeakList, theme.cues_weak);
        for (ListedCue& cue : cues_) find_hits(cue.samples);
        for (const auto* phrases : {&theme.near_misses, &taxonomy.near_misses}) {
            for (const std::string& phrase : *phrases) add_near_miss(phrase);
        }
    }

    void check_cues() {
        for (std::size_t i = 0; i < cues_.size(); ++i) {
            if (cues_[i].samples.empty()) {
                note(
                    Severity::Warning,
                    "empty-cue",
                    *cues_[i].text,
                    "of " + std::string(cues_[i].list) + " has no word and never fires; remove it");
                continue;
            }
            if (check_covered(i) || check_common(i) || check_duplicate(i)) continue;
            if (cues_[i].list != kWeakList) check_shadowed(i);
        }
        check_context();
    }

  private:
    void list(std::string_view name, const std::vector<std::string>& phrases) {
        for (const std::string& phrase : phrases) {
            cues_.push_back({name, &phrase, samples_of(phrase)});
            matcher_.add(phrase);
        }
    }
    void find_hits(std::vector<Sample>& samples) const {
        for (Sample& sample : samples) sample.hits = matcher_.find(sample.text);
    }
    void add_near_miss(const std::string& phrase) {
        near_matcher_.add(phrase);
        near_phrases_.push_back(&phrase);
        std::vector<Sample> samples = samples_of(phrase);
        find_hits(samples);
        for (Sample& sample : samples) near_misses_.push_back({&phrase, std::move(sample)});
    }
    void note(Severity severity, const char* rule, const std::string& cue, std::string message) {
        notes_.push_back({severity, rule, theme_.id, cue, std::move(message)});
    }

    bool check_covered(std::size_t number) {
        const std::string* by = nullptr;
        for (const Sample& sample : cues_[number].samples) {
            const auto hits = near_matcher_.find(sample.text);
            const auto whole = std::find_if(hits.begin(), hits.end(), [&](const Occurrence& hit) {
                return sample.is_whole(hit);
            });
            if (whole == hits.end()) return false;
            by = near_phrases_[whole->phrase];
        }
        note(
            Severity::Warning,
            "covered-cue",
            *cues_[number].text,
            "never counts: the near miss " + quoted(*by) + " always covers it; remove one of them");
        return true;
    }

    bool check_common(std::size_t number) {
        const ListedCue& cue = cues_[number];
        if (cue.list == kWeakList || is_case_sensitive(*cue.text)) return false;
        const auto is_common = [](const Sample& sample) {
            const auto words = common_words();
            return sample.words() == 1 &&
                   std::any_of(words.begin(), words.end(), [&](std::string_view word) {
                       return fold_word(word) == sample.text.words[0].folded;
                   });
        };
        if (!std::all_of(cue.samples.begin(), cue.samples.end(), is_common)) return false;
        note(Severity::Warning,
             "common-word",
             *cue.text,
             "is a common word alone; give it company, or make it a weak cue");
        return true;
    }

    /// Whether `other` fires over the whole of whatever `cue` fires over.
    [[nodiscard]] bool takes_in(std::size_t other, std::size_t cue) const {
        return std::all_of(cues_[cue].samples.begin(),
                           cues_[cue].samples.end(),
                           [&](const Sample& sample) {
                               return std::any_of(sample.hits.begin(),
                                                  sample.hits.end(),
                                                  [&](const Occurrence& hit) {
                                                      return hit.phrase == other &&
                                                             sample.is_whole(hit);
                                                  });
                           });
    }
    bool check_duplicate(std::size_t number) {
        for (std::size_t other = 0; other < cues_.size(); ++other) {
            // A weak cue beside the same strong one still brings its context as evidence.
            const bool is_alike =
                (cues_[other].list == kWeakList) == (cues_[number].list == kWeakList);
            if (other == number || !is_alike || !takes_in(other, number)) continue;
            const bool is_kept = number < other && takes_in(number, other);
            if (is_kept) continue;
            note(Severity::Warning,
                 "duplicate-cue",
                 *cues_[number].text,
                 "of " + std::string(cues_[number].list) + " fires where " +
                     quoted(*cues_[other].text) + " of " + std::string(cues_[other].list) +
                     " does; remove it");
            return true;
        }
        return false;
    }

    /// Whether a near miss can take away `hit` inside `sample` without taking away the whole
    /// sample.
    [[nodiscard]] bool may_be_missed(const Sample& sample, const Occurrence& hit) const {
        return std::any_of(near_misses_.begin(), near_misses_.end(), [&](const NearMiss& near) {
            return std::any_of(near.sample.hits.begin(),
                               near.sample.hits.end(),
                               [&](const Occurrence& inside) {
                                   return inside.phrase == hit.phrase &&
                                          fits_beside(sample, hit, near.sample, inside);
                               });
        });
    }
    /// Laid over each other so that the two hits meet: no word contradicts another, and some word
    /// of the cue sticks out.
    static bool fits_beside(const Sample& cue,
                            const Occurrence& in_cue,
                            const Sample& near,
                            const Occurrence& in_near) {
        const auto shift =
            static_cast<std::ptrdiff_t>(in_cue.first) - static_cast<std::ptrdiff_t>(in_near.first);
        const auto near_end = shift + static_cast<std::ptrdiff_t>(near.words());
        const auto cue_end = static_cast<std::ptrdiff_t>(cue.words());
        if (shift <= 0 && near_end >= cue_end) return false;
        for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(shift, 0); i < std::min(near_end, cue_end);
             ++i) {
            const Word& a = cue.text.words[static_cast<std::size_t>(i)];
            const Word& b = near.text.words[static_cast<std::size_t>(i - shift)];
            if (a.folded != b.folded && !is_gap(a) && !is_gap(b) && !(a.is_number && b.is_number))
                return false;
        }
        return true;
    }
    void check_shadowed(std::size_t number) {
        const Occurrence* by = nullptr;
        for (const Sample& sample : cues_[number].samples) {
            const auto shadow =
                std::find_if(sample.hits.begin(), sample.hits.end(), [&](const Occurrence& hit) {
                    return hit.phrase != number && cues_[hit.phrase].list != kWeakList &&
                           !sample.is_whole(hit) && !may_be_missed(sample, hit);
                });
            if (shadow == sample.hits.end()) return;
            by = &*shadow;
        }
        note(Severity::Warning,
             "shadowed-cue",
             *cues_[number].text,
             "adds nothing: " + quoted(*cues_[by->phrase].text) + " fires inside it; remove it");
    }

    void check_context() {
        std::map<std::string, const std::string*> seen;
        for (const std::string& word : theme_.weak_context) {
            const auto [first, is_new] = seen.emplace(folded(word), &word);
            if (!is_new)
                note(Severity::Warning,
                     "duplicate-cue",
                     word,
                     "of weak_context is " + quoted(*first->second) + " again; remove it");
        }
    }

  public:
    /// The phrase as it is matched: equal for phrases that fire at the same places.
    static std::string folded(std::string_view phrase) {
        std::set<std::string> forms;
        for (const Sample& sample : samples_of(phrase)) {
            std::string form;
            for (const Word& word : sample.text.words) {
                const bool is_as_printed = !word.upper.empty() && is_case_sensitive(word.upper);
                form.append(is_as_printed ? word.upper : word.folded).append(" ");
            }
            forms.insert(std::move(form));
        }
        std::string all;
        for (const std::string& form : forms) all.append(form).append("|");
        return all;
    }

  private:
    const Theme& theme_;
    std::vector<LintNote>& notes_;
    std::vector<ListedCue> cues_;
    Matcher matcher_;       // numbers of cues_
    Matcher near_matcher_;  // numbers of near_phrases_
    std::vector<const std::string*> near_phrases_;
    std::vector<NearMiss> near_misses_;
};

/// The same strong cue in two themes gives a passage both; that may be meant.
void check_shared(const Taxonomy& taxonomy, std::vector<LintNote>& notes) {
    std::set<std::string> meant;
    for (const std::string& cue : taxonomy.shared_cues) meant.insert(ThemeLinter::folded(cue));
    std::map<std::string, std::string> first_theme;
    for (const Theme& theme : taxonomy.themes) {
        for (const auto* cues : {&theme.cues_strong, &theme.cue_patterns}) {
            for (const std::string& cue : *cues) {
                const std::string form = ThemeLinter::folded(cue);
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
        ThemeLinter(taxonomy, theme, notes).check_cues();
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
    Matcher matcher;
    for (const Theme& theme : taxonomy.themes) {
        for (const auto* list : {&theme.cues_strong, &theme.cue_patterns, &theme.cues_weak}) {
            for (const std::string& cue : *list) {
                cues.push_back({&theme, &cue});
                matcher.add(cue);
            }
        }
    }
    for (const std::string& text : texts) {
        for (const Occurrence& hit : matcher.find(read_words(text))) cues[hit.phrase].fired = true;
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
