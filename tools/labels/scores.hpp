// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How well labels agree with those of a reader.

#include "indexer/label/labeller.hpp"
#include "indexer/label/taxonomy.hpp"
#include "tools/labels/training_set.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace findings::labels {

struct Ratio {
    std::size_t hit = 0, wrong = 0, missed = 0;
    [[nodiscard]] double precision() const {
        return hit == 0 ? 0 : static_cast<double>(hit) / static_cast<double>(hit + wrong);
    }
    [[nodiscard]] double recall() const {
        return hit == 0 ? 0 : static_cast<double>(hit) / static_cast<double>(hit + missed);
    }
    [[nodiscard]] double f() const {
        return hit == 0
                   ? 0
                   : 2.0 * static_cast<double>(hit) / static_cast<double>(2 * hit + wrong + missed);
    }
};

struct Scores {
    std::size_t passages = 0;
    Ratio leaf;  // the most exact themes: a parent only where it stands alone
    Ratio top;   // by theme of the first level
    std::map<std::string, Ratio> by_theme;
    Ratio requirement;
    std::size_t bare = 0, bare_labelled = 0;  // passages without a theme, and those given one
    std::size_t polarity_right = 0;
    std::size_t asked = 0, question_right = 0;  // passages that have a key question

    [[nodiscard]] double bare_share() const { return share(bare_labelled, bare); }
    [[nodiscard]] double polarity() const { return share(polarity_right, passages); }
    [[nodiscard]] double question() const { return share(question_right, asked); }
    [[nodiscard]] static double share(std::size_t part, std::size_t of) {
        return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
    }
};

/// What a labeller says of a bare text: its labels as a reader would list them.
[[nodiscard]] Labelled labelled_by(const Labeller& labeller,
                                   const Labelled& wanted,
                                   const Taxonomy& taxonomy);
[[nodiscard]] std::vector<Labelled> labelled_by(const Labeller& labeller,
                                                const std::vector<Labelled>& passages,
                                                const Taxonomy& taxonomy);
/// `given` has the same ids in the same order; themes of both without parents of listed sub-themes.
[[nodiscard]] Scores compare(const std::vector<Labelled>& wanted,
                             const std::vector<Labelled>& given,
                             const Taxonomy& taxonomy);
[[nodiscard]] std::string heading();
[[nodiscard]] std::string line(const std::string& name, const Scores& scores);

}  // namespace findings::labels
