// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/location_page.hpp"

#include "indexer/understand/chrome_blocks.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/inspected_places.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/place_facts.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/type_lines.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kHead = 24;  // blocks
constexpr std::size_t kLongestLine = 260;
constexpr std::string_view kArchived = "Archived: ";

/// The tabs of the page, and what stands over the text of one. Folded.
constexpr auto kTabs = std::to_array<std::string_view>({"all inspections",
                                                        "all reports",
                                                        "latest inspection summary",
                                                        "latest inspection",
                                                        "inspection summary",
                                                        "on this page",
                                                        "you are here"});

// Sectors and kinds of service as the site prints them over the name. Folded.
constexpr auto kSectors = std::to_array<std::string_view>({"organisation",
                                                           "service provider",
                                                           "care home",
                                                           "residential homes",
                                                           "residential home",
                                                           "nursing home",
                                                           "nursing homes",
                                                           "homecare agencies",
                                                           "homecare agency",
                                                           "homecare service",
                                                           "supported living",
                                                           "extra care",
                                                           "shared lives",
                                                           "community services",
                                                           "community service",
                                                           "mental health",
                                                           "independent mental health service",
                                                           "community - mental health",
                                                           "hospital",
                                                           "hospitals",
                                                           "nhs hospital",
                                                           "independent hospital",
                                                           "independent hospitals",
                                                           "hospice services",
                                                           "hospice",
                                                           "hospice services at home",
                                                           "rehabilitation (illness/injury)",
                                                           "doctor/gp",
                                                           "doctors/gps",
                                                           "gp practice",
                                                           "gp practices",
                                                           "out of hours gp service",
                                                           "dentist",
                                                           "dentists",
                                                           "dental service",
                                                           "dental practice",
                                                           "clinic",
                                                           "clinics",
                                                           "ambulance",
                                                           "ambulances",
                                                           "ambulance service",
                                                           "diagnosis/screening",
                                                           "urgent care centres",
                                                           "urgent care service",
                                                           "prison healthcare",
                                                           "remote clinical advice",
                                                           "blood and transplant",
                                                           "phone/online advice",
                                                           "learning disability service",
                                                           "substance misuse",
                                                           "adult social care"});

template <class List>
bool is_one_of(std::string_view key, const List& list) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

/// "Care home", "Mental Health / Independent mental health service", "Clinic \u2022 Independent
/// healthcare: surgery": behind a mark stands a kind that need not be known.
bool is_sector(const std::string& key) {
    for (const std::string_view mark : {" \u2022 ", " \u00b7 ", " | ", " \u203a ", " > "}) {
        if (const auto at = key.find(mark); at != std::string::npos)
            return is_one_of(trimmed(std::string_view(key).substr(0, at)), kSectors);
    }
    const auto parts = split_on(key, " / ");
    return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return is_one_of(trimmed(part), kSectors);
    });
}

bool is_provider_page_line(std::string_view key) {
    return key.starts_with("this is an organisation that runs the health and social care services");
}

bool opens_provider(std::string_view key) { return key.starts_with("provided and run by"); }

/// "Important: The provider of this service changed. See old profile"
bool is_notice(std::string_view text) { return text.starts_with("Important: "); }

/// "Overall: Good read more about inspection ratings", "Overall: No rating/under appeal/rating
/// suspended ..."
bool is_rating_line(std::string_view key) {
    return is_head_rating(key) || (key.starts_with("overall: ") && key.size() < 90);
}

struct Head {
    std::optional<std::size_t> name, rating, run_by, provider, organisation;
    std::vector<std::size_t> frame;  // lines that say nothing else
};

/// The address stands between the name and who runs the place.
bool is_address(std::string_view text) {
    return text.size() <= kLongestLine && !postcode_in(text).empty() && contains(text, ", ");
}

/// "Home \u203a Doctors and GPs \u203a Elm Practice"
bool is_trail(std::string_view text) {
    return text.starts_with("Home ") || text.starts_with("You are here");
}

/// "Elm Practice" of the title "Elm Practice - GP services assessment".
bool begins_title(const Block& block, std::string_view title) {
    constexpr std::size_t kShortest = 5;
    const std::string_view text = block.text;
    return text.size() >= kShortest && text.size() + 3 < title.size() && title.starts_with(text) &&
           (title.substr(text.size()).starts_with(" - ") ||
            title.substr(text.size()).starts_with(" | "));
}

/// Menus stand above a page, too; a title that is shown elsewhere was made furniture.
bool may_be_name(const Block& block, std::string_view title) {
    return block.kind != BlockKind::ListItem && block.text.size() <= 160 &&
           !is_label_line(block.text) && !is_trail(block.text) &&
           !block.text.starts_with("Report from ") &&
           (block.kind != BlockKind::Furniture || block.text == title ||
            begins_title(block, title));
}

/// What stands on the line of a label itself: "Provided and run by: Elm Care Limited".
std::string_view behind_label(std::string_view text) {
    const auto colon = text.find(':');
    return colon == std::string_view::npos ? std::string_view{} : trimmed(text.substr(colon + 1));
}

Head head_of(std::span<const Block> blocks, std::string_view title) {
    Head head;
    std::optional<std::size_t> above;   // the last line that may be the name
    std::optional<std::size_t> titled;  // the first of them that is the page's own title
    std::size_t seen = 0;
    for (std::size_t i = 0; i < blocks.size() && seen < kHead; ++i) {
        const Block& block = blocks[i];
        if (block.kind == BlockKind::TableRow || block.text.size() > kLongestLine) break;
        const std::string key = folded(block.text);
        if (block.kind != BlockKind::Furniture) ++seen;
        if (head.run_by && !head.provider && *head.run_by + 1 == i && !is_type_line(block)) {
            head.provider = i;
            head.frame.push_back(i);
        } else if (is_rating_line(key)) {
            if (!head.rating) head.rating = i;
            if (!head.name) head.name = above;
        } else if (opens_provider(key)) {
            head.run_by = i;
            if (!behind_label(block.text).empty()) head.provider = i;
            if (!head.name) head.name = above;
            head.frame.push_back(i);
        } else if (is_provider_page_line(key)) {
            head.organisation = i;
            if (!head.name) head.name = above;
            head.frame.push_back(i);
        } else if ((key.starts_with("report from ") && key.ends_with(" assessment")) ||
                   (head.run_by && *head.run_by + 1 == i && is_label_line(block.text))) {
            head.frame.push_back(i);
        } else if (is_type_line(block) || inspection_date_line(block.text) ||
                   (block.kind == BlockKind::Paragraph && ends_sentence(block.text) &&
                    !is_notice(block.text) && block.text.size() > 90)) {
            break;
        } else if (is_notice(block.text) || is_one_of(key, kTabs) || is_sector(key)) {
            head.frame.push_back(i);
        } else if (is_address(block.text)) {
            head.frame.push_back(i);
            if (!head.name) head.name = above;
        } else if (may_be_name(block, title)) {
            above = i;
            const bool titles = block.kind == BlockKind::Heading && block.level == 1;
            if (!titled && (titles || begins_title(block, title))) titled = i;
        }
    }
    // Where a page has a title among these lines, it is the name, wherever the others stand.
    if (titled && (head.name || head.run_by)) head.name = titled;
    return head;
}

/// A head is sure when two of its marks stand below a name.
bool is_sure(const Head& head) {
    const int marks = int{head.rating.has_value()} + int{head.run_by.has_value()} +
                      int{head.organisation.has_value()};
    return head.name && (marks >= 2 || head.organisation || (head.run_by && head.provider));
}

/// "9 June 2014" beside "During a routine inspection": only the regulator heads its inspections so.
bool heads_an_inspection(std::span<const Block> blocks) {
    const auto top = blocks.first(std::min(blocks.size(), 2 * kHead));
    for (std::size_t i = 1; i < top.size(); ++i) {
        const bool above = is_type_line(top[i]) && inspection_date_line(top[i - 1].text);
        if (above || (is_type_line(top[i - 1]) && inspection_date_line(top[i].text))) return true;
    }
    return false;
}

}  // namespace

void settle_regulators_page(std::span<const Block> blocks, Report& report) {
    if (!report.publisher.empty()) return;
    const bool own_words = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.text == "Overall summary & rating" ||
               contains(block.text, "under Section 60 of the Health and Social Care Act 2008") ||
               contains(block.text, "on our website at www.cqc.org.uk");
    });
    // Nobody else assesses under its framework.
    const bool own_framework = report.framework == "saf-2023";
    if (own_framework || own_words || is_sure(head_of(blocks, report.title)) ||
        heads_an_inspection(blocks))
        report.publisher = "Care Quality Commission";
}

void read_location_page(std::span<const Block> blocks, Report& report) {
    const Head head = head_of(blocks, report.title);
    if (!is_sure(head)) return;
    std::string_view name = trimmed(blocks[*head.name].text);
    if (name.starts_with(kArchived)) {
        report.archived = true;
        name = trimmed(name.substr(kArchived.size()));
    }
    // The page of a key question is headed with the question.
    if (head.organisation)
        set(report.provider.name, name);
    else if (key_question_word(name) == KeyQuestion::None)
        set(report.location.name, name);
    if (head.run_by) {
        const auto beside = behind_label(blocks[*head.run_by].text);
        if (!beside.empty())
            set(report.provider.name, beside);
        else if (head.provider)
            set(report.provider.name, trimmed(blocks[*head.provider].text));
    }
    for (const auto at : head.frame) {
        if (const auto postcode = postcode_in(blocks[at].text); is_address(blocks[at].text))
            set(report.postcode, postcode);
    }
}

void hide_head_of_location_page(std::vector<Block>& blocks, std::string_view title) {
    const Head head = head_of(blocks, title);
    if (!is_sure(head)) return;
    for (const auto at : head.frame) {
        // A tab that is a heading stands over what the tab shows.
        if (blocks[at].kind != BlockKind::Heading || !is_one_of(folded(blocks[at].text), kTabs))
            blocks[at].kind = BlockKind::Furniture;
    }
}

}  // namespace findings::understanding
