// SPDX-License-Identifier: GPL-3.0-or-later

// The grammar of findings as data: how negation, contrast, requirement and boiler-plate are worded,
// in any theme. Words of the themes and of praise and blame are data of corpus/taxonomy.json.

#include "indexer/label/rules.hpp"

#include <array>

namespace findings::label {
namespace {

constexpr auto kMust = RuleType::Must;
constexpr auto kShould = RuleType::Should;
constexpr auto kRecommend = RuleType::Recommend;
constexpr auto kNoRequirement = RuleType::NoRequirement;
constexpr auto kPeople = RuleType::PeopleSaid;
constexpr auto kRelatives = RuleType::RelativesSaid;
constexpr auto kStaff = RuleType::StaffSaid;
constexpr auto kPartners = RuleType::PartnersSaid;
constexpr auto kRecords = RuleType::RecordsShowed;
constexpr auto kObserved = RuleType::WasObserved;
constexpr auto kPast = RuleType::PastRequirement;
constexpr auto kBoilerplate = RuleType::Boilerplate;

constexpr std::array kGrammar = std::to_array<GrammarPhrase>({
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
     "no (nurse|worker|midwife|doctor|manager|practitioner|caseload) .. more than"},

    // Direction of a count; what rises decides (domain notes 6.6).
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
    {RuleType::Rising, "highest"},
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
    {RuleType::Falling, "came down"},
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

    // What a finding rests on: who said so, what was read, what was seen.
    {kPeople,
     "(patient|people|service user|resident|client|young people|young "
     "person|child|children|person) .. "
     "(said|felt|described|commented|complained|mentioned|praised)"},
    {kPeople,
     "(patient|people|service user|resident|client|young people|young "
     "person|child|children|person) .. (told|informed) (us|inspectors|the inspection team|our "
     "team)"},
    {kPeople,
     "(patient|people|service user|resident|client|young people|young person) .. "
     "(reported|explained|confirmed) (that|feeling|being|having|they)"},
    {kPeople,
     "(feedback|comments|comment cards|views) from (patients|people|service users|residents|young "
     "people)"},
    {kPeople, "according to (patients|people|service users|residents)"},
    {kPeople, "patient survey"},
    {kRelatives,
     "(carer|relative|family|families|parent|mother|father|wife|husband|daughter|son|sister|"
     "brother|family member) .. (said|felt|described|commented|complained|mentioned|praised)"},
    {kRelatives,
     "(carer|relative|family|families|parent|mother|father|wife|husband|daughter|son|sister|"
     "brother|family member) .. (told|informed) (us|inspectors)"},
    {kRelatives,
     "(carer|relative|family|families|parent) .. (reported|explained|confirmed) "
     "(that|feeling|being|having|they)"},
    {kRelatives, "(feedback|comments|views) from (carers|relatives|families|parents)"},
    {kStaff,
     "(staff|nurse|doctor|manager|worker|consultant|psychologist|psychiatrist|matron|therapist|"
     "director|leader|clinician|assistant|pharmacist|team) .. "
     "(said|felt|described|commented|complained|mentioned)"},
    {kStaff,
     "(staff|nurse|doctor|manager|worker|consultant|psychologist|psychiatrist|matron|therapist|"
     "director|leader|clinician|assistant|pharmacist|team) .. (told|informed) (us|inspectors)"},
    {kStaff,
     "(staff|nurse|doctor|manager|worker|consultant|leader) .. (reported|explained|confirmed) "
     "(that|feeling|being|having|they|how)"},
    {kStaff, "(staff|nurse|manager|worker|leader) .. could (describe|explain|name|tell)"},
    {kStaff, "staff survey"},
    {kStaff, "(feedback|comments) from (staff|leaders)"},
    {kPartners,
     "(commissioner|stakeholder|healthwatch|advocate|police|local authority|partner "
     "organisation|external professional|social worker) .. (said|felt|described|commented|reported "
     "that)"},
    {kPartners,
     "(commissioner|stakeholder|healthwatch|advocate|police|local authority|partner "
     "organisation|external professional|social worker) .. told (us|inspectors)"},
    {kPartners, "feedback from (partners|commissioners|stakeholders|advocates|healthwatch)"},
    {kRecords,
     "(record|care "
     "plan|note|chart|log|document|documentation|policy|rota|minute|audit|data|file|register|"
     "assessment|paperwork|report) .. "
     "(showed|shows|confirmed|indicated|demonstrated|revealed|evidenced)"},
    {kRecords,
     "we (reviewed|looked at|looked through|checked|examined|read|saw|viewed|sampled) .. "
     "(record|care "
     "plan|note|chart|log|document|file|audit|minute|rota|policy|policies|register|assessment)"},
    {kRecords,
     "(in|of) the (record|care plan|note|chart|file) we (reviewed|looked "
     "at|checked|saw|read|sampled)"},
    {kRecords, "according to (the|its|their) (record|data|log|audit|figure)"},
    {kRecords, "records .. we (reviewed|looked at|checked|saw|read)"},
    {kObserved, "(we|inspectors) .. (observed|saw|watched|witnessed|noticed|toured)"},
    {kObserved, "was observed by (us|inspectors)"},
    {kObserved,
     "(during|on) (our|the day of the|the day of our) (visit|inspection|tour|assessment) we"},
    {kObserved, "our observations"},
    {kObserved, "we heard staff"},

    // Boiler-plate: scope, keys, definitions, addresses, page furniture.
    {kBoilerplate, "date of (assessment|inspection|publication|visit|issue)"},
    {kBoilerplate, "overall rating for"},
    {kBoilerplate, "are services (safe|effective|caring|responsive)"},
    {kBoilerplate, "are services well led"},
    {kBoilerplate, "by (safe|effective|caring|responsive) we mean"},
    {kBoilerplate, "by well led we mean"},
    {kBoilerplate, "this report describes our"},
    {kBoilerplate, "key to tables"},
    {kBoilerplate, "we did not (look at|inspect|assess)"},
    {kBoilerplate, "score .. based on the previous rating"},
    {kBoilerplate, "quality report #"},
    {kBoilerplate, "our inspection team"},
    {kBoilerplate, "inspection team (was led|included|comprised|consisted)"},
    {kBoilerplate, "team that inspected"},
    {kBoilerplate, "(action|actions) a (trust|provider) (must|should) take"},
    {kBoilerplate, "(must|should) take is where"},
    {kBoilerplate, "programme of comprehensive inspection"},
    {kBoilerplate, "is registered .. (to provide|for|with)"},
    {kBoilerplate, "we have taken enforcement"},
    {kBoilerplate, "before the inspection .. we"},
    {kBoilerplate, "during the inspection visit the"},
    {kBoilerplate, "we (spoke|talked) with #"},
    {kBoilerplate, "(inspection|assessment) was (unannounced|announced)"},
    {kBoilerplate, "was an (unannounced|announced) (inspection|assessment)"},
    {kBoilerplate, "was (unannounced|announced)"},
    {kBoilerplate, "to get to the heart of"},
    {kBoilerplate, "five questions"},
    {kBoilerplate, "report from # .. assessment"},
    {kBoilerplate, "for more information about"},
    {kBoilerplate, "all rights reserved"},
    {kBoilerplate, "crown copyright"},
    {kBoilerplate, "open government licence"},
    {kBoilerplate, "responses to the consultation"},
    {kBoilerplate, "follows the usual order"},
    {kBoilerplate, "rating .. are based on"},
    {kBoilerplate, "ratings (principles|characteristics|key)"},
    {kBoilerplate, "figures are for (england|wales)"},
    {kBoilerplate, "welcome to the (board|forum|group)"},
    {kBoilerplate, "(pinned post|new thread|thread locked|moderator)"},
    {kBoilerplate, "thanks for (this|sharing|posting)"},
    {kBoilerplate, "sorry for the"},
    {kBoilerplate, "page # of #"},
    {kBoilerplate, "subscribe to"},
    {kBoilerplate, "sign up (to|for) our"},
    {kBoilerplate, "cookies"},
    {kBoilerplate, "(telephone|tel|website|postcode|email) #"},
    {kBoilerplate, "read more about this"},
    {kBoilerplate, "you can find (out more|information about)"},
    {kBoilerplate, "is the independent regulator"},
    {kBoilerplate, "care quality commission is"},
    {kBoilerplate, "we carried out this (inspection|assessment|visit)"},
    {kBoilerplate, "this (visit|inspection|assessment) was part of"},
    {kBoilerplate, "why we carried out"},
    {kBoilerplate, "how we carried out"},
    {kBoilerplate, "this document (is|sets out|explains)"},
    {kBoilerplate, "nothing in this (document|report)"},
    {kBoilerplate, "changes to the way we inspect"},
    {kBoilerplate, "we (rate|rated) .. (services|locations) on a"},
    {kBoilerplate, "the regulated activity"},
    {kBoilerplate, "registered to provide the following"},
    {kBoilerplate, "location id"},
    {kBoilerplate, "name of (service|location|registered manager)"},
    {kBoilerplate, "inspection report published"},

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

constexpr std::array kCommonWords = std::to_array<std::string_view>({
    "a",     "able",   "about",   "after",   "again",   "all",      "also",   "always", "am",
    "among", "an",     "and",     "any",     "are",     "area",     "around", "as",     "asked",
    "at",    "away",   "back",    "be",      "because", "been",     "before", "being",  "between",
    "both",  "by",     "call",    "came",    "can",     "come",     "could",  "day",    "did",
    "do",    "does",   "done",    "down",    "during",  "each",     "early",  "either", "end",
    "even",  "every",  "few",     "first",   "for",     "found",    "from",   "full",   "get",
    "give",  "given",  "go",      "going",   "good",    "had",      "hand",   "has",    "have",
    "he",    "held",   "her",     "here",    "him",     "his",      "home",   "how",    "i",
    "if",    "in",     "inner",   "into",    "is",      "it",       "its",    "just",   "keep",
    "kept",  "know",   "last",    "late",    "led",     "let",      "like",   "line",   "little",
    "long",  "look",   "made",    "make",    "man",     "many",     "may",    "me",     "men",
    "might", "more",   "most",    "much",    "must",    "my",       "near",   "need",   "new",
    "next",  "night",  "no",      "not",     "now",     "of",       "off",    "often",  "old",
    "on",    "once",   "one",     "only",    "onto",    "open",     "or",     "other",  "our",
    "out",   "over",   "own",     "part",    "people",  "per",      "place",  "plan",   "post",
    "put",   "rather", "ready",   "right",   "run",     "said",     "same",   "saw",    "say",
    "see",   "seen",   "set",     "she",     "should",  "side",     "since",  "so",     "some",
    "soon",  "staff",  "still",   "such",    "take",    "taken",    "team",   "than",   "that",
    "the",   "their",  "them",    "then",    "there",   "these",    "they",   "thing",  "this",
    "those", "three",  "through", "time",    "to",      "together", "told",   "too",    "took",
    "trust", "two",    "under",   "unit",    "until",   "up",       "upon",   "us",     "use",
    "used",  "very",   "ward",    "was",     "way",     "we",       "week",   "well",   "went",
    "were",  "what",   "when",    "where",   "which",   "while",    "who",    "whom",   "why",
    "will",  "with",   "within",  "without", "word",    "work",     "would",  "year",   "you",
    "your",  "ill",    "side",    "ice",     "some",    "times",    "where",  "works",  "works",
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

std::span<const GrammarPhrase> grammar_phrases() { return kGrammar; }
std::span<const std::string_view> common_words() { return kCommonWords; }
std::span<const std::string_view> imperative_verbs() { return kImperatives; }

}  // namespace findings::label
