// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/personal.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHeading = 200;

/// "a", "f", "12", "a1", "xy": what stands for a patient's name. Not "s" of "patients", not a word.
bool is_code(std::string_view word) {
    word = trimmed(word, " :.,;()[]\"'-");
    if (word.empty() || word.size() > 4) return false;
    const bool digits = std::all_of(word.begin(), word.end(), is_digit);
    const bool letter_and_digits =
        is_letter(word.front()) && std::all_of(word.begin() + 1, word.end(), is_digit);
    return digits || letter_and_digits ||
           (word.size() == 2 && is_digit(word.front()) && is_letter(word.back()));
}

/// The code behind "patient" at the start of a folded line; the source's own letter has to be a
/// capital.
bool starts_with_coded_patient(std::string_view text) {
    std::string_view rest =
        trimmed(text.substr(0, std::min<std::size_t>(text.size(), 120)), " -*(\t");
    // "1. Patient A ...": numbered.
    const auto number = rest.find_first_not_of("0123456789.)");
    if (number != 0 && number != std::string_view::npos && number < 5)
        rest = trimmed(rest.substr(number));
    bool named = false;
    for (const std::string_view word : {"Individual patient",
                                        "Detained patient",
                                        "Patient",
                                        "PATIENT",
                                        "patient",
                                        "Pt",
                                        "Service user",
                                        "Person"}) {
        if (!rest.starts_with(word)) continue;
        rest.remove_prefix(word.size());
        named = true;
        break;
    }
    if (!named || rest.empty() || is_letter(rest.front())) return false;
    rest = trimmed(rest, " :|-");
    for (const std::string_view word : {"reference number",
                                        "reference",
                                        "Reference",
                                        "ref.",
                                        "ref",
                                        "Ref",
                                        "identifier",
                                        "initials",
                                        "Initials",
                                        "number",
                                        "No.",
                                        "no.",
                                        "code",
                                        "ID",
                                        "id"}) {
        if (!rest.starts_with(word)) continue;
        return true;  // "Patient reference ...": a label that only this part has
    }
    const auto end = std::min(rest.find_first_of(" :.,;|)"), rest.size());
    const auto code = rest.substr(0, end);
    if (code.empty() || (is_letter(code.front()) && !is_upper(code.front()))) return false;
    return is_code(code);
}

}  // namespace

bool opens_personal_part(std::string_view heading) {
    if (heading.size() > kLongestHeading) return false;
    const std::string key = heading_key(heading);
    if (key.ends_with('.')) return false;
    const bool single = contains_any(
        key,
        std::array<std::string_view, 4>{"individual", "personal", "private", "named patient"});
    const bool matter = contains_any(key,
                                     std::array<std::string_view, 8>{"issue",
                                                                     "concern",
                                                                     "matter",
                                                                     "complaint",
                                                                     "request",
                                                                     "raised",
                                                                     "feedback",
                                                                     "point"});
    const bool whose = contains_any(key,
                                    std::array<std::string_view, 5>{"patient",
                                                                    "detained people",
                                                                    "service user",
                                                                    "raised",
                                                                    "people"});
    if (key.starts_with("individual issues") || (key.starts_with("individual patient") && matter) ||
        key.starts_with("individual concern") || key.starts_with("individual matter"))
        return true;
    if (starts_with_any(key,
                        std::array<std::string_view, 8>{"patient issues",
                                                        "patients' issues",
                                                        "patient's issues",
                                                        "issues raised by patients",
                                                        "issues raised by patient",
                                                        "matters raised by patients",
                                                        "concerns raised by patients",
                                                        "patient specific issues"})) {
        return word_count(key) <= 12;
    }
    return single && matter && whose && word_count(key) <= 14;
}

bool is_personal_heading(std::string_view heading) {
    if (heading.size() > kLongestHeading) return false;
    if (opens_personal_part(heading) || starts_with_coded_patient(heading)) return true;
    const std::string key = heading_key(heading);
    return is_code(key) || contains_any(key,
                                        std::array<std::string_view, 3>{"patient",
                                                                        "response from the ward",
                                                                        "action agreed"});
}

bool is_about_one_patient(const Block& block) {
    if (block.kind != BlockKind::TableRow) return starts_with_coded_patient(block.text);
    if (block.cells.empty()) return false;
    if (starts_with_coded_patient(block.cells.front())) return true;
    return block.cells.size() >= 2 &&
           starts_with_coded_patient(block.cells[0] + " " + block.cells[1]);
}

}  // namespace findings::understanding
