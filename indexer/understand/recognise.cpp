// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/recognise.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/understand/forum.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {
namespace {

enum class Where { Title, Heading, Furniture, Url, Text, Opening };

/// A piece of evidence: words found somewhere speak for a kind. Each clue counts once, however often it occurs.
struct Clue {
    Where where;
    std::string_view words;  // folded
    std::string_view speaks_for;
    int weight = 1;
};

constexpr int kEnough = 3;  // below this nothing is sure enough and the kind stays "report"

constexpr std::array kKindClues = {
    Clue{Where::Text, "met this standard", "compliance-2010", 3},
    Clue{Where::Text, "essential standard", "compliance-2010", 3},
    Clue{Where::Heading, "(outcome ", "compliance-2010", 6},
    Clue{Where::Heading, "reasons for our judgement", "compliance-2010", 6},
    Clue{Where::Title, "review of compliance", "compliance-2010", 4},
    Clue{Where::Url, "/inspection-report/", "compliance-2010", 2},
    Clue{Where::Opening, "quality report", "quality-report", 4},
    Clue{Where::Furniture, "quality report", "quality-report", 4},
    Clue{Where::Title, "quality report", "quality-report", 4},
    Clue{Where::Heading, "the five questions we ask", "quality-report", 3},
    Clue{Where::Heading, "are services safe", "quality-report", 2},
    Clue{Where::Heading, "are services well-led", "quality-report", 1},
    Clue{Where::Furniture, "inspection report", "inspection-report", 4},
    Clue{Where::Opening, "inspection report", "inspection-report", 3},
    Clue{Where::Title, "inspection report", "inspection-report", 4},
    Clue{Where::Title, "focused inspection", "inspection-report", 5},
    Clue{Where::Heading, "is the service safe", "inspection-report", 3},
    Clue{Where::Heading, "is the service well-led", "inspection-report", 2},
    Clue{Where::Heading, "areas for improvement", "inspection-report", 2},
    Clue{Where::Opening, "during a routine inspection", "inspection-report", 3},
    Clue{Where::Opening, "during an inspection", "inspection-report", 3},
    Clue{Where::Opening, "inspection carried out on", "inspection-report", 3},
    Clue{Where::Text, "we rated it as", "inspection-report", 2},
    Clue{Where::Url, "/inspection-summary", "inspection-report", 4},
    Clue{Where::Opening, "overall: ", "inspection-report", 1},
    // Adult social care, general practice, dentists, hospitals, ambulances, hospices
    Clue{Where::Text, "overall rating for this service", "inspection-report", 3},
    Clue{Where::Text, "overall rating for this hospital", "inspection-report", 2},
    Clue{Where::Text, "overall rating for this location", "inspection-report", 2},
    Clue{Where::Text, "overall rating for this practice", "inspection-report", 2},
    Clue{Where::Text, "this inspection took place on", "inspection-report", 3},
    Clue{Where::Text, "registered manager is a person who has registered", "inspection-report", 3},
    Clue{Where::Text, "comprehensive inspection", "inspection-report", 1},
    Clue{Where::Text, "focused inspection", "inspection-report", 2},
    Clue{Where::Text, "our rating of this service", "inspection-report", 3},
    Clue{Where::Text, "our rating of this trust", "inspection-report", 3},
    Clue{Where::Text, "our rating of the trust", "inspection-report", 3},
    Clue{Where::Text, "inspected but not rated", "inspection-report", 2},
    Clue{Where::Heading, "rating at last inspection", "inspection-report", 3},
    Clue{Where::Heading, "background to this inspection", "inspection-report", 3},
    Clue{Where::Heading, "why we inspected", "inspection-report", 3},
    Clue{Where::Heading, "about the service", "inspection-report", 1},
    Clue{Where::Heading, "letter from the chief inspector", "quality-report", 3},
    Clue{Where::Heading, "detailed findings from this inspection", "quality-report", 2},
    Clue{Where::Heading, "findings by main service", "quality-report", 2},
    Clue{Where::Heading, "requirement notices", "inspection-report", 2},
    Clue{Where::Heading, "action we have told the provider to take", "inspection-report", 1},
    Clue{Where::Text, "we always ask the following five questions", "inspection-report", 2},
    Clue{Where::Text, "review of compliance", "compliance-2010", 3},
    Clue{Where::Text, "non-compliant with outcome", "compliance-2010", 3},
    Clue{Where::Text, "standards of quality and safety", "compliance-2010", 2},
    Clue{Where::Heading, "our judgement", "compliance-2010", 2},
    Clue{Where::Heading, "outcome ", "compliance-2010", 1},
    Clue{Where::Title, "evidence appendix", "evidence-appendix", 6},
    Clue{Where::Opening, "evidence appendix", "evidence-appendix", 3},
    Clue{Where::Furniture, "evidence appendix", "evidence-appendix", 6},
    Clue{Where::Text, "(out of 100) for this area", "saf-report", 6},
    Clue{Where::Opening, "report from ", "saf-report", 2},
    Clue{Where::Url, "/reports/lap-", "saf-report", 6},
    Clue{Where::Url, "/reports/ap", "saf-report", 6},
    Clue{Where::Heading, "our view of the service", "saf-report", 5},
    Clue{Where::Heading, "our current view of the service", "saf-report", 5},
    Clue{Where::Text, "quality statement", "saf-report", 2},
    Clue{Where::Opening, "during an assessment", "saf-report", 4},
    Clue{Where::Title, "mental health act monitoring visit", "mha-visit", 7},
    Clue{Where::Opening, "mental health act 1983 monitoring visit", "mha-visit", 7},
    Clue{Where::Opening, "mental health act monitoring visit", "mha-visit", 5},
    Clue{Where::Text, "section 120b of the act", "mha-visit", 4},
    Clue{Where::Text, "your action statement should address", "mha-visit", 5},
    Clue{Where::Opening, "ward(s) visited", "mha-visit", 3},
    Clue{Where::Furniture, "mental health act monitoring visit", "mha-visit", 5},
    Clue{Where::Furniture, "mental health act 1983 monitoring visit", "mha-visit", 5},
    Clue{Where::Title, "mha monitoring visit", "mha-visit", 6},
    Clue{Where::Title, "mental health act visit", "mha-visit", 6},
    Clue{Where::Title, "mental health act 1983: visit", "mha-visit", 6},
    Clue{Where::Title, "mental health act 1983 visit", "mha-visit", 6},
    Clue{Where::Title, "mental health act commission", "mha-visit", 5},
    Clue{Where::Title, "monitoring visit", "mha-visit", 4},
    Clue{Where::Title, "mha visit", "mha-visit", 6},
    Clue{Where::Opening, "mha monitoring visit", "mha-visit", 5},
    Clue{Where::Opening, "monitoring visit", "mha-visit", 3},
    Clue{Where::Text, "mental health act reviewer", "mha-visit", 1},
    Clue{Where::Text, "provider action statement", "mha-visit", 2},
    Clue{Where::Text, "cop ref", "mha-visit", 3},
    Clue{Where::Text, "mha section", "mha-visit", 3},
    Clue{Where::Heading, "individual issues", "mha-visit", 4},
    Clue{Where::Title, "action plan", "action-statement", 5},
    Clue{Where::Title, "provider action statement", "action-statement", 12},
    Clue{Where::Title, "action statement", "action-statement", 5},
    Clue{Where::Title, "you said, we did", "action-statement", 6},
    Clue{Where::Text, "you said | ", "action-statement", 4},
    Clue{Where::Text, "cqc finding | ", "action-statement", 4},
    Clue{Where::Text, " | owner | ", "action-statement", 3},
    Clue{Where::Text, "person responsible | ", "action-statement", 3},
    Clue{Where::Text, "what cqc found | ", "action-statement", 4},
    Clue{Where::Text, "what was found | ", "action-statement", 4},
    Clue{Where::Text, " | due date", "action-statement", 3},
    Clue{Where::Text, "action plan", "action-statement", 1},
    Clue{Where::Title, "action log", "action-statement", 4},
    Clue{Where::Title, "improvement plan", "action-statement", 6},
    Clue{Where::Title, "response to", "action-statement", 2},
    Clue{Where::Opening, "action plan", "action-statement", 3},
    Clue{Where::Opening, "action statement", "action-statement", 3},
    Clue{Where::Text, " | by when", "action-statement", 3},
    Clue{Where::Text, " | lead | ", "action-statement", 3},
    Clue{Where::Text, "action required | ", "action-statement", 3},
    Clue{Where::Heading, "foreword", "thematic", 2},
    Clue{Where::Heading, "key findings", "thematic", 2},
    Clue{Where::Heading, "key messages", "thematic", 2},
    Clue{Where::Heading, "key points", "thematic", 2},
    Clue{Where::Heading, "recommendations", "thematic", 1},
    Clue{Where::Heading, "methodology", "thematic", 1},
    Clue{Where::Heading, "how we did this review", "thematic", 2},
    Clue{Where::Heading, "chapter 1", "thematic", 3},
    Clue{Where::Heading, "recommendation 1", "thematic", 2},
    Clue{Where::Text, "recommendation 1:", "thematic", 2},
    Clue{Where::Heading, "executive summary", "thematic", 2},
    Clue{Where::Heading, "appendix", "thematic", 1},
    Clue{Where::Heading, "about this report", "thematic", 1},
    Clue{Where::Heading, "what we did", "thematic", 1},
    Clue{Where::Heading, "main findings", "thematic", 2},
    Clue{Where::Opening, "a review of ", "thematic", 3},
    Clue{Where::Heading, "what we found", "thematic", 1},
    Clue{Where::Title, "thematic review", "thematic", 5},
    Clue{Where::Title, "thematic report", "thematic", 5},
    Clue{Where::Opening, "thematic review", "thematic", 4},
    Clue{Where::Title, "monitoring the mental health act", "thematic", 6},
    Clue{Where::Title, "inquiry", "thematic", 2},
    Clue{Where::Title, "independent review", "thematic", 3},
    Clue{Where::Opening, "national review", "thematic", 3},
    Clue{Where::Title, "national review", "thematic", 3},
    Clue{Where::Title, "state of care", "thematic", 4},
    Clue{Where::Title, "national reports", "thematic", 4},
    Clue{Where::Title, "annual report", "thematic", 3},
    Clue{Where::Url, "/publications/", "thematic", 2},
    Clue{Where::Url, "/press-release/", "press-release", 7},
    Clue{Where::Url, "/news/releases/", "press-release", 7},
    Clue{Where::Text, "inspectors found:", "press-release", 4},
    Clue{Where::Text, "inspectors also found", "press-release", 3},
    Clue{Where::Text, "notes to editors", "press-release", 4},
    Clue{Where::Opening, "press release", "press-release", 5},
    Clue{Where::Text, "for media enquiries", "press-release", 4},
    Clue{Where::Text, "we need to:", "policy", 3},
    Clue{Where::Heading, "recommendations", "policy", 1},
    Clue{Where::Text, "recommendation 1", "policy", 2},
    Clue{Where::Text, "we call on ", "policy", 2},
    Clue{Where::Text, "we are calling on", "policy", 2},
    Clue{Where::Heading, "our asks", "policy", 3},
    Clue{Where::Heading, "what needs to happen", "policy", 3},
    Clue{Where::Heading, "what we want to see", "policy", 3},
    Clue{Where::Heading, "what we are calling for", "policy", 3},
    Clue{Where::Text, "trust leaders", "policy", 1},
    Clue{Where::Text, "policymakers", "policy", 1},
    Clue{Where::Text, "our survey", "policy", 1},
    Clue{Where::Opening, "briefing", "policy", 2},
    Clue{Where::Opening, "consultation response", "policy", 5},
    Clue{Where::Title, "our position", "policy", 5},
    Clue{Where::Title, "manifesto", "policy", 4},
    Clue{Where::Title, "strategy", "policy", 3},
    Clue{Where::Text, "across government", "policy", 1},
    Clue{Where::Text, "our latest survey", "policy", 2},
    Clue{Where::Opening, "position paper", "policy", 6},
    Clue{Where::Opening, "policy paper", "policy", 6},
    Clue{Where::Title, "position paper", "policy", 6},
    Clue{Where::Title, " policy", "policy", 5},
    Clue{Where::Opening, "paper for: ", "policy", 4},
    Clue{Where::Title, "commissioning", "policy", 1},
    Clue{Where::Opening, "purpose: for decision", "policy", 4},
    Clue{Where::Title, "board paper", "policy", 5},
    Clue{Where::Title, "board of directors", "policy", 5},
    Clue{Where::Opening, "board of directors", "policy", 3},
    Clue{Where::Opening, "review date", "policy", 3},
    Clue{Where::Title, "good practice example", "case-study", 6},
    Clue{Where::Title, "practice example", "case-study", 5},
    Clue{Where::Title, "success story", "case-study", 5},
    Clue{Where::Title, "spotlight on", "case-study", 4},
    Clue{Where::Title, "case study", "case-study", 6},
    Clue{Where::Opening, "improvement report", "case-study", 3},
    Clue{Where::Heading, "what they did", "case-study", 4},
    Clue{Where::Heading, "what was done", "case-study", 3},
    Clue{Where::Heading, "the challenge", "case-study", 2},
    Clue{Where::Heading, "the solution", "case-study", 3},
    Clue{Where::Heading, "solution", "case-study", 2},
    Clue{Where::Heading, "what changed", "case-study", 3},
    Clue{Where::Heading, "what difference", "case-study", 3},
    Clue{Where::Heading, "outcomes", "case-study", 1},
    Clue{Where::Heading, "benefits", "case-study", 1},
    Clue{Where::Heading, "who was involved", "case-study", 3},
    Clue{Where::Heading, "what we learn", "case-study", 3},
    Clue{Where::Heading, "key learning", "case-study", 2},
    Clue{Where::Heading, "top tips", "case-study", 2},
    Clue{Where::Heading, "next steps", "case-study", 1},
    Clue{Where::Heading, "challenges", "case-study", 1},
    Clue{Where::Url, "/case-stud", "case-study", 6},
    Clue{Where::Heading, "what we did", "case-study", 4},
    Clue{Where::Heading, "what to change", "case-study", 4},
    Clue{Where::Heading, "how to change", "case-study", 3},
    Clue{Where::Heading, "adding value", "case-study", 3},
    Clue{Where::Heading, "where to look", "case-study", 3},
    Clue{Where::Heading, "impact", "case-study", 2},
    Clue{Where::Heading, "the issue", "case-study", 2},
    Clue{Where::Heading, "approach", "case-study", 2},
    Clue{Where::Heading, "results", "case-study", 1},
    Clue{Where::Heading, "what helped", "case-study", 3},
    Clue{Where::Heading, "lessons", "case-study", 2},
    Clue{Where::Heading, "what was hard", "case-study", 2},
    Clue{Where::Heading, "the problem", "case-study", 2},
    Clue{Where::Opening, "case study", "case-study", 4},
    Clue{Where::Title, "guidance", "guidance", 5},
    Clue{Where::Title, "guide", "guidance", 4},
    Clue{Where::Title, "code of practice", "guidance", 4},
    Clue{Where::Title, "standards for", "guidance", 4},
    Clue{Where::Title, "quality standard", "guidance", 4},
    Clue{Where::Opening, "brief guide", "guidance", 4},
    Clue{Where::Heading, "who this guid", "guidance", 5},
    Clue{Where::Text, "powered by ploneboard", "forum", 7},
    Clue{Where::Text, "powered by phpbb", "forum", 7},
    Clue{Where::Furniture, "powered by ploneboard", "forum", 7},
    Clue{Where::Furniture, "powered by phpbb", "forum", 7},
    Clue{Where::Text, "powered by discourse", "forum", 7},
    Clue{Where::Text, "powered by vbulletin", "forum", 7},
    Clue{Where::Text, "users browsing this forum", "forum", 7},
    Clue{Where::Furniture, "users browsing this forum", "forum", 7},
    Clue{Where::Furniture, "powered by discourse", "forum", 7},
    Clue{Where::Furniture, "powered by vbulletin", "forum", 7},
    Clue{Where::Text, "board index", "forum", 4},
    Clue{Where::Furniture, "board index", "forum", 4},
    Clue{Where::Text, "originally posted by", "forum", 4},
    Clue{Where::Opening, "topic starter", "forum", 3},
    Clue{Where::Url, "/viewtopic.php", "forum", 6},
    Clue{Where::Url, "/showthread.php", "forum", 6},
    Clue{Where::Url, "/forum/", "forum", 4},
    Clue{Where::Text, "this site is intended for health professionals", "news", 5},
    Clue{Where::Furniture, "this site is intended for health professionals", "news", 5},
    Clue{Where::Text, "ads by google", "news", 3},
    Clue{Where::Furniture, "ads by google", "news", 3},
    Clue{Where::Furniture, "advertisement", "news", 3},
    Clue{Where::Text, "advertisement", "news", 2},
    Clue{Where::Opening, "staff reporter", "news", 4},
    Clue{Where::Opening, "by our ", "news", 3},
    Clue{Where::Text, "more news:", "news", 3},
    Clue{Where::Opening, "news | ", "news", 4},
    Clue{Where::Furniture, "news | ", "news", 4},
    Clue{Where::Opening, "correspondent", "news", 3},
    Clue{Where::Opening, "newsletter", "digest", 3},
    Clue{Where::Opening, "digest", "digest", 3},
};

constexpr std::array kFrameworkClues = {
    Clue{Where::Text, "met this standard", "outcomes-2010", 4},
    Clue{Where::Text, "essential standard", "outcomes-2010", 4},
    Clue{Where::Heading, "(outcome ", "outcomes-2010", 4},
    Clue{Where::Heading, "reasons for our judgement", "outcomes-2010", 4},
    Clue{Where::Text, "of the 2010 regulations", "outcomes-2010", 2},
    Clue{Where::Text, "review of compliance", "outcomes-2010", 4},
    Clue{Where::Text, "standards of quality and safety", "outcomes-2010", 2},
    Clue{Where::Heading, "our judgement", "outcomes-2010", 3},
    Clue{Where::Opening, "quality report", "kloe-2014", 4},
    Clue{Where::Furniture, "quality report", "kloe-2014", 4},
    Clue{Where::Title, "quality report", "kloe-2014", 4},
    Clue{Where::Heading, "are services safe", "kloe-2014", 3},
    Clue{Where::Heading, "letter from the chief inspector", "kloe-2014", 3},
    Clue{Where::Text, "our rating of this service", "kloe-2017", 4},
    Clue{Where::Text, "our rating of the trust", "kloe-2017", 4},
    Clue{Where::Text, "our rating of this trust", "kloe-2017", 4},
    Clue{Where::Heading, "safe and clean care environments", "kloe-2017", 4},
    Clue{Where::Heading, "use of restrictive interventions", "kloe-2017", 3},
    Clue{Where::Heading, "learning, continuous improvement and innovation", "kloe-2017", 3},
    Clue{Where::Text, "evidence appendix", "kloe-2017", 2},
    Clue{Where::Heading, "right culture", "kloe-2017", 3},
    Clue{Where::Heading, "right support", "kloe-2017", 3},
    Clue{Where::Text, "right support, right care, right culture", "kloe-2017", 3},
    Clue{Where::Heading, "why we inspected", "kloe-2017", 3},
    Clue{Where::Heading, "rating at last inspection", "kloe-2017", 2},
    Clue{Where::Text, "registered manager is a person who has registered", "kloe-2014", 1},
    Clue{Where::Text, "(out of 100) for this area", "saf-2023", 7},
    Clue{Where::Heading, "our view of the service", "saf-2023", 7},
    Clue{Where::Heading, "our current view of the service", "saf-2023", 7},
    Clue{Where::Url, "/reports/lap-", "saf-2023", 7},
    Clue{Where::Url, "/reports/ap", "saf-2023", 7},
};

struct Evidence {
    std::string title, url, opening;
    std::vector<std::string> headings, furniture, texts;
};

Evidence gather(const ParsedDocument& document, std::span<const Block> blocks, std::string_view title) {
    Evidence evidence;
    evidence.title = folded(title);
    if (const auto found = document.properties.find("canonical_url"); found != document.properties.end()) {
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
        if (++shown <= 20 && block.text.size() < 400) evidence.opening += evidence.texts.back() + '\n';
    }
    return evidence;
}

bool holds(const Evidence& evidence, const Clue& clue) {
    const auto anywhere = [&](const std::vector<std::string>& texts) {
        return std::any_of(texts.begin(), texts.end(), [&](const auto& text) { return contains(text, clue.words); });
    };
    switch (clue.where) {
        case Where::Title: return contains(evidence.title, clue.words);
        case Where::Url: return contains(evidence.url, clue.words);
        case Where::Opening: return contains(evidence.opening, clue.words);
        case Where::Furniture: return anywhere(evidence.furniture);
        case Where::Text: return anywhere(evidence.texts);
        case Where::Heading:
            return std::any_of(evidence.headings.begin(), evidence.headings.end(), [&](const auto& heading) {
                return heading.starts_with(clue.words) || (clue.words.front() == '(' && contains(heading, clue.words));
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
    for (const auto& clue : clues) {  // in table order, so that a tie is always decided the same way
        if (scores[clue.speaks_for] >= kEnough && (best.empty() || scores[clue.speaks_for] > scores[best])) best = clue.speaks_for;
    }
    return std::string(best);
}

/// What an exporter wrote into <meta name="doc_type">: the document's own statement goes before all evidence.
std::string stated_kind(const ParsedDocument& document) {
    struct Stated {
        std::string_view words, kind;
    };
    constexpr std::array kStated = {
        Stated{"inspection report", "inspection-report"}, Stated{"focused inspection", "inspection-report"},
        Stated{"assessment", "saf-report"},               Stated{"evidence appendix", "evidence-appendix"},
        Stated{"quality report", "quality-report"},       Stated{"case study", "case-study"},
        Stated{"press release", "press-release"},         Stated{"policy", "policy"},
        Stated{"guidance", "guidance"},                   Stated{"news", "news"},
    };
    if (document.media_type == MediaType::CqcJson) return "inspection-report";
    for (const auto* name : {"meta.doc_type", "report_kind", "doc_type"}) {
        const auto found = document.properties.find(name);
        if (found == document.properties.end()) continue;
        const std::string words = folded(found->second);
        for (const auto& stated : kStated) {
            if (words == stated.words || words == stated.kind) return std::string(stated.kind);
        }
    }
    return {};
}

bool looks_like_thread(std::span<const Block> blocks) { return posts_in(blocks) >= 2; }

}  // namespace

Recognised recognise(const ParsedDocument& document, std::span<const Block> blocks, std::string_view title) {
    const Evidence evidence = gather(document, blocks, title);
    Recognised result;
    result.report_kind = stated_kind(document);
    if (result.report_kind.empty()) result.report_kind = strongest(evidence, kKindClues);
    if (result.report_kind.empty() && looks_like_thread(blocks)) result.report_kind = "forum";
    if (result.report_kind.empty()) result.report_kind = "report";
    if (result.report_kind == "mha-visit") result.framework = "mha";
    const bool inspected = result.report_kind == "inspection-report" || result.report_kind == "quality-report" ||
                           result.report_kind == "compliance-2010" || result.report_kind == "saf-report" ||
                           result.report_kind == "evidence-appendix";
    if (inspected) result.framework = strongest(evidence, kFrameworkClues);
    // The regulator's records hold the text of assessments under the new framework, and no other report's.
    if (document.media_type == MediaType::CqcJson && result.framework == "saf-2023") result.report_kind = "saf-report";
    return result;
}

}  // namespace findings::understanding
