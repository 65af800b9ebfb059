// SPDX-License-Identifier: GPL-3.0-or-later

// Words by which inspectors, papers, the press and forums are told apart.

#include "indexer/label/phrases.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr std::array kPhrases = std::to_array<GrammarPhrase>({
    // Who speaks. Only inspection prose is about a key question.
    {RuleType::ForumVoice, "i"},
    {RuleType::ForumVoice, "my"},
    {RuleType::ForumVoice, "me"},
    {RuleType::ForumVoice, "im"},
    {RuleType::ForumVoice, "ive"},
    {RuleType::ForumVoice, "anyone"},
    {RuleType::ForumVoice, "AMA"},
    {RuleType::ForumVoice, "has any trust"},
    {RuleType::ForumVoice, "ours"},
    {RuleType::NewsVoice,
     "(review|report|inquest|inquiry|analysis|jury|coroner|figures|data|study|watchdog|charity|"
     "union|minister|court|tribunal) "
     ".. "
     "(found|finds|shows|show|heard|said|says|concluded|reveal|revealed|warned|warns|suggests|"
     "suggest)"},
    {RuleType::NewsVoice, "has said"},
    {RuleType::NewsVoice, "(spokesman|spokeswoman|spokesperson)"},
    {RuleType::NewsVoice, "a review"},
    {RuleType::NewsVoice, "the regulator's"},
    {RuleType::NewsVoice, "coroner"},
    {RuleType::NewsVoice, "coroners"},
    {RuleType::NewsVoice, "jury"},
    {RuleType::NewsVoice, "undercover"},
    {RuleType::NewsVoice, "national community survey"},
    {RuleType::NewsVoice, "analysis"},
    {RuleType::NewsVoice,
     "(leaders|campaigners|experts|unions|families|doctors|ministers|chiefs) (say|warn|fear|have "
     "warned)"},
    {RuleType::NewsVoice, "in (england|wales|scotland)"},
    {RuleType::NewsVoice, "department has"},
    {RuleType::NewsVoice, "nationally"},
    {RuleType::NewsVoice, "inspectors (found|say|said|have)"},
    {RuleType::PolicyVoice, "government"},
    {RuleType::PolicyVoice, "we recommend"},
    {RuleType::PolicyVoice, "national bodies"},
    {RuleType::PolicyVoice, "every trust"},
    {RuleType::PolicyVoice, "too many"},
    {RuleType::PolicyVoice, "NHS England should"},
    {RuleType::InspectionVoice, "the (provider|trust) (must|should)"},
    {RuleType::InspectionVoice, "(told|showed) us"},
    {RuleType::InspectionVoice,
     "we "
     "(saw|found|observed|reviewed|looked|spoke|identified|did|asked|rang|tracked|matched|compared|"
     "contacted|heard|were)"},
});

}  // namespace

std::span<const GrammarPhrase> voice_phrases() { return kPhrases; }

}  // namespace findings::label
