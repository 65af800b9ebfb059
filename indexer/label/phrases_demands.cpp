// SPDX-License-Identifier: GPL-3.0-or-later

// How requirements and recommendations are worded, and what only looks like one.

#include "indexer/label/phrases.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr auto kMust = RuleType::Must;
constexpr auto kShould = RuleType::Should;
constexpr auto kRecommend = RuleType::Recommend;
constexpr auto kNoRequirement = RuleType::NoRequirement;
constexpr auto kPast = RuleType::PastRequirement;

constexpr std::array kPhrases = std::to_array<GrammarPhrase>({
    // Requirements: someone who can act, and must or should act (domain notes 6.4).
    {kMust,
     "(provider|trust|service|hospital|manager|ward|organisation|company|board|leader|it|they) "
     "must"},
    {kMust, "registered (manager|person) must"},
    {kMust, "must (ensure|ensures)"},
    {kMust, "must make sure"},
    {kMust, "must make .. available"},
    {kMust, "provider is required to"},
    {kMust, "(is|are) required to (ensure|make|take|send|submit)"},
    {kMust,
     "(provider|trust|service|hospital) .. must "
     "(take|have|keep|review|improve|stop|address|act|continue)"},
    {kShould, "(provider|trust|service|hospital|manager|ward) should"},
    {kShould, "should (ensure|consider|review)"},
    {kShould, "should make sure"},
    {kShould, "should continue to"},
    {kShould, "your action statement should"},
    {kShould, "(leader|manager|staff|team|unit) should"},
    {kRecommend, "we recommend"},
    {kRecommend, "we recommended"},
    {kRecommend, "recommend that"},
    {kRecommend, "recommended that"},
    {kRecommend,
     "(report|review|paper|brief|briefing|inquiry|committee|commission|author|study|panel|"
     "taskforce|coroner|alliance|charity|college|strategy|"
     "chapter|it|they) .. recommend"},
    {kRecommend, "we want to see"},
    {kRecommend, "calls for"},
    {kRecommend, "we (need|call)"},
    {kRecommend, "it is recommended"},
    {kRecommend, "recommendation #"},
    {kRecommend, "we are calling"},
    {kRecommend, "we urge"},
    {kRecommend, "we expect"},
    {kRecommend,
     "(government|minister|commissioner|board|system|body|agency|partner|council|england|"
     "department|trust|provider|service|"
     "hospital|leader|icb|icbs|regulator|cqc|area|team|organisation|ward|dhsc|hee|pathway|contract|"
     "inspector|policymaker|"
     "parliament|unit|college|university|force|authority|collaborative|employer|manager) .. "
     "(should|must|needs to|need to)"},
    {kRecommend,
     "(every|each|all) ... (should|must|needs to|need to) "
     "(have|be|publish|offer|give|set|get|know|include|agree|make|report)"},
    {kRecommend, "there (should|must) be"},
    {kRecommend, "there needs to be"},
    {kRecommend, "there is a need"},
    {kRecommend,
     "(need|needs|ought) to be "
     "(funded|invested|trained|asked|reviewed|involved|given|seen|treated|replaced|built|made)"},
    {kRecommend,
     "should be "
     "(funded|asked|trained|reviewed|involved|given|seen|treated|replaced|made|offered|published|"
     "required|able to show|"
     "measured|recorded|shared|used|ended|held|phased|set|part|commissioned|supported|extended|"
     "expected)"},
    {kNoRequirement, "should have"},
    {kNoRequirement, "should not have"},
    {kNoRequirement, "should be able to"},
    {kNoRequirement, "as it should"},
    {kNoRequirement, "(what|who|whom|when|where|how|which|why|whether|if) .. (should|must)"},
    {kNoRequirement, "visitors must"},
    {kNoRequirement, "(what|as|which|who|all|everything|than|would|not) .. recommend"},
    {kNoRequirement, "must have regard"},
    {kNoRequirement, "must not park"},
    {kNoRequirement, "you must"},
    {kNoRequirement, "must be signed in"},
    {kNoRequirement, "must have been"},
    {kNoRequirement, "(said|told us|felt|thought|believed) .. should"},
    {kNoRequirement,
     "(staff|patients|people|residents|they|he|she|nurses|doctors|relatives|carers|managers|"
     "workers) "
     "(said|told us|told me|knew|understood|explained|felt|thought|believed) .. must"},
    {kNoRequirement,
     "MUST "
     "(tool|score|scores|assessment|assessments|screening|chart|charts|nutrition|nutritional)"},
    {kNoRequirement, "(the|a|used|using|completed|including|with) MUST"},
    {kNoRequirement, "should you"},
    {kNoRequirement, "should they"},
    {kNoRequirement, "(than|that) they should"},
    {kNoRequirement, "should receive"},
    {kNoRequirement, "that should .. been"},
    {kNoRequirement, "responses .. should be sent"},
    {kNoRequirement, "nothing .. should be taken"},
    {kNoRequirement, "(must|should) take is where"},
    {kPast, "(last|previous|earlier|prior|first) (inspection|visit|assessment|report)"},
    {kPast, "(we|had) told the (trust|provider|service|hospital)"},
    {kPast, "(previously|already) told"},
    {kPast, "had been told"},
    {kPast, "were told .. must"},
    {kPast, "in (2012|2013|2014|2015|2016|2017|2018) we"},
});

constexpr std::array kImperatives = std::to_array<std::string_view>({
    "agree",    "ask",     "assess",   "avoid",      "begin",     "bring",   "build",
    "carry",    "check",   "collect",  "commission", "complete",  "consult", "create",
    "cut",      "define",  "design",   "develop",    "end",       "ensure",  "establish",
    "expand",   "extend",  "fund",     "give",       "guarantee", "hold",    "identify",
    "improve",  "include", "increase", "introduce",  "invest",    "involve", "keep",
    "let",      "listen",  "make",     "map",        "measure",   "monitor", "move",
    "offer",    "pay",     "plan",     "prevent",    "produce",   "protect", "provide",
    "publish",  "put",     "record",   "recruit",    "reduce",    "remove",  "replace",
    "report",   "require", "reserve",  "review",     "set",       "share",   "show",
    "simplify", "start",   "stop",     "strengthen", "support",   "tell",    "track",
    "train",    "treat",   "use",      "write",      "close",     "appoint", "adopt",
    "allow",    "act",     "fix",      "find",       "name",      "ban",     "count",
    "hear",     "open",    "spread",   "test",
});

}  // namespace

std::span<const GrammarPhrase> demand_phrases() { return kPhrases; }
std::span<const std::string_view> imperative_verbs() { return kImperatives; }

}  // namespace findings::label
