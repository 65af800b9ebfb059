// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/understand/piece.hpp"

#include <vector>

namespace findings::understanding {

/// Gives the lists of a regulator's press release their roles ("Inspectors found", "However,
/// inspectors also found"), ends them where their bullets end, and leaves out what is addressed to
/// the press: it names persons.
void read_press_release(std::vector<Piece>& pieces);

/// "Categories / Media / Hospitals": the shelf marks of the page above a release.
void hide_shelf_marks(std::vector<Block>& blocks);

}  // namespace findings::understanding
