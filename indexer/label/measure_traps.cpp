// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/measure_text.hpp"

#include <array>

namespace findings::label {
namespace {

// A number behind these words is a name: "Regulation 12", "section 136", "page 4", "COVID-19".
constexpr std::array<std::string_view, 86> kNamesBefore = {
    "regulation", "reg",       "section",    "s",         "ss",
    "outcome",    "chapter",   "ch",         "page",      "p",
    "pp",         "article",   "paragraph",  "para",      "step",
    "level",      "tier",      "appendix",   "standard",  "table",
    "figure",     "fig",       "part",       "band",      "question",
    "room",       "number",    "no",         "schedule",  "version",
    "aged",       "age",       "covid",      "form",      "option",
    "phase",      "core",      "ward",       "note",      "ref",
    "box",        "annex",     "item",       "paper",     "recommendation",
    "action",     "domain",    "objective",  "principle", "theme",
    "finding",    "volume",    "vol",        "issue",     "point",
    "priority",   "study",     "site",       "wave",      "cohort",
    "grade",      "stage",     "type",       "category",  "class",
    "group",      "unit",      "bay",        "house",     "floor",
    "line",       "module",    "code",       "isbn",      "tel",
    "rule",       "criterion", "criteria",   "kloe",      "statement",
    "indicator",  "strand",    "workstream", "under",     "schedules",
    "clause"};
constexpr std::array<std::string_view, 12> kPhoneBefore = {"tel",
                                                           "telephone",
                                                           "phone",
                                                           "call",
                                                           "ring",
                                                           "fax",
                                                           "text",
                                                           "dial",
                                                           "freephone",
                                                           "helpline",
                                                           "mobile",
                                                           "on"};
// A number before these words describes a place, an age or a time of day, it measures nothing.
constexpr std::array<std::string_view, 16> kNamesAfter = {"bed",
                                                          "bedded",
                                                          "act",
                                                          "am",
                                                          "pm",
                                                          "o'clock",
                                                          "oclock",
                                                          "regulation",
                                                          "st",
                                                          "nd",
                                                          "rd",
                                                          "th",
                                                          "a.m",
                                                          "p.m",
                                                          "noon",
                                                          "midnight"};
constexpr std::array<std::string_view, 10> kLimits = {"target",
                                                      "standard",
                                                      "limit",
                                                      "deadline",
                                                      "timescale",
                                                      "timeframe",
                                                      "threshold",
                                                      "rule",
                                                      "breach",
                                                      "pathway"};
constexpr std::array<std::string_view, 5> kEmergency = {"999", "111", "101", "112", "116"};
constexpr std::array<std::string_view, 8> kSpans =
    {"day", "week", "month", "year", "hour", "minute", "night", "second"};
constexpr std::array<std::string_view, 14> kTook = {"wait",
                                                    "waited",
                                                    "waiting",
                                                    "took",
                                                    "take",
                                                    "longest",
                                                    "average",
                                                    "median",
                                                    "mean",
                                                    "lasted",
                                                    "held",
                                                    "stayed",
                                                    "stay",
                                                    "delayed"};

bool all_digits(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_digit_char);
}

bool has_letters(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool is_bed_label(const MeasureText& text, std::size_t i) {
    // "338 bed days" are counted, a "12 bed ward" is named.
    const bool is_of_days =
        text.word(i) == "bed" && (text.word(i + 1) == "day" || text.word(i + 1) == "night");
    return i < text.size() && is_among(kNamesAfter, text.word(i)) && !is_of_days &&
           text.raw(i) != "beds" && text.raw(i) != "Acts";
}

/// Numbers joined before `i` ("regulations 12 and 17", "12 & 13"): the word in front of them all.
std::size_t head_of_list(const MeasureText& text, std::size_t i) {
    std::size_t k = i - 1;
    while (k > 0 && i - k < 8 &&
           (text.is_figure(k) || text.word(k) == "and" || text.word(k) == "or" ||
            text.word(k) == "to" || (text.word(k).size() == 1 && text.before(k) == '('))) {
        --k;  // the letter of "12(2)(a) and 17" too
    }
    return k;
}

/// The number stands in a list or range of days before a month: "12, 13 and 14 May", "9 - 10
/// August".
bool leads_to_month(const MeasureText& text, std::size_t i) {
    std::size_t k = i;
    while (k < text.size() && k < i + 8 &&
           (text.is_figure(k) || text.word(k) == "and" || text.word(k) == "to"))
        ++k;
    return k < text.size() && is_month(text, k) && text.word(i).size() <= 4;
}

/// "June 14", "June 2014"; not "in June 52% came", "84% in June (91% in May)", "in June: 97", "of
/// 31 actions from June, 19 were".
bool is_day_behind_month(const MeasureText& text, std::size_t i) {
    if (i == 0 || !is_month(text, i - 1) || text.follows(i, "%") || text.before(i) == '(' ||
        text.gap(i - 1).starts_with(':'))
        return false;
    if (text.gap(i - 1).starts_with(',') && text.word(i).size() <= 2) return false;
    return all_digits(text.word(i)) && text.word(i).size() <= 4;
}

/// The number ends a list of days behind their month: "February 13 and 14".
bool is_day_of_list(const MeasureText& text, std::size_t i) {
    std::size_t k = i;
    while (k > 1 && i - k < 8 &&
           ((text.is_figure(k - 1) && text.word(k - 1).size() <= 2) || text.word(k - 1) == "and" ||
            text.word(k - 1) == "to"))
        --k;
    const auto unit = text.word(i + 1);
    return k < i && k > 0 && is_month(text, k - 1) && text.word(i).size() <= 2 &&
           all_digits(text.word(i)) && (unit.empty() || !text.same_clause(i, i + 1));
}

/// A number in a run of figures that begins with 0 or +: "020 7946 0000", "+44 20 7946".
bool in_phone_run(const MeasureText& text, std::size_t i) {
    std::size_t first = i;
    while (first > 0 && text.is_figure(first - 1) && text.gap(first - 1).size() <= 2) --first;
    const auto opens = text.word(first);
    const bool zero = opens.size() > 2 && opens[0] == '0' && all_digits(opens);
    return zero || text.before(first) == '+' || (first < i && opens == "116");
}

bool is_age(const MeasureText& text, std::size_t i) {
    std::size_t k = i + 1;
    if ((text.word(k) == "to" || text.word(k) == "and" || text.word(k) == "or") &&
        text.is_figure(k + 1))
        k += 2;
    if (text.word(k) == "year" && (text.word(k + 1) == "old" || text.word(k + 1) == "of"))
        return text.word(k + 1) == "old" || text.word(k + 2) == "age";
    const auto ahead = i > 0 ? text.word(i - 1) : std::string_view();
    const bool bound = ahead == "over" || ahead == "under" || ahead == "age" || ahead == "aged" ||
                       ahead == "between";
    const std::size_t head = i > 0 ? head_of_list(text, i) : 0;
    if (i > 0 &&
        (text.word(head) == "aged" || text.word(head) == "age" || text.word(head) == "ages"))
        return true;
    // "She was 67 when she died."
    if ((ahead == "was" || ahead == "is") && text.word(i + 1) == "when" && text.word(i).size() == 2)
        return true;
    // "under-18s", "over 65s", "the under 25": a group of people, unless something is counted
    // behind it.
    return bound && (text.raw(i).ends_with('s') || (text.before(i) == '-' && ahead != "between"));
}

/// "a 12-week programme", "18-week target", "four-hour standard": joined to its noun, the number
/// describes.
bool is_descriptive(const MeasureText& text, std::size_t i) {
    const bool hyphen = text.gap(i) == "-" && !text.is_number(i + 1);
    const auto unit = text.word(i + 1);
    const auto next = text.word(i + 2);
    // "11.5 weeks (target: 6 weeks)" is no target.
    if (is_among(kSpans, unit) && is_among(kLimits, text.word(i + 2)) && text.gap(i + 1) == " ")
        return true;
    if (is_among(kSpans, unit) && text.word(i + 2) == "working" &&
        is_among(kLimits, text.word(i + 3)))
        return true;
    if (unit == "working" && is_among(kSpans, text.word(i + 2)) &&
        is_among(kLimits, text.word(i + 3)))
        return true;
    // "a five year strategy": a unit in the singular behind more than one describes, unless it is
    // the noun that takes the time.
    constexpr std::array<std::string_view, 8> kTakesTime =
        {"process", "wait", "delay", "average", "stay", "period", "pilot", "programme"};
    const bool singular = is_among(kSpans, unit) && !text.raw(i + 1).ends_with('s') &&
                          text.word(i) != "one" && text.word(i) != "1" &&
                          text.same_clause(i, i + 2);
    // "14 night shifts", "920 night workers" are counted.
    constexpr auto kOfShifts = std::to_array<std::string_view>({"shift",
                                                                "worker",
                                                                "staff",
                                                                "nurse",
                                                                "patient",
                                                                "carer",
                                                                "visit",
                                                                "call",
                                                                "sitter",
                                                                "case",
                                                                "centre"});
    if (singular && (unit == "night" || unit == "day") && is_among(kOfShifts, next)) return false;
    if (singular && !hyphen) return !is_among(kTakesTime, next);
    if (!hyphen) return false;
    return !(is_among(kSpans, unit) && is_among(kTakesTime, next) && next != "programme" &&
             next != "pilot" && next != "period");
}

/// "seven days a week", "24 hours a day", "every 15 minutes", "within 72 hours", "one to one":
/// rules and rhythms.
bool is_rhythm(const MeasureText& text, std::size_t i) {
    const auto ahead = i > 0 ? text.word(i - 1) : std::string_view();
    std::size_t noun = i + 1;
    if (text.word(noun) == "working" || text.word(noun) == "calendar" || text.word(noun) == "to")
        ++noun;
    if (text.is_number(noun)) ++noun;
    const bool is_span = is_among(kSpans, text.word(noun));
    if (is_span && text.word(noun) == "day" && text.word(noun + 1) == "a" &&
        text.word(noun + 2) == "week") {
        return text.word(i) == "7" || text.word(i) == "seven" || text.word(i) == "5" ||
               text.word(i) == "five" || text.word(i) == "six";
    }
    if (is_span && text.word(noun) == "hour" &&
        (text.word(noun + 1) == "a" || text.word(noun + 1) == "per") &&
        text.word(noun + 2) == "day")
        return true;
    if (is_span && ahead == "within" && tells_average(text, i)) return false;
    if (is_span && (ahead == "every" || ahead == "within" || ahead == "each")) return true;
    const bool common = text.word(noun) == "hour" && noun == i + 1 &&
                        (text.word(i) == "24" || text.word(i) == "48" || text.word(i) == "72");
    if (common) {
        for (std::size_t k = i; k > 0 && i - k < 6 && text.same_sentence(k - 1, i); --k) {
            if (is_among(kTook, text.word(k - 1))) return false;
        }
        return true;
    }
    const auto joint = text.word(i + 1);
    const bool small = text.word(i) == "one" || text.word(i) == "two" || text.word(i) == "1" ||
                       text.word(i) == "2" || text.word(i) == "three";
    if (small && joint == "to" && (text.word(i + 2) == "one" || text.word(i + 2) == "1"))
        return true;
    return i > 1 && ahead == "to" && (text.word(i) == "one" || text.word(i) == "1") &&
           text.is_number(i - 2);
}

/// "Regulations 12 and 17", "page 4", "Ward 3": the head of the list in front of `i` takes a number
/// as its name.
bool is_named_by_head(const MeasureText& text, std::size_t head, std::size_t i) {
    // "wards (41%)" and "units 12%" count; "Regulations 12 and 17" and "pages 4 to 6" name.
    constexpr std::array<std::string_view, 17> kNamedInPlural = {"regulation",
                                                                 "section",
                                                                 "page",
                                                                 "paragraph",
                                                                 "para",
                                                                 "chapter",
                                                                 "recommendation",
                                                                 "outcome",
                                                                 "article",
                                                                 "part",
                                                                 "level",
                                                                 "schedule",
                                                                 "table",
                                                                 "figure",
                                                                 "band",
                                                                 "tier",
                                                                 "reg"};
    const bool plural = text.raw(head).ends_with('s') &&
                        !is_among(kNamedInPlural, text.word(head)) && text.raw(head).size() > 2;
    const auto gap = text.gap(head);
    const bool close =
        gap == " " || gap == "-" || gap == ". " || gap == "." || gap == "\u00a0" || gap == "\u2013";
    const bool named = is_among(kNamesBefore, text.word(head)) && text.same_sentence(head, i) &&
                       close && !plural && !text.follows(i, "%");
    if (!named || !(text.is_figure(i) || text.is_capital(head))) return false;
    // "under 18" is an age, "under 12%" is none; "action plan 4" is read by its head.
    const bool counts = text.word(head) == "under" || text.word(head) == "group" ||
                        text.word(head) == "unit" || text.word(head) == "house" ||
                        text.word(head) == "no";
    return !counts || text.word(head) != text.word(i - 1) ||
           (!text.follows(i, "%") && text.word(i + 1) != "per" && !text.is_number(i + 1));
}

/// "by 10.30.", "until 7.45,": a time of day.
bool is_time_of_day(const MeasureText& text, std::size_t i) {
    constexpr std::array<std::string_view, 5> kAhead = {"by", "at", "before", "after", "until"};
    const auto word = text.word(i);
    const auto point = word.find('.');
    return is_among(kAhead, text.word(i - 1)) && point != std::string_view::npos &&
           !text.follows(i, "%") && word.size() <= 5 && word.size() - point == 3 &&
           word.substr(point + 1) < "60" && !text.same_clause(i, i + 1);
}

bool is_named_by(const MeasureText& text, std::size_t i) {
    const std::size_t head = head_of_list(text, i);
    // "On Curlew ward 8 of 19 nurses": parts of a whole are counted, whatever stands in front.
    constexpr std::array<std::string_view, 7> kPlaces =
        {"ward", "unit", "house", "team", "site", "home", "hospital"};
    if (is_among(kPlaces, text.word(head)) && text.word(i + 1) == "of" && text.is_number(i + 2) &&
        text.same_clause(i, i + 2))
        return false;
    if (is_named_by_head(text, head, i)) return true;
    const auto ahead = text.word(i - 1);
    if (is_among(kPhoneBefore, ahead) && ahead != "on" && text.word(i).size() >= 3 &&
        (text.word(i).size() >= 5 || text.is_figure(i + 1)))
        return true;
    if (is_time_of_day(text, i)) return true;
    // "above the 80% target", "the target is 18 weeks", "a limit of 25": what is asked for was not
    // measured.
    constexpr std::array<std::string_view, 9> kGoals = {"target",
                                                        "minimum",
                                                        "maximum",
                                                        "benchmark",
                                                        "threshold",
                                                        "standard",
                                                        "goal",
                                                        "ambition",
                                                        "ceiling"};
    if (text.follows(i, "%") && text.same_clause(i, i + 1) && is_among(kGoals, text.word(i + 1)))
        return true;
    if (is_among(kGoals, ahead) && text.before(i - 1) == '(') return true;  // "61% (target 90%)"
    if ((ahead == "of" || ahead == "is" || ahead == "was") && i > 1 &&
        is_among(kLimits, text.word(i - 2)) && text.word(i - 2) != "breach")
        return true;
    const bool ends_years =
        is_year(text.word(i)) || (text.word(i).size() == 2 && !text.same_clause(i, i + 1));
    return ahead == "to" && i > 1 && is_year(text.word(i - 2)) && ends_years;
}

/// "Target: fewer than 6.": a sentence that gives the goal of the figure before it.
bool is_in_goal_sentence(const MeasureText& text, std::size_t i) {
    constexpr auto kGoals = std::to_array<std::string_view>(
        {"target", "goal", "standard", "benchmark", "trajectory", "threshold"});
    const std::size_t start = text.sentence_start(i);
    return start > 0 && is_among(kGoals, text.word(start)) && text.gap(start).starts_with(":");
}

}  // namespace

bool tells_average(const MeasureText& text, std::size_t i) {
    for (std::size_t k = text.sentence_start(i); text.same_sentence(k, i); ++k) {
        if (text.word(k) == "average" || text.word(k) == "median" || text.word(k) == "mean")
            return true;
    }
    return false;
}

bool names_something(const MeasureText& text, std::size_t i) {
    const auto word = text.word(i);
    if (text.is_figure(i)) {
        const auto raw = text.raw(i);
        const bool scaled = (raw.ends_with('m') && !raw.ends_with("am") && !raw.ends_with("pm")) ||
                            raw.ends_with("bn") || raw.ends_with('k');
        if (has_letters(word) && !scaled) return true;
        if (word.find('/') != std::string_view::npos) return true;
        if (word[0] == '0' && word.size() > 2 && word[1] != '.') return true;
        if (std::count(word.begin(), word.end(), '.') > 1) return true;  // 12.3.2018, 2.1.4
        if (is_in_goal_sentence(text, i)) return true;
        if (in_phone_run(text, i) || is_marked_as_label(text, i)) return true;
        if (leads_to_month(text, i)) return true;
        if (is_day_behind_month(text, i) || is_day_of_list(text, i)) return true;
        const auto ahead = i > 0 ? text.word(i - 1) : std::string_view();
        const bool service = ahead == "nh" || ahead == "call" || ahead == "dial" ||
                             ahead == "nhs" || text.word(i + 1) == "call" ||
                             text.word(i + 1) == "service";
        if (is_among(kEmergency, word) && service) return true;
        // Ids with joints: "1-9922817740", "978-0-11".
        const bool joined = text.gap(i) == "-" && text.is_figure(i + 1);
        if (joined && (text.word(i + 1).size() > 4 || text.word(i).size() > 6)) return true;
        if (i > 0 && text.gap(i - 1) == "-" && text.is_figure(i - 1) && word.size() > 4)
            return true;
        if (all_digits(word) && word.size() >= 7)
            return true;  // numbers that long are printed with commas when they count
        if (text.follows(i, ":") && i + 1 < text.size() && text.gap(i) == ":" &&
            text.is_figure(i + 1))
            return true;  // 09:30, 1:1
        if (i > 0 && text.gap(i - 1) == ":" && text.is_figure(i - 1)) return true;
    }
    if (is_bed_label(text, i + 1) && text.same_clause(i, i + 1)) return true;
    return is_age(text, i) || is_descriptive(text, i) || is_rhythm(text, i) ||
           (i > 0 && is_named_by(text, i));
}

}  // namespace findings::label
