// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/relevance/measures.hpp"

namespace findings::relevance {

/// What Xapian finds out of the box: title and text in one field, English stems, any word of the
/// query, BM25 as it comes. It shares no code with our own search. At most `depth` documents a
/// query.
[[nodiscard]] Run plain_xapian(const Collection& collection, unsigned depth);

}  // namespace findings::relevance
