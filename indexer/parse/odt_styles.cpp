// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/odt_styles.hpp"

#include "indexer/parse/office_blocks.hpp"
#include "indexer/parse/xml_tree.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <charconv>

namespace findings {
namespace {

std::int32_t to_int(std::string_view text, std::int32_t otherwise) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

/// "Heading_20_2" and "Title" are the names of the built-in styles in every language.
std::int32_t level_from_name(std::string_view name) {
    if (name == "title") return 1;
    if (name == "subtitle") return 2;
    for (const std::string_view prefix : {"heading_20_", "heading "}) {
        if (name.starts_with(prefix))
            return std::clamp(to_int(name.substr(prefix.size()), 0), 0, 6);
    }
    return 0;
}

}  // namespace

std::string OdtListLevel::marker(std::int32_t number) const {
    return format == '\0' ? std::string{} : prefix + list_number(number, format) + suffix;
}

void OdtStyles::read(const pugi::xml_node& root) {
    for (const char* part : {"styles", "automatic-styles"}) {
        for (const pugi::xml_node node : child_named(root, part).children()) {
            const std::string name(attribute_named(node, "name"));
            if (local_name(node) == "style") {
                Raw raw;
                raw.name = ascii_lower(name);
                raw.parent = attribute_named(node, "parent-style-name");
                raw.outline_level = to_int(attribute_named(node, "default-outline-level"), -1);
                const std::string_view weight =
                    attribute_named(child_named(node, "text-properties"), "font-weight");
                if (!weight.empty())
                    raw.bold = weight == "bold" || to_int(weight, 400) >= 600 ? 1 : 0;
                raw.begins_page = attribute_named(child_named(node, "paragraph-properties"),
                                                  "break-before") == "page" ||
                                  !attribute_named(node, "master-page-name").empty();
                raw.hidden =
                    attribute_named(child_named(node, "text-properties"), "display") == "none";
                styles_[name] = std::move(raw);
            } else if (local_name(node) == "list-style") {
                auto& levels = lists_[name];
                for (const pugi::xml_node level : node.children()) {
                    OdtListLevel rule;
                    const std::string_view format = attribute_named(level, "num-format");
                    if (local_name(level) == "list-level-style-number" && !format.empty())
                        rule.format = format.front();
                    rule.prefix = attribute_named(level, "num-prefix");
                    rule.suffix = attribute_named(level, "num-suffix");
                    rule.start = to_int(attribute_named(level, "start-value"), 1);
                    levels[static_cast<std::size_t>(
                        std::max(to_int(attribute_named(level, "level"), 1), 1))] = rule;
                }
            }
        }
    }
}

OdtStyle OdtStyles::paragraph(std::string_view name) const {
    OdtStyle style;
    std::int32_t bold = -1;
    for (int steps = 0; steps < 20 && !name.empty(); ++steps) {  // a longer chain is a circle
        const auto found = styles_.find(name);
        if (style.heading_level == 0) style.heading_level = level_from_name(ascii_lower(name));
        if (found == styles_.end()) break;
        const Raw& raw = found->second;
        if (style.heading_level == 0 && raw.outline_level > 0)
            style.heading_level = std::min(raw.outline_level, 6);
        if (bold < 0) bold = raw.bold;
        style.begins_page = style.begins_page || raw.begins_page;
        name = raw.parent;
    }
    style.is_bold = bold == 1;
    return style;
}

bool OdtStyles::is_bold(std::string_view name, bool otherwise) const {
    const auto found = styles_.find(name);
    return found == styles_.end() || found->second.bold < 0 ? otherwise : found->second.bold == 1;
}

bool OdtStyles::is_hidden(std::string_view name) const {
    const auto found = styles_.find(name);
    return found != styles_.end() && found->second.hidden;
}

OdtListLevel OdtStyles::list_level(std::string_view list_style, std::size_t level) const {
    const auto list = lists_.find(list_style);
    if (list == lists_.end()) return {};
    const auto found = list->second.find(level);
    return found == list->second.end() ? OdtListLevel{} : found->second;
}

}  // namespace findings
