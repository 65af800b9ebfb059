// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/title.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/meeting_papers.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/printed_title.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/short_titles.hpp"
#include "indexer/understand/words.hpp"
#include "indexer/understand/working_titles.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

/// What stands behind the last mark of a page's <title> is the site's name or its maker's:
/// "GOV.UK", "Elm Trust", "Powered by Boards".
bool names_site(std::string_view tail) {
    // "Elm NHS Foundation Trust (ELM)"
    if (const auto bracket = tail.rfind(" (");
        tail.ends_with(')') && bracket != std::string_view::npos && tail.size() - bracket <= 14)
        tail = trimmed(tail.substr(0, bracket));
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

/// "Mental health - the Safer Care Hub" behind the title of a thread: its board and the site.
bool names_sections_of_site(std::string_view tail) {
    const auto sections = split_on(tail, " - ");
    return std::all_of(sections.begin(), sections.end(), [](std::string_view section) {
        return is_site_name(trimmed(section));
    });
}

/// "Elm House Requires improvement": as old pages print the rating behind the name. A sentence on a
/// rating keeps it.
std::string_view without_rating_of_page(std::string_view title) {
    for (const std::string_view rating :
         {" Requires improvement", " Good", " Outstanding", " Inadequate"}) {
        if (!title.ends_with(rating)) continue;
        const auto name = trimmed(title.substr(0, title.size() - rating.size()), " :-");
        const bool names = is_place_name(name) || is_organisation_name(name) ||
                           name.ends_with(" Headquarters") || name.ends_with(" HQ");
        if (names && word_count(name) >= 2) return name;
    }
    return title;
}

std::string weighed_title(const ParsedDocument& document, std::span<const Block> blocks);

}  // namespace

std::string title_of(const ParsedDocument& document, std::span<const Block> blocks) {
    const std::string title = weighed_title(document, blocks);
    return std::string(without_rating_of_page(without_labels_of_cover(title)));
}

namespace {

std::string weighed_title(const ParsedDocument& document, std::span<const Block> blocks) {
    // The cover names the meeting or the trust; what the paper is about, its own line says.
    if (auto paper = meeting_paper(blocks); !paper.title.empty()) return paper.title;
    std::string stated = without_report_date(without_site_name(document));
    // Readers of formats take the first line of a cover for its title.
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind != BlockKind::Furniture;
    });
    if (first != blocks.end() && folded(first->text) == folded(stated)) {
        if (const Block* larger = larger_name_below(blocks, *first)) stated = larger->text;
    }
    if (document.media_type == MediaType::Html && word_count(stated) >= 2) {
        if (auto chapter = title_of_chapter(blocks, stated); !chapter.empty()) return chapter;
    }
    const std::string printed = printed_title(blocks);
    const std::string stated_key = folded(stated);
    const std::string printed_key = folded(printed);
    const bool has_pages = document.media_type == MediaType::Pdf;
    if (is_generic_title(stated)) {
        if (const auto labelled = labelled_title(blocks); !labelled.empty()) return labelled;
    }
    // "Leave and football matches | Questions": sections of the site behind the page's own heading.
    if (printed_key.size() > 8 && !is_generic_title(printed) &&
        stated_key.starts_with(printed_key + " | "))
        return printed;
    if (stated_key.starts_with(printed_key + " - ") &&
        names_sections_of_site(std::string_view(stated_key).substr(printed_key.size() + 3)))
        return printed;
    if (is_generic_title(stated))
        return is_generic_title(printed) && !stated.empty() && printed.empty() ? stated : printed;
    if (document.media_type != MediaType::Html && !is_generic_title(printed) &&
        (is_working_title(stated, printed) || is_short_for_page(stated, printed, blocks)))
        return with_kind_of_paper(printed, blocks);
    // Covers of PDF reports are overprinted and the page's own name is often shorter than the
    // document's. "Ambulance" in the properties of a file whose first page says "Severn Ambulance
    // Service NHS Trust"
    if (has_pages && word_count(stated) <= 2 && word_count(printed) > 2 &&
        contains_word(printed_key, stated_key))
        return printed;
    if (has_pages || printed.empty() || is_generic_title(printed) ||
        contains(stated_key, printed_key))
        return stated;
    return printed;
}

}  // namespace

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
        if (!line || key.empty() || block.kind == BlockKind::Heading) continue;
        const std::string text = folded(block.text);
        // "Report on an unannounced inspection of" over "Elm House": the title's first line.
        constexpr std::size_t kFewestWords = 3;
        const bool begins = seen == 1 && word_count(text) >= kFewestWords &&
                            key.starts_with(text + ' ') && !ends_sentence(text);
        if (text == key || begins) block.kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
