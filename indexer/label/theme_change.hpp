// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace findings::label {

/// Which passages may get other labels when one theme file takes the place of another, so that the
/// others need not be labelled anew. It may name too many passages, never too few: a passage that
/// holds nothing of any phrase that came, went or moved is read alike by both.
class ThemeChange {
  public:
    /// `is_trained`: whether weights know a theme; what knows nothing of them leaves it out. A
    /// theme that came and that they do not know is no more than its phrases.
    [[nodiscard]] static ThemeChange between(
        const Taxonomy& before,
        const Taxonomy& after,
        const std::function<bool(const std::string&)>& is_trained = {});
    /// A change of which nothing is known.
    [[nodiscard]] static ThemeChange of_everything();

    [[nodiscard]] bool touches(const Passage& passage) const;

  private:
    bool everything_ = false;
    std::vector<std::string> anchors_;  // letters that stand in every text a changed phrase
                                        // matches; lower case, no blanks
};

}  // namespace findings::label
