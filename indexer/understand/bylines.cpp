// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/bylines.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/news_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 8;  // blocks under the title

/// "Organisation: Elm Trust. Setting: acute. Date: March 2020.": the value behind one of several
/// labels of a line.
std::string_view labelled(std::string_view text, std::string_view label) {
    const auto at = text.find(label);
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n'))
        return {};
    auto value = text.substr(at + label.size());
    for (const std::string_view end : {". ", "; ", "\n", " | "})
        value = value.substr(0, value.find(end));
    return trimmed(value, " .:");
}

void read_case_line(std::string_view text, Report& report) {
    for (const std::string_view label : {"Organisation:", "Organization:", "Trust:", "Provider:"}) {
        const auto name = labelled(text, label);
        // An earlier reading may have taken the rest of the line for the name.
        const bool overlong = contains(report.provider.name, ": ") ||
                              contains(report.provider.name, ". ") ||
                              report.provider.name.starts_with("Organisation");
        if (!name.empty() && name.size() < 120 && (report.provider.name.empty() || overlong))
            report.provider.name = name;
    }
    if (const auto date = labelled(text, "Date:"); !date.empty() && !report.published.known()) {
        if (const auto read = first_date(date)) report.published = read->to;
    }
    if (const auto region = labelled(text, "Region:");
        report.region.empty() && !region_name(region).empty())
        report.region = region_name(region);
}

}  // namespace

/// "Position paper", "Case study": says what the paper is, not whose.
bool is_kind_line(std::string_view text) {
    constexpr std::array<std::string_view, 16> kKinds = {"paper",
                                                         "report",
                                                         "briefing",
                                                         "case study",
                                                         "review",
                                                         "guide",
                                                         "guidance",
                                                         "policy",
                                                         "statement",
                                                         "bulletin",
                                                         "newsletter",
                                                         "digest",
                                                         "plan",
                                                         "survey",
                                                         "article",
                                                         "response"};
    const std::string key = folded(trimmed(text, " .,"));
    return std::any_of(kKinds.begin(), kKinds.end(), [&](auto kind) {
        return key.ends_with(kind);
    });
}

/// "Hospice Alliance position paper": the name of whose paper it is; the line itself where no
/// body's name is left.
std::string_view without_kind_words(std::string_view line) {
    for (const std::string_view kind : {" position paper",
                                        " policy paper",
                                        " discussion paper",
                                        " briefing paper",
                                        " position statement",
                                        " policy statement",
                                        " briefing",
                                        " report",
                                        " review",
                                        " statement",
                                        " response"}) {
        if (!folded(line).ends_with(kind) || line.size() <= kind.size()) continue;
        const auto name = trimmed(line.substr(0, line.size() - kind.size()));
        if (is_body_line(name) || is_organisation_name(name)) return name;
    }
    return line;
}

bool is_board_alone(std::string_view text) {
    constexpr auto kBoards = std::to_array<std::string_view>({"board of directors",
                                                              "the board of directors",
                                                              "trust board",
                                                              "the trust board",
                                                              "trust board of directors",
                                                              "public trust board",
                                                              "public board",
                                                              "council of governors",
                                                              "governing body",
                                                              "the board"});
    const std::string key = folded(trimmed(text, " .:"));
    return std::find(kBoards.begin(), kBoards.end(), key) != kBoards.end();
}

bool is_body_line(std::string_view text) {
    text = trimmed(text, " .");
    if (text.size() < 4 || text.size() > 90 || word_count(text) > 9 || !is_upper(text.front()) ||
        contains(text, ":") || contains(text, "?"))
        return false;
    if (std::any_of(text.begin(), text.end(), is_digit)) return false;
    // "Chief Executive, Elm NHS Trust": to whom something is sent.
    if (text.starts_with("Commissioned by ") || text.starts_with("Chief Executive") ||
        text.starts_with("The Chief Executive"))
        return false;
    // "Board of Directors": of somebody, who is named elsewhere.
    if (is_board_alone(text) || contains(folded(text), "report to ")) return false;
    constexpr std::array<std::string_view, 26> kEnds = {
        " inspectorate", " ombudsman",     " agency",  " authority",  " nurses",
        " institute",    " centre",        " center",  " foundation", " alliance",
        " association",  " network",       " fund",    " trust",      " council",
        " college",      " confederation", " society", " commission", " board",
        " partnership",  " trusts",        " england", " providers",  " charity",
        " observatory"};
    constexpr auto kStarts = std::to_array<std::string_view>({"hm inspectorate ",
                                                              "his majesty's inspectorate ",
                                                              "her majesty's inspectorate ",
                                                              "the centre for ",
                                                              "national panel ",
                                                              "independent panel ",
                                                              "commission on ",
                                                              "royal society ",
                                                              "association of ",
                                                              "institute ",
                                                              "royal college of ",
                                                              "centre for ",
                                                              "college of ",
                                                              "department of ",
                                                              "department for ",
                                                              "national institute ",
                                                              "foundation for ",
                                                              "alliance for ",
                                                              "alliance of ",
                                                              "campaign for ",
                                                              "office for "});
    const std::string key = folded(text);
    // "National Health Safety Investigations Office": a name of some length, and no "Head Office".
    constexpr auto kOffices = std::to_array<std::string_view>({" investigations office",
                                                               " audit office",
                                                               " investigations body",
                                                               " investigation branch",
                                                               " investigations branch",
                                                               " investigation body",
                                                               " safety office",
                                                               " safety body"});
    if (word_count(text) >= 3 &&
        std::any_of(kOffices.begin(), kOffices.end(), [&](auto end) { return key.ends_with(end); }))
        return true;
    // "The Ashdown Centre for Hospital Policy"
    if (contains_any(key,
                     std::array<std::string_view, 4>{" centre for ",
                                                     " institute for ",
                                                     " institute of ",
                                                     " alliance of "}))
        return true;
    return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return key.ends_with(end); }) ||
           starts_with_any(key, kStarts);
}

namespace {

/// "Elm Quality Network \u00b7 Version 2 \u00b7 March 2024 \u00b7 For review in March 2027", "Elm
/// Alliance | 3 May 2024".
void read_divided_line(std::string_view line, bool is_case, Report& report) {
    for (const std::string_view mark : {" \u00b7 ", " | ", " \u2022 ", " \u2013 "}) {
        const auto parts = split_on(line, mark);
        if (parts.size() < 2) continue;
        std::optional<DateSpan> date;
        for (std::size_t i = 1; i < parts.size() && !date; ++i) {
            auto part = trimmed(parts[i]);
            for (const std::string_view label : {"Published ", "Issued ", "published "}) {
                if (part.starts_with(label)) part.remove_prefix(label.size());
            }
            date = whole_date(part);
        }
        if (!date) return;
        if (!report.published.known()) report.published = date->to;
        // "Case study - Elm Charity - June 2024": what it is, whose, and when.
        const bool kind_first = parts.size() >= 3 && is_kind_line(parts.front());
        if (mark == " \u2013 " && !kind_first) return;
        const auto name = trimmed(kind_first ? parts[1] : parts.front());
        const bool sound = !name.empty() && is_upper(name.front()) && word_count(name) <= 9 &&
                           !is_kind_line(name) && !contains(name, ". ") && !contains(name, ", ") &&
                           name != report.title && !contains_word(name, "Committee");
        if ((!is_case || kind_first) && sound && report.publisher.empty())
            report.publisher = body_name(name);
        return;
    }
}

/// "Trust Board, public session": who met, and not who published.
bool names_session(std::string_view name) {
    const std::string key = folded(name);
    return contains_any(key,
                        std::array<std::string_view, 5>{"session",
                                                        "meeting",
                                                        "trust board",
                                                        "board of directors",
                                                        "governing body"});
}

/// A date alone, or before the number of a paper: "10 April 2025 Reference ABC/2025/009".
std::optional<DateSpan> date_of_line(std::string_view line) {
    if (const auto alone = whole_date(line)) return alone;
    const auto date = first_date(line);
    if (!date || date->begin != 0 || date->from.day == 0) return std::nullopt;
    const std::string rest = folded(trimmed(line.substr(date->end), " |,;-"));
    constexpr auto kNumbers = std::to_array<std::string_view>(
        {"ref ", "ref:", "ref.", "reference", "report no", "report number", "our ref", "isbn"});
    return starts_with_any(rest, kNumbers) ? date : std::nullopt;
}

/// "Rosa Peake and Imran Teale": the authors over the name of their institute.
bool names_people(std::string_view line) {
    if (line.size() < 6 || line.size() > 120 || is_kind_line(line) || is_body_line(line))
        return false;
    std::size_t names = 0;
    for (const auto word : split_on(line, " ")) {
        if (word == "and" || word == "&") continue;
        if (word.empty() || !is_upper(word.front()) ||
            std::any_of(word.begin(), word.end(), is_digit))
            return false;
        ++names;
    }
    const bool several = contains(line, " and ") || contains(line, ", ") || contains(line, " & ");
    return several ? names >= 4 : names == 2;
}

/// "Policy of: Elm Trust", "Applies to: all teams of Elm NHS Trust": whose rules a policy holds.
void read_applies_to(std::string_view line, Report& report) {
    if (!report.provider.name.empty()) return;
    for (const std::string_view label : {"Applies to:", "Trust:", "Organisation:"}) {
        const auto at = line.find(label);
        if (at == std::string_view::npos) continue;
        const auto names = organisations_in(line.substr(at + label.size()));
        if (names.size() == 1) report.provider.name = names.front();
    }
}

/// A date alone, or "Presented to Parliament on 9 December 2021", "Published in May 2019", which is
/// then the report's date.
bool is_date_of_issue(std::string_view line, Report& report) {
    if (whole_date(line)) return true;
    constexpr std::array<std::string_view, 5> kIssued = {"presented to parliament",
                                                         "laid before parliament",
                                                         "published ",
                                                         "issued ",
                                                         "first published"};
    if (line.size() > 90 || !starts_with_any(folded(line), kIssued)) return false;
    const auto date = first_date(line);
    if (date && !report.published.known()) report.published = date->to;
    return date.has_value();
}

/// A body's name on a line of its own with the date below it, as on a cover.
void read_cover_pair(std::string_view above, std::string_view line, Report& report) {
    if (!report.publisher.empty() || above.empty() || above == report.title ||
        contains(report.title, above) || !is_date_of_issue(line, report))
        return;
    const bool sound = is_upper(above.front()) && !above.starts_with("By ") &&
                       word_count(above) >= 2 && word_count(above) <= 7 && !ends_sentence(above) &&
                       !contains(above, ":") && !is_kind_line(above) && !is_board_alone(above) &&
                       std::none_of(above.begin(), above.end(), is_digit);
    if (sound) report.publisher = body_name(above);
}

/// The heading of a page whose title begins with it names what the page is about, not whose it is.
bool is_subject_of_page(const Block& block, std::string_view line, const Report& report) {
    return block.kind == BlockKind::Heading && report.media_type == MediaType::Html &&
           line.size() < report.title.size() && report.title.starts_with(line);
}

}  // namespace

void read_byline_fields(std::span<const Block> blocks, Report& report) {
    if (report.report_kind == "news") return read_news_lines(blocks, report);
    constexpr std::array<std::string_view, 5> kPapers = {"policy",
                                                         "thematic",
                                                         "guidance",
                                                         "case-study",
                                                         "report"};
    if (std::find(kPapers.begin(), kPapers.end(), report.report_kind) == kPapers.end()) return;
    const bool is_case = report.report_kind == "case-study";
    std::size_t seen = 0;
    std::string_view above;
    for (const auto& block : blocks) {
        // Menus and breadcrumbs of a page are no bylines; running headers of a printed paper are.
        const bool is_menu =
            block.kind == BlockKind::Furniture && report.media_type == MediaType::Html;
        if (block.kind == BlockKind::TableRow || is_menu) continue;
        if (++seen > kTop) return;
        for (const auto line : split_lines(block.text)) {
            if (report.report_kind == "policy" && line.size() < 400) read_applies_to(line, report);
            if (line.size() <= 200 && line != report.title)
                read_divided_line(line, is_case, report);
            if (!is_case) read_cover_pair(above, line, report);
            const auto before = std::exchange(above, line);
            if (is_case && line.size() < 400) read_case_line(line, report);
            if (line.size() > 120 || line == report.title) continue;
            if (report.author.empty() && line.starts_with("By ") && names_people(line.substr(3)))
                report.author = trimmed(line.substr(3));
            const auto comma = line.rfind(", ");
            const auto date =
                comma == std::string_view::npos ? std::nullopt : whole_date(line.substr(comma + 2));
            if (date) {
                if (!report.published.known()) report.published = date->to;
                const auto name = without_kind_words(trimmed(line.substr(0, comma)));
                // "Quality and Safety Committee, 14 September 2025" says who met.
                const bool sound = word_count(name) <= 9 && !is_kind_line(name) &&
                                   !contains(name, ". ") && !contains_word(name, "Committee") &&
                                   !names_session(name);
                if (!is_case && sound && report.publisher.empty())
                    report.publisher = body_name(name);
            } else if (!is_case && report.publisher.empty() && is_body_line(line) &&
                       !is_subject_of_page(block, line, report)) {
                report.publisher = body_name(line);
                if (report.author.empty() && names_people(before) && before != report.title)
                    report.author = before;
            } else if (!report.published.known() && block.kind != BlockKind::ListItem &&
                       line.size() < 60) {
                if (const auto alone = date_of_line(line)) report.published = alone->to;
            }
        }
    }
}

}  // namespace findings::understanding
