// SPDX-License-Identifier: GPL-3.0-or-later

// How praise and blame are turned: contrast, negation, direction, and what only describes.

#include "indexer/label/phrases.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr std::array kPhrases = std::to_array<GrammarPhrase>({
    // Contrast (domain notes 6.2).
    {RuleType::ContrastAfter, "however"},
    {RuleType::ContrastAfter, "but"},
    {RuleType::ContrastAfter, "nevertheless"},
    {RuleType::ContrastAfter, "in contrast"},
    {RuleType::ContrastAfter, "yet"},
    {RuleType::ContrastAfter, "with the exception of"},
    {RuleType::ContrastAfter, "apart from"},
    {RuleType::ContrastAfter, "the problem was"},
    {RuleType::ContrastBefore, "although"},
    {RuleType::ContrastBefore, "though"},
    {RuleType::ContrastBefore, "despite"},
    {RuleType::ContrastBefore, "while"},
    {RuleType::ContrastBefore, "whilst"},
    {RuleType::ContrastBefore, "whereas"},

    // Negation: a verb or noun denied, a subject that nobody fills, a lack.
    {RuleType::Negator, "not"},
    {RuleType::Negator, "no"},
    {RuleType::Negator, "never"},
    {RuleType::Negator, "neither"},
    {RuleType::Negator, "nor"},
    {RuleType::Negator, "no longer"},
    {RuleType::Negator, "cannot"},
    {RuleType::Negator, "didnt"},
    {RuleType::Negator, "dont"},
    {RuleType::Negator, "isnt"},
    {RuleType::Negator, "wasnt"},
    {RuleType::Negator, "cant"},
    {RuleType::Negator, "wont"},
    {RuleType::Negator, "couldnt"},
    {RuleType::Negator, "havent"},
    {RuleType::Negator, "free (from|of)"},
    {RuleType::Negator, "absence of"},
    {RuleType::Negator, "rather than"},
    {RuleType::Negator, "instead of"},
    {RuleType::Negator, "zero"},
    {RuleType::Negator, "rarely"},
    {RuleType::Negator, "seldom"},
    {RuleType::Negator, "hardly"},
    {RuleType::Negator, "doesnt"},
    {RuleType::NegatedSubject, "no one"},
    {RuleType::NegatedSubject, "nobody"},
    {RuleType::NegatedSubject, "none"},
    {RuleType::NegatedSubject, "nothing"},
    {RuleType::NegatedSubject, "no (patient|people|person|staff|resident|complaint)"},
    {RuleType::NegatedSubject, "none of the"},
    {RuleType::NegatedSubject, "did not (identify|find|see)"},
    {RuleType::NegatedSubject, "no evidence of"},
    {RuleType::NegatedSubject, "nowhere"},
    {RuleType::Without, "without"},
    {RuleType::DoubleNegative,
     "(was|were|been) "
     "(fixed|mended|put right|rectified|removed|repaired|replaced|resolved) (only|but only) "
     "(after|when|once|because)"},
    {RuleType::DoubleNegative, "(did|has|have|had) not (change|changed|differ|differed)"},
    {RuleType::DoubleNegative, "not only"},
    {RuleType::DoubleNegative, "not just"},
    {RuleType::DoubleNegative, "not least"},
    {RuleType::DoubleNegative, "no more than"},
    {RuleType::DoubleNegative, "not surprisingly"},
    {RuleType::DoubleNegative, "whether or not"},
    {RuleType::DoubleNegative,
     "no (referral|appointment|diagnosis|permission|booking|letter|form) .. "
     "(needed|required|necessary)"},

    // Privacy denied, and no restriction.
    {RuleType::Concern, "could not (be locked|lock)"},
    {RuleType::Concern, "cannot (be locked|lock)"},
    {RuleType::Concern, "had no lock"},
    {RuleType::Concern, "(fridge|cupboard|cabinet|trolley|office) .. not locked"},
    {RuleType::Concern, "past (their|its) (service|expiry) date"},

    // What must never happen is named by its denial, and a complaint can be what nobody answers:
    // only where there were none is it denied.
    {RuleType::Harm, "never event"},
    {RuleType::Good,
     "(there was|there were|there has been|there have been|there had been|had|received) no (formal "
     "complaint|complaint)"},
    {RuleType::Concern,
     "(there was|there were|there has been|there have been|there had been|had|received) no "
     "complaint (procedure|policy|process|system|log|form|leaflet|manager|register)"},
    {RuleType::Concern,
     "(we|inspectors|they|i) (were|was|are|am) (concerned|worried|alarmed|shocked|dismayed) "
     "(to|that|about|by|at)"},

    // Which way a rating went.
    {RuleType::Concern, "from outstanding to (good|requires improvement|inadequate)"},
    {RuleType::Concern, "from good to (requires improvement|inadequate)"},
    {RuleType::Concern, "from requires improvement to inadequate"},
    {RuleType::Good, "from inadequate to (requires improvement|good|outstanding)"},
    {RuleType::Good, "from requires improvement to (good|outstanding)"},
    {RuleType::Good, "from good to outstanding"},

    // A restriction that everybody has to bear, told plainly.
    {RuleType::Concern,
     "(locked|closed|shut|banned|confiscated|searched|withheld|locked away) ... for "
     "(everyone|everybody|all)"},
    {RuleType::Concern,
     "(garden|courtyard|kitchen|bedroom|bathroom|laundry|lounge) (is|are|was|were) "
     "(locked|closed|shut) (from|at|after|between|since|overnight)"},
    {RuleType::Concern,
     "(garden|courtyard|kitchen|bedroom|bathroom|laundry|lounge) (has|have|had) been "
     "(locked|closed|shut) (from|at|after|between|since|overnight)"},
    {RuleType::Concern,
     "(nobody|no one|none of us|no patient|no resident|no woman|no man) .. allowed "
     "(a|an|to|out|in|any|their|outside|their own|phones|visitors)"},
    {RuleType::Concern,
     "(patient|people|resident|woman|man|we|everyone|everybody) (is|are|was|were) not allowed "
     "(a|an|to|out|in|any|their|outside|phones|visitors)"},
    {RuleType::Concern,
     "(everyone|everybody|all of us|all patients|all residents|every patient|every resident) .. "
     "(has|have|had) to ask"},
    {RuleType::Concern,
     "(everyone|everybody|all of us|all patients|all residents|every patient|every resident|every "
     "room) (is|are|was|were) searched"},
    {RuleType::Concern,
     "no (resident|patient|person|one) (knew|had|was given|was told) the (code|key)"},
    {RuleType::Concern, "had not been (outside|outdoors|out of)"},
    {RuleType::Concern, "(whatever|regardless of|irrespective of) (the|their) risk"},
    // What somebody cannot do tells who he is; nothing is lacking.
    {RuleType::DoubleNegative,
     "(who|that) (do|did|does|could|can) not "
     "(speak|talk|walk|see|hear|read|communicate|verbalise)"},
    {RuleType::DoubleNegative,
     "poor (mental health|physical health|health|sleep|eyesight|sight|vision|mobility|memory)"},
    {RuleType::DoubleNegative,
     "who (is|are|was|were|became) .. (confused|afraid|frightened|scared|alone|isolated)"},
    {RuleType::DoubleNegative,
     "no (nurse|worker|midwife|doctor|manager|practitioner|caseload) .. more than"},

    {RuleType::Concern, "area for improvement (was|were) .. (found|identified|noted|seen)"},
    {RuleType::Concern, "(work|working|started|begun) before .. (reference|dbs|check) .. had"},
    {RuleType::Concern, "(breach|breaches) of .. (regulation|act|rule)"},
    {RuleType::Concern, "(put|puts|putting|placed|placing|places|leave|leaves|left) .. at risk"},
    {RuleType::Concern,
     "(cared for|treated|nursed|waiting|waited|lying|lay|slept|sleeping) .. "
     "(in|on) (corridor|the corridor|a corridor|trolley|a trolley|sofas|a sofa|chairs overnight)"},
    {RuleType::Concern, "(uphold|upheld) .. (complaint|complaints)"},
    {RuleType::Concern, "contrary to .. (policy|guidance|code|procedure|protocol|law|standard)"},
    {RuleType::Concern, "(found|identified) .. (failing|failings|maladministration)"},
    {RuleType::Good, "(speak|speaks|spoke|spoken|talked) (warmly|fondly|highly) of"},
    {RuleType::Good, "(owe|owed|owes) .. (life|lives)"},
    {RuleType::DoubleNegative, "a few"},
    {RuleType::DoubleNegative, "as (late|long) as"},
    {RuleType::DoubleNegative, "no more than .. (late|overdue)"},
    {RuleType::DoubleNegative, "(knocked|knock) and (waited|wait)"},
    {RuleType::DoubleNegative, "body worn"},
    {RuleType::DoubleNegative, "before .. left for"},
    {RuleType::Good, "stuck with (me|us|him|her|them)"},
    {RuleType::Good, "not (rushed|hurried|disturbed|interrupted)"},
    {RuleType::Concern, "could not be (found|located|traced|produced)"},
    {RuleType::Concern, "no one (person|individual) (was|is|had|has)"},
    {RuleType::DoubleNegative, "(say|said|says|saying) no"},
    {RuleType::DoubleNegative, "no (shift|night|day|room|ward|patient|resident|person) .. without"},
    {RuleType::DoubleNegative, "free of charge"},
    {RuleType::DoubleNegative, "broken (hip|leg|arm|bone|wrist|neck|ankle|hips|bones)"},
    {RuleType::DoubleNegative,
     "late (wife|husband|mother|father|son|daughter|partner|brother|sister)"},
    {RuleType::DoubleNegative,
     "(when|if|what|whatever|something|anything|things) .. (went|gone|go|goes) wrong"},
    {RuleType::DoubleNegative, "(who|that) (seldom|rarely|never)"},

    {RuleType::DoubleNegative, "if .. (could|can|did|do|does|was|were|is|are|had|has) not"},
    {RuleType::DoubleNegative,
     "(he|she|they|i) (cannot|could not|can not) (see|hear|walk|speak|read|remember)"},
    {RuleType::DoubleNegative, "(cost|costs|costing) .. nothing"},
    {RuleType::DoubleNegative,
     "(complaint|complaints) (leaflet|procedure|policy|process|form|log|system|register|box)"},
    {RuleType::DoubleNegative, "deep (clean|cleaning)"},
    {RuleType::DoubleNegative, "(had|has|have) gone (to|on|into|through|back|home|out|over)"},
    {RuleType::Concern,
     "(audit|check|review|supervision|training|meeting|visit|activity|group|teaching|cleaning|"
     "inspection|round) .. "
     "(had|have|has) (stopped|lapsed|ceased)"},
    {RuleType::Concern, "(found|came|arrived|seen|told|done) too late"},
    {RuleType::Concern, "without (regard to|thought for|any thought)"},
    {RuleType::Good, "(reached|met|hit|achieved|beaten|exceeded) .. (target|goal|standard)"},

    // One place beside others.
    {RuleType::Good,
     "(better|sooner|quicker|faster) than .. (average|most|other|others|elsewhere|any|anywhere)"},
    {RuleType::Good, "(is|are|was|were|did|scored|performed) better than (in|at|for|the|similar)"},
    {RuleType::Concern,
     "(is|are|was|were|did|scored|performed) worse than (in|at|for|the|similar)"},
    {RuleType::Good, "waited no (more|longer) than"},
    {RuleType::Good,
     "(in|among) the best .. (quarter|tenth|third|fifth|country|region|county|group|england)"},
    {RuleType::Good, "(stuck|stood|sticking|standing) (up for|by me|by us|by him|by her|by them)"},
    {RuleType::Good, "(full of|nothing but|high) praise"},
    {RuleType::Good, "(met|lifted) the (warning notice|requirement notice|breach|breaches)"},
    {RuleType::Concern,
     "(worse|slower|later) than .. (average|most|other|others|elsewhere|any|anywhere)"},
    {RuleType::Concern,
     "(in|among) the (worst|bottom|slowest) .. "
     "(quarter|tenth|third|fifth|country|region|county|group|england)"},

    {RuleType::Good, "no restrictive (practice|intervention)"},

    // Direction of a count; what rises decides (domain notes 6.6).
    {RuleType::Rising, "rise in"},
    {RuleType::Rising, "rise"},
    {RuleType::Rising, "increased"},
    {RuleType::Rising, "increase"},
    {RuleType::Rising, "increasing"},
    {RuleType::Rising, "rose"},
    {RuleType::Rising, "risen"},
    {RuleType::Rising, "rising"},
    {RuleType::Rising, "doubled"},
    {RuleType::Rising, "tripled"},
    {RuleType::Rising, "grew"},
    {RuleType::Rising, "grown"},
    {RuleType::Rising, "higher"},
    {RuleType::Rising, "up from"},
    {RuleType::Rising, "went up"},
    {RuleType::Rising, "(had|has|have) gone up"},
    {RuleType::Rising, "(is|are|was|were|kept) going up"},
    {RuleType::Rising, "highest"},
    {RuleType::Falling, "(fall|drop|decrease) in"},
    {RuleType::Falling, "fell"},
    {RuleType::Falling, "fallen"},
    {RuleType::Falling, "falling"},
    {RuleType::Falling, "reduced"},
    {RuleType::Falling, "reduction"},
    {RuleType::Falling, "reducing"},
    {RuleType::Falling, "dropped"},
    {RuleType::Falling, "decreased"},
    {RuleType::Falling, "halved"},
    {RuleType::Falling, "cut"},
    {RuleType::Falling, "down from"},
    {RuleType::Falling, "fewer"},
    {RuleType::Falling, "lower"},
    {RuleType::Falling, "went down"},
    {RuleType::Falling, "(had|has|have) gone down"},
    {RuleType::Falling, "(is|are|was|were|kept) going down"},
    {RuleType::Falling, "came down"},
    {RuleType::Falling, "(has|have|had) come down"},
    {RuleType::Falling, "(is|are|was|were|kept) coming down"},
    {RuleType::Falling, "(shrank|shrunk|dwindled)"},
    {RuleType::Rising, "(climbed|climbing|soared|crept up|shot up)"},
    {RuleType::Falling, "shorter"},
    {RuleType::Falling, "minimised"},
    {RuleType::Falling, "low (use|level|number|rate)"},
    {RuleType::Falling, "rare"},
    {RuleType::Falling, "eliminated"},
    {RuleType::Falling, "ended"},
    {RuleType::Falling, "prevented"},
    {RuleType::Falling, "avoided"},
    {RuleType::Falling,
     "(removed|lifted|scrapped|abolished|relaxed|withdrew|taken down) ... "
     "(rule|restriction|ban|curfew|ligature point|ligature|hazard|barrier)"},
    {RuleType::Falling, "few"},
    {RuleType::Falling, "all but stopped"},
    {RuleType::Mended,
     "(had|has|have) been "
     "(addressed|dealt with|fixed|mended|met|put right|rectified|removed|repaired|replaced|"
     "resolved|stopped|taken out|taken down|covered|filled)"},
    {RuleType::Mended,
     "(was|were) (fixed|mended|put right|rectified|removed|repaired|replaced|resolved)"},
    {RuleType::Mended, "(had|has|have) (stopped|ended|gone|ceased|been ended)"},
    {RuleType::Mended, "(is|are|was|were) (now gone|no more)"},

    // Plans, description, method.
    {RuleType::Neutral, "was due"},
    {RuleType::Neutral, "were due"},
    {RuleType::Neutral, "is due"},
    {RuleType::Neutral, "planned to"},
    {RuleType::Neutral, "plans to"},
    {RuleType::Neutral, "planning to"},
    {RuleType::Neutral, "was piloting"},
    {RuleType::Neutral, "is intended to"},
    {RuleType::Neutral, "was to be"},
    {RuleType::Neutral, "is to be"},
    {RuleType::Neutral, "(will|would) (open|begin|start|be|move|take|replace|provide)"},
    {RuleType::Neutral, "intends to"},
    {RuleType::Neutral, "under consideration"},
    {RuleType::Neutral, "consulting on"},
    {RuleType::Neutral, "has been asked to"},
    {RuleType::Neutral, "unchanged"},
    {RuleType::Neutral, "compared with an England average"},
    {RuleType::Neutral, "is being developed"},
    {RuleType::Neutral, "policy (was|is|set|sets|says|states|stated)"},
    {RuleType::Neutral, "planned staffing"},
    {RuleType::Neutral, "establishment was"},
    {RuleType::Neutral, "is defined as"},
    {RuleType::Neutral, "is (one|part) of the"},
    {RuleType::Neutral, "are (one|part) of the"},
    {RuleType::Neutral, "vision (was|is)"},
    {RuleType::Neutral, "had been due"},
    {RuleType::Neutral,
     "(supplied|hosted|commissioned|provided|run|managed|funded|operated) by the"},
});

}  // namespace

std::span<const GrammarPhrase> polarity_phrases() { return kPhrases; }

}  // namespace findings::label
