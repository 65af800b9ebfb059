// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What flows through the indexer, in order: SourceFile -> ParsedDocument -> Report + Passages.
// Plain values: made by one stage, read by the next, never changed behind anybody's back.

#include "indexer/schema/dates.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace findings {

// ---------------------------------------------------------------------------------------------
// Parsed: what a reader of indexer/parse says is in a file. No understanding yet.

enum class MediaType : std::uint8_t {
    Unknown,
    Pdf,
    Html,
    Docx,
    Odt,
    Markdown,
    PlainText,
    Xml,
    CqcJson,
    Jsonl
};

enum class BlockKind : std::uint8_t {
    Heading,  // level 1..6 in `level`
    Paragraph,
    ListItem,   // one bullet or numbered item; nesting depth 1.. in `level`, "3." or "" in `marker`
    TableRow,   // cells in `cells`; `text` is the cells joined with " | "
    Quote,      // block quotation
    Furniture,  // running header or footer, navigation, cookie text: mined for particulars, never
                // indexed
};

/// One paragraph-sized piece of a source, in reading order.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::int32_t level = 0;        // heading level or list depth; 0 otherwise
    std::int32_t page_number = 0;  // 1-based as counted; 0 = the format has no pages
    /// as printed on the page ("iv", "27"); empty = not printed or not found
    std::string page_label;
    /// position in the source: byte for text formats, block ordinal otherwise
    std::uint64_t offset = 0;
    std::int32_t column_header = 0;  // TableRow only: 1 = this row is the table's header
    /// UTF-8, NFC, single spaces; "\n" only where the source has a hard line break
    std::string text;
    std::string marker;  // list marker as printed ("1.", "(a)", "-"); empty for bullets
    std::string anchor;  // HTML id, JSONL _id: addresses the block inside its source
    std::vector<std::string> cells;
    friend bool operator==(const Block&, const Block&) = default;
};

struct ParsedDocument {
    MediaType media_type = MediaType::Unknown;
    std::string title;  // from metadata (<title>, PDF info, dc:title); may be empty or wrong
    std::int32_t page_count = 0;  // 0 = the format has no pages
    std::vector<Block> blocks;
    // Facts the format itself states, lower-case names: "canonical_url", "language", "author",
    // "created", "modified", "description", "keywords", and "meta.<name>" for HTML <meta name>.
    std::map<std::string, std::string> properties;
    std::vector<std::string> warnings;  // "page 3: no text (scanned?)": shown in the ledger
    friend bool operator==(const ParsedDocument&, const ParsedDocument&) = default;
};

// ---------------------------------------------------------------------------------------------
// Understood: reports and their passages.

/// Closed vocabularies; the order is the order shown to users. Text forms in vocabulary.hpp.
enum class FindingKind : std::uint8_t {
    Context,
    GoodPractice,
    Concern,
    Requirement,
    Improvement,
    Recommendation,
    Outcome,
    Measure,
    Quotation
};
enum class Polarity : std::uint8_t { Neutral, Good, Concern, Requirement };
enum class KeyQuestion : std::uint8_t { None, Safe, Effective, Caring, Responsive, WellLed };
enum class RatingValue : std::uint8_t {
    None,
    Outstanding,
    Good,
    RequiresImprovement,
    Inadequate,
    NotRated
};

/// The part of a report a passage stands in; a prior for its labels.
enum class SectionRole : std::uint8_t {
    Body,             // nothing known
    RatingReasons,    // bullets under "We rated it as X because"
    However,          // bullets after a line "However:"; polarity flips
    GoodPractice,     // "Good practice", "Outstanding practice"
    MustActions,      // "Action the provider MUST take"
    ShouldActions,    // "Action the provider SHOULD take"
    Breach,           // "How the regulation was not being met"
    PeopleSay,        // "What people who use the service say"
    Findings,         // "Our findings" under a key question, quality-statement evidence
    KeyFindings,      // "Key findings" of a national report or digest entry
    Recommendations,  // numbered or bulleted recommendations
    OutcomesAimed,    // planned outcomes of a case study or commissioning paper
    CaseStudy,        // case-study box; parts in Passage::section
    WeFound,          // Mental Health Act visit box
    ActionStatement,  // "Your action statement should address"
    Post,             // one post of a forum thread
    History,          // "at the last inspection": earlier state
    Boilerplate,      // scope, rating keys, definitions, addresses: no theme
    NotAssessed,      // "We did not look at ...": no finding
    Personal,         // individual issues raised by patients: never indexed
    Response,         // what a provider's action plan says it will do about a finding
};

struct Rating {
    RatingValue value = RatingValue::None;
    PartialDate date;              // when given, if stated
    bool carried_forward = false;  // printed in this report but given at an earlier inspection
    RatingValue previous = RatingValue::None;  // what it was before, if stated
    /// "up", "down", "same" as an arrow or sentence says; empty = not stated
    std::string movement{};
    bool suspended = false;  // the regulator has suspended it
    bool limited = false;    // a breach kept it from being higher
    friend bool operator==(const Rating&, const Rating&) = default;
};

/// Ratings of one part of what the report is about: a core service, a population group, a location
/// of a trust.
struct PartRatings {
    std::string name;
    std::string level;                      // "service", "population-group", "location", "provider"
    std::map<std::string, Rating> ratings;  // "overall", "safe", ...
    friend bool operator==(const PartRatings&, const PartRatings&) = default;
};

/// One quality statement of the assessment framework, as scored in this report.
struct StatementScore {
    std::string name;  // canonical
    KeyQuestion question = KeyQuestion::None;
    std::int32_t score = 0;  // 1..4; 0 = not stated
    bool assessed = true;    // false: "We did not look at ..."
    friend bool operator==(const StatementScore&, const StatementScore&) = default;
};

/// Verdict on one essential standard of the 2010 Regulations.
struct StandardJudgement {
    std::int32_t outcome = 0;  // its number; 0 = not stated
    std::string name;          // as printed
    std::string judgement;     // "met", "not-met", "action-needed", "enforcement"
    std::string impact;        // "minor", "moderate", "major"; empty = not stated
    friend bool operator==(const StandardJudgement&, const StandardJudgement&) = default;
};

/// What the regulator did beyond asking for improvement.
struct Enforcement {
    std::string kind;  // docs/api.md lists them
    std::string text;  // the sentence or heading that says so
    PartialDate date;  // if stated
    std::vector<std::string> regulations;
    friend bool operator==(const Enforcement&, const Enforcement&) = default;
};

struct NamedId {
    std::string name;
    std::string id;  // CQC id or ODS code; empty = not stated
    friend bool operator==(const NamedId&, const NamedId&) = default;
};

/// A registered place that the report covers, from its "Locations inspected" table.
struct InspectedLocation {
    std::string name;
    std::string id;
    std::string service;  // ward, unit or team, as printed
    std::string postcode;
    friend bool operator==(const InspectedLocation&, const InspectedLocation&) = default;
};

/// A date the source prints, with what it is the date of.
struct DatedEvent {
    /// "updated", "response-due", "previous-inspection", "previous-report", "retrieved"
    std::string kind;
    PartialDate from;
    PartialDate to;    // equal to `from` for a single date
    std::string text;  // as printed
    friend bool operator==(const DatedEvent&, const DatedEvent&) = default;
};

/// Words of a passage that made a label fire, for `--why`. Offsets are bytes into Passage::text.
struct Cue {
    std::string rule;   // "strong-cue", "weak-cue", "heading", "section", "weight", "against", ...
    std::string words;  // as matched
    /// [begin, end) in Passage::text; begin == end when it came from a heading
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// of the trained layer, its share of the margin; negative: it spoke against; 0 = a rule
    float weight = 0;
    friend bool operator==(const Cue&, const Cue&) = default;
};

struct ThemeLabel {
    std::string id;   // taxonomy id
    float score = 0;  // 0..1, how sure the labeller is
    std::vector<Cue> cues;
    friend bool operator==(const ThemeLabel&, const ThemeLabel&) = default;
};

/// The labels that a correction may change.
struct LabelSet {
    std::vector<std::string> themes;  // ids
    FindingKind kind = FindingKind::Context;
    Polarity polarity = Polarity::Neutral;
    KeyQuestion key_question = KeyQuestion::None;
    friend bool operator==(const LabelSet&, const LabelSet&) = default;
};

/// What a reader says of a passage's labels against the labeller (corrections.hpp). An empty field
/// leaves a label as it is.
struct Correction {
    std::uint64_t number = 0;  // its place in the file of corrections
    std::string by, note;
    std::string at;                           // ISO 8601, UTC
    std::vector<std::string> added, removed;  // theme ids
    std::string kind, polarity;               // ids of their vocabularies
    std::string key_question;                 // the same, or "none"
    LabelSet before;  // as the passage was labelled when this was applied; of the first: what the
                      // labeller said
    friend bool operator==(const Correction&, const Correction&) = default;
};

/// A number stated by the source: value, unit, what it counts and when. Empty = not stated.
struct MeasureValue {
    std::string value;  // as printed: "12", "nearly a quarter (24%)" gives "24"; the first of a
                        // range, the end of a change
    std::string unit;   // "%", "days", "posts", "£", "beds"; empty = plain count
    std::string population;  // what is counted, if stated
    std::string period;      // as printed: "2014/15", "December 2016 to February 2017"
    std::string comparator;  // "up from 17% since 2014/15"
    /// end of a range, or what the value was before: "fell from 38 to 21" gives "38"
    std::string value2{};
    std::string denominator{};  // the whole of a share, as printed: "32" of "19 of 32 patients"
    std::string kind{};         // "share", "count", "duration", "money", "rate", "score", "change"
    std::string change{};       // "range", or the movement stated: "up", "down", "same"
    /// "higher-better" or "lower-better" where the thing counted leaves no doubt
    std::string direction{};
    friend bool operator==(const MeasureValue&, const MeasureValue&) = default;
};

/// What a provider's action plan answers to a finding. Names of persons are left out, their roles
/// stay.
struct Reply {
    std::string ref;       // the plan's own number of the finding
    std::string text;      // what will be or was done
    std::string owner;     // role or team
    std::string status;    // as printed: "Complete", "Amber"
    std::string evidence;  // how it will be shown
    friend bool operator==(const Reply&, const Reply&) = default;
};

struct Passage {
    std::string id;                    // "<report id>-<8 characters>", see ids.hpp
    std::uint32_t ordinal = 0;         // position in its report, 0-based
    std::string text;                  // the source's own words
    std::vector<std::string> section;  // heading trail, outermost first
    SectionRole role = SectionRole::Body;
    std::int32_t page_number = 0;
    std::string page_label;
    std::uint64_t offset = 0;       // Block::offset it starts at
    std::string marker;             // list marker as printed
    std::string author;             // forum post or quoted person's role; empty = none
    PartialDate date;               // of a post or dated passage; unknown = the report's
    std::string addressee;          // of a recommendation or requirement, if stated
    std::string quality_statement;  // assessment framework, canonical name
    std::string core_service;       // when a report repeats its questions per core service
    std::string number;             // of a recommendation, as printed without its stop: "3", "3(a)"
    /// its strength: "must", "should", "need", "recommend"; empty = not stated
    std::string modality;
    /// of a practice case: "problem", "what-they-did", "impact"; docs/api.md lists them
    std::string part;
    std::string due_text;  // when it is to be done, as printed: "end of March 2026"
    PartialDate due;       // the same as a date, where it is one
    Reply reply;           // of an action plan
    std::string repeats;   // id of the passage of this report that says the same in more detail;
                           // empty = none
    /// heads of its table's columns when it is a row; empty = no row, or none printed
    std::vector<std::string> columns;

    // Filled by indexer/label.
    FindingKind kind = FindingKind::Context;
    Polarity polarity = Polarity::Neutral;
    KeyQuestion key_question = KeyQuestion::None;
    std::vector<ThemeLabel> themes;        // parents included, best first
    std::vector<Cue> polarity_cues;        // why this polarity
    std::vector<Cue> other_cues;           // why this kind and key question (rule says which)
    std::vector<std::string> regulations;  // "12(2)(a)"; older instruments as "2010/12"
    std::vector<MeasureValue> measures;
    /// that shaped the labels above, oldest first; by indexer/corrections
    std::vector<Correction> corrections;
    friend bool operator==(const Passage&, const Passage&) = default;
};

/// Particulars of one source document as published. Absent fields are empty: never guessed.
struct Report {
    std::string id;           // 12 characters, see ids.hpp
    std::string part_of;      // id of the digest or stacked page it was cut from
    std::string external_id;  // JSONL _id: the caller's own name for it
    std::string title;
    std::string report_kind;  // vocabulary of kReportKinds
    std::string framework;    // outcomes-2010, kloe-2014, kloe-2017, saf-2023, mha
    std::string publisher;
    std::string via;  // site or digest that passed it on
    std::string author;
    PartialDate published;
    PartialDate inspected_from;
    PartialDate inspected_to;
    NamedId provider;
    NamedId location;
    std::string service;  // core-service or service-type name
    std::string region;
    std::map<std::string, Rating> ratings;  // "overall", "safe", ..., "well-led"
    /// in the order printed; the report's own stay in `ratings`
    std::vector<PartRatings> service_ratings;
    std::map<std::string, std::int32_t> question_scores;  // per cent, by key question
    std::vector<StatementScore> statements;
    std::vector<StandardJudgement> standards;
    std::vector<Enforcement> enforcement;
    std::string visit_type;  // "comprehensive", "focused", "follow-up", "themed", "responsive",
                             // "mha-monitoring"
    std::string announced;   // "announced", "unannounced", "short-notice"
    std::string visit_reference;
    std::vector<std::string> wards;            // wards and teams visited, as printed
    std::vector<InspectedLocation> locations;  // "Locations inspected"
    std::vector<DatedEvent> dates;             // those that are neither publication nor inspection
    std::string local_authority;
    std::string postcode;
    std::string provider_type;  // "NHS trust", "Independent healthcare", as stated
    std::int32_t beds = 0;      // 0 = not stated
    bool archived = false;      // the regulator no longer registers it
    std::string assessment_id;
    std::string inspection_id;
    std::string source_url;  // canonical
    std::string licence;
    std::string language;  // BCP 47, as stated
    std::string file;      // path below the indexed root, "/" between parts
    std::string sha256;    // of the file's bytes, hex
    MediaType media_type = MediaType::Unknown;
    std::int32_t pages = 0;
    std::vector<std::string> warnings;
    std::vector<Passage> passages;
    friend bool operator==(const Report&, const Report&) = default;
};

}  // namespace findings
