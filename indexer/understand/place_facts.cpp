// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/place_facts.hpp"

#include "indexer/understand/bylines.hpp"
#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/names_in_text.hpp"
#include "indexer/understand/registered_types.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/service_names.hpp"
#include "indexer/understand/ward_names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace findings::understanding {
namespace {

constexpr std::size_t kCover = 14;    // blocks
constexpr std::size_t kOpening = 40;  // blocks that may say how many live there
constexpr std::int32_t kMostBeds = 2000;

/// Lines of the cover, above the first section: name, address, dates.
std::vector<std::string_view> cover_of(std::span<const Block> blocks) {
    std::vector<std::string_view> lines;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        if (++seen > kCover || block.text.size() > 300) break;
        const auto meaning =
            block.kind == BlockKind::Heading ? heading_meaning(block.text) : HeadingMeaning{};
        if (meaning.known && meaning.core_service.empty() && meaning.level > 0) break;
        for (const auto line : split_lines(block.text)) lines.push_back(trimmed(line));
    }
    return lines;
}

/// The same of the cells of tables there, where many covers have the address.
std::vector<std::string_view> cover_cells(std::span<const Block> blocks) {
    std::vector<std::string_view> cells;
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > kCover) break;
        const auto meaning =
            block.kind == BlockKind::Heading ? heading_meaning(block.text) : HeadingMeaning{};
        if (meaning.known && meaning.core_service.empty() && meaning.level > 0) break;
        for (const auto& cell : block.cells) cells.emplace_back(trimmed(cell));
    }
    return cells;
}

void read_postcode(std::span<const std::string_view> cover, Report& report) {
    for (const auto line : cover) {
        if (!report.postcode.empty() || line.size() > 160) continue;
        if (const auto postcode = postcode_in(line); !postcode.empty()) report.postcode = postcode;
    }
}

bool is_person(std::string_view line) {
    constexpr std::array<std::string_view, 10> kTitles =
        {"Mr ", "Mrs ", "Ms ", "Miss ", "Dr ", "Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Professor "};
    return word_count(line) <= 6 && starts_with_any(line, kTitles) &&
           std::none_of(line.begin(), line.end(), is_digit);
}

/// On covers the provider's name stands over that of the place, whatever its form: "Mrs. Helena
/// Oak", "Harbour Project".
void read_provider_above(std::span<const std::string_view> cover, Report& report) {
    if (!report.provider.name.empty() || report.location.name.empty()) return;
    for (std::size_t i = 1; i < cover.size() && i < 8; ++i) {
        if (without_report_kind(cover[i]) != report.location.name) continue;
        const auto above = cover[i - 1];
        const bool name = above.size() >= 4 && above.size() <= 90 && is_upper(above.front()) &&
                          word_count(above) <= 9 && word_count(above) >= 2 &&
                          !ends_sentence(above) && !contains(above, ":") &&
                          std::none_of(above.begin(), above.end(), is_digit);
        const bool other =
            is_kind_line(above) || is_registered_type(above) || !core_service_name(above).empty() ||
            heading_meaning(above).known || contains(folded(above), "care quality") ||
            contains(folded(above), "report") || is_place_name(above) ||
            above.starts_with("Ysbyty ") || !postcode_in(report.location.name).empty() ||
            contains(folded(above), "commission");
        const bool is_title = above == report.title && !is_person(above);
        if (name && !other && !is_title) report.provider.name = above;
        return;
    }
}

/// "Unannounced Care Inspection Report", "Independent Healthcare Inspection Report (Announced)"
void read_notice_of_title(std::span<const std::string_view> cover, Report& report) {
    for (const auto line : cover) {
        const std::string key = folded(line.substr(0, 120));
        if (!report.announced.empty() || line.size() > 110 ||
            !(contains(key, "inspection") || contains(key, "visit")))
            continue;
        if (contains(key, "unannounced"))
            report.announced = "unannounced";
        else if (contains_word(key, "announced") || contains(key, "(announced)"))
            report.announced = "announced";
    }
}

std::int32_t number_of(std::string_view word) {
    word = trimmed(word, " ,.");
    constexpr auto kWords = std::to_array<std::string_view>(
        {"one",     "two",     "three",     "four",     "five",     "six",      "seven",
         "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
         "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});
    if (const auto found = std::find(kWords.begin(), kWords.end(), word); found != kWords.end())
        return static_cast<std::int32_t>(found - kWords.begin()) + 1;
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() && value <= kMostBeds ? value
                                                                                          : 0;
}

/// "is a care home for up to 42 people", "provides accommodation for up to five young people": how
/// many may live there.
std::int32_t places_in_sentence(std::string_view sentence) {
    const std::string key = folded(sentence);
    constexpr std::array<std::string_view, 8> kHomes = {"care home",
                                                        "accommodat",
                                                        "residential",
                                                        "nursing home",
                                                        "hospice",
                                                        " a house ",
                                                        "rehabilitation",
                                                        "children's home"};
    const auto at = key.find("up to ");
    constexpr std::array<std::string_view, 7> kIs =
        {" is a ", " is an ", "provides ", "accommodate", "registered ", "offers ", "cares for "};
    if (at == std::string::npos || !contains_any(key, kHomes) || !contains_any(key, kIs)) return 0;
    const auto rest = std::string_view(key).substr(at + 6);
    const auto space = std::min(rest.find(' '), rest.size());
    const auto after = trimmed(rest.substr(space, 40));
    constexpr std::array<std::string_view, 14> kWho = {"people",
                                                       "older people",
                                                       "adults",
                                                       "older adults",
                                                       "residents",
                                                       "patients",
                                                       "young people",
                                                       "children",
                                                       "men",
                                                       "women",
                                                       "persons",
                                                       "younger adults",
                                                       "autistic",
                                                       "service users"};
    return starts_with_any(after, kWho) ? number_of(rest.substr(0, space)) : 0;
}

void read_beds(std::span<const Block> blocks, Report& report) {
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture || block.kind == BlockKind::TableRow) continue;
        if (report.beds != 0 || ++seen > kOpening) return;
        if (block.text.size() > 2500 || !contains(block.text, "up to ")) continue;
        for (const auto sentence : split_sentences(block.text, 1, 400)) {
            if (report.beds == 0) report.beds = places_in_sentence(sentence);
        }
    }
}

/// "Address | Elm Court, 8 Vicar's Rise, Ebbing TN9 9QQ": of the place, in a table of particulars.
void read_address_row(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kTop = 40;
    constexpr std::array<std::string_view, 5> kLabels = {"address",
                                                         "address of service",
                                                         "service address",
                                                         "location address",
                                                         "address of location"};
    for (const auto& block : blocks.first(std::min(blocks.size(), kTop))) {
        if (block.kind != BlockKind::TableRow || block.cells.size() != 2) continue;
        const std::string label = heading_key(block.cells[0]);
        if (std::find(kLabels.begin(), kLabels.end(), label) == kLabels.end()) continue;
        if (const auto postcode = postcode_in(block.cells[1]); !postcode.empty())
            report.postcode = postcode;
        return;
    }
}

bool is_outward(std::string_view text) {
    return text.size() >= 2 && text.size() <= 4 && is_upper(text.front()) &&
           std::any_of(text.begin(), text.end(), is_digit) &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

bool is_inward(std::string_view text) {
    return text.size() == 3 && is_digit(text[0]) && is_upper(text[1]) && is_upper(text[2]);
}

/// "Rowan Bank is a care home for up to 44 people, run by Calloway Care Ltd in Selwick.": the
/// sentence of the opening that is about the place.
void read_who_runs_it(std::span<const Block> blocks, Report& report) {
    constexpr std::size_t kFirst = 12;  // paragraphs
    const std::string place = folded(report.location.name);
    std::size_t seen = 0;
    for (const auto& block : blocks) {
        if (block.kind != BlockKind::Paragraph || !ends_sentence(block.text)) continue;
        if (!report.provider.name.empty() || place.empty() || ++seen > kFirst) return;
        for (const auto sentence :
             split_sentences(std::string_view(block.text).substr(0, 1500), 1)) {
            const std::string key = folded(sentence);
            // "Elm Court care home" may be called "Elm Court" in the text.
            const std::string_view first_words(
                place.data(),
                std::min(place.size(), place.find(' ', place.find(' ') + 1)));
            const bool is_about = contains(key, place) || contains(key, first_words) ||
                                  key.starts_with("the home ") || key.starts_with("the service ") ||
                                  key.starts_with("it is ");
            if (!is_about) continue;
            if (const auto name = organisation_that_runs(sentence); !name.empty())
                report.provider.name = name;
        }
    }
}

}  // namespace

std::string_view postcode_in(std::string_view line) {
    std::size_t begin = 0;
    std::string_view before;
    while (begin < line.size()) {
        const auto end = std::min(line.find_first_of(" ,\n", begin), line.size());
        const auto word = line.substr(begin, end - begin);
        if (!before.empty() && is_outward(before) && is_inward(trimmed(word, ".")) &&
            before.data() + before.size() + 1 == word.data()) {
            return {before.data(), before.size() + 4};
        }
        before = word;
        begin = end + 1;
    }
    return {};
}

void read_place_facts(std::span<const Block> blocks, Report& report) {
    const auto cover = cover_of(blocks);
    read_notice_of_title(cover, report);
    read_provider_above(cover, report);
    read_who_runs_it(blocks, report);
    // The address of a trust's head office is no place where anybody looked.
    if (!report.location.name.empty()) {
        read_postcode(cover, report);
        read_postcode(cover_cells(blocks), report);
    }
    if (report.postcode.empty()) read_address_row(blocks, report);
    read_beds(blocks, report);
    read_beds_of_ward(blocks, report);
}

}  // namespace findings::understanding
