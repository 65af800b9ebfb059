// SPDX-License-Identifier: GPL-3.0-or-later

// What a passage that turns says on either side.

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "indexer/label/passage_labeller.hpp"
#include "indexer/label/turn.hpp"
#include "indexer/schema/mixed.hpp"
#include "indexer/schema/vocabulary.hpp"

namespace findings::label {

void PassageLabeller::mark_mixed(const LinearModel& model) {
    if (passage_.polarity != Polarity::Good && passage_.polarity != Polarity::Concern) return;
    const auto turn = turn_of(reading_, book_);
    if (!turn) return;
    std::vector<Cue> halves;
    for (const Part& part : {turn->before, turn->after}) {
        const std::string words = passage_.text.substr(part.begin, part.end - part.begin);
        const Polarity polarity = polarity_alone(words, model);
        if (polarity != Polarity::Good && polarity != Polarity::Concern) return;
        halves.push_back({std::string(kMixedRule).append(to_id(polarity)), words, part.begin, part.end, 0});
    }
    if (halves.front().rule != halves.back().rule) std::move(halves.begin(), halves.end(), std::back_inserter(passage_.other_cues));
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
