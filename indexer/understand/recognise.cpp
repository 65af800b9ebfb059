// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/recognise.hpp"

#include "indexer/understand/announcements.hpp"
#include "indexer/understand/board_papers.hpp"
#include "indexer/understand/case_parts.hpp"
#include "indexer/understand/control_sheets.hpp"
#include "indexer/understand/custody_visits.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/kind_clues.hpp"
#include "indexer/understand/news_lines.hpp"
#include "indexer/understand/paper_clues.hpp"
#include "indexer/understand/paper_kinds.hpp"
#include "indexer/understand/post_heads.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace findings::understanding {
namespace {

constexpr int kEnough = 3;  // below this nothing is sure enough and the kind stays "report"

constexpr std::size_t kTitleBlocks = 6;

struct Evidence {
    std::string title, url, opening;
    std::vector<std::string> headings, furniture, texts;
};

Evidence gather(const ParsedDocument& document,
                std::span<const Block> blocks,
                std::string_view title) {
    Evidence evidence;
    evidence.title = folded(title);
    if (const auto found = document.properties.find("canonical_url");
        found != document.properties.end()) {
        evidence.url = folded(found->second);
    }
    std::size_t shown = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) {
            evidence.furniture.push_back(folded(block.text));
            continue;
        }
        const bool heading_like = block.kind == BlockKind::Heading || block.text.size() <= 100;
        if (heading_like) evidence.headings.push_back(heading_key(block.text));
        evidence.texts.push_back(folded(block.text));
        // "Case study: Fern ward" further down is a box in a paper on something else.
        const bool is_box =
            ++shown > kTitleBlocks && evidence.texts.back().starts_with("case study");
        if (shown <= 20 && block.text.size() < 400 && !is_box)
            evidence.opening += evidence.texts.back() + '\n';
    }
    return evidence;
}

bool holds(const Evidence& evidence, const Clue& clue) {
    const auto anywhere = [&](const std::vector<std::string>& texts) {
        return std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
            return contains(text, clue.words);
        });
    };
    switch (clue.where) {
        case Where::Title:
            return contains(evidence.title, clue.words);
        case Where::Url:
            return contains(evidence.url, clue.words);
        case Where::Opening:
            return contains(evidence.opening, clue.words);
        case Where::Furniture:
            return anywhere(evidence.furniture);
        case Where::Text:
            return anywhere(evidence.texts);
        case Where::Heading:
            return std::any_of(
                evidence.headings.begin(),
                evidence.headings.end(),
                [&](const auto& heading) {
                    return heading.starts_with(clue.words) ||
                           (clue.words.front() == '(' && contains(heading, clue.words));
                });
    }
    return false;
}

template <class Clues>
std::string strongest(const Evidence& evidence, const Clues& clues) {
    std::map<std::string_view, int> scores;
    for (const auto& clue : clues) {
        if (holds(evidence, clue)) scores[clue.speaks_for] += clue.weight;
    }
    std::string_view best;
    for (const auto& clue :
         clues) {  // in table order, so that a tie is always decided the same way
        if (scores[clue.speaks_for] >= kEnough &&
            (best.empty() || scores[clue.speaks_for] > scores[best]))
            best = clue.speaks_for;
    }
    return std::string(best);
}

/// What an exporter wrote into <meta name="doc_type">: the document's own statement goes before all
/// evidence.
std::string stated_kind(const ParsedDocument& document) {
    if (document.media_type == MediaType::CqcJson) return "inspection-report";
    for (const auto* name : {"meta.doc_type", "report_kind", "doc_type"}) {
        const auto found = document.properties.find(name);
        if (found == document.properties.end()) continue;
        if (auto kind = kind_in_words(found->second); !kind.empty()) return kind;
    }
    // Front matter and sites have many names for the shelf that a page stands on; other shelves say
    // less of the page.
    for (const auto* name : {"meta.kind", "meta.type", "meta.layout", "meta.category"}) {
        const auto found = document.properties.find(name);
        if (found != document.properties.end() && kind_in_words(found->second) == "case-study")
            return "case-study";
    }
    return {};
}

/// A story of what a team did and what became of it, without headings: on a shelf of such stories,
/// or called "How ...".
bool tells_a_case(std::span<const Block> blocks, std::string_view folded_title) {
    constexpr auto kShelves = std::to_array<std::string_view>({"case studies",
                                                               "case study",
                                                               "good practice",
                                                               "our stories",
                                                               "improvement stories",
                                                               "success stories",
                                                               "practice examples",
                                                               "good practice examples"});
    std::size_t paragraphs = 0, headings = 0;
    bool did = false, moved = false, on_shelf = folded_title.starts_with("how ");
    for (const auto& block : blocks) {
        if (block.text.size() < 30)
            on_shelf =
                on_shelf || std::find(kShelves.begin(), kShelves.end(), heading_key(block.text)) !=
                                kShelves.end();
        if (block.kind == BlockKind::Heading) ++headings;
        if (block.kind != BlockKind::Paragraph || block.text.size() < 60 ||
            block.text.size() > 3000)
            continue;
        ++paragraphs;
        const auto part = part_of_words(block.text);
        did = did || part == "what-they-did";
        moved = moved ||
                (part == "impact" && std::any_of(block.text.begin(), block.text.end(), is_digit));
    }
    return on_shelf && did && moved && headings <= 3 && paragraphs >= 3 && paragraphs <= 15;
}

/// Headings in an author's own words that tell what was done, what came of it, and at least two of
/// what was wrong, what helped, what was hard and what comes next.
bool has_headings_of_case(std::span<const Block> blocks) {
    std::vector<std::string_view> parts;
    const auto has = [&](std::string_view part) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
    };
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Heading) continue;
        if (heading_key(block.text).starts_with("recommendation")) return false;
        auto part = part_of_heading(block.text);
        // Behind what was done it tells what came of it.
        if (heading_key(block.text) == "what happened" && has("what-they-did")) part = "impact";
        if (!has(part)) parts.push_back(part);
    }
    const int more =
        int{has("problem")} + int{has("what-helped")} + int{has("challenges")} + int{has("next")};
    return has("what-they-did") && has("impact") && more >= 2;
}

bool looks_like_thread(std::span<const Block> blocks) { return posts_in(blocks) >= 2; }

/// "Date of assessment 2 to 9 May 2024. We assessed the service because ...": an assessment under
/// the new framework opens so.
bool opens_with_assessment(std::span<const Block> blocks) {
    constexpr std::size_t kTop = 12;
    const auto top = blocks.first(std::min(blocks.size(), kTop));
    return std::any_of(top.begin(), top.end(), [](const Block& block) {
        const std::string key = folded(block.text.substr(0, 80));
        const auto date =
            key.starts_with("date of assessment") || key.starts_with("dates of assessment")
                ? first_date(block.text.substr(0, 120))
                : std::nullopt;
        return date && date->to.year >= 2023 && block.text.size() > 120;
    });
}

}  // namespace

std::string kind_in_words(std::string_view words) {
    struct Stated {
        std::string_view words, kind;
    };
    constexpr auto kStated = std::to_array<Stated>({
        {"inspection report", "inspection-report"},
        {"focused inspection", "inspection-report"},
        {"assessment", "saf-report"},
        {"evidence appendix", "evidence-appendix"},
        {"quality report", "quality-report"},
        {"case study", "case-study"},
        {"practice example", "case-study"},
        {"case studies", "case-study"},
        {"improvement story", "case-study"},
        {"practice story", "case-study"},
        {"success story", "case-study"},
        {"our story", "case-study"},
        {"qi story", "case-study"},
        {"qi project", "case-study"},
        {"improvement project", "case-study"},
        {"quality improvement project", "case-study"},
        {"good practice", "case-study"},
        {"good practice example", "case-study"},
        {"press release", "press-release"},
        {"news release", "press-release"},
        {"policy", "policy"},
        {"policy paper", "policy"},
        {"policy document", "policy"},
        {"thematic", "thematic"},
        {"thematic report", "thematic"},
        {"thematic review", "thematic"},
        {"guidance", "guidance"},
        {"guideline", "guidance"},
        {"forum thread", "forum"},
        {"news", "news"},
        {"news item", "news"},
        {"news story", "news"},
        {"news article", "news"},
    });
    std::string key = folded(words.substr(0, 60));
    for (const auto& stated : kStated) {
        if (key == stated.words || key == stated.kind) return std::string(stated.kind);
    }
    std::replace(key.begin(), key.end(), '_', ' ');
    std::replace(key.begin(), key.end(), '-', ' ');
    const auto found = std::find_if(kStated.begin(), kStated.end(), [&](const Stated& stated) {
        return key == stated.words;
    });
    return found == kStated.end() ? std::string() : std::string(found->kind);
}

Recognised recognise(const ParsedDocument& document,
                     std::span<const Block> blocks,
                     std::string_view title) {
    const Evidence evidence = gather(document, blocks, title);
    Recognised result;
    result.report_kind = stated_kind(document);
    // The page's own class names tell its posts.
    if (result.report_kind.empty() && document.properties.contains("posts"))
        result.report_kind = "forum";
    if (result.report_kind.empty()) {
        result.report_kind = strongest(evidence, kAllKindClues);
        if (result.report_kind == "inspection-report" && speaks_for_provider(blocks))
            result.report_kind = "press-release";
    }
    if (result.report_kind.empty() && opens_with_assessment(blocks))
        result.report_kind = "saf-report";
    if (result.report_kind.empty() && looks_like_thread(blocks)) result.report_kind = "forum";
    if (result.report_kind.empty() && looks_like_news(document, blocks, title))
        result.report_kind = "news";
    if (result.report_kind.empty()) result.report_kind = kind_of_announcement(blocks);
    if (result.report_kind.empty() &&
        (tells_a_case(blocks, evidence.title) || has_headings_of_case(blocks)))
        result.report_kind = "case-study";
    if (result.report_kind.empty()) result.report_kind = kind_of_controlled(blocks);
    if (result.report_kind.empty()) {
        Report titled;
        titled.title = title;
        result.report_kind = is_custody_visit(blocks, titled) ? "inspection-report" : "report";
    }
    if (auto kind = kind_of_masthead(blocks, title, result.report_kind); !kind.empty())
        result.report_kind = std::move(kind);
    // "Integrated quality report" is what boards read, too.
    if (result.report_kind == "quality-report" && is_board_paper(blocks))
        result.report_kind = "policy";
    if (result.report_kind == "mha-visit") result.framework = "mha";
    const bool inspected =
        result.report_kind == "inspection-report" || result.report_kind == "quality-report" ||
        result.report_kind == "compliance-2010" || result.report_kind == "saf-report" ||
        result.report_kind == "evidence-appendix";
    if (inspected) result.framework = strongest(evidence, kFrameworkClues);
    if (result.report_kind == "saf-report" && opens_with_assessment(blocks))
        result.framework = "saf-2023";
    // The regulator's records hold the text of assessments under the new framework, and no other
    // report's.
    if (document.media_type == MediaType::CqcJson && result.framework == "saf-2023")
        result.report_kind = "saf-report";
    return result;
}

}  // namespace findings::understanding
