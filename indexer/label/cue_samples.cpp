// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/cue_samples.hpp"

#include "indexer/label/phrase_parts.hpp"

#include <set>
#include <utility>

namespace findings::label {
namespace {

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

}  // namespace

std::vector<CueOccurrence> CueMatcher::find(WordText text) const {
    mend_words(text, book_.known_words());
    std::vector<CueOccurrence> found;
    for (const PhraseHit& hit : book_.find(text)) found.push_back({hit.rule, hit.first, hit.last});
    return found;
}

std::vector<CueSample> samples_of(std::string_view phrase) {
    std::vector<CueSample> samples;
    for (const std::string& text : spelt_out(phrase)) {
        samples.push_back({read_words(in_plain_letters(text)), {}});
        if (samples.back().words() == 0) samples.pop_back();
    }
    return samples;
}

std::string folded_cue(std::string_view phrase) {
    std::set<std::string> forms;
    for (const CueSample& sample : samples_of(phrase)) {
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

}  // namespace findings::label
