// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/custody_visits.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 10;  // blocks

constexpr auto kInspectors = std::to_array<std::string_view>({"chief inspector of prisons",
                                                              "chief inspector of custody",
                                                              "chief inspector of constabulary",
                                                              "chief inspector of places",
                                                              "inspectorate of prisons",
                                                              "inspectorate of custody",
                                                              "inspectorate of places",
                                                              "inspector of custodial",
                                                              "prison inspectorate",
                                                              "prisons inspectorate",
                                                              "custody inspectorate",
                                                              "inspectorate for prisons",
                                                              "inspectorate for custody"});

template <class Visit>
void each_cover_line(std::span<const Block> blocks, Visit visit) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        if (++seen > kCover) return;
        if (block.text.size() > 300) continue;
        for (const auto line : split_lines(block.text)) visit(trimmed(line));
    }
}

/// "the Inspectorate of Custody" of "Printed and published by the Inspectorate of Custody, Third
/// Floor": the name behind the words, as far as the next comma.
std::string published_by(std::string_view text) {
    for (const std::string_view words :
         {"rinted and published by ", "ublished by ", "Crown copyright, "}) {
        const auto at = text.find(words);
        if (at == std::string_view::npos) continue;
        auto name = text.substr(at + words.size());
        if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
        name = trimmed(name.substr(0, name.find_first_of(",.;:(\n")));
        if (contains(folded(name), "inspector") && word_count(name) <= 8) return std::string(name);
    }
    return {};
}

/// "HM Inspectorate of Prisons" of "by HM Chief Inspector of Prisons": the office whose head signs.
std::string office_of(std::string_view line) {
    const auto at = line.find("Chief Inspector of ");
    if (at == std::string_view::npos) return {};
    auto field = line.substr(at + std::string_view("Chief Inspector of ").size());
    field = trimmed(field.substr(0, field.find_first_of(",.;:(\n0123456789")));
    if (field.empty() || word_count(field) > 5) return {};
    const auto before = trimmed(line.substr(0, at));
    const bool of_crown = before.ends_with("HM") || before.ends_with("Majesty\u2019s") ||
                          before.ends_with("Majesty's");
    return (of_crown ? "HM Inspectorate of " : "Inspectorate of ") + std::string(field);
}

/// "the Independent Inspectorate of Prisons" of "by the Independent Inspectorate of Prisons, in
/// June", "Report on a full inspection by the Prison Inspectorate for Wessex".
std::string inspectorate_behind_by(std::string_view line) {
    constexpr std::size_t kMostWords = 8;
    for (const std::string_view words : {"by the ", "By the ", "by ", "By "}) {
        const auto at = line.rfind(words);
        if (at == std::string_view::npos || (at > 0 && line[at - 1] != ' ')) continue;
        auto name = line.substr(at + words.size());
        name = trimmed(name.substr(0, name.find_first_of(",.;:(\n0123456789")));
        const bool named = contains(name, "Inspectorate") && word_count(name) <= kMostWords;
        if (named && is_upper(name.front())) return std::string(name);
    }
    return {};
}

void read_office(std::span<const Block> blocks, Report& report) {
    // The imprint says it in full; its line may be furniture.
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (block->text.size() < 1500) set(report.publisher, published_by(block->text));
    }
    each_cover_line(blocks, [&](std::string_view line) {
        set(report.publisher, office_of(line));
        set(report.publisher, inspectorate_behind_by(line));
    });
}

void read_days(std::span<const Block> blocks, Report& report) {
    each_cover_line(blocks, [&](std::string_view line) {
        const auto date = first_date(line);
        const bool is_line_of_days = date && date->from.day != 0 && line.size() < 90 &&
                                     !ends_sentence(line) && date->end + 2 >= line.size() &&
                                     !contains(folded(line), "publish") &&
                                     !contains(folded(line), "last inspection");
        if (is_line_of_days) set_inspected(report, *date);
    });
}

/// "Chief Inspector of Custody" over "March 2024": the month in which the introduction was signed.
void read_signature(std::span<const Block> blocks, Report& report) {
    bool signed_above = false;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        const auto lines = split_lines(block.text);
        for (const auto line : lines) {
            const auto date = whole_date(line);
            if (signed_above && date) return set(report.published, date->to);
            signed_above = line.size() < 90 && !ends_sentence(line) &&
                           contains_any(folded(line), kInspectors) && !line.starts_with("by ") &&
                           !contains(line, " by ");
        }
    }
}

/// "Elm Removal Centre" of "Report on an unannounced inspection of health care at Elm Removal
/// Centre", "HMP Elm" of "... inspection of HMP Elm".
void read_place_of_title(Report& report) {
    const std::string_view title = report.title;
    for (const std::string_view words : {" at ", " inspection of "}) {
        const auto at = title.rfind(words);
        if (at == std::string_view::npos) continue;
        auto place = title.substr(at + words.size());
        if (place.starts_with("the ")) place.remove_prefix(4);
        place = trimmed(place.substr(0, place.find_first_of("(:;")));
        for (const std::string_view end : {" by ", " on "})
            place = place.substr(0, place.find(end));
        if (!place.empty() && is_upper(place.front()) && word_count(place) <= 8)
            return set(report.location.name, place);
    }
}

/// "Physical and mental health provider: Fen Care Ltd", "Health care provider: ...".
void read_health_provider(std::span<const Block> blocks, Report& report) {
    constexpr auto kOther = std::to_array<std::string_view>(
        {"substance", "dental", "social care", "education", "commissioner"});
    for (const auto& block : blocks) {
        for (const auto line : split_lines(block.text)) {
            const auto colon = line.find_first_of(":|");
            if (colon == std::string_view::npos || colon > 70 || line.size() > 200) continue;
            const std::string label = folded(trimmed(line.substr(0, colon)));
            const bool of_health = contains(label, "health") && contains(label, "provider");
            if (!of_health || contains_any(label, kOther)) continue;
            const auto name = trimmed(line.substr(colon + 1));
            if (!name.empty() && is_upper(name.front()) && word_count(name) <= 9)
                return set_named(report.provider, name);
        }
    }
}

}  // namespace

bool is_custody_visit(std::span<const Block> blocks, const Report& report) {
    const std::string title = folded(report.title);
    // "HMP Elm": what kind of paper it is stands on another line.
    const bool names_prison =
        starts_with_any(title,
                        std::array<std::string_view, 4>{"hmp ", "hmp/yoi ", "hmyoi ", "yoi "});
    bool inspects = contains(title, "inspection");
    bool told = contains_any(title, kInspectors);
    each_cover_line(blocks, [&](std::string_view line) {
        if (line.size() >= 120) return;
        const std::string key = folded(line);
        told = told || contains_any(key, kInspectors);
        inspects = inspects || (names_prison && contains(key, "inspection"));
    });
    return inspects && told;
}

void read_custody_particulars(std::span<const Block> blocks, Report& report) {
    read_office(blocks, report);
    read_days(blocks, report);
    read_signature(blocks, report);
    read_place_of_title(report);
    read_health_provider(blocks, report);
    const std::string title = folded(report.title);
    if (report.announced.empty() && contains_word(title, "unannounced"))
        report.announced = "unannounced";
    if (report.announced.empty() && contains_word(title, "announced"))
        report.announced = "announced";
}

void set_earlier_demands_apart(std::vector<Piece>& pieces) {
    constexpr auto kHeads = std::to_array<std::string_view>({"progress on recommendations",
                                                             "progress against recommendations",
                                                             "progress since the last",
                                                             "progress since our last",
                                                             "recommendations from the last",
                                                             "recommendations from our last",
                                                             "recommendations from the previous",
                                                             "previous recommendations",
                                                             "follow up of recommendations",
                                                             "follow-up of recommendations"});
    for (auto& piece : pieces) {
        const bool of_then =
            std::any_of(piece.section.begin(), piece.section.end(), [&](const auto& heading) {
                return contains_any(folded(heading), kHeads);
            });
        if (of_then && piece.role != SectionRole::Boilerplate &&
            piece.role != SectionRole::Personal)
            piece.role = SectionRole::History;
    }
}

}  // namespace findings::understanding
