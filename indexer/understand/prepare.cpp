// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/prepare.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/case_parts.hpp"
#include "indexer/understand/chrome_blocks.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/demand_sentences.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/page_links.hpp"
#include "indexer/understand/page_lists.hpp"
#include "indexer/understand/place_facts.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/typed_lists.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

constexpr std::size_t kTopBlocks = 8;       // where a title and its repetition stand
constexpr std::size_t kLongestTitle = 220;  // bytes

// Titles that say what kind of thing a page is and not which one.
constexpr auto kGenericTitles = std::to_array<std::string_view>(
    {"press release",
     "news release",
     "media release",
     "press statement",
     "letter",
     "official statistics",
     "in short",
     "in brief",
     "at a glance",
     "board paper",
     "trust board paper",
     "report to the board",
     "board report",
     "cover sheet",
     "care quality commission",
     "cqc",
     "inspection summary",
     "latest inspection summary",
     "overall summary & rating",
     "all inspections",
     "overview",
     "you are here",
     "the independent regulator of health and social care in england",
     "similar documents",
     "show more",
     "recommended documents",
     "ratings",
     "quality report",
     "inspection report",
     "report",
     "untitled",
     "document",
     "untitled document",
     "home",
     "contents",
     "summary",
     "case study",
     "policy document",
     "policy",
     "clinical policy",
     "trust policy",
     "procedure",
     "policy and procedure",
     "standard operating procedure",
     "mental health act 1983 monitoring visit"});

constexpr std::array<std::string_view, 8> kFileEnds =
    {".doc", ".docx", ".pdf", ".indd", ".odt", ".rtf", ".pptx", ".html"};

bool is_bare_marker(const Block& block) {
    if (block.kind != BlockKind::Paragraph || block.text.size() > 3) return false;
    const std::string key = folded(block.text);
    return key == "-" || key == "*" || key == "o" || key == "\u2022" || key == "\u00b7";
}

bool is_generic(std::string_view title) {
    const std::string key = heading_key(title);
    if (key.size() < 3) return true;
    if (std::find(kGenericTitles.begin(), kGenericTitles.end(), key) != kGenericTitles.end())
        return true;
    if (key.starts_with("microsoft word") || key.starts_with("slide 1")) return true;
    return std::any_of(kFileEnds.begin(), kFileEnds.end(), [&](auto end) {
        return key.ends_with(end);
    });
}

/// What stands behind the last mark of a page's <title> is the site's name or its maker's:
/// "GOV.UK", "Elm Trust", "Powered by Boards".
bool names_site(std::string_view tail) {
    const bool domain = contains(tail, ".") && !contains(tail, " ") && tail.size() > 4;
    return domain || folded(tail).starts_with("powered by ") || is_organisation_name(tail) ||
           is_body_line(tail);
}

/// "Larkhollow House - Safe | Example Care Regulator" without the site's name.
std::string without_site_name(const ParsedDocument& document) {
    std::string title(trimmed(document.title));
    for (bool again = document.media_type == MediaType::Html; again;) {
        again = false;
        for (const std::string_view separator : {" - ", " \u00bb ", " :: ", " \u00b7 "}) {
            const auto at = title.rfind(separator);
            if (at == std::string::npos || at < 8) continue;
            const auto tail = std::string_view(title).substr(at + separator.size());
            if (!names_site(tail) && separator == " - ") continue;
            title = std::string(trimmed(std::string_view(title).substr(0, at)));
            again = true;
            break;
        }
    }
    const auto site = document.properties.find("meta.og:site_name");
    for (const std::string_view separator : {" | ", " - ", " \u2013 ", " \u2014 "}) {
        const auto at = title.rfind(separator);
        if (at == std::string::npos) continue;
        const std::string tail = folded(title.substr(at + separator.size()));
        const bool stated = site != document.properties.end() && tail == folded(site->second);
        if (stated || separator == " | " || tail == "care quality commission" || tail == "cqc")
            return std::string(trimmed(title.substr(0, at)));
    }
    return title;
}

/// "Elm Dental Care Inspection Report 12/11/2018": as the properties of a file have it.
std::string without_report_date(std::string title) {
    const auto space = title.rfind(' ');
    if (space == std::string::npos || title.size() - space != 11 ||
        std::count(title.begin() + static_cast<std::ptrdiff_t>(space), title.end(), '/') != 2)
        return title;
    if (folded(title.substr(0, space)).ends_with(" report")) title.resize(space);
    return title;
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
    if (block.text.size() > kLongestTitle || is_label_line(block.text) || whole_date(block.text) ||
        is_type_line(block) || heads_post(block.text))
        return false;
    // "This is a letter." may be one; a sentence of some length is text.
    constexpr std::size_t kLongestSentenceTitle = 6;  // words
    return block.kind == BlockKind::Heading ||
           !(block.text.ends_with('.') && word_count(block.text) > kLongestSentenceTitle);
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
    if (block.kind != BlockKind::Paragraph || !may_be_title(block) || is_generic(block.text))
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

/// Covers have the provider's name in small type over that of the place, which is the title; null
/// where the next line is no larger heading.
const Block* larger_name_below(std::span<const Block> blocks, const Block& first) {
    if (first.kind != BlockKind::Heading) return nullptr;
    for (const auto& block : blocks.subspan(static_cast<std::size_t>(&first - blocks.data()) + 1)) {
        if (block.kind == BlockKind::Furniture) continue;
        const bool larger = block.kind == BlockKind::Heading && block.level < first.level &&
                            may_be_title(block) && !is_generic(block.text) &&
                            !heading_meaning(block.text).known;
        return larger ? &block : nullptr;
    }
    return nullptr;
}

std::string printed_title(std::span<const Block> blocks) {
    if (auto service = service_title(blocks); !service.empty()) return service;
    std::size_t seen = 0;
    std::string first_line;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTopBlocks) break;
        // A newspaper's name stands above its headline.
        if (seen == 1 && is_masthead(blocks, block)) continue;
        if (seen <= 2 && names_a_visit(block)) return block.text;
        // "2. What we want to see": a part of a paper whose title stands above.
        if (seen > 1 && block.text.size() > 3 && is_digit(block.text[0]) &&
            (block.text[1] == '.' || (is_digit(block.text[1]) && block.text[2] == '.')))
            continue;
        // "Why now" below a line that says what the paper is about: a part of it.
        const bool of_part = block.level > 1 && word_count(first_line) >= 4 &&
                             !part_of_heading(block.text).empty() &&
                             !is_organisation_name(first_line);
        if (block.kind == BlockKind::Heading && may_be_title(block) && !is_generic(block.text) &&
            !of_part) {
            const auto meaning = heading_meaning(block.text);
            if (!meaning.known || !meaning.core_service.empty()) {
                const Block* larger = seen == 1 ? larger_name_below(blocks, block) : nullptr;
                return larger != nullptr ? larger->text : block.text;
            }
        }
        if (first_line.empty() && seen <= 2 && may_be_title(block)) {
            const std::string repaired = repaired_overprint(block.text);
            first_line = repaired.empty() ? block.text : repaired;
        }
    }
    return first_line;
}

/// "Title: A local rehabilitation pathway" at the head of a paper.
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

/// "(Regulation 17(2)(c))" that a reader gave as a line of its own belongs to the requirement above
/// it.
bool is_citation_of_line_above(const Block& block, std::span<const Block> before) {
    if (before.empty() ||
        (block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem) ||
        block.text.size() > 200)
        return false;
    const auto& above = before.back();
    // Without a bracket only behind a demand that cites nothing yet: a notice has the regulation on
    // a line of its own, too.
    const bool of_demand = block.text.starts_with("Regulation ") &&
                           (contains(above.text, " must ") || contains(above.text, " should ")) &&
                           !contains(above.text, "egulation ");
    if ((!of_demand && !(block.text.starts_with('(') && block.kind == BlockKind::Paragraph)) ||
        !is_citation_alone(block.text))
        return false;
    const bool text = above.kind == BlockKind::ListItem ||
                      (above.kind == BlockKind::Paragraph && above.text.size() > 40);
    return text && !is_citation_alone(above.text);
}

/// "5,214 people" set large over "were restrained in March 2025.": a card of a page of statistics,
/// one sentence in two blocks.
bool goes_on_from_figure(const Block& block, std::span<const Block> before) {
    constexpr std::size_t kLongestFigure = 48;
    if (before.empty() || block.kind != BlockKind::Paragraph ||
        before.back().kind != BlockKind::Paragraph || block.text.size() < 12)
        return false;
    const std::string_view figure = before.back().text;
    const bool lower = block.text.front() >= 'a' && block.text.front() <= 'z';
    return lower && figure.size() <= kLongestFigure &&
           (is_digit(figure.front()) || figure.starts_with("\u00a3")) && word_count(figure) <= 6 &&
           !ends_sentence(figure) && !figure.ends_with(':') && !figure.ends_with(',');
}

/// "From: Library <x@y>", "Subject: ..." over one mail: whose it is and what about, which the mail
/// says itself. A thread of several keeps them: there they tell its posts.
void hide_mail_head(std::vector<Block>& blocks) {
    const auto is_sender = [](const Block& block) {
        return block.text.starts_with("From: ") && contains(block.text, "@") &&
               block.text.size() < 400;
    };
    if (blocks.size() < 4 || std::count_if(blocks.begin(), blocks.end(), is_sender) != 1 ||
        std::none_of(blocks.begin(), blocks.begin() + 3, is_sender))
        return;
    constexpr auto kHead = std::to_array<std::string_view>(
        {"from: ", "to: ", "cc: ", "date: ", "sent: ", "subject: ", "reply-to: "});
    for (std::size_t i = 0; i < blocks.size() && i < 6; ++i) {
        const auto lines = split_lines(blocks[i].text);
        const bool all = std::all_of(lines.begin(), lines.end(), [&](std::string_view line) {
            return starts_with_any(folded(line.substr(0, 12)), kHead);
        });
        if (all) blocks[i].kind = BlockKind::Furniture;
    }
}

/// "3.1 New arrivals waited ...": numbers of paragraphs, as inquiries and inspectorates print them,
/// are marks and no figures.
void read_paragraph_numbers(std::vector<Block>& blocks) {
    constexpr std::size_t kFewest = 3;
    const auto number_bytes = [](const Block& block) -> std::size_t {
        if (block.kind != BlockKind::Paragraph || !block.marker.empty() || block.text.size() < 40)
            return 0;
        const std::string_view text = block.text;
        std::size_t at = 0, points = 0;
        while (at < text.size() && at < 9 && (is_digit(text[at]) || text[at] == '.'))
            points += text[at++] == '.' ? 1U : 0U;
        const bool sound = at >= 3 && points >= 1 && is_digit(text.front()) &&
                           is_digit(text[at - 1]) && at + 1 < text.size() && text[at] == ' ' &&
                           is_upper(text[at + 1]);
        return sound ? at : 0;
    };
    const auto numbered = static_cast<std::size_t>(
        std::count_if(blocks.begin(), blocks.end(), [&](const Block& block) {
            return number_bytes(block) != 0;
        }));
    if (numbered < kFewest) return;
    for (auto& block : blocks) {
        const auto bytes = number_bytes(block);
        if (bytes == 0) continue;
        block.marker = block.text.substr(0, bytes);
        block.text = std::string(trimmed(std::string_view(block.text).substr(bytes)));
    }
}

/// What follows the page's own heading in <title>: a question or service belongs to the title,
/// other words are the site's.
bool is_site_name(std::string_view tail) {
    const bool says_what =
        key_question_word(tail) != KeyQuestion::None || !core_service_name(tail).empty() ||
        contains_any(
            tail,
            std::array<std::string_view, 4>{"report", "inspection", "summary", "assessment"});
    return !says_what && word_count(tail) <= 6;
}

}  // namespace

std::vector<Block> prepared_blocks(const ParsedDocument& document) {
    std::vector<Block> blocks;
    blocks.reserve(document.blocks.size());
    std::string marker;
    for (const auto& source : document.blocks) {
        if (trimmed(source.text).empty()) continue;
        if (is_bare_marker(source)) {
            marker = source.text;
            continue;
        }
        Block block = source;
        if (!marker.empty() && block.kind == BlockKind::Paragraph) {
            block.kind = BlockKind::ListItem;
            block.level = 1;
        }
        marker.clear();
        if (block.kind != BlockKind::Furniture && is_chrome(block))
            block.kind = BlockKind::Furniture;
        const bool twice = !blocks.empty() && blocks.back().kind != BlockKind::Furniture &&
                           block.kind != BlockKind::Furniture && blocks.back().text == block.text &&
                           block.kind != BlockKind::TableRow && block.text.size() > 20;
        if (twice) {
            if (block.kind == BlockKind::Heading) blocks.back() = std::move(block);
            continue;
        }
        if (document.media_type != MediaType::Pdf && goes_on_from_figure(block, blocks)) {
            blocks.back().text += ' ' + block.text;
            continue;
        }
        if (is_citation_of_line_above(block, blocks)) {
            blocks.back().text += ' ' + block.text;
            continue;
        }
        blocks.push_back(std::move(block));
    }
    hide_mail_head(blocks);
    read_typed_lists(blocks);
    read_paragraph_numbers(blocks);
    hide_contents(blocks);
    hide_question_tabs(blocks);
    hide_end_matter(blocks);
    hide_page_links(blocks);
    return blocks;
}

std::string title_of(const ParsedDocument& document, std::span<const Block> blocks) {
    std::string stated = without_report_date(without_site_name(document));
    // Readers of formats take the first line of a cover for its title.
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind != BlockKind::Furniture;
    });
    if (first != blocks.end() && folded(first->text) == folded(stated)) {
        if (const Block* larger = larger_name_below(blocks, *first)) stated = larger->text;
    }
    const std::string printed = printed_title(blocks);
    const std::string stated_key = folded(stated);
    const std::string printed_key = folded(printed);
    const bool has_pages = document.media_type == MediaType::Pdf;
    if (is_generic(stated)) {
        if (const auto labelled = labelled_title(blocks); !labelled.empty()) return labelled;
    }
    // "Leave and football matches | Questions": sections of the site behind the page's own heading.
    if (printed_key.size() > 8 && !is_generic(printed) &&
        stated_key.starts_with(printed_key + " | "))
        return printed;
    if (stated_key.starts_with(printed_key + " - ") &&
        is_site_name(std::string_view(stated_key).substr(printed_key.size() + 3)))
        return printed;
    if (is_generic(stated))
        return is_generic(printed) && !stated.empty() && printed.empty() ? stated : printed;
    // Covers of PDF reports are overprinted and the page's own name is often shorter than the
    // document's. "Ambulance" in the properties of a file whose first page says "Severn Ambulance
    // Service NHS Trust"
    if (has_pages && word_count(stated) <= 2 && word_count(printed) > 2 &&
        contains_word(printed_key, stated_key))
        return printed;
    if (has_pages || printed.empty() || is_generic(printed) || contains(stated_key, printed_key))
        return stated;
    return printed;
}

void drop_title_blocks(std::vector<Block>& blocks, const std::string& title) {
    const std::string key = folded(title);
    // A source of one line is that line: dropped as a title, it would be lost.
    const bool is_all_there_is =
        std::none_of(blocks.begin(), blocks.end(), [&](const Block& block) {
            return block.kind != BlockKind::Furniture && folded(block.text) != key;
        });
    if (is_all_there_is) return;
    std::size_t seen = 0;
    for (auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kTopBlocks) return;
        const bool line = block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph;
        if (line && !key.empty() && folded(block.text) == key && block.kind != BlockKind::Heading)
            block.kind = BlockKind::Furniture;
    }
}

std::string repaired_overprint(std::string_view text) {
    std::string joined;
    std::size_t overlaps = 0;
    std::size_t tokens = 0;
    for (const auto token : split_on(text, " ")) {
        if (token.empty()) continue;
        ++tokens;
        const auto space = joined.rfind(' ');
        const std::string_view last =
            std::string_view(joined).substr(space == std::string::npos ? 0 : space + 1);
        std::size_t overlap = std::min(last.size(), token.size());
        while (overlap > 0 && !last.ends_with(token.substr(0, overlap))) --overlap;
        // One shared letter is chance unless the token begins small, as no word of a name does.
        const bool goes_on =
            overlap >= 2 || (overlap == 1 && token.front() >= 'a' && token.front() <= 'z');
        if (!last.empty() && goes_on) {
            joined += token.substr(overlap);
            ++overlaps;
        } else {
            if (!joined.empty()) joined += ' ';
            joined += token;
        }
    }
    return overlaps >= 2 && overlaps * 4 >= tokens ? joined : std::string{};
}

}  // namespace findings::understanding
