// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/ledger.hpp"
#include "indexer/likeness_book.hpp"

#include <functional>
#include <vector>

namespace findings {

/// Decides which of the files that have been read are indexed, and sets state, cause and kin of the
/// others:
/// 1. of the same bytes, or the same text without furniture (a page saved from another host), one;
/// 2. of the versions of one page, the newest by the dates it states, else by its time of change;
/// the others are superseded;
/// 3. of nearly the same text, the one that holds what the other says. Where each says something of
/// its own, both. Which of equals it is does not change from run to run: the one that
/// `was_indexed`, else the first by name. Cost: a few hash look-ups a file; files that resemble
/// each other are loaded once, and the verdict is kept in the book.
void settle_duplicates(const std::vector<LedgerEntry*>& files,
                       const std::function<bool(const LedgerEntry&)>& was_indexed,
                       LikenessBook& book);

}  // namespace findings
