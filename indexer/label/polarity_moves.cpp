// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/polarity_moves.hpp"

#include "indexer/label/polarity_words.hpp"
#include "indexer/label/word_list.hpp"

#include <algorithm>
#include <array>

namespace findings::label {

/// "They looked at them and not at the screen": what was not done is no lack.
bool is_contrast(const std::vector<Word>& words, const PhraseHit& hit) {
    return hit.first > 0 && hit.last + 1U < words.size() && words[hit.first].folded == "not" &&
           words[hit.first - 1].folded == "and" &&
           is_among(kContrasted, words[hit.last + 1].folded);
}

/// "Had not ensured that infection was prevented", "had not made sure that the room was safe".
bool is_mere_promise(const std::vector<Word>& words, const Word& duty) {
    const auto at = static_cast<std::size_t>(&duty - words.data());
    return duty.folded == "ensure" || duty.folded == "ensured" ||
           ((duty.folded == "made" || duty.folded == "make") && at + 1 < words.size() &&
            words[at + 1].folded == "sure");
}

/// "who was falling", "one person fell five times": nothing that is counted fell.
bool is_fall_of_person(const std::vector<Word>& words, const PhraseHit& hit) {
    constexpr std::array<std::string_view, 3> kFall = {"fell", "falling", "fallen"};
    constexpr std::array<std::string_view, 6> kAuxiliary =
        {"was", "were", "is", "are", "had", "kept"};
    constexpr std::array<std::string_view, 3> kFigures = {"from", "to", "by"};
    if (hit.first == 0 || !is_among(kFall, words[hit.first].folded)) return false;
    if (hit.last + 1 < words.size() && is_among(kFigures, words[hit.last + 1].folded)) return false;
    std::uint32_t before = hit.first - 1;
    if (before > 0 && is_among(kAuxiliary, words[before].folded)) --before;
    return is_among(kPersons, words[before].folded);
}

/// "They come down from the raised desk to talk", "she came down for breakfast".
bool is_step_of_person(const std::vector<Word>& words, const PhraseHit& hit) {
    const std::uint32_t verb =
        words[hit.first].folded == "down" && hit.first > 0 ? hit.first - 1 : hit.first;
    if (verb == 0 || !is_among(kStepping, words[verb].folded)) return false;
    const std::size_t end = std::min<std::size_t>(hit.last + 4, words.size());
    for (std::size_t at = hit.last + 1; at < end; ++at) {
        if (words[at].is_number) return false;
    }
    return is_among(kPersons, words[verb - 1].folded);
}

/// "The average stay fell from 40 days to 31", "a fall in out of area placements".
bool is_better_less(const std::vector<Word>& words, const PhraseHit& direction) {
    constexpr std::uint32_t kBefore = 8, kBehind = 5;
    const std::uint32_t sentence = words[direction.first].sentence;
    const auto begin = direction.first > kBefore ? direction.first - kBefore : 0;
    const auto end = std::min<std::size_t>(direction.last + 1 + kBehind, words.size());
    for (std::size_t at = begin; at < end; ++at) {
        if (words[at].sentence != sentence ||
            (at < direction.first && words[at].clause != words[direction.first].clause))
            continue;
        if (at > direction.last && is_among(kTurns, words[at].folded)) return false;
        if (is_among(kFewerIsBetter, words[at].folded)) return true;
        const bool is_time = words[at].folded == "time" && at > 0;
        if (is_time && is_among(kTimesWaited, words[at - 1].folded)) return true;
    }
    return false;
}

/// "Checks were dropped and a man was found too late": what is told next did not drop.
bool has_joint_between(const std::vector<Word>& words, std::uint32_t from, std::uint32_t to) {
    constexpr auto kJoints = std::to_array<std::string_view>({"and", "but", "when", "so"});
    return std::any_of(words.begin() + from, words.begin() + to, [&](const Word& word) {
        return is_among(kJoints, word.folded);
    });
}

/// One behind the last word of the sentence that tells from what it fell, or where it turns;
/// 0 where it does not tell.
std::size_t end_of_fall(const std::vector<Word>& words, const PhraseHit& direction) {
    const std::uint32_t sentence = words[direction.last].sentence;
    bool tells = false;
    std::size_t at = direction.last;
    for (; at < words.size() && words[at].sentence == sentence; ++at) {
        if (words[at].folded == "from") tells = true;
        if (is_among(kTurns, words[at].folded)) break;
    }
    return tells ? at : 0;
}

bool is_lapse(const std::vector<Word>& words, const PhraseHit& no) {
    constexpr std::uint32_t kReach = 7;  // words from "no" to the verb
    if (words[no.first].folded != "no" || no.last != no.first) return false;
    const std::uint32_t clause = words[no.first].clause;
    bool is_perfect = false;
    for (std::size_t at = no.last + 1U; at < words.size() && at <= no.last + kReach; ++at) {
        const std::string& word = words[at].folded;
        if (words[at].clause != clause) return false;
        if (is_perfect && word != "been")
            return is_among(kDuties, word) || is_among(kHeldRegularly, word);
        is_perfect = is_perfect || is_among(kPerfect, word);
    }
    return false;
}

bool is_of_purpose(const std::vector<Word>& words, const PhraseHit& negator) {
    constexpr std::uint32_t kReach = 9;  // words from "so that" to "not"
    const std::uint32_t begin = negator.first > kReach ? negator.first - kReach : 0;
    for (std::uint32_t at = negator.first; at-- > begin + 1;) {
        if (words[at].clause != words[negator.first].clause) return false;
        if (words[at].folded == "that" && words[at - 1].folded == "so") return true;
    }
    return false;
}

bool is_put_right(const std::vector<Word>& words, const Word& verb) {
    const auto behind = static_cast<std::size_t>(&verb - words.data()) + 1;
    return verb.folded == "put" && behind < words.size() &&
           (words[behind].folded == "right" || words[behind].folded == "in");
}

}  // namespace findings::label
