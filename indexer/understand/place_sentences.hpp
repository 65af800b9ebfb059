// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Tansy Court is a residential care home for up to 40 people.": the place that the opening of a
// report describes, where nothing above it names one.

#include "indexer/schema/report.hpp"

#include <span>
#include <string_view>

namespace findings::understanding {

/// What is described, and the body that the same sentence says it belongs to; empty when the
/// opening describes nothing by its name.
struct DescribedPlace {
    std::string_view name, runs_it;
};
[[nodiscard]] DescribedPlace described_place(std::span<const Block> blocks);

}  // namespace findings::understanding
