// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The role of a placed piece where its own words say more than the section it stands in.

#include "indexer/understand/piece.hpp"
#include "indexer/understand/sections.hpp"

#include <optional>
#include <vector>

namespace findings::understanding {

/// What the words themselves say goes before what the section says. `personal`: the section is
/// about individual people.
[[nodiscard]] SectionRole settled_role(const Piece& piece,
                                       const SectionOptions& options,
                                       bool personal);

/// One piece, or several where a paragraph of an inspection goes from findings to demands.
/// `section` is the role of the section around it.
[[nodiscard]] std::vector<Piece> runs_of(Piece piece, std::optional<SectionRole> section);

}  // namespace findings::understanding
