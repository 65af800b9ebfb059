// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/html_tree.hpp"

namespace findings {

/// What the page as a whole makes of an element; kept in the node itself (xmlNode::_private).
enum NodeMark : unsigned {
    kHiddenMark = 1,
    kMainMark = 2,
    kChromeMark = 4,
    kTitleMark = 8,
    kLayoutTableMark = 16,
    kUnseenMark = 32,
};

struct PageShape {
    bool has_main = false;  // the page says where its content is
    std::size_t posts = 0;  // of a thread that its class names tell; 0 = none
};

/// Looks at the whole page before its first block is written: where its content is, what is hidden,
/// which tables only place things, where posts begin. Marks the nodes.
[[nodiscard]] PageShape mark_page_shape(xmlNode* root);

[[nodiscard]] inline bool has_mark(const xmlNode* node, NodeMark mark) {
    return (reinterpret_cast<std::uintptr_t>(node->_private) & mark) != 0;
}

}  // namespace findings
