// SPDX-License-Identifier: GPL-3.0-or-later

// What a passage that turns says on either side.

#include "indexer/label/passage_labeller.hpp"
#include "indexer/label/turn.hpp"
#include "indexer/schema/mixed.hpp"
#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::label {
namespace {

/// A sentence of its own behind "However" that says what has begun since.
bool tells_of_mending(std::string_view text, const Turn& turn) {
    constexpr auto kWords = std::to_array<std::string_view>({" since ",
                                                             "since ",
                                                             " now ",
                                                             " attended",
                                                             " started",
                                                             " introduced",
                                                             " put in place",
                                                             " appointed",
                                                             " recruited",
                                                             " begun",
                                                             " replaced",
                                                             " had been fitted",
                                                             " opened a "});
    const auto ahead = text.substr(0, turn.after.begin);
    const auto behind = text.substr(turn.after.begin, turn.after.end - turn.after.begin);
    const bool is_sentence = ahead.ends_with("However, ") || ahead.ends_with("However ");
    return is_sentence && behind.find(" not ") == std::string_view::npos &&
           std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
               return word.starts_with(' ') ? behind.find(word) != std::string_view::npos
                                            : behind.starts_with(word);
           });
}

}  // namespace

void PassageLabeller::mark_mixed(const LinearModel& model) {
    if (passage_.polarity != Polarity::Good && passage_.polarity != Polarity::Concern) return;
    const auto turn = turn_of(reading_, book_);
    if (!turn) return;
    const auto said_by = [&](const Part& part) {
        return polarity_alone(passage_.text.substr(part.begin, part.end - part.begin), model);
    };
    const auto judges = [](Polarity polarity) {
        return polarity == Polarity::Good || polarity == Polarity::Concern;
    };
    const Polarity before = said_by(turn->before);
    Polarity after = said_by(turn->after);
    // "Young people waited nine days. However, since May each has had a breakfast group": what has
    // been done since is the good half.
    if (before == Polarity::Concern && !judges(after) && tells_of_mending(passage_.text, *turn))
        after = Polarity::Good;
    if (!judges(before) || !judges(after)) return;
    std::vector<Cue> halves;
    for (const auto& [part, polarity] :
         {std::pair(turn->before, before), std::pair(turn->after, after)}) {
        halves.push_back({std::string(kMixedRule).append(to_id(polarity)),
                          passage_.text.substr(part.begin, part.end - part.begin),
                          part.begin,
                          part.end,
                          0});
    }
    if (halves.front().rule != halves.back().rule)
        std::move(halves.begin(), halves.end(), std::back_inserter(passage_.other_cues));
}

/// What the words of a half would be if they stood by themselves; the section speaks for the whole.
Polarity PassageLabeller::polarity_alone(std::string_view half, const LinearModel& model) const {
    Passage alone;
    alone.text = half;
    PassageLabeller labeller(alone, setting_, of_heading_, book_);
    labeller.label_by_rules();
    labeller.label_by_weights(model, false);
    return alone.polarity;
}

}  // namespace findings::label
