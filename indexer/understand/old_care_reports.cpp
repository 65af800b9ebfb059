// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/old_care_reports.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/place_facts.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kTop = 16;  // blocks in which the cover stands

bool is_of_care_standards(std::span<const Block> blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        const std::string_view text = block.text;
        return contains(text, "Care Standards Act 2000") ||
               contains(text, "\u2018key\u2019 inspection") || contains(text, "'key' inspection") ||
               contains(text, "Commission for Social Care Inspection");
    });
}

/// "Tansy Court Nursing Home" of "Tansy Court Nursing Home 12 Quay Lane Northmere EX4 2AB".
std::string_view name_before_address(std::string_view text) {
    constexpr std::size_t kLongestName = 80;
    text = trimmed(text);
    if (const auto place = place_at_start(text); !place.empty()) {
        // "Tansy Lodge Nursing Home": what kind of home it is goes on with its name.
        for (const std::string_view kind : {" Nursing & Residential Home",
                                            " Nursing and Residential Home",
                                            " Nursing Home",
                                            " Residential Care Home",
                                            " Residential Home",
                                            " Care Home",
                                            " Care Centre",
                                            " Rest Home"}) {
            if (text.substr(place.size()).starts_with(kind))
                return text.substr(0, place.size() + kind.size());
        }
        return place;
    }
    const auto digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit < 4 || digit > kLongestName) return {};
    const auto name = trimmed(text.substr(0, digit), " ,");
    return word_count(name) <= 6 && is_upper(name.front()) ? name : std::string_view{};
}

/// What stands behind `begin` as far as the nearest of `ends`; empty when nothing does.
template <class Ends>
std::string_view between(std::string_view text, std::string_view begin, const Ends& ends) {
    constexpr std::size_t kFarthest = 200;
    const auto at = text.find(begin);
    if (at == std::string_view::npos) return {};
    const auto rest = text.substr(at + begin.size(), kFarthest);
    std::size_t end = rest.size();
    for (const std::string_view mark : ends) end = std::min(end, rest.find(mark));
    return trimmed(rest.substr(0, end));
}

void read_place(std::string_view text, Report& report) {
    constexpr std::array<std::string_view, 5> kEndsOfBox = {" The quality rating",
                                                            " zero star",
                                                            " one star",
                                                            " two star",
                                                            " three star"};
    constexpr std::array<std::string_view, 2> kEndsOfName = {" Address ", "\n"};
    constexpr std::array<std::string_view, 1> kEndOfCover = {" Lead Inspector"};
    if (const auto service = between(text, "Name of service ", kEndsOfName);
        !service.empty() && service.size() < 80)
        set(report.location.name, service);
    const bool cover = contains(text, kEndOfCover.front()) && text.size() < 300;
    const auto box = cover ? text.substr(0, text.find(kEndOfCover.front()))
                           : between(text, "Name: Address: ", kEndsOfBox);
    if (box.empty()) return;
    set(report.location.name, name_before_address(box));
    set(report.postcode, postcode_in(box));
}

/// "2 0 0 1 2 0 1 0": the boxes of a form, a digit each.
std::optional<PartialDate> date_in_boxes(std::string_view text) {
    constexpr std::string_view kLabel = "Date: ";
    constexpr std::size_t kDigits = 8;
    for (auto at = text.find(kLabel); at != std::string_view::npos;
         at = text.find(kLabel, at + 1)) {
        const auto rest = text.substr(at + kLabel.size(), 2 * kDigits);
        std::array<std::int32_t, kDigits> digits{};
        std::size_t count = 0;
        while (count < kDigits && 2 * count < rest.size() && is_digit(rest[2 * count]) &&
               (2 * count + 1 >= rest.size() || rest[2 * count + 1] == ' ')) {
            digits[count] = rest[2 * count] - '0';
            ++count;
        }
        if (count < kDigits) continue;
        PartialDate date;
        date.day = static_cast<decltype(date.day)>(digits[0] * 10 + digits[1]);
        date.month = static_cast<decltype(date.month)>(digits[2] * 10 + digits[3]);
        date.year = static_cast<decltype(date.year)>(digits[4] * 1000 + digits[5] * 100 +
                                                     digits[6] * 10 + digits[7]);
        if (date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12) return date;
    }
    return std::nullopt;
}

/// "Key Unannounced Inspection 15th December 2006 10:30"
void read_visit(std::string_view text, Report& report) {
    constexpr std::size_t kReach = 60;
    for (const std::string_view notice : {"Unannounced ", "Announced "}) {
        const auto at = text.find(notice);
        if (at == std::string_view::npos) continue;
        std::string near(text.substr(at, kReach));
        // "08:15 26 February 2008": the hour is no day.
        if (const auto colon = near.find(':'); colon != std::string::npos && colon >= 2 &&
                                               is_digit(near[colon - 1]) &&
                                               is_digit(near[colon - 2]))
            near.erase(colon - 2, 5);
        const auto date = first_date(near);
        if (!date || date->from.day == 0) continue;
        if (!report.inspected_from.known()) set_inspected(report, *date);
        if (report.announced.empty())
            report.announced = notice == "Unannounced " ? "unannounced" : "announced";
    }
}

/// Northern Ireland names a report by the day of its visit: "Unannounced Care Inspection Report 3
/// November 2016".
void read_day_in_title(Report& report) {
    if (report.publisher != "Regulation and Quality Improvement Authority" ||
        report.inspected_from.known() || !contains(report.title, "nspection"))
        return;
    const auto date = first_date(report.title);
    if (date && date->from.day != 0) set_inspected(report, *date);
}

/// "Key Unannounced Inspection", "Random Inspection": the day stands below.
bool ends_with_visit(std::string_view text) {
    const std::string key = folded(text.substr(0, 60));
    return text.size() < 60 && key.ends_with("inspection") && contains(key, "announced");
}

/// "Author | CSCI"
std::string_view regulator_of(std::string_view author) {
    if (author == "CSCI") return "Commission for Social Care Inspection";
    if (author == "NCSC") return "National Care Standards Commission";
    return author == "CQC" ? "Care Quality Commission" : std::string_view{};
}

/// Three followed each other, on 1 April 2004 and 1 April 2009.
std::string_view regulator_on(const PartialDate& day) {
    if (!day.known()) return {};
    const auto is_from = [&](std::int32_t year) {
        return day.year > year || (day.year == year && day.month >= 4);
    };
    if (is_from(2009)) return "Care Quality Commission";
    return is_from(2004) ? "Commission for Social Care Inspection"
                         : "National Care Standards Commission";
}

}  // namespace

void read_old_care_report(std::span<const Block> blocks, Report& report) {
    read_day_in_title(report);
    if (!is_of_care_standards(blocks)) return;
    const auto top = blocks.first(std::min(blocks.size(), kTop));
    for (std::size_t i = 0; i < top.size(); ++i) {
        const Block& block = top[i];
        if (block.kind == BlockKind::TableRow) continue;
        read_place(block.text, report);
        read_visit(block.text, report);
        // "Key Unannounced Inspection" over "18th September 2007 09:45"
        if (ends_with_visit(block.text) && i + 1 < top.size() && top[i + 1].text.size() < 60)
            read_visit(block.text + ' ' + top[i + 1].text, report);
        const auto boxes = date_in_boxes(block.text);
        if (boxes && !report.inspected_from.known())
            report.inspected_from = *boxes, report.inspected_to = *boxes;
    }
    if (report.publisher.empty()) report.publisher = regulator_of(report.author);
    if (report.publisher.empty()) report.publisher = regulator_on(report.inspected_from);
}

/// The address of its local office stands at the end of each of its reports.
static bool is_name_of_old_regulator(std::string_view line) {
    return line == "commission for social care inspection" ||
           line == "national care standards commission" ||
           line.starts_with("commission for social care inspection ") ||
           line.starts_with("national care standards commission ");
}

void hide_imprint(std::vector<Block>& blocks) {
    constexpr std::size_t kLongestBox = 30;  // blocks
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string key = folded(blocks[i].text.substr(0, 90));
        const bool opens = key.starts_with("copies of all reports, when published") ||
                           key.starts_with("this publication and other hiw information") ||
                           (i > blocks.size() / 2 && is_name_of_old_regulator(key) &&
                            !ends_sentence(blocks[i].text));
        if (!opens) continue;
        const std::size_t end = std::min(blocks.size(), i + kLongestBox);
        std::size_t last = i;
        for (std::size_t k = i + 1; k < end; ++k) {
            const std::string line = folded(blocks[k].text.substr(0, 40));
            if (blocks[k].text.size() > 160 || line == "contents") break;
            if (line.starts_with("national enquiry line") || line.starts_with("digital isbn") ||
                line.starts_with("website:") || line.starts_with("fax:") ||
                line.starts_with("\u00a9"))
                last = k;
        }
        for (std::size_t k = i; k <= last; ++k) blocks[k].kind = BlockKind::Furniture;
        i = last;
    }
}

}  // namespace findings::understanding
