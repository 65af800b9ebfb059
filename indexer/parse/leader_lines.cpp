// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/leader_lines.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace findings {
namespace {

constexpr std::size_t kLongestLabel = 60;   // bytes
constexpr std::size_t kMostLabelWords = 7;  // "Date on which the provider was registered"
constexpr std::size_t kFewestMarks = 4;     // fewer are an ellipsis or a dash
constexpr std::size_t kFewestLines = 2;     // one such line may be anything

/// Where the dots of a line begin and end, with the spaces around them.
struct Leader {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What a leader is made of, and how many marks each stands for.
struct Mark {
    std::string_view sign;
    std::size_t worth = 1;
};
constexpr auto kMarks = std::to_array<Mark>({{".", 1},
                                             {"_", 1},
                                             {"-", 1},
                                             {"\u2026", 3},
                                             {"\u00b7", 1},
                                             {"\u2022", 1},
                                             {"\u2013", 1},
                                             {"\u2014", 1}});

/// The marks of one kind that begin at `at`, whether they touch or stand apart.
std::size_t end_of_marks(std::string_view line, std::size_t at, const Mark& mark) {
    std::size_t count = 0;
    std::size_t end = at;
    while (line.substr(at).starts_with(mark.sign)) {
        count += mark.worth;
        end = at += mark.sign.size();
        while (at < line.size() && line[at] == ' ') ++at;
    }
    return count >= kFewestMarks ? end : std::string_view::npos;
}

bool may_be_label(std::string_view label) {
    return label.size() >= 2 && label.size() <= kLongestLabel &&
           word_count(label) <= kMostLabelWords && label.front() >= 'A' && label.front() <= 'Z' &&
           list_marker(label) == std::nullopt && section_depth(label) == 0;
}

std::optional<Leader> leader_in(std::string_view line) {
    if (line.size() < kFewestMarks + 4) return std::nullopt;
    for (std::size_t at = 2; at < std::min(line.size(), kLongestLabel + 2); ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        if (byte != '.' && byte != '_' && byte != '-' && byte < 0x80) continue;
        for (const Mark& mark : kMarks) {
            const std::size_t end = end_of_marks(line, at, mark);
            if (end == std::string_view::npos) continue;
            const bool is_over = end == line.size() || trim(line.substr(end)).empty();
            if (is_over || !may_be_label(trim(line.substr(0, at)))) return std::nullopt;
            return Leader{at, end};
        }
    }
    return std::nullopt;
}

std::string_view label_of(const TextLine& line, const Leader& leader) {
    std::string_view label = trim(std::string_view(line.text).substr(0, leader.begin));
    if (label.ends_with(':')) label = trim(label.substr(0, label.size() - 1));
    return label;
}

std::string_view value_of(const TextLine& line, const Leader& leader) {
    std::string_view value = trim(std::string_view(line.text).substr(leader.end));
    if (value.starts_with(':')) value = trim(value.substr(1));
    return value;
}

/// "Safe ........ 12", "Foreword ...... iii" are of a table of contents; so may be the number of
/// beds, among other particulars.
bool leads_to_page(const TextLine& line, const Leader& leader) {
    const std::string probe = "x " + std::string(value_of(line, leader));
    return probe.find(' ', 2) == std::string::npos && ends_with_page_number(probe);
}

/// A value that the form's width broke goes on below itself, well to the right of the labels.
bool goes_on(const TextLine& above, const TextLine& line) {
    constexpr std::size_t kFarthest = 6;  // right of the labels
    return !line.text.empty() && line.indent >= above.indent + kFarthest && !leader_in(line.text);
}

void write_field(std::vector<TextLine>& lines, std::size_t at, const Leader& leader) {
    TextLine& line = lines[at];
    std::string text = std::string(label_of(line, leader)) + ": ";
    text += value_of(line, leader);
    std::size_t below = at + 1;
    for (; below < lines.size() && goes_on(line, lines[below]); ++below) {
        text += ' ' + lines[below].text;
        lines[below].is_joined = true;
    }
    line.text = std::move(text);
    line.width = code_points(line.text);
    line.cells.clear();
    line.starts.clear();
    line.is_field = true;
}

}  // namespace

void read_leader_lines(std::vector<TextLine>& lines) {
    for (std::size_t first = 0; first < lines.size();) {
        if (lines[first].text.empty()) {
            ++first;
            continue;
        }
        std::size_t end = first, fields = 0, pages = 0;
        for (; end < lines.size() && !lines[end].text.empty(); ++end) {
            const auto leader = leader_in(lines[end].text);
            if (leader) ++(leads_to_page(lines[end], *leader) ? pages : fields);
        }
        if (fields >= kFewestLines && fields > pages) {
            for (std::size_t at = first; at < end; ++at) {
                if (const auto leader = leader_in(lines[at].text)) write_field(lines, at, *leader);
            }
        }
        first = end;
    }
    std::erase_if(lines, [](const TextLine& line) { return line.is_joined; });
}

}  // namespace findings
