// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The line ending in ":" that speaks for the list below it: it is a passage of its own and stands
// in the trail of the items.

#include "indexer/understand/piece.hpp"

#include <optional>
#include <string>

namespace findings::understanding {

/// Where a line that may lead in a list stands.
struct LeadInPlace {
    bool list_follows = false;
    bool after_list = false;  // the block before was an item
    bool inspection = false;
    bool in_action_list = false;  // the heading above has said already what the items are
};

class OpenLeadIn {
  public:
    void close() { text_.clear(), role_.reset(); }
    /// Gives a piece below the line its role and, to an item, the line in its trail.
    void describe(Piece& piece) const;
    /// Opens with the paragraph if that leads in what follows, and then says what the paragraph
    /// itself is; closes or goes on otherwise.
    void note(Piece& paragraph, const LeadInPlace& place);

  private:
    std::string text_;
    std::optional<SectionRole> role_;
};

}  // namespace findings::understanding
