// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The requirement notice that is being read: its regulation becomes the heading of what was not
// met, whatever form the table took.

#include "indexer/understand/breach_text.hpp"
#include "indexer/understand/piece.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

class OpenNotice {
  public:
    [[nodiscard]] bool is_open() const { return !regulation_.empty(); }
    /// "Regulation 12 ..." whose breach is being described; empty when no notice is open.
    [[nodiscard]] const std::string& regulation() const { return regulation_; }

    /// A heading of that role opens. "Enforcement actions" after what was not met: the regulation
    /// above is dealt with.
    void pass_heading(std::optional<SectionRole> role);
    /// Whether a block that looks like a heading is a line of the notice: the rest of its title, or
    /// what else such a table has.
    [[nodiscard]] bool goes_on_in(const Block& block) const;
    /// The lines of a notice in that block; empty when it has none. `in_section`: a notice or the
    /// section of notices is open.
    [[nodiscard]] std::vector<BreachPart> lines_in(const Block& block, bool in_section);
    /// A line that ends the notice is put to `told`, the piece above it, however that was told.
    /// False where it ends none.
    [[nodiscard]] bool close(std::string_view line, Piece& told) const;
    /// What was not met has been told: the next regulation begins another notice.
    void tell() { told_ = true; }
    /// Takes up a line that tells nothing of what was not met: title, activity, label.
    void take_up(const BreachPart& part);

  private:
    std::string regulation_;
    bool named_ = false;  // the line before was its title
    bool told_ = false;
};

}  // namespace findings::understanding
