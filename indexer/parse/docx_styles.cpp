// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/docx_styles.hpp"

#include "indexer/parse/office_blocks.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/text.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace findings {
namespace {

std::int32_t to_int(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

struct RawStyle {
    std::string name;
    std::string based_on;
    std::int32_t outline_level = -1;  // 0..8; 9 = body text; -1 = not said
    std::int32_t number_id = -1;
    std::int32_t number_level = -1;
    std::int32_t bold = -1;
};

RawStyle raw_style(const pugi::xml_node& style) {
    RawStyle raw;
    raw.name = ascii_lower(attribute_named(child_named(style, "name"), "val"));
    raw.based_on = attribute_named(child_named(style, "basedOn"), "val");
    const pugi::xml_node paragraph = child_named(style, "pPr");
    raw.outline_level = to_int(attribute_named(child_named(paragraph, "outlineLvl"), "val"), -1);
    const pugi::xml_node number = child_named(paragraph, "numPr");
    raw.number_id = to_int(attribute_named(child_named(number, "numId"), "val"), -1);
    raw.number_level = to_int(attribute_named(child_named(number, "ilvl"), "val"), -1);
    if (const pugi::xml_node bold = child_named(child_named(style, "rPr"), "b")) {
        const std::string_view value = attribute_named(bold, "val");
        raw.bold = value == "0" || value == "false" ? 0 : 1;
    }
    return raw;
}

std::int32_t level_from_name(std::string_view name) {
    if (name == "title") return 1;
    if (name == "subtitle") return 2;
    if (!name.starts_with("heading ")) return 0;
    return std::clamp(to_int(name.substr(8), 0), 0, 6);
}

}  // namespace

std::map<std::string, DocxStyle, std::less<>> docx_styles(const std::string& styles_xml) {
    std::map<std::string, DocxStyle, std::less<>> styles;
    pugi::xml_document tree;
    if (!tree.load_buffer(styles_xml.data(), styles_xml.size())) return styles;
    std::map<std::string, RawStyle, std::less<>> raw;
    for (const pugi::xml_node node : tree.document_element().children()) {
        if (local_name(node) == "style")
            raw[std::string(attribute_named(node, "styleId"))] = raw_style(node);
    }
    for (const auto& [id, own] : raw) {
        RawStyle merged = own;
        std::string_view parent = own.based_on;
        std::int32_t level = level_from_name(own.name);
        // Chains are short; a longer one is a circle.
        for (int steps = 0; steps < 20 && !parent.empty(); ++steps) {
            const auto found = raw.find(parent);
            if (found == raw.end()) break;
            const RawStyle& base = found->second;
            if (level == 0) level = level_from_name(base.name);
            if (merged.outline_level < 0) merged.outline_level = base.outline_level;
            if (merged.number_id < 0) merged.number_id = base.number_id;
            if (merged.number_level < 0) merged.number_level = base.number_level;
            if (merged.bold < 0) merged.bold = base.bold;
            parent = base.based_on;
        }
        DocxStyle style;
        style.is_contents = own.name.starts_with("toc ") || own.name == "table of figures" ||
                            own.name == "toc heading";
        style.is_bold = merged.bold == 1;
        if (merged.outline_level >= 0 && merged.outline_level < 9)
            level = std::min(merged.outline_level + 1, 6);
        if (merged.outline_level == 9 && own.outline_level == 9) level = 0;
        style.heading_level = style.is_contents ? 0 : level;
        style.number_id = std::max(merged.number_id, 0);
        style.number_level = std::max(merged.number_level, 0);
        styles.emplace(id, style);
    }
    return styles;
}

std::int32_t docx_level_of_style(std::string_view style_id) {
    std::string name = ascii_lower(style_id);
    if (name.starts_with("heading") && name.size() > 7 && name[7] != ' ') name.insert(7, " ");
    return level_from_name(name);
}

DocxNumbering::DocxNumbering(const std::string& numbering_xml) {
    pugi::xml_document tree;
    if (!tree.load_buffer(numbering_xml.data(), numbering_xml.size())) return;
    for (const pugi::xml_node node : tree.document_element().children()) {
        if (local_name(node) == "abstractNum") read_list(node);
        if (local_name(node) == "num") read_use(node);
    }
}

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
    Level rule;
    rule.format = attribute_named(child_named(node, "numFmt"), "val");
    rule.text = attribute_named(child_named(node, "lvlText"), "val");
    rule.start = to_int(attribute_named(child_named(node, "start"), "val"), 1);
    return rule;
}

void DocxNumbering::read_list(const pugi::xml_node& node) {
    List& list = lists_[to_int(attribute_named(node, "abstractNumId"), -1)];
    for (const pugi::xml_node level : node.children()) {
        if (local_name(level) != "lvl") continue;
        const std::int32_t at = to_int(attribute_named(level, "ilvl"), 0);
        if (at < 0 || at >= static_cast<std::int32_t>(kLevels)) continue;
        list.levels.at(static_cast<std::size_t>(at)) = read_level(level);
    }
}

void DocxNumbering::read_use(const pugi::xml_node& node) {
    Use& use = uses_[to_int(attribute_named(node, "numId"), -1)];
    use.list = to_int(attribute_named(child_named(node, "abstractNumId"), "val"), -1);
    for (const pugi::xml_node change : node.children()) {
        if (local_name(change) != "lvlOverride") continue;
        const std::int32_t start =
            to_int(attribute_named(child_named(change, "startOverride"), "val"), -1);
        if (start >= 0) use.starts[to_int(attribute_named(change, "ilvl"), 0)] = start;
    }
}

char DocxNumbering::style_of(const std::string& format) {
    if (format == "lowerLetter") return 'a';
    if (format == "upperLetter") return 'A';
    if (format == "lowerRoman") return 'i';
    if (format == "upperRoman") return 'I';
    return '1';
}

DocxNumbering::Item DocxNumbering::next(std::int32_t number_id, std::int32_t level) {
    Item item;
    const auto use = uses_.find(number_id);
    const auto found = use == uses_.end() ? lists_.end() : lists_.find(use->second.list);
    if (found == lists_.end()) return item;
    List& list = found->second;
    const auto at =
        static_cast<std::size_t>(std::clamp(level, 0, static_cast<std::int32_t>(kLevels) - 1));
    const Level& rule = list.levels.at(at);
    std::int32_t& count = list.counts.at(at);
    // The first item of a use that begins anew; the items after it count on.
    if (const auto start = use->second.starts.find(static_cast<std::int32_t>(at));
        start != use->second.starts.end()) {
        count = start->second;
        use->second.starts.erase(start);
    } else {
        count = count == 0 ? rule.start : count + 1;
    }
    std::fill(list.counts.begin() + static_cast<std::ptrdiff_t>(at) + 1, list.counts.end(), 0);
    if (rule.format == "bullet" || rule.format == "none" || rule.format.empty()) return item;
    item.is_numbered = true;
    for (std::size_t i = 0; i < rule.text.size(); ++i) {
        const bool is_place = rule.text[i] == '%' && i + 1 < rule.text.size() &&
                              rule.text[i + 1] >= '1' && rule.text[i + 1] <= '9';
        if (!is_place) {
            item.marker += rule.text[i];
            continue;
        }
        const auto place = static_cast<std::size_t>(rule.text[++i] - '1');
        const Level& other = list.levels.at(place);
        const std::int32_t number =
            list.counts.at(place) == 0 ? other.start : list.counts.at(place);
        item.marker += list_number(number, style_of(other.format));
    }
    return item;
}

}  // namespace findings
