// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_context.hpp"
#include "indexer/label/measure_text.hpp"
#include "indexer/label/measures.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace findings::label {
namespace {

struct Cell {
    std::string_view text;
    std::uint32_t begin = 0;  // in the row's text
};

std::vector<Cell> cells_of(std::string_view row) {
    std::vector<Cell> cells;
    for (std::size_t at = 0;;) {
        const auto bar = row.find(" | ", at);
        cells.push_back({row.substr(at, bar == std::string_view::npos ? bar : bar - at),
                         static_cast<std::uint32_t>(at)});
        if (bar == std::string_view::npos) return cells;
        at = bar + 3;
    }
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// "12", "1,204", "12.5%", "\u00A3340", "61 (12%)", "22 of 48 (May 2022)": a cell that is a figure
/// and nothing else.
struct CellFigure {
    std::string value, unit, denominator;
    std::string_view bracket;  // behind it, with what it says of when
    std::size_t bytes = 0;
    bool is_negative = false;
};
/// Bytes of " of 48", " out of 1,204" at the start of `rest`, with the number; 0 for other words.
std::size_t whole_in(std::string_view rest, std::string& whole) {
    for (const std::string_view joint : {" of ", "of ", " out of ", "out of "}) {
        if (!rest.starts_with(joint)) continue;
        std::size_t at = joint.size();
        while (at < rest.size() && (is_digit_char(rest[at]) || rest[at] == ',')) ++at;
        if (at == joint.size() || !is_digit_char(rest[at - 1])) return 0;
        whole = std::string(rest.substr(joint.size(), at - joint.size()));
        return at;
    }
    return 0;
}

CellFigure figure_of(std::string_view cell) {
    CellFigure figure;
    std::size_t at = 0;
    while (at < cell.size() && cell[at] == ' ') ++at;
    // "+11.6", "\u2212 2.0", "\u2264 2.0": a change or a bound is a figure, too.
    for (const std::string_view sign : {"+", "-", "\u2212", "\u2013", "\u2264", "\u2265"}) {
        if (!cell.substr(at).starts_with(sign)) continue;
        at += sign.size();
        figure.is_negative = sign == "-" || sign == "\u2212" || sign == "\u2013";
        while (at < cell.size() && cell[at] == ' ') ++at;
        break;
    }
    if (cell.substr(at, 2) == "\u00A3") figure.unit = "\u00A3", at += 2;
    const std::size_t first = at;
    while (at < cell.size() &&
           (is_digit_char(cell[at]) || ((cell[at] == ',' || cell[at] == '.') &&
                                        at + 1 < cell.size() && is_digit_char(cell[at + 1]))))
        ++at;
    if (at == first || at - first > 12) return {};
    figure.value = (figure.is_negative ? "-" : "") + std::string(cell.substr(first, at - first));
    while (at < cell.size() && cell[at] == ' ') ++at;
    if (at < cell.size() && cell[at] == '%') figure.unit = "%", ++at;
    at += whole_in(cell.substr(at), figure.denominator);
    figure.bytes = at;
    const auto rest = cell.substr(at);
    // "61 [r]", "12.4*" point to a note.
    const bool noted =
        rest == "*" || rest == " *" || rest == "\u2020" ||
        (rest.size() < 8 && rest.ends_with(']') && (rest.starts_with(" [") || rest[0] == '['));
    const bool bracketed =
        rest.empty() || noted ||
        (rest.find('(') <= 1 && rest.back() == ')' &&
         (rest.size() < 16 || (rest.size() < 40 && !period_named_in(rest).empty())));
    figure.bracket = rest;
    return bracketed ? figure : CellFigure{};
}

/// A column of numbers that measure nothing: ids, dates, pages.
bool is_label_column(const std::string& head) {
    constexpr std::array<std::string_view, 11> kLabels = {"ref",
                                                          "no",
                                                          "no.",
                                                          "#",
                                                          "id",
                                                          "page",
                                                          "date",
                                                          "regulation",
                                                          "rating",
                                                          "score out",
                                                          "year"};
    for (const auto label : kLabels) {
        if (head == label ||
            (label.size() > 3 && head.starts_with(label) && head.size() < label.size() + 3))
            return true;
    }
    return head.starts_with("ref") || head.find(" id") != std::string::npos ||
           head.find("date") != std::string::npos;
}

std::string unit_in(const std::string& head) {
    if (head.find('%') != std::string::npos || head.find("per cent") != std::string::npos ||
        head.find("percentage") != std::string::npos ||
        head.find("proportion") != std::string::npos)
        return "%";
    if (head.find("\u00A3") != std::string::npos || head.find("cost") != std::string::npos)
        return "\u00A3";
    if (const auto per = head.find("per 1"); per != std::string::npos) {
        // "(per 1,000 bed days)", "per 1,000 doses, by size of home"
        const auto end = head.find_first_of(");:", per);
        const auto comma = head.find(", ", per);
        return head.substr(per, std::min(end, comma) - per);
    }
    for (const std::string_view unit :
         {"days", "weeks", "months", "hours", "minutes", "years", "wte", "beds"}) {
        if (head.find(unit) != std::string::npos) return unit == "wte" ? "WTE" : std::string(unit);
    }
    return {};
}

/// "Number of incidents", "Incidents": the plural that a column counts.
std::string noun_in(std::string_view head) {
    const WordText words = read_words(head);
    const MeasureText text(head, words.words);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto word = text.raw(i);
        const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                            !word.ends_with("us") && !word.ends_with("is");
        if (plural || text.word(i) == "people" || text.word(i) == "staff")
            return noun_phrase(text, i);
    }
    return {};
}

std::string kind_of(const std::string& unit) {
    constexpr std::array<std::string_view, 6> kTimes =
        {"days", "weeks", "months", "hours", "minutes", "years"};
    if (unit == "%") return "share";
    if (unit == "\u00A3") return "money";
    if (unit.starts_with("per ")) return "rate";
    return is_among(kTimes, unit) ? "duration" : "count";
}

/// The column "Unit" of a dashboard, whose cells say in what each row is measured; 0 = none.
std::size_t unit_column(const Passage& passage) {
    constexpr std::array<std::string_view, 5> kHeads = {"unit",
                                                        "units",
                                                        "unit of measure",
                                                        "measured in",
                                                        "measure unit"};
    for (std::size_t k = 1; k < passage.columns.size(); ++k) {
        if (is_among(kHeads, lower(passage.columns[k]))) return k;
    }
    return 0;
}

/// Whether a column gives what the others are held against: "Target", "National average".
bool is_goal_column(std::string_view head) {
    constexpr auto kGoals = std::to_array<std::string_view>(
        {"target", "goal", "threshold", "benchmark", "ambition", "average", "limit", "minimum"});
    const std::string key = lower(head);
    const std::string_view last =
        std::string_view(key).substr(key.rfind(' ') == std::string::npos ? 0 : key.rfind(' ') + 1);
    return is_among(kGoals, last) || key.starts_with("target");
}

/// The column that gives what the row's other figures are held against; 0 = none.
std::size_t goal_column(const Passage& passage, const std::vector<Cell>& cells) {
    std::size_t goal = 0, figures = 0;
    for (std::size_t k = 1; k < cells.size() && k < passage.columns.size(); ++k) {
        if (figure_of(cells[k].text).value.empty()) continue;
        ++figures;
        if (goal == 0 && is_goal_column(passage.columns[k])) goal = k;
    }
    return figures > 1 ? goal : 0;
}

/// "%", "WTE", "per 1,000 bed days", "days": as a unit; a "number" is a plain count.
std::string unit_of_cell(std::string_view cell) {
    const std::string word = lower(cell);
    constexpr std::array<std::string_view, 7> kCounts =
        {"number", "count", "no.", "no", "n", "#", "total"};
    if (is_among(kCounts, word)) return {};
    const std::string known = unit_in(word);
    return known.empty() ? std::string(cell) : known;
}

/// "Falls per 1,000 bed days (all wards)", "Patients seen in time (%)": what a row says of the unit
/// of its own cells. Other units in a name are no unit: "answered within 40 working days".
std::string unit_of_row(std::string_view name) {
    const std::string key = lower(name);
    if (key.find("(%)") != std::string::npos) return "%";
    const auto per = key.find("per 1");
    if (per == std::string::npos) return {};
    const std::string rate = key.substr(per);
    return rate.substr(
        0,
        std::min(rate.find_first_of(");:"), std::min(rate.find(" ("), rate.find(", "))));
}

/// The cell that names the row: the second where the first only numbers it ("S2", "1.4").
std::string_view name_of_row(const Passage& passage, const std::vector<Cell>& cells) {
    const std::string_view first = cells.front().text;
    const bool is_number = !passage.columns.empty() &&
                           is_label_column(lower(passage.columns.front())) && first.size() <= 8 &&
                           first.find(' ') == std::string_view::npos &&
                           std::any_of(first.begin(), first.end(), is_digit_char);
    return is_number && cells.size() > 2 && figure_of(cells[1].text).value.empty() ? cells[1].text
                                                                                   : first;
}

/// "Results" above a table names no thing that its cells count.
bool is_heading_of_any_table(std::string_view caption) {
    constexpr std::array<std::string_view, 9> kHeadings = {"results",
                                                           "outcomes",
                                                           "key figures",
                                                           "figures",
                                                           "measures",
                                                           "statistics",
                                                           "key statistics",
                                                           "findings",
                                                           "indicators"};
    std::string key = lower(caption);
    key.erase(0, std::min(key.find_first_not_of("0123456789. "), key.size()));
    return is_among(kHeadings, key);
}

Measures row_measures(const Passage& passage) {
    Measures out;
    const auto cells = cells_of(passage.text);
    if (cells.size() < 2 || !figure_of(cells.front().text).value.empty()) return out;
    std::string caption = passage.section.empty() ? std::string() : passage.section.back();
    if (is_heading_of_any_table(caption)) caption.clear();
    const std::string_view name = name_of_row(passage, cells);
    const std::size_t units = unit_column(passage);
    const std::size_t goal = goal_column(passage, cells);
    for (std::size_t k = 1; k < cells.size(); ++k) {
        if (k == units || (k == goal && goal > 0)) continue;
        const CellFigure figure = figure_of(cells[k].text);
        const std::string head = k < passage.columns.size() ? passage.columns[k] : std::string();
        if (figure.value.empty() || is_label_column(lower(head))) continue;
        MeasureValue value;
        value.value = figure.value;
        value.denominator = figure.denominator;
        value.period = period_named_in(figure.bracket);
        if (value.period.empty()) value.period = period_named_in(head);
        if (value.period.empty()) value.period = period_named_in(name);
        value.unit = figure.unit.empty() ? unit_in(lower(head)) : figure.unit;
        const bool has_cell = units > 0 && units < cells.size();
        if (value.unit.empty() && has_cell) value.unit = unit_of_cell(cells[units].text);
        if (value.unit.empty() && !has_cell) value.unit = unit_of_row(name);
        if (value.unit.empty() && !has_cell) value.unit = unit_in(lower(caption));
        value.kind = figure.denominator.empty() ? kind_of(value.unit) : "share";
        const bool head_names = !head.empty() && value.period != head;
        if (value.unit.empty() && !has_cell && figure.denominator.empty())
            value.unit = noun_in(head_names ? head : caption);
        value.population = std::string(name);
        if (head_names) value.population += ", " + head;
        if (goal > 0) {
            value.comparator = lower(passage.columns[goal]) + " " + std::string(cells[goal].text);
            value.direction = direction_of(name, name, value.kind);
        }
        out.cues.push_back({"measure",
                            std::string(cells[k].text.substr(0, figure.bytes)),
                            cells[k].begin,
                            cells[k].begin + static_cast<std::uint32_t>(figure.bytes)});
        out.values.push_back(std::move(value));
    }
    return out;
}

/// "Restraint in 2016/17" above a list: the period of every figure below that states none. Days are
/// dates of events.
std::string period_above(const Passage& passage) {
    if (passage.section.empty()) return {};
    std::string period = period_named_in(passage.section.back());
    const bool is_day = !period.empty() && is_digit_char(period.front()) &&
                        period.find('/') == std::string::npos &&
                        period.find(' ') != std::string::npos;
    return is_day ? std::string() : period;
}

/// "2 | Assessments must be recorded": the number of the row counts nothing of the next cell.
void drop_number_of_row(const Passage& passage, Measures& found) {
    const auto first = cells_of(passage.text).front();
    if (figure_of(first.text).value.empty() || found.cues.empty() ||
        found.cues.front().begin >= first.text.size())
        return;
    found.values.erase(found.values.begin());
    found.cues.erase(found.cues.begin());
}

}  // namespace

Measures measures_in(const Passage& passage, const WordText& words) {
    Measures found =
        passage.columns.empty() ? read_measures(passage.text, words) : row_measures(passage);
    if (!passage.columns.empty() && found.values.empty()) {
        found = read_measures(passage.text, words);
        drop_number_of_row(passage, found);
    }
    const bool wants_period =
        std::any_of(found.values.begin(), found.values.end(), [](const MeasureValue& value) {
            return value.period.empty();
        });
    if (!wants_period) return found;
    const std::string above = period_above(passage);
    for (auto& value : found.values) {
        if (value.period.empty()) value.period = above;
    }
    return found;
}

}  // namespace findings::label
