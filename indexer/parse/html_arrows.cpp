// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_arrows.hpp"

#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings {
namespace {

constexpr std::size_t kLongestArrow = 12;    // bytes: up to four arrows
constexpr std::size_t kLongestRating = 120;  // bytes of a rating with its label and arrow

/// "↓", "↓↓", "→←" and what is like them.
bool is_arrows(std::string_view text) {
    constexpr auto kArrows = std::to_array<std::string_view>(
        {"\u2191", "\u2193", "\u2192", "\u2190", "\u2194", "\u25b2", "\u25bc", "\u2197", "\u2198"});
    bool any = false;
    while (!text.empty()) {
        const auto* const arrow = std::find_if(kArrows.begin(), kArrows.end(), [&](auto one) {
            return text.starts_with(one);
        });
        any = any || arrow != kArrows.end();
        if (arrow == kArrows.end() && text.front() != ' ') return false;
        text.remove_prefix(arrow == kArrows.end() ? 1 : arrow->size());
    }
    return any;
}

/// All text below `node`; cut off once it is longer than `most` bytes.
void add_text(const xmlNode* node, std::size_t most, std::string& text) {
    const auto* const root = node;
    while (node != nullptr && text.size() <= most) {
        if (node->type == XML_TEXT_NODE) text += view(node->content);
        if (node->children != nullptr && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == nullptr) node = node->parent;
        if (node == root) return;
        node = node->next;
    }
}

}  // namespace

bool is_rating_arrow(const xmlNode* node) {
    if (node->children == nullptr || node->parent == nullptr) return false;
    std::string arrow;
    add_text(node, kLongestArrow, arrow);
    if (arrow.size() > kLongestArrow || !is_arrows(arrow)) return false;
    // An arrow may have a cell of its own.
    const std::string_view within = view(node->parent->name);
    const bool in_cell = within == "td" || within == "th";
    const xmlNode* const row = in_cell ? node->parent->parent : nullptr;
    std::string around;
    add_text(row != nullptr ? row : node->parent, kLongestRating, around);
    if (around.size() > kLongestRating) return false;
    constexpr auto kRatings = std::to_array<std::string_view>(
        {"good", "outstanding", "inadequate", "requires improvement"});
    const std::string low = ascii_lower(around);
    return std::any_of(kRatings.begin(), kRatings.end(), [&](std::string_view rating) {
        return low.find(rating) != std::string::npos;
    });
}

}  // namespace findings
