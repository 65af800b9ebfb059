// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_shape.hpp"

#include "indexer/parse/html_arrows.hpp"
#include "indexer/parse/html_posts.hpp"
#include "indexer/parse/html_style.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <vector>

namespace findings {
namespace {

void mark(xmlNode* node, unsigned marks) {
    const auto before = reinterpret_cast<std::uintptr_t>(node->_private);
    node->_private = reinterpret_cast<void*>(before | marks);  // NOLINT: libxml2's place for us
}

bool is_heading_name(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// An element that may turn out to hold the page's text, or to be none of it.
struct Candidate {
    enum class Kind : unsigned char { Main, Holder, Article, Chrome, IfLinks, Header };
    xmlNode* node = nullptr;
    Kind kind = Kind::Chrome;
    std::size_t text = 0;   // bytes inside; when opened: bytes before it
    std::size_t links = 0;  // of them, inside links
    bool in_main = false;
    bool nested = false;     // inside another of its kind
    std::size_t titles = 0;  // <h1> inside
};

struct Table {
    xmlNode* node = nullptr;
    std::size_t rows = 0;
    std::size_t text = 0;     // bytes before it
    std::size_t longest = 0;  // cell
    std::size_t cell_begin = 0;
    bool has_header = false;
};

class ShapeReader {
  public:
    PageShape read(xmlNode* root) {
        walk_html(
            root,
            [&](xmlNode* node) { return enter(node); },
            [&](const xmlNode* node) { leave(node); });
        mark_chrome();
        PageShape shape;
        shape.has_main = mark_main();
        shape.posts = posts_.mark(text_ - std::min(chrome_text_, text_));
        return shape;
    }

  private:
    bool enter(xmlNode* node) {
        if (node->type == XML_TEXT_NODE) {
            count(trim(view(node->content)).size());
            return false;
        }
        if (node->type != XML_ELEMENT_NODE) return false;
        read_element(node, element_);
        if (element_.name == "style" && node->children != nullptr)
            style_.read(view(node->children->content));
        if (element_.name == "title") return false;
        if (is_never_shown(element_) && !is_read_anyway(node)) {
            mark(node, kHiddenMark);
            return false;
        }
        if ((is_hidden(element_) || style_.hides(element_)) && !is_rating_arrow(node)) {
            // Another tab's text is no part of what the page shows; what is folded away is.
            if (is_tab_panel(element_)) {
                mark(node, kChromeMark);
                return false;
            }
            if (!is_fold(element_)) {
                mark(node, kHiddenMark);
                return false;
            }
        }
        if (is_unseen(element_)) mark(node, kUnseenMark);
        posts_.enter(node, element_);
        enter_table_part(node);
        if (element_.name == "h1") enter_title(node);
        if (node->children == nullptr) return false;
        open_candidate(node);
        if (element_.name == "a") ++link_depth_;
        return true;
    }

    /// A heading may be a button that folds its section.
    static bool is_read_anyway(const xmlNode* node) {
        if (view(node->name) != "button" || node->parent == nullptr) return false;
        const std::string_view parent = view(node->parent->name);
        return is_heading_name(parent) || parent == "summary" || parent == "dt";
    }

    void count(std::size_t bytes) {
        if (certain_depth_ > 0) return;
        text_ += bytes;
        if (link_depth_ > 0) links_ += bytes;
    }

    void enter_title(xmlNode* node) {
        ++titles_;
        if (main_depth_ == 0 && certain_depth_ == 0 && !seen_main_) title_outside_ = node;
    }

    void enter_table_part(xmlNode* node) {
        const std::string_view name = element_.name;
        if (name == "table") {
            if (!tables_.empty()) mark(tables_.back().node, kLayoutTableMark);
            const std::string_view role = element_.attribute("role");
            if (role == "presentation" || role == "none") mark(node, kLayoutTableMark);
            if (node->children != nullptr) tables_.push_back({node, 0, text_, 0, text_, false});
        }
        if (tables_.empty()) return;
        Table& table = tables_.back();
        if (is_heading_name(name)) mark(table.node, kLayoutTableMark);
        if (name == "tr") ++table.rows;
        if (name == "th") table.has_header = true;
        if (name == "td" || name == "tr") close_cell(table);
    }

    void close_cell(Table& table) const {
        table.longest = std::max(table.longest, text_ - table.cell_begin);
        table.cell_begin = text_;
    }

    void open_candidate(xmlNode* node) {
        using Kind = Candidate::Kind;
        Candidate candidate{node, Kind::Main, text_, links_, main_depth_ > 0, false, titles_};
        const Chrome chrome = site_chrome(element_, main_depth_ > 0);
        if (is_main(element_)) {
            ++main_depth_;
            seen_main_ = true;
        } else if (chrome == Chrome::Certain) {
            mark(node, kChromeMark);
            ++certain_depth_;
            candidate.kind = Kind::Chrome;
            open_certain_.push_back(node);
            return;
        } else if (chrome == Chrome::Likely) {
            candidate.kind = Kind::Chrome;
        } else if (chrome == Chrome::IfLinks) {
            candidate.kind = Kind::IfLinks;
        } else if (element_.name == "article") {
            candidate.kind = Kind::Article;
        } else if (is_content_holder(element_)) {
            candidate.kind = Kind::Holder;
        } else if (element_.name == "header") {
            candidate.kind = candidate.in_main ? Kind::IfLinks : Kind::Header;
        } else {
            return;
        }
        candidate.nested = std::any_of(open_.begin(), open_.end(), [&](std::size_t at) {
            return candidates_[at].kind == candidate.kind;
        });
        open_.push_back(candidates_.size());
        candidates_.push_back(candidate);
    }

    void leave(const xmlNode* node) {
        if (!tables_.empty() && tables_.back().node == node) close_table();
        if (view(node->name) == "a") --link_depth_;
        if (!open_certain_.empty() && open_certain_.back() == node) {
            open_certain_.pop_back();
            --certain_depth_;
        }
        if (open_.empty() || candidates_[open_.back()].node != node) return;
        Candidate& candidate = candidates_[open_.back()];
        open_.pop_back();
        candidate.text = text_ - candidate.text;
        candidate.links = links_ - candidate.links;
        candidate.titles = titles_ - candidate.titles;
        if (candidate.kind == Candidate::Kind::Main) --main_depth_;
    }

    /// One row of long texts is a page in columns, not a table.
    void close_table() {
        Table table = tables_.back();
        tables_.pop_back();
        close_cell(table);
        constexpr std::size_t kColumnBytes = 600;
        if (!table.has_header && table.rows <= 2 && table.longest > kColumnBytes)
            mark(table.node, kLayoutTableMark);
        if (!tables_.empty()) tables_.back().cell_begin = text_;
    }

    /// What a class calls chrome is none if most of the page's text stands in it.
    void mark_chrome() {
        for (const Candidate& candidate : candidates_) {
            const std::size_t prose = candidate.text - std::min(candidate.links, candidate.text);
            if (candidate.kind == Candidate::Kind::Chrome) {
                constexpr std::size_t kFewBytes = 200;
                if (prose > kFewBytes && prose * 5 > text_ * 2) continue;
                mark(candidate.node, kChromeMark);
            } else if (candidate.kind == Candidate::Kind::IfLinks && candidate.in_main &&
                       candidate.links * 2 > candidate.text) {
                mark(candidate.node, kChromeMark);
            }
            const bool counts = !candidate.nested && !candidate.in_main;
            if (counts && (has_mark(candidate.node, kChromeMark) ||
                           candidate.kind == Candidate::Kind::Header))
                chrome_text_ += candidate.text;
        }
    }

    /// <main> counts unless it is nearly empty; what stands in for it must hold the page's text.
    bool mark_main() {
        using Kind = Candidate::Kind;
        for (const Kind kind : {Kind::Main, Kind::Holder, Kind::Article}) {
            std::size_t text = 0;
            std::size_t count = 0;
            std::size_t titles = 0;
            for (const Candidate& candidate : candidates_) {
                if (candidate.kind != kind || candidate.nested) continue;
                text += candidate.text;
                titles += candidate.titles;
                ++count;
            }
            const std::size_t content = text_ - std::min(chrome_text_, text_);
            const bool holds = kind == Kind::Main ? text > 0 && text * 4 >= content
                                                  : count == 1 && text * 10 >= content * 7;
            if (!holds) continue;
            for (const Candidate& candidate : candidates_) {
                if (candidate.kind == kind && !candidate.nested) mark(candidate.node, kMainMark);
            }
            if (titles == 0 && title_outside_ != nullptr) mark(title_outside_, kTitleMark);
            return true;
        }
        return false;
    }

    HtmlElement element_;
    HiddenByStyle style_;
    PostFinder posts_;
    std::vector<Candidate> candidates_;
    std::vector<std::size_t> open_;  // of candidates_, innermost last
    std::vector<const xmlNode*> open_certain_;
    std::vector<Table> tables_;
    xmlNode* title_outside_ = nullptr;
    std::size_t text_ = 0;
    std::size_t links_ = 0;
    std::size_t chrome_text_ = 0;
    std::size_t titles_ = 0;
    int main_depth_ = 0;
    int certain_depth_ = 0;
    int link_depth_ = 0;
    bool seen_main_ = false;
};

}  // namespace

PageShape mark_page_shape(xmlNode* root) { return ShapeReader().read(root); }

}  // namespace findings
