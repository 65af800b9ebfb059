// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/measure_figures.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::label {

// -- measure_population.cpp

/// What is counted: the noun phrase behind the figure, the group before it, or the subject of its
/// sentence.
[[nodiscard]] std::string population_of(const MeasureText& text, const Figure& figure);

// -- measure_context.cpp

/// When: the period nearest to the figure in its sentence that belongs to no other figure.
[[nodiscard]] std::string period_of(const MeasureText& text,
                                    std::span<const Figure> figures,
                                    std::size_t which);

/// "up", "down" or "same" as the words around say; empty when they do not.
[[nodiscard]] std::string change_of(const MeasureText& text, const Figure& figure);

// -- measure_comparators.cpp

/// Against what: "up from 17%", "compared with 342 in the six months before", "below the target of
/// 85%".
[[nodiscard]] std::string comparator_of(const MeasureText& text,
                                        std::span<const Figure> figures,
                                        std::size_t which);

/// First word of a comparison behind a figure; kNoWord if there is none.
[[nodiscard]] std::size_t comparison_start(const MeasureText& text, const Figure& figure);

/// No other figure stands between figure `which` and the comparison that begins at word `start`.
[[nodiscard]] bool comparison_owned(const MeasureText& text,
                                    std::span<const Figure> figures,
                                    std::size_t which,
                                    std::size_t start);

/// First word of the comparison behind a figure that is its own; kNoWord if there is none.
[[nodiscard]] std::size_t owned_comparison(const MeasureText& text,
                                           std::span<const Figure> figures,
                                           std::size_t which);

// -- measure_direction.cpp

/// "higher-better" or "lower-better" where what is counted leaves no doubt.
/// `kind`: of the measure, as in MeasureValue.
[[nodiscard]] std::string direction_of(std::string_view population,
                                       std::string_view clause,
                                       std::string_view kind);

}  // namespace findings::label
