// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/inspected_places.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kMostWards = 60;

/// "Linnet ward (acute, female, 18 beds)" without what stands in brackets.
std::string_view bare_name(std::string_view line) {
    const auto open = line.find(" (");
    return trimmed(line.substr(0, open), " .,;-");
}

/// A ward is called something; what begins with a small letter or counts beds describes it.
bool begins_name(std::string_view name) {
    return !name.empty() && !(name.front() >= 'a' && name.front() <= 'z') &&
           !folded(name).ends_with(" beds");
}

bool ends_with_hospital(std::string_view name) {
    const std::string key = folded(name);
    return key.ends_with(" hospital") || key.ends_with(" infirmary");
}

/// Without brackets: "Linnet (acute, female), Wren (2 on leave)" are two wards.
std::string without_brackets(std::string_view value) {
    std::string bare;
    int depth = 0;
    for (const char c : value) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0) bare += c;
        if (c == ')' && depth > 0) --depth;
    }
    return bare;
}

/// "Curlew ward Dunlin ward": wards of one cell whose lines a reader joined.
std::string a_ward_a_line(std::string_view text) {
    constexpr std::string_view kWard = " ward ";
    std::string lines(text);
    for (auto at = lines.find(kWard); at != std::string::npos; at = lines.find(kWard, at + 1)) {
        const auto next = at + kWard.size();
        if (next < lines.size() && is_upper(lines[next])) lines[next - 1] = '\n';
    }
    return lines;
}

bool is_postcode_end(std::string_view text) {
    return text.size() == 3 && is_digit(text[0]) && is_upper(text[1]) && is_upper(text[2]);
}

}  // namespace

std::string_view postcode_at_end(std::string_view text) {
    text = trimmed(text);
    const auto space = text.rfind(' ');
    if (space == std::string_view::npos || !is_postcode_end(text.substr(space + 1))) return {};
    const auto before = text.rfind(' ', space - 1);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    const auto outward = text.substr(begin, space - begin);
    const bool good = outward.size() >= 2 && outward.size() <= 4 && is_upper(outward.front()) &&
                      std::any_of(outward.begin(), outward.end(), is_digit);
    return good ? text.substr(begin) : std::string_view{};
}

void add_wards(std::string_view value, Report& report) {
    std::string list = without_brackets(value);
    for (const std::string_view joint : {" and ", ";", " & ", "\n"}) {
        for (auto at = list.find(joint); at != std::string::npos; at = list.find(joint))
            list.replace(at, joint.size(), ",");
    }
    for (const auto ward : split_on(list, ",")) {
        const auto name = bare_name(trimmed(ward, " ."));  // "Teasel (psychiatric intensive care)"
        if (!begins_name(name)) continue;                  // "Ward: acute, male, 21 beds"
        // "Ward: Alder Ward, Thornleigh Hospital"
        if (!report.wards.empty() && ends_with_hospital(name)) {
            set(report.location.name, name);
            continue;
        }
        const bool known =
            std::find(report.wards.begin(), report.wards.end(), name) != report.wards.end();
        if (!name.empty() && name.size() <= 80 && !known && report.wards.size() < kMostWards)
            report.wards.emplace_back(name);
    }
}

LocationTable::Column LocationTable::column_of(std::string_view header) {
    const std::string key = folded(header);
    if (contains(key, "postcode")) return Column::Postcode;
    if (contains(key, "location id") || key == "id" || key == "cqc id" || key == "location code")
        return Column::Id;
    if (contains(key, "registered location") || contains(key, "name of location") ||
        key == "location" || key == "location name" || key == "hospital" ||
        key == "hospital site" || key == "name of hospital")
        return Column::Name;
    if (contains(key, "name of service") || contains(key, "ward") || contains(key, "team") ||
        contains(key, "unit") || key == "service")
        return Column::Service;
    return Column::None;
}

/// Empty for a row that names no columns of this table.
std::vector<LocationTable::Column> LocationTable::columns_of(
    const std::vector<std::string>& heads) {
    std::vector<Column> columns;
    for (const auto& head : heads) columns.push_back(column_of(head));
    const auto has = [&](Column column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    const bool sound = (has(Column::Id) && (has(Column::Name) || has(Column::Service))) ||
                       (has(Column::Name) && has(Column::Service) && has(Column::Postcode));
    return sound ? columns : std::vector<Column>{};
}

/// A head of two lines may be two rows: "Location | Name of CQC registered" over "ID | location".
bool LocationTable::read_head(const std::vector<std::string>& cells) {
    std::vector<std::string> heads = std::exchange(heads_, {});
    const bool names = std::none_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return std::any_of(cell.begin(), cell.end(), is_digit);
    });
    if (!names) return false;
    auto columns = columns_of(cells);
    const bool goes_on = heads.size() == cells.size();
    if (columns.empty() && !goes_on) {
        if (cells.size() > 2) heads_ = cells;
        return false;
    }
    if (goes_on) {
        for (std::size_t i = 0; i < cells.size(); ++i) heads[i] += ' ' + cells[i];
        auto joined = columns_of(heads);
        const auto known = [](const std::vector<Column>& of) {
            return std::count_if(of.begin(), of.end(), [](Column one) {
                return one != Column::None;
            });
        };
        const bool has_id = std::find(joined.begin(), joined.end(), Column::Id) != joined.end();
        if (has_id && known(joined) >= known(columns)) columns = std::move(joined);
    }
    if (columns.empty()) return false;
    columns_ = std::move(columns);
    heads_ = goes_on ? std::vector<std::string>{} : cells;
    return true;
}

/// "Curlew ward Dunlin ward" over the rest of its row, which stands in the middle.
bool LocationTable::read_lines_beside(const Block& block) {
    constexpr std::size_t kLongest = 200;
    if (columns_.empty() || block.kind == BlockKind::Heading ||
        block.kind == BlockKind::Furniture || block.text.size() > kLongest ||
        ends_sentence(block.text) || !contains(folded(block.text), "ward"))
        return false;
    const auto filled = std::count_if(block.cells.begin(), block.cells.end(), [](const auto& cell) {
        return !trimmed(cell).empty();
    });
    if (filled > 1 || !report_.locations.empty()) return false;
    if (!wards_above_.empty()) wards_above_ += '\n';
    wards_above_ += trimmed(block.text, " |");
    return true;
}

void LocationTable::read(const Block& block) {
    if (read_lines_beside(block)) return;
    if (block.kind != BlockKind::TableRow || block.cells.size() < 2) {
        columns_.clear();
        heads_.clear();
        wards_above_.clear();
        return;
    }
    if (read_head(block.cells) || columns_.size() != block.cells.size()) return;
    add_row(block.cells);
}

void LocationTable::add_row(const std::vector<std::string>& cells) {
    InspectedLocation location;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto value = trimmed(cells[i]);
        switch (columns_[i]) {
            case Column::Id:
                location.id = value;
                break;
            case Column::Name:
                location.name = value;
                break;
            case Column::Service:
                location.service = value;
                break;
            case Column::Postcode:
                location.postcode = value;
                break;
            case Column::None:
                break;
        }
    }
    if (location.id.empty() && location.name.empty() &&
        !report_.locations.empty()) {  // another ward of the place above
        location.id = report_.locations.back().id, location.name = report_.locations.back().name;
    }
    if (!location.id.empty() && !is_cqc_id(location.id)) return;
    if (!wards_above_.empty())
        location.service = std::exchange(wards_above_, {}) + '\n' + location.service;
    const std::string listed = a_ward_a_line(location.service);
    for (const auto line : split_lines(listed)) {
        const auto name = bare_name(line);
        if (!name.empty() && report_.wards.size() < kMostWards &&
            std::find(report_.wards.begin(), report_.wards.end(), name) == report_.wards.end()) {
            report_.wards.emplace_back(name);
        }
    }
    for (char& c : location.service) c = c == '\n' ? ' ' : c;
    report_.locations.push_back(std::move(location));
}

void read_location_line(std::string_view text, Report& report) {
    if (text.size() > 200) return;
    const auto space = text.find(' ');
    const auto postcode = postcode_at_end(text);
    if (space == std::string_view::npos || postcode.empty() || !is_cqc_id(text.substr(0, space)))
        return;
    InspectedLocation location;
    location.id = text.substr(0, space);
    location.postcode = postcode;
    if (space + postcode.size() + 4 > text.size()) return;  // an outward code alone is no id
    const auto words = trimmed(text.substr(space, text.size() - space - postcode.size()));
    const auto name = place_at_start(words);
    location.name = name;
    location.service = trimmed(words.substr(name.size()));
    if (!name.empty()) add_wards(location.service, report);
    report.locations.push_back(std::move(location));
}

}  // namespace findings::understanding
