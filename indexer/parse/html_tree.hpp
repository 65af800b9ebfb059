// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tree that libxml2 makes of a page, and a walk through it.

#include "indexer/parse/html_elements.hpp"

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace findings {

struct HtmlTreeDeleter {
    void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using HtmlTree = std::unique_ptr<xmlDoc, HtmlTreeDeleter>;

/// Of UTF-8 text; nothing when there is no element in it.
[[nodiscard]] HtmlTree html_tree(std::string text);

[[nodiscard]] inline std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{}
                           : std::string_view(reinterpret_cast<const char*>(text));
}

/// Name and attributes of a node; `element` is used again and again, so that its list is made once.
void read_element(const xmlNode* node, HtmlElement& element);

/// Visits the tree without recursion: a page may nest a million elements. `enter` says whether to
/// go inside; `leave` is called for every element that was entered and has children.
template <class Enter, class Leave>
void walk_html(xmlNode* root, const Enter& enter, const Leave& leave) {
    xmlNode* node = root;
    while (node != nullptr) {
        if (enter(node) && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        for (;; node = node->parent) {
            if (node == root) return;
            if (node->next != nullptr) break;
            leave(node->parent);
            if (node->parent == root) return;
        }
        node = node->next;
    }
}

}  // namespace findings
