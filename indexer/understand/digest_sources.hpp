// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines of a digest that name the source of an entry.

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>

namespace findings::understanding {

/// A paragraph or heading: neither item nor row nor quotation.
[[nodiscard]] bool is_text_line(const Block& block);

/// "Additional links: CQC press release | NHS Confederation" ends an entry, it starts none.
[[nodiscard]] bool is_link_line(std::string_view text);

/// What may stand between bars: "11", "\u00a9 The Trust 2023", "Version 3" and "Private and
/// confidential" are of running lines.
[[nodiscard]] bool may_be_name(std::string_view part);

/// "... | Education Policy Institute | via OnMedica"
[[nodiscard]] bool is_bar_line(const Block& block);

/// "Health Education England, July 2017"
[[nodiscard]] bool is_publisher_and_date(const Block& block);

/// "Source: Elm Institute, May 2024", "Source: HealthWire (via Ward News)": the label says what the
/// line is.
[[nodiscard]] bool is_labelled_source(const Block& block);

/// Any of these three, or a line of labels.
[[nodiscard]] bool is_source_line(const Block& block);

/// What such a line tells. Empty = not told.
struct DigestSource {
    std::string title, publisher, via, author;
    PartialDate published;
};

/// `has_headline`: the title stands on a line of its own above; without, the first part of the line
/// is the title.
[[nodiscard]] DigestSource read_source(std::string_view text, bool has_headline);

}  // namespace findings::understanding
