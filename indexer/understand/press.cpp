// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/press.hpp"

#include "indexer/understand/words.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace findings::understanding {
namespace {

std::optional<SectionRole> list_role(std::string_view heading) {
    if (heading.size() > 160) return std::nullopt;
    const std::string key = folded(heading);
    if (key.starts_with("however") || contains(key, "also found") || contains(key, "but found"))
        return SectionRole::However;
    if (contains(key, "outstanding practice") || contains(key, "good practice"))
        return SectionRole::GoodPractice;
    if (contains(key, " must") && key.ends_with(':')) return SectionRole::MustActions;
    if (contains(key, "inspectors found") || contains(key, "inspectors saw") ||
        contains(key, "we found") || contains(key, "inspection found"))
        return SectionRole::Findings;
    return std::nullopt;
}

/// Speaks to editors; names and numbers of press officers stand in it.
bool is_for_the_press(std::string_view text) {
    constexpr std::array<std::string_view, 9> kStarts = {"for media enquiries",
                                                         "media enquiries",
                                                         "for press enquiries",
                                                         "press office",
                                                         "media contact",
                                                         "journalists ",
                                                         "for further information, please contact",
                                                         "contact the press office",
                                                         "for general enquiries"};
    return starts_with_any(folded(text.substr(0, 80)), kStarts);
}

bool is_page_line(std::string_view text) {
    const std::string key = folded(text.substr(0, 120));
    return text.size() < 120 && ((key.starts_with("published:") && contains(key, "last updated")) ||
                                 key.starts_with("page last updated"));
}

bool ends_the_news(std::string_view text) {
    const std::string key = heading_key(text);
    return key == "ends" || key == "notes to editors" || key == "note to editors" ||
           key.starts_with("about the care quality commission") || key == "about cqc" ||
           key == "-ends" || key == "end";
}

bool is_pointer(std::string_view text) {
    const std::string key = folded(text.substr(0, 200));
    constexpr std::array<std::string_view, 9> kParts = {"full report",
                                                        "full details of the inspection",
                                                        "report will be published",
                                                        "report published online",
                                                        "read the report",
                                                        "report is available",
                                                        "the full findings",
                                                        "published on cqc's website",
                                                        "published on the website"};
    return text.size() < 260 && contains_any(key, kParts);
}

}  // namespace

void hide_shelf_marks(std::vector<Block>& blocks) {
    bool in_categories = false;
    std::size_t seen = 0;
    for (auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        if (++seen > 12) return;
        if (folded(block.text.substr(0, 20)).starts_with("categories") && block.text.size() < 80)
            in_categories = true;
        else if (block.text.size() > 50 || ends_sentence(block.text))
            in_categories = false;
        if (in_categories) block.kind = BlockKind::Furniture;
    }
}

void read_press_release(std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    out.reserve(pieces.size());
    bool is_over = false;
    std::set<std::string> begun;  // headings of lists that have had bullets
    for (auto& piece : pieces) {
        if (is_for_the_press(piece.block.text) || is_page_line(piece.block.text)) continue;
        is_over = is_over || ends_the_news(piece.block.text) ||
                  (!piece.section.empty() && ends_the_news(piece.section.back()));
        const bool is_item = piece.block.kind == BlockKind::ListItem;
        const std::string heading = piece.section.empty() ? std::string() : piece.section.back();
        // "However" stands beside "Inspectors found", not in it, whatever the reader made of two
        // bold lines.
        while (piece.section.size() >= 2 && list_role(heading) &&
               list_role(piece.section[piece.section.size() - 2]))
            piece.section.erase(piece.section.end() - 2);
        if (const auto role = list_role(heading); role && !is_over) {
            // A bullet belongs to its list; the first paragraph after the bullets is about the
            // whole again.
            if (is_item) {
                piece.role = *role;
                begun.insert(heading);
            } else if (begun.count(heading) != 0) {
                while (!piece.section.empty() && list_role(piece.section.back()))
                    piece.section.pop_back();
                piece.role = SectionRole::Body;
            }
        }
        if (is_over || is_pointer(piece.block.text)) piece.role = SectionRole::Boilerplate;
        // "Full details are given in ..." closes what stands above it and begins nothing.
        if (is_pointer(piece.block.text) && !is_over && !out.empty())
            piece.section = out.back().section;
        out.push_back(std::move(piece));
    }
    pieces = std::move(out);
}

}  // namespace findings::understanding
