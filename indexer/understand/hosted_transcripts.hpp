// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Copies of reports on sites that host documents: the site's own lines, and then the text of the
// pages as their reader made it.
//
//     Elm Trust
//     Size: px
//     Download "Elm Trust"
//     Transcription
//     1 Elm Trust Quality Report ...
//     2 Summary of findings ...

#include "indexer/schema/report.hpp"

#include <vector>

namespace findings::understanding {

/// Hides what such a site says of the document, and turns its marks of pages ("Page 3: title",
/// "3 Contents ...") into the pages of what follows; nothing is changed in other documents.
void read_hosted_transcript(std::vector<Block>& blocks);

}  // namespace findings::understanding
