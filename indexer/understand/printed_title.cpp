// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/printed_title.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/case_parts.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/overprint.hpp"
#include "indexer/understand/place_facts.hpp"
#include "indexer/understand/registered_types.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {

std::string_view without_labels_of_cover(std::string_view title) {
    constexpr std::size_t kShortest = 12;
    for (const std::string_view label : {" Inspection date:",
                                         " Publication date:",
                                         " Date of inspection",
                                         " Date of publication",
                                         " Date of visit:"}) {
        const auto at = title.find(label);
        if (at != std::string_view::npos && at >= kShortest && contains(title.substr(at), ": "))
            title = trimmed(title.substr(0, at));
    }
    return title;
}

namespace {

constexpr std::size_t kLongestTitle = 220;  // bytes

/// What a site or a form prints over every report, and no report is called.
bool is_frame_of_page(std::string_view text) {
    constexpr auto kFrames = std::to_array<std::string_view>({"inspection summary",
                                                              "overall summary & rating",
                                                              "latest inspection",
                                                              "all inspections",
                                                              "all reports",
                                                              "please wait",
                                                              "documents",
                                                              "care homes for older people",
                                                              "care home adults 18-65"});
    const std::string key = heading_key(text);
    return key.starts_with("letter from the chief inspector") ||
           std::find(kFrames.begin(), kFrames.end(), key) != kFrames.end();
}

/// Sentences that open the text of an inspection and are no title, even where a line ends with
/// them.
bool opens_text(std::string_view text) {
    constexpr auto kOpenings = std::to_array<std::string_view>({"we carried out ",
                                                                "we inspected ",
                                                                "we visited ",
                                                                "we undertook ",
                                                                "we spoke with ",
                                                                "we looked at ",
                                                                "we found ",
                                                                "we rated ",
                                                                "this service is rated ",
                                                                "this practice is rated ",
                                                                "this location is rated ",
                                                                "below is a summary of "});
    constexpr std::size_t kLongestTitleOfTwo = 90;  // bytes
    const bool sentences =
        text.size() > kLongestTitleOfTwo && contains(text, ". ") && word_count(text) > 12;
    return sentences || starts_with_any(folded(text.substr(0, 60)), kOpenings);
}

/// "Sam Ash | 2022-11-08": who wrote a post and when.
bool heads_post(std::string_view text) {
    const auto bar = text.rfind(" | ");
    return bar != std::string_view::npos && word_count(text.substr(0, bar)) <= 4 &&
           from_iso(trimmed(text.substr(bar + 3))).has_value();
}

/// A line at the top that may be a title: short, no label, no date, no sentence of a paragraph.
bool may_be_title(const Block& block) {
    if (block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) return false;
    const bool labels =
        is_label_line(block.text) && without_labels_of_cover(block.text) == block.text;
    if (block.text.size() > kLongestTitle || labels || whole_date(block.text) ||
        is_type_line(block) || heads_post(block.text) || opens_text(block.text) ||
        block.text.ends_with(" Lead Inspector"))
        return false;
    // "This is a letter." may be one; a sentence of some length is text.
    constexpr std::size_t kLongestSentenceTitle = 6;  // words
    constexpr std::size_t kLongestLeadIn = 4;
    const bool leads_in = block.text.ends_with(':') && word_count(block.text) > kLongestLeadIn;
    const bool sentence =
        block.text.ends_with('.') && word_count(block.text) > kLongestSentenceTitle;
    return block.kind == BlockKind::Heading || (!leads_in && !sentence);
}

bool is_all_capitals(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_upper) &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_masthead(std::span<const Block> blocks, const Block& first) {
    const auto next = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
        return &block > &first && block.kind != BlockKind::Furniture;
    });
    // "Millrace Recovery Centre" above its address: the name is no masthead, and the address no
    // title.
    if (next != blocks.end() && !postcode_in(next->text).empty()) return false;
    // "Association of Example Trusts" above the paper's own title.
    if (next != blocks.end() && is_body_line(first.text) && may_be_title(*next) &&
        !is_body_line(next->text) && word_count(next->text) >= 4 && !whole_date(next->text))
        return true;
    return next != blocks.end() && may_be_title(*next) && is_all_capitals(next->text) &&
           !is_all_capitals(first.text) && word_count(next->text) >= 4;
}

/// The first line of a letter or typed report says what it is: "Mental Health Act monitoring visit
/// to Foxglove ward".
bool names_a_visit(const Block& block) {
    if (block.kind != BlockKind::Paragraph || !may_be_title(block) || is_generic_title(block.text))
        return false;
    return contains_any(folded(block.text),
                        std::array<std::string_view, 6>{"monitoring visit",
                                                        "visit report",
                                                        "visit to ",
                                                        "review of compliance",
                                                        "inspection of ",
                                                        "inspection report"});
}

/// A core service alone on its line of a cover is what the report is about; the trust is its
/// provider.
std::string service_title(std::span<const Block> blocks) {
    std::size_t seen = 0;
    bool report_line = false;
    std::string service;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        if (++seen > kTopBlocks) break;
        const std::string key = heading_key(block.text);
        const auto name = without_report_kind(block.text);
        report_line = report_line || key == "quality report" || key == "inspection report" ||
                      key == "evidence appendix" || name.size() < block.text.size();
        if (service.empty() && !core_service_name(name).empty()) service = name;
    }
    return report_line ? service : std::string{};
}

/// "You are here > About us > Inspection of 2019" over "Inspection of 2019": where the page stands
/// on its site ends with what it is headed with.
std::string title_of_trail(std::span<const Block> blocks) {
    constexpr std::size_t kTrail = 6;  // blocks
    constexpr std::size_t kBelow = 4;
    for (std::size_t i = 0; i < std::min(blocks.size(), kTrail); ++i) {
        std::string_view last;
        for (const std::string_view mark : {" > ", " \u00bb ", " \u203a "}) {
            const auto at = blocks[i].text.rfind(mark);
            if (at != std::string::npos && blocks[i].text.size() <= kLongestTitle)
                last = trimmed(std::string_view(blocks[i].text).substr(at + mark.size()));
        }
        if (last.size() < 8) continue;
        for (std::size_t k = i + 1; k < std::min(blocks.size(), i + 1 + kBelow); ++k) {
            if (blocks[k].text == last && may_be_title(blocks[k]) && !is_generic_title(last))
                return std::string(last);
        }
    }
    return {};
}

/// A headline that is a sentence, with the day of the news right below it.
bool is_sentence_over_day(std::span<const Block> blocks, const Block& block) {
    constexpr std::size_t kLongestHeadline = 30;  // words
    const auto next = std::find_if(blocks.begin(), blocks.end(), [&](const Block& other) {
        return &other > &block && other.kind != BlockKind::Furniture;
    });
    if (next == blocks.end() || block.kind != BlockKind::Paragraph ||
        block.text.size() > kLongestTitle || word_count(block.text) > kLongestHeadline)
        return false;
    const auto day = whole_date(next->text);
    return day && day->from.day != 0 && ends_sentence(block.text);
}

}  // namespace

const Block* larger_name_below(std::span<const Block> blocks, const Block& first) {
    if (first.kind != BlockKind::Heading) return nullptr;
    for (const auto& block : blocks.subspan(static_cast<std::size_t>(&first - blocks.data()) + 1)) {
        if (block.kind == BlockKind::Furniture) continue;
        const bool larger = block.kind == BlockKind::Heading && block.level < first.level &&
                            may_be_title(block) && !is_generic_title(block.text) &&
                            !heading_meaning(block.text).known;
        return larger ? &block : nullptr;
    }
    return nullptr;
}

/// "PUBLIC", "Elm NHS Trust", "Board of Directors", "May 2014": over the title of a board's paper.
bool is_frame_of_paper(const Block& block) {
    return is_generic_title(block.text) || is_organisation_name(block.text) ||
           whole_date(block.text).has_value();
}

std::string_view first_line_of(const Block& block) {
    return std::string_view(block.text).substr(0, block.text.find('\n'));
}

/// "Quality and safety report" in the type of the text.
bool names_board_paper(const Block& block) {
    constexpr auto kPapers = std::to_array<std::string_view>(
        {"report", "update", "account", "strategy", "dashboard", "review"});
    constexpr std::size_t kMostWords = 14;
    const std::string key = folded(first_line_of(block));
    return block.kind == BlockKind::Paragraph && may_be_title(block) && !is_frame_of_paper(block) &&
           !ends_sentence(block.text) && word_count(key) >= 2 && word_count(key) <= kMostWords &&
           std::any_of(kPapers.begin(), kPapers.end(), [&](std::string_view paper) {
               return contains_word(key, paper);
           });
}

/// A line of some length, and no sentence, right below one that only says what kind of paper it is.
bool is_named_below_kind(std::span<const Block> blocks, const Block& line) {
    constexpr std::size_t kFewestWords = 4;
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind != BlockKind::Furniture;
    });
    return first->kind == BlockKind::Heading &&
           heading_key(first->text) == "investigation report" &&
           line.kind == BlockKind::Paragraph && may_be_title(line) && !ends_sentence(line.text) &&
           word_count(line.text) >= kFewestWords;
}

std::string printed_title(std::span<const Block> blocks) {
    if (auto service = service_title(blocks); !service.empty()) return service;
    if (auto title = title_of_trail(blocks); !title.empty()) return title;
    std::size_t seen = 0;
    std::string first_line;
    bool only_frame = true;  // so far nothing but marks, bodies and days
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTopBlocks) break;
        if (only_frame && seen > 2 && names_board_paper(block))
            return std::string(first_line_of(block));
        only_frame = only_frame && is_frame_of_paper(block);
        // "PUBLIC" / "Elm NHS Trust" / "Board of Directors": whose board, and no title yet.
        if (only_frame && seen > 1 && is_organisation_name(block.text)) continue;
        // A newspaper's name stands above its headline.
        if (seen == 1 && is_masthead(blocks, block)) continue;
        if (seen <= 2 && names_a_visit(block)) return block.text;
        // "Investigation report" over what was investigated, in a line too long for a heading.
        if (seen == 2 && is_named_below_kind(blocks, block)) return block.text;
        // "2. What we want to see": a part of a paper whose title stands above.
        if (seen > 1 && block.text.size() > 3 && is_digit(block.text[0]) &&
            (block.text[1] == '.' || (is_digit(block.text[1]) && block.text[2] == '.')))
            continue;
        // "Why now" below a line that says what the paper is about: a part of it.
        const bool of_part = block.level > 1 && word_count(first_line) >= 4 &&
                             !part_of_heading(block.text).empty() &&
                             !is_organisation_name(first_line);
        if (block.kind == BlockKind::Heading && may_be_title(block) &&
            !is_generic_title(block.text) && !of_part) {
            const auto meaning = heading_meaning(block.text);
            if (!meaning.known || !meaning.core_service.empty()) {
                const Block* larger = seen == 1 ? larger_name_below(blocks, block) : nullptr;
                return larger != nullptr ? larger->text : block.text;
            }
        }
        if (first_line.empty() && seen <= 2 && is_sentence_over_day(blocks, block))
            first_line = block.text;
        if (first_line.empty() && seen <= 2 && may_be_title(block) &&
            !is_frame_of_page(block.text)) {
            const std::string repaired = repaired_overprint(block.text);
            first_line = repaired.empty() ? block.text : repaired;
        }
    }
    return first_line;
}

std::string title_of_chapter(std::span<const Block> blocks, std::string_view stated) {
    const auto heading = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind == BlockKind::Heading;
    });
    if (heading == blocks.end() || heading->level != 1) return {};
    std::string_view name = heading->text;
    for (const std::string_view word : {"Chapter ", "Part ", "Section "}) {
        if (name.starts_with(word)) name.remove_prefix(word.size());
    }
    if (name.empty() || !is_digit(name.front())) return {};
    const auto end = name.find_first_not_of("0123456789.:)- ");
    if (end == std::string_view::npos || end > 6) return {};
    name.remove_prefix(end);
    // The title of the page begins with the chapter's name, with its number or without.
    const auto begins_with = [&](std::string_view text) {
        const std::string key = folded(text);
        return !key.empty() && folded(stated).starts_with(key);
    };
    return begins_with(name) || begins_with(heading->text) ? heading->text : std::string{};
}

std::string labelled_title(std::span<const Block> blocks) {
    for (const auto& block : blocks.first(std::min(blocks.size(), kTopBlocks))) {
        // The cover sheet of a board paper: "Title of paper | ...".
        constexpr std::array<std::string_view, 7> kTitleCells = {"title",
                                                                 "title of paper",
                                                                 "paper title",
                                                                 "report title",
                                                                 "title of report",
                                                                 "subject",
                                                                 "name of report"};
        // "Title | Quality report | Agenda item | 7.2": two pairs a row.
        const bool pairs = block.cells.size() == 2 || block.cells.size() == 4;
        for (std::size_t i = 0; pairs && i < block.cells.size(); i += 2) {
            if (!block.cells[i + 1].empty() &&
                std::find(kTitleCells.begin(), kTitleCells.end(), heading_key(block.cells[i])) !=
                    kTitleCells.end())
                return block.cells[i + 1];
        }
        for (const auto& line : label_lines(block.text)) {
            if (line.particular == Particular::Title) return line.value;
        }
    }
    return {};
}

}  // namespace findings::understanding
