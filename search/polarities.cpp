// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/polarities.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "search/places.hpp"

namespace findings {

void PolarityCounts::add(Polarity polarity) {
    ++findings;
    if (polarity == Polarity::Good) ++good;
    if (polarity == Polarity::Concern) ++concern;
    if (polarity == Polarity::Requirement) ++requirement;
}

Polarity polarity_of(const ColumnsView& columns, std::uint32_t docid) {
    const FacetColumnView& column = columns.facets[facet::kPolarity];
    const std::uint32_t ordinal = only_ordinal(column, docid);
    return ordinal == kNone
               ? Polarity::Neutral
               : polarity_from_id(column.values[ordinal].value).value_or(Polarity::Neutral);
}

}  // namespace findings
