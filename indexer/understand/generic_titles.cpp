// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/generic_titles.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/registered_types.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

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
     "all reports",
     "latest inspection",
     "please wait",
     "inspection team",
     "the inspection",
     "service and service type",
     "notice of inspection",
     "background to this inspection",
     "what we did before the inspection",
     "page content transcription",
     "documents",
     "lead inspector",
     "key inspection",
     "key unannounced inspection",
     "key announced inspection",
     "random unannounced inspection",
     "reader information",
     "service information",
     "inspection report on",
     "letter from the chief inspector of general practice",
     "letter from the chief inspector of hospitals",
     "letter from the chief inspector of adult social care",
     "letter from the chief inspector",
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
     "public",
     "private",
     "confidential",
     "official",
     "official - sensitive",
     "draft",
     "final report",
     "for information",
     "for approval",
     "for assurance",
     "for decision",
     "for discussion",
     "for noting",
     "final",
     "investigation report",
     "shared learning database",
     "guidance the shared learning relates to",
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

/// "Paper BOD 24/2012", "Agenda item 7.2", "Report to the meeting of the Elm Trust": where a paper
/// stands among others and before whom.
bool is_number_of_paper(std::string_view key) {
    constexpr std::size_t kMostWords = 14;
    if (starts_with_any(
            key,
            std::array<std::string_view, 3>{"commissioned by ", "prepared by ", "produced by "}))
        return true;
    const bool to_somebody = key.starts_with("report to the ") || key.starts_with("paper for the ");
    if (to_somebody) return word_count(key) <= kMostWords && !contains(key, ": ");
    const bool numbered = starts_with_any(
        key,
        std::array<std::string_view, 5>{"paper ", "agenda item ", "enclosure ", "enc ", "hc "});
    return numbered && word_count(key) <= 4 && std::any_of(key.begin(), key.end(), is_digit);
}

}  // namespace

bool is_generic_title(std::string_view title) {
    const std::string key = heading_key(title);
    if (key.size() < 3) return true;
    if (std::find(kGenericTitles.begin(), kGenericTitles.end(), key) != kGenericTitles.end() ||
        is_registered_type(title))
        return true;
    if (key.starts_with("microsoft word") || key.starts_with("slide 1")) return true;
    if (is_board_alone(title) || is_number_of_paper(key) ||
        key.starts_with("ordered by the house") || key.starts_with("presented to parliament"))
        return true;
    return std::any_of(kFileEnds.begin(), kFileEnds.end(), [&](auto end) {
        return key.ends_with(end);
    });
}

}  // namespace findings::understanding
