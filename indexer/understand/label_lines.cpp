// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/label_lines.hpp"

#include "indexer/understand/date_labels.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/label_rules.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace findings::understanding {
namespace {

bool is_date_label(Particular particular) {
    return particular == Particular::Inspected || particular == Particular::Published ||
           particular == Particular::Updated || particular == Particular::PreviousInspection;
}

/// The value after the first `bytes` of the folded line, taken from the source's own words.
std::string_view value_after(std::string_view line, std::size_t label_words, bool colon) {
    if (colon) return trimmed(line.substr(line.find(':') + 1));
    std::string_view rest = line;
    for (std::size_t i = 0; i < label_words; ++i)
        rest = trimmed(rest.substr(std::min(rest.size(), rest.find(' '))));
    return rest;
}

/// "Note issued: 28/03/25": a label that stands in no list, with its day behind it.
std::optional<LabelLine> label_of_day(std::string_view line, std::string_view key) {
    const auto colon = key.find(':');
    if (colon == std::string_view::npos || colon + 1 == key.size() || key[colon + 1] != ' ')
        return std::nullopt;
    const auto value = value_after(line, 0, true);
    if (!begins_with_date(value)) return std::nullopt;
    const auto particular = day_asked_by(trimmed(key.substr(0, colon)));
    return particular ? std::optional(LabelLine{*particular, std::string(value)}) : std::nullopt;
}

/// "Provider ........ Elm Care Limited": what dots or a line lead to, right behind a label of so
/// many bytes; empty for other lines and for a page number.
std::string_view behind_leader(std::string_view line, std::size_t label_bytes) {
    constexpr std::size_t kFewest = 4;  // bytes: fewer dots are an ellipsis
    constexpr std::string_view kDots = "\u2026";
    auto value = trimmed(line.substr(std::min(line.size(), label_bytes)));
    const auto* const begin = value.data();
    while (!value.empty()) {
        const bool dots = value.starts_with(kDots);
        if (!dots && value.front() != '.' && value.front() != '_' && value.front() != ' ') break;
        value.remove_prefix(dots ? kDots.size() : 1);
    }
    const bool is_led = static_cast<std::size_t>(value.data() - begin) >= kFewest;
    const bool is_page = value.find_first_not_of("0123456789") == std::string_view::npos;
    return is_led && !is_page ? trimmed(value) : std::string_view{};
}

std::optional<LabelLine> label_of(std::string_view line) {
    if (line.empty() || line.size() > 400) return std::nullopt;
    const std::string key = folded(line.substr(0, 90));
    if (key.empty()) return std::nullopt;
    for (const auto* const candidate : labels_from(key.front())) {
        const LabelRule& rule = *candidate;
        if (!key.starts_with(rule.label)) continue;
        const auto rest = std::string_view(key).substr(rule.label.size());
        if (rest.starts_with(':') || rest.starts_with(" :")) {
            return LabelLine{rule.particular, std::string(value_after(line, 0, true))};
        }
        if (const auto value = behind_leader(line, rule.label.size()); !value.empty())
            return LabelLine{rule.particular, std::string(value)};
        // "Date of assessment 11 March to 13 March 2025.", "Updated 2 June 2025": a label without
        // its colon.
        if (rule.particular == Particular::Provider && contains(rule.label, " ") &&
            rest.starts_with(' ')) {  // "Name of provider Elm Support Limited", "Run by Elm Ltd"
            const auto name = value_after(line, word_count(rule.label), false);
            if (is_organisation_name(name)) return LabelLine{rule.particular, std::string(name)};
        }
        const bool dated = is_date_label(rule.particular);
        if (!dated || !rest.starts_with(' ')) continue;
        auto value = value_after(line, word_count(rule.label), false);
        if (value.starts_with("on ")) value = trimmed(value.substr(3));
        const auto dates = dates_in(value);
        if (!dates.empty() && dates.front().begin == 0 && value.size() < 90)
            return LabelLine{rule.particular, std::string(value)};
    }
    return label_of_day(line, key);
}

/// Where the next label begins inside a value ("A pathway Author role: Head of commissioning"):
/// lines that a reader joined.
std::size_t inner_label(std::string_view value) {
    for (auto colon = value.find(": "); colon != std::string_view::npos;
         colon = value.find(": ", colon + 1)) {
        for (auto space = value.rfind(' ', colon - 1);
             space != std::string_view::npos && space > 0 && colon - space < 40;
             space = value.rfind(' ', space - 1)) {
            if (!is_upper(value[space + 1])) continue;
            const std::string words = folded(value.substr(space + 1, colon - space - 1));
            if (words.empty()) continue;
            const auto labels = labels_from(words.front());
            const bool known = std::any_of(labels.begin(), labels.end(), [&](const auto* rule) {
                return rule->label == words;
            });
            // "V/25/0662 Note issued: 28/03/25"
            if (known ||
                (begins_with_date(trimmed(value.substr(colon + 1))) && day_asked_by(words)))
                return space;
        }
    }
    return std::string_view::npos;
}

/// "Official statistics Released: 12 December 2024 Produced by: Elm Office": lines that a reader
/// joined behind words that are no label. Where the first of two labels or more begins.
std::size_t joined_labels(std::string_view line) {
    const auto first = inner_label(line);
    if (first == std::string_view::npos || label_of(line)) return std::string_view::npos;
    const auto label = label_of(trimmed(line.substr(first)));
    return label && inner_label(label->value) != std::string_view::npos ? first
                                                                        : std::string_view::npos;
}

bool is_known_label_alone(const LabelLine& label) { return label.value.empty(); }

/// Whether a mark between fields may begin there: asked of every space of a line.
bool may_be_mark(std::string_view line, std::size_t at) {
    if (at + 1 >= line.size()) return false;
    const char c = line[at], next = line[at + 1];
    if (c != ' ') return (c == '.' || c == ';' || c == ',') && next == ' ';
    return next == '|' || next == '-' || next == '/' || static_cast<unsigned char>(next) >= 0x80U;
}

/// "Visit date: 14 May 2025. Published 2 July 2025.", "Published: ... | Inspected: ...": fields
/// side by side in one line. What stands behind a mark and is no label belongs to the field before
/// it.
std::vector<std::string_view> fields_of_line(std::string_view line) {
    // The marks behind the first four stand inside values, too: only a date is over there.
    constexpr std::size_t kSureMarks = 4;
    constexpr auto kMarks = std::to_array<std::string_view>(
        {" | ", " \u00b7 ", " \u2022 ", ". ", "; ", ", ", " \u2013 ", " \u2014 ", " - ", " / "});
    constexpr std::size_t kLongestLine = 400;
    std::vector<std::string_view> fields;
    std::size_t begin = 0;
    const auto is_dated = [](std::string_view field) {
        const auto label = label_of(field);
        return label && is_date_label(label->particular);
    };
    for (std::size_t at = 0; at < line.size() && line.size() <= kLongestLine; ++at) {
        if (!may_be_mark(line, at)) continue;
        const auto rest = line.substr(at);
        const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](auto one) {
            return rest.starts_with(one);
        });
        if (mark == kMarks.end()) continue;
        auto next = rest.substr(mark->size());
        for (const auto other : kMarks) next = next.substr(0, next.find(other));
        if (!label_of(trimmed(next))) continue;
        const auto field = trimmed(line.substr(begin, at - begin));
        if (mark - kMarks.begin() >= static_cast<std::ptrdiff_t>(kSureMarks) && !is_dated(field))
            continue;
        fields.push_back(field);
        begin = at + mark->size();
    }
    fields.push_back(trimmed(line.substr(begin)));
    return fields;
}

void add_labels(std::string_view line, std::vector<LabelLine>& labels, bool& wants_value) {
    if (const auto joined = joined_labels(line); joined != std::string_view::npos)
        line = trimmed(line.substr(joined));
    auto label = label_of(line);
    if (label) {
        wants_value = is_known_label_alone(*label);
        std::string value = label->value;
        labels.push_back(std::move(*label));
        for (auto at = inner_label(value); at != std::string::npos; at = inner_label(value)) {
            labels.back().value = value.substr(0, at);
            auto inner = label_of(trimmed(std::string_view(value).substr(at)));
            if (!inner) break;
            value = inner->value;
            labels.push_back(std::move(*inner));
        }
    } else if (wants_value && !line.empty()) {
        labels.back().value = line;
        wants_value = false;
    } else if (!labels.empty() && is_date_label(labels.back().particular) && whole_date(line)) {
        labels.back().value.append(", ").append(line);  // one day of the visit a line
    }
}

/// "Elm House | Inspected 14 May 2025 | Published 2 July 2025": all but the name in front are
/// fields.
bool is_line_of_fields(std::string_view line) {
    constexpr std::size_t kLongestName = 60;
    constexpr std::size_t kLongestLine = 200;
    if (line.size() > kLongestLine) return false;
    // Two labels in a row are fields, whatever cover stands joined before them.
    if (const auto joined = joined_labels(line); joined <= 2 * kLongestName) return true;
    const auto fields = fields_of_line(line);
    return fields.size() > 1 && fields.front().size() <= kLongestName;
}

}  // namespace

std::vector<LabelLine> label_lines(std::string_view text) {
    std::vector<LabelLine> labels;
    bool wants_value = false;
    for (const auto line : split_lines(text.substr(0, 4000))) {
        for (const auto field : fields_of_line(line)) add_labels(field, labels, wants_value);
    }
    return labels;
}

bool is_label_line(std::string_view text) {
    if (text.size() > 1200) return false;
    bool any = false;
    for (const auto line : split_lines(text)) {
        const bool label = label_of(line).has_value() || is_line_of_fields(line);
        any = any || label;
        if (!label && (line.size() > 160 || (ends_sentence(line) && line.size() > 90)))
            return false;
    }
    const bool one_line = !contains(text, "\n");
    // "Service: ..." may begin a long sentence of a finding; a label's value is short.
    return any && (!one_line || text.size() <= 200);
}

}  // namespace findings::understanding
