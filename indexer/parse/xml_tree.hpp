// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pugixml.hpp>

#include <string_view>

namespace findings {

/// "w:p" -> "p". Prefixes are the writer's choice; local names are enough to tell the elements of
/// one format apart.
[[nodiscard]] inline std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);  // npos + 1 = 0: no prefix
}

[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) {
    return local_name(std::string_view(node.name()));
}

/// First child with that local name.
[[nodiscard]] inline pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

/// Value of the attribute with that local name; empty when absent.
[[nodiscard]] inline std::string_view attribute_named(const pugi::xml_node& node,
                                                      std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (local_name(attribute.name()) == name) return attribute.value();
    }
    return {};
}

/// Visits the nodes below `root` without recursion. `enter` says whether to go inside; `leave` is
/// called for every node that was entered and has children.
template <class Enter, class Leave>
void walk_xml(const pugi::xml_node& root, const Enter& enter, const Leave& leave) {
    pugi::xml_node node = root.first_child();
    while (node) {
        if (enter(node) && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (!node.next_sibling()) {
            node = node.parent();
            if (!node || node == root) return;
            leave(node);
        }
        node = node.next_sibling();
    }
}

}  // namespace findings
