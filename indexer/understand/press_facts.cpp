// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/press_facts.hpp"

#include "indexer/understand/announcements.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kLead = 5;  // paragraphs that tell what the release is about

std::vector<std::string_view> lead_of(std::span<const Block> blocks) {
    std::vector<std::string_view> lead;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || block.text.size() < 60 || lead.size() == kLead)
            continue;
        lead.push_back(block.text);
    }
    return lead;
}

bool is_regulator(std::string_view name) {
    return contains(name, "Care Quality") || contains(name, "Inspector");
}

/// "... has published 26 inspection reports on care homes": about none of those it names.
bool tells_of_many_reports(std::string_view text) {
    const std::string key = folded(text.substr(0, 300));
    const auto at = key.find("published ");
    if (at == std::string::npos) return false;
    const auto what = std::string_view(key).substr(at + 10, 50);
    return contains(what, "reports") && !what.empty() &&
           (is_digit(what.front()) || starts_with_any(what,
                                                      std::array<std::string_view, 6>{"new ",
                                                                                      "eleven ",
                                                                                      "twelve ",
                                                                                      "a further ",
                                                                                      "inspection ",
                                                                                      "several "}));
}

}  // namespace

bool is_on_many_reports(std::span<const Block> blocks) {
    const auto lead = lead_of(blocks);
    return !lead.empty() && tells_of_many_reports(lead.front());
}

namespace {

void read_provider(std::span<const std::string_view> lead, Report& report) {
    if (!report.provider.name.empty() || (!lead.empty() && tells_of_many_reports(lead.front())))
        return;
    for (const auto text : lead) {
        if (const auto name = organisation_that_runs(text); !name.empty() && !is_regulator(name)) {
            report.provider.name = name;
            return;
        }
    }
    std::string only;
    std::vector<std::string_view> texts(
        lead.begin(),
        lead.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(lead.size(), 2)));
    texts.insert(texts.begin(), report.title);
    for (const auto text : texts) {
        for (const auto name : organisations_in(text)) {
            if (is_regulator(name) || contains(only, name)) continue;
            if (!only.empty()) return;  // two: which of them was inspected is not told
            only = name;
        }
    }
    report.provider.name = only;
}

/// The name that ends at `comma`: words with capitals and the small ones between them.
std::string_view capitals_before(std::string_view text, std::size_t comma) {
    std::size_t begin = comma;
    std::size_t words = 0;
    while (begin > 0) {
        const auto space = text.rfind(' ', begin - 1);
        const auto first = space == std::string_view::npos ? 0 : space + 1;
        const auto word = text.substr(first, text.find_first_of(" ,", first) - first);
        const bool small = word == "and" || word == "of" || word == "the" || word == "&";
        if (word.empty() || (!is_upper(word.front()) && !small) || ++words > 7) break;
        begin = first;
        if (first == 0) break;
        begin = first - 1;
    }
    auto place = trimmed(text.substr(begin, comma - begin));
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view start : {"and ", "of ", "the ", "The ", "& "}) {
            if (place.starts_with(start)) place.remove_prefix(start.size()), again = true;
        }
    }
    return word_count(place) >= 2 && !is_regulator(place) ? place : std::string_view{};
}

/// "... has told Bright Street Dental, run by Elm Dental Group, ..."
std::string_view place_run_by(std::string_view text) {
    constexpr auto kRun = std::to_array<std::string_view>(
        {", run by ", ", which is run by ", ", operated by ", ", managed by "});
    const auto comma = first_of(kRun, text);
    return comma == std::string_view::npos ? std::string_view{} : capitals_before(text, comma);
}

/// "Carrick Magistrates' Court": where the case was heard, no place of care.
bool is_court_of_law(std::string_view place) {
    constexpr auto kCourts = std::to_array<std::string_view>(
        {"magistrates", "crown court", "county court", "high court", "coroner"});
    return contains_any(folded(place), kCourts);
}

/// "..., after it pleaded guilty to failing to give safe care at Orchard Quay, a care home in
/// Eastwick."
std::string_view place_described(std::string_view text) {
    constexpr auto kKinds = std::to_array<std::string_view>({", a care home",
                                                             ", a nursing home",
                                                             ", a residential ",
                                                             ", a hospital",
                                                             ", an independent hospital",
                                                             ", a mental health ",
                                                             ", a home for",
                                                             ", a hospice",
                                                             ", a dental practice",
                                                             ", a GP practice",
                                                             ", a supported living"});
    const auto comma = first_of(kKinds, text);
    return comma == std::string_view::npos ? std::string_view{} : capitals_before(text, comma);
}

/// "Inspectors visited the four acute wards at Elm Hospital in Fenton on 5 May": the one place that
/// the sentence on the visit names.
std::string_view place_visited(std::span<const std::string_view> lead) {
    constexpr auto kVisits = std::to_array<std::string_view>({"Inspectors visited ",
                                                              "inspectors visited ",
                                                              "Inspectors carried out ",
                                                              "inspectors carried out ",
                                                              "Inspectors inspected ",
                                                              "The inspection of ",
                                                              "The inspection took place at ",
                                                              "The unannounced inspection ",
                                                              "The visit to ",
                                                              "The CQC inspected ",
                                                              "The CQC visited "});
    for (const auto text : lead) {
        const auto at = first_of(kVisits, text);
        if (at == std::string_view::npos) continue;
        const auto sentence = text.substr(at, text.find(". ", at) - at);
        auto places = places_in(sentence);
        std::erase_if(places, [](std::string_view place) {
            const std::string key = folded(place);
            return key.ends_with(" ward") || key.ends_with(" wards") || is_court_of_law(place) ||
                   is_regulator(place) || is_organisation_name(place);
        });
        return places.size() == 1 ? places.front() : std::string_view{};
    }
    return {};
}

void read_place(std::span<const std::string_view> lead, Report& report) {
    const auto places = places_in(report.title);
    for (const auto place : places) {
        if (is_regulator(place)) continue;
        const bool ward = place.ends_with(" ward") || place.ends_with(" Ward");
        if (ward && report.wards.empty()) report.wards.emplace_back(place);
        if (!ward && places.size() == 1 && report.location.name.empty())
            report.location.name = place;
    }
    // "... at Elm Hospital, run by ...": the lead's first place is it only when the title names
    // neither place nor body.
    if (!report.location.name.empty() || !places.empty() || lead.empty()) return;
    if (const auto place = place_run_by(lead.front());
        !place.empty() && place != report.provider.name) {
        report.location.name = place;
        return;
    }
    if (const auto place = place_described(lead.front());
        !place.empty() && place != report.provider.name) {
        report.location.name = place;
        return;
    }
    auto told = places_in(lead.front());
    std::erase_if(told, is_court_of_law);
    if (told.empty()) {
        report.location.name = place_visited(lead);
        return;
    }
    if (told.size() != 1 || told.front().ends_with("ard") || told.front() == report.provider.name)
        return;
    // "... maternity services at Elm General Hospital": of a body that the title names, the place
    // where it was inspected.
    const bool at = contains(lead.front(), "services at " + std::string(told.front()));
    if (at || organisations_in(report.title).empty()) report.location.name = told.front();
}

/// "32-bed", "32 bed": 0 when no number stands before the word.
std::int32_t beds_in(std::string_view key) {
    for (auto at = key.find("bed"); at != std::string_view::npos; at = key.find("bed", at + 1)) {
        const bool whole = at > 1 && (key[at - 1] == '-' || key[at - 1] == ' ') &&
                           is_digit(key[at - 2]) &&
                           (at + 3 == key.size() || !is_letter(key[at + 3]));
        if (!whole) continue;
        std::size_t first = at - 2;
        while (first > 0 && is_digit(key[first - 1])) --first;
        if (at - 1 - first <= 3 && (first == 0 || key[first - 1] == ' '))
            return std::stoi(std::string(key.substr(first, at - 1 - first)));
    }
    return 0;
}

/// "13 January 2015" alone below the headline or above it.
void read_day_of_news(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kHead = 6;  // blocks
    std::size_t seen = 0;
    // "Publication statement 14 September 2021"
    if (const auto day = first_date(report.title);
        day && day->from.day != 0 && day->end == report.title.size())
        set(report.published, day->to);
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        // "... has issued a report (19 October 2023) on ..."
        if (const auto at = block.text.find(" report ("); at < 160) {
            const auto day = first_date(std::string_view(block.text).substr(at, 40));
            if (day && day->from.day != 0) set(report.published, day->to);
        }
        if (++seen > kHead || report.published.known()) return;
        const auto day = block.text.size() < 40 ? whole_date(block.text) : std::nullopt;
        if (day && day->from.day != 0 && day->from == day->to) report.published = day->to;
    }
}

bool is_own_news(std::span<const std::string_view> lead) {
    return std::any_of(lead.begin(), lead.end(), [](std::string_view text) {
        const std::string key = folded(text.substr(0, 600));
        return contains_any(key,
                            std::array<std::string_view, 6>{"our trust",
                                                            "below is our response",
                                                            " of our services",
                                                            "we are delighted",
                                                            "we are proud",
                                                            "we are pleased to announce"}) &&
               !contains(key, "\"");
    });
}

/// "Elm NHS Trust has welcomed a report by the Care Quality Commission", "Our response to ...": the
/// release of the one who was inspected.
bool is_answer_of_provider(std::span<const std::string_view> lead, const Report& report) {
    const std::string title = ' ' + folded(report.title);
    constexpr auto kTitles = std::to_array<std::string_view>({" responds to ",
                                                              " response to ",
                                                              " welcomes ",
                                                              " statement on ",
                                                              " statement following ",
                                                              " statement in response ",
                                                              " statement regarding "});
    const std::string_view provider = report.provider.name;
    const bool own_title = contains_any(title, kTitles) &&
                           !contains(title, "care quality commission") &&
                           (contains(title, " trust ") || contains(title, " our ") ||
                            (!provider.empty() && contains(title, folded(provider))) ||
                            title.starts_with(" statement"));
    if (lead.empty() || provider.empty()) return false;
    constexpr std::size_t kNear = 12, kReach = 60;  // bytes
    const auto at = lead.front().find(provider);
    if (at == std::string_view::npos || at > kNear) return own_title;
    const std::string after = folded(lead.front().substr(at + provider.size(), kReach));
    constexpr auto kDoes = std::to_array<std::string_view>({"welcome",
                                                            "respon",
                                                            "apologise",
                                                            "accept",
                                                            "acknowledge",
                                                            "thank",
                                                            "says it",
                                                            "said it",
                                                            "has said",
                                                            "pledge",
                                                            "vow",
                                                            "is delighted",
                                                            "is pleased",
                                                            "is proud"});
    return own_title || contains_any(after, kDoes);
}

/// "a 32-bed hospital", "an unannounced inspection", "in the North West": what the first paragraphs
/// tell in passing.
void read_lead_particulars(std::span<const std::string_view> lead, Report& report) {
    std::string_view region;
    bool several = false;
    for (const auto text : lead) {
        const std::string key = folded(text);
        const bool earlier = contains_any(key,
                                          std::array<std::string_view, 3>{"previous inspection",
                                                                          "last inspection",
                                                                          "earlier inspection"});
        if (report.announced.empty() && !earlier) {
            if (contains_any(
                    key,
                    std::array<std::string_view, 4>{"unannounced inspection",
                                                    "unannounced visit",
                                                    "unannounced focused inspection",
                                                    "unannounced comprehensive inspection"}))
                report.announced = "unannounced";
            else if (contains(key, "short notice inspection") ||
                     contains(key, "short-notice inspection"))
                report.announced = "short-notice";
            else if (contains(key, " announced inspection"))
                report.announced = "announced";
        }
        if (report.visit_type.empty() && !earlier && contains(key, "focused inspection"))
            report.visit_type = "focused";
        if (report.beds == 0) report.beds = beds_in(key);
        for (const auto name : regions_told(text)) {
            several = several || (!region.empty() && region != name);
            region = name;
        }
    }
    if (report.region.empty() && !several) report.region = region_name(region);
}

/// "24 September 2019" on a line of its own over the release.
void read_day_at_top(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kTop = 6;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (report.published.known() || ++seen > kTop || ends_sentence(block.text)) return;
        const auto date = block.text.size() < 40 ? whole_date(block.text) : std::nullopt;
        if (date && date->from.day != 0) report.published = date->to;
    }
}

}  // namespace

void read_embargo(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks.first(std::min<std::size_t>(blocks.size(), 12))) {
        if (report.published.known()) return;
        const std::string key = folded(block.text.substr(0, 40));
        const auto date = key.starts_with("embargo") || key.starts_with("strictly embargo") ||
                                  key.starts_with("not for publication before")
                              ? first_date(block.text)
                              : std::nullopt;
        if (date && date->from.day != 0) report.published = date->to;
    }
}

void read_press_facts(std::span<const Block> blocks, Report& report) {
    const auto lead = lead_of(blocks);
    read_embargo(blocks, report);
    read_day_at_top(blocks, report);
    read_day_of_news(blocks, report);
    read_provider(lead, report);
    read_place(lead, report);
    read_lead_particulars(lead, report);
    if (report.service.empty()) {
        auto services = core_services_in(report.title);
        for (std::size_t i = 0; i < std::min<std::size_t>(lead.size(), 2); ++i) {
            for (const auto service : core_services_in(lead[i])) {
                if (std::find(services.begin(), services.end(), service) == services.end())
                    services.push_back(service);
            }
        }
        if (services.size() == 1) report.service = services.front();
    }
    const auto names_regulator = [](std::string_view text) {
        return contains(text, "Care Quality Commission") || contains_word(text, "CQC");
    };
    const bool named =
        names_regulator(report.title) || std::any_of(lead.begin(), lead.end(), names_regulator);
    if (report.publisher.empty() && named && is_answer_of_provider(lead, report))
        report.publisher = report.provider.name;
    if (report.publisher.empty()) report.publisher = announcing_body(blocks);
    if (report.publisher.empty() && named && !is_own_news(lead) && !is_own_statement(blocks))
        report.publisher = "Care Quality Commission";
}

}  // namespace findings::understanding
