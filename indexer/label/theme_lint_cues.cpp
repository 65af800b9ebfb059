// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_lint_cues.hpp"

#include "indexer/label/cue_samples.hpp"
#include "indexer/label/phrase_parts.hpp"
#include "indexer/label/phrases.hpp"

#include <algorithm>
#include <map>

namespace findings::label {
namespace {

constexpr std::string_view kWeakList = "cues_weak";

struct ListedCue {
    std::string_view list;  // its name in the file
    const std::string* text = nullptr;
    std::vector<CueSample> samples;
};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_gap(const Word& word) { return word.folded == kGapWord; }

/// What a near miss spelt out says, with the cues of the theme in it.
struct NearMiss {
    const std::string* phrase = nullptr;
    CueSample sample;
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
    void find_hits(std::vector<CueSample>& samples) const {
        for (CueSample& sample : samples) sample.hits = matcher_.find(sample.text);
    }
    void add_near_miss(const std::string& phrase) {
        near_matcher_.add(phrase);
        near_phrases_.push_back(&phrase);
        std::vector<CueSample> samples = samples_of(phrase);
        find_hits(samples);
        for (CueSample& sample : samples) near_misses_.push_back({&phrase, std::move(sample)});
    }
    void note(Severity severity, const char* rule, const std::string& cue, std::string message) {
        notes_.push_back({severity, rule, theme_.id, cue, std::move(message)});
    }

    bool check_covered(std::size_t number) {
        const std::string* by = nullptr;
        for (const CueSample& sample : cues_[number].samples) {
            const auto hits = near_matcher_.find(sample.text);
            const auto whole =
                std::find_if(hits.begin(), hits.end(), [&](const CueOccurrence& hit) {
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
        const auto is_common = [](const CueSample& sample) {
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
                           [&](const CueSample& sample) {
                               return std::any_of(sample.hits.begin(),
                                                  sample.hits.end(),
                                                  [&](const CueOccurrence& hit) {
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
    [[nodiscard]] bool may_be_missed(const CueSample& sample, const CueOccurrence& hit) const {
        return std::any_of(near_misses_.begin(), near_misses_.end(), [&](const NearMiss& near) {
            return std::any_of(near.sample.hits.begin(),
                               near.sample.hits.end(),
                               [&](const CueOccurrence& inside) {
                                   return inside.phrase == hit.phrase &&
                                          fits_beside(sample, hit, near.sample, inside);
                               });
        });
    }
    /// Laid over each other so that the two hits meet: no word contradicts another, and some word
    /// of the cue sticks out.
    static bool fits_beside(const CueSample& cue,
                            const CueOccurrence& in_cue,
                            const CueSample& near,
                            const CueOccurrence& in_near) {
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
        const CueOccurrence* by = nullptr;
        for (const CueSample& sample : cues_[number].samples) {
            const auto shadow =
                std::find_if(sample.hits.begin(), sample.hits.end(), [&](const CueOccurrence& hit) {
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
            const auto [first, is_new] = seen.emplace(folded_cue(word), &word);
            if (!is_new)
                note(Severity::Warning,
                     "duplicate-cue",
                     word,
                     "of weak_context is " + quoted(*first->second) + " again; remove it");
        }
    }

    const Theme& theme_;
    std::vector<LintNote>& notes_;
    std::vector<ListedCue> cues_;
    CueMatcher matcher_;       // numbers of cues_
    CueMatcher near_matcher_;  // numbers of near_phrases_
    std::vector<const std::string*> near_phrases_;
    std::vector<NearMiss> near_misses_;
};

}  // namespace

void lint_cues(const Taxonomy& taxonomy, const Theme& theme, std::vector<LintNote>& notes) {
    ThemeLinter(taxonomy, theme, notes).check_cues();
}

}  // namespace findings::label
