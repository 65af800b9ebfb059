// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/label/measure_text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace findings::label {

/// A quantity as printed: its words and what they say by themselves.
struct Figure {
    std::size_t first = 0;  // words it takes up
    std::size_t last = 0;
    std::string value;
    std::string value2;
    std::string unit;
    std::string denominator;
    std::string kind;
    std::string change;
    std::size_t noun = kNoWord;  // head of the noun phrase that is counted
    /// "from 27 in the three months before": the earlier state of a change
    std::size_t from_first = kNoWord;
    std::size_t from_last = kNoWord;
    /// "Prone restraint: 4": the label in front, kNoWord if there is none
    std::size_t label_first = kNoWord;
    std::size_t label_last = kNoWord;
};

// -- measure_changes.cpp
// ---------------------------------------------------------------------------

/// A verb of movement stands not far before word `i`: "fell from", "had come down from".
[[nodiscard]] bool tells_movement(const MeasureText& text, std::size_t i);
/// "ranged from", "between": what follows spreads and does not change.
[[nodiscard]] bool opens_spread(const MeasureText& text, std::size_t i);
/// "up", "down" or "same" from one printed number to another, in digits or words to twenty; empty
/// where one is none.
[[nodiscard]] std::string movement_between(std::string_view from, std::string_view to);

// -- measure_wholes.cpp
// ----------------------------------------------------------------------------

/// The figure at word `i` is a part of the last of `before`: "Of the 40 boards, 26", "37 patients,
/// of whom 35".
[[nodiscard]] bool follows_whole(const MeasureText& text,
                                 const std::vector<Figure>& before,
                                 std::size_t i);
/// "9 complete forms out of 22": the whole behind the noun.
void take_whole_behind(const MeasureText& text, Figure& figure);
/// Gives parts of a whole named earlier in their sentence its number as denominator and its noun as
/// unit.
void share_wholes(const MeasureText& text, std::vector<Figure>& figures);

// -- measure_shares.cpp
// ---------------------------------------------------------------------------

/// "a third of wards", "two thirds", "nearly three quarters", "more than half" at word `i`: nothing
/// when the figure itself follows.
[[nodiscard]] std::optional<Figure> fraction_at(const MeasureText& text, std::size_t i);
/// "14 in every 1,000 doses to 3" at word `i` behind "fell from": the rate that it became.
[[nodiscard]] std::optional<Figure> rate_change_at(const MeasureText& text, std::size_t i);
/// "one in eight", "1 in 8", "two in every five" at word `i`. Its value is empty when the figure
/// itself follows.
[[nodiscard]] std::optional<Figure> share_in_words_at(const MeasureText& text, std::size_t i);

// -- measure_entries.cpp
// -------------------------------------------------------------------------

/// "Prone restraint: 4", "Seclusion: 22 (Q4: 19)" at the word of its number: label, value and, from
/// the bracket, what it was before. Nothing where the label names ("Regulation: 12") or says
/// something.
[[nodiscard]] std::optional<Figure> entry_at(const MeasureText& text, std::size_t i);

// -- measure_units.cpp
// ---------------------------------------------------------------------------

/// "the", "these", "both": a word that points at what was named.
[[nodiscard]] bool is_pointing(std::string_view word);
/// Head of the noun phrase that is counted behind word `last`, kNoWord if there is none. The noun
/// counted `before` in this text: "two events and one event" counts it once more.
[[nodiscard]] std::size_t noun_behind(const MeasureText& text,
                                      const std::vector<Figure>& before,
                                      std::size_t last);
/// Unit behind the figure: a measure of time or size, a rate, or the noun that is counted.
void name_unit(const MeasureText& text, const std::vector<Figure>& before, Figure& figure);

// -- measure_kinds.cpp
// ---------------------------------------------------------------------------

/// Gives a figure that is read so far its kind, unless it has one; false if it measures nothing.
[[nodiscard]] bool settle_kind(const MeasureText& text,
                               const std::vector<Figure>& before,
                               Figure& figure);

// -- measure_figures.cpp
// ---------------------------------------------------------------------------

/// All quantities in the order of the text; names, dates and times of day are left out.
[[nodiscard]] std::vector<Figure> figures_in(const MeasureText& text);

}  // namespace findings::label
