// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_posts.hpp"

#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string_view>

namespace findings {
namespace {

constexpr std::size_t kMostAuthors = 4000;  // elements; pages of threads have some hundreds
constexpr int kMostLevels = 300;            // between a name and the page
constexpr std::size_t kLongestName = 40;    // bytes
constexpr std::size_t kLongestDate = 60;
constexpr std::size_t kLongestControls = 150;

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Calls `use` with each part of each class name: "comment-author vcard" has three.
template <class Use>
void for_each_part(std::string_view classes, const Use& use) {
    const std::string lower = ascii_lower(classes);
    for (std::size_t begin = 0; begin < lower.size();) {
        const std::size_t end = std::min(lower.find_first_of("-_ \t\r\n", begin), lower.size());
        if (end > begin) use(std::string_view(lower).substr(begin, end - begin));
        begin = end + 1;
    }
}

bool may_name_author(const HtmlElement& element) {
    if (element.attribute("rel") == "author" || element.attribute("itemprop") == "author")
        return true;
    const std::string_view classes = element.attribute("class");
    if (classes.size() < 2 || classes.size() > 200) return false;
    constexpr auto kNames = std::to_array<std::string_view>({"author",
                                                             "username",
                                                             "user",
                                                             "poster",
                                                             "commenter",
                                                             "nickname",
                                                             "nick",
                                                             "screenname",
                                                             "fn",
                                                             "postername",
                                                             "authorname"});
    constexpr auto kOthers = std::to_array<std::string_view>({"avatar",
                                                              "info",
                                                              "title",
                                                              "rank",
                                                              "role",
                                                              "bio",
                                                              "image",
                                                              "img",
                                                              "stats",
                                                              "posts",
                                                              "online",
                                                              "date",
                                                              "details",
                                                              "profile",
                                                              "card",
                                                              "menu",
                                                              "count"});
    bool names = false;
    bool others = false;
    for_each_part(classes, [&](std::string_view part) {
        names = names || one_of(part, kNames);
        others = others || one_of(part, kOthers);
    });
    return names && !others;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "2013" or "1998" among the digits.
bool holds_year(std::string_view text) {
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const bool begins = i == 0 || !is_digit(text[i - 1]);
        const bool ends = i + 4 == text.size() || !is_digit(text[i + 4]);
        const auto year = text.substr(i, 4);
        if (begins && ends && std::all_of(year.begin(), year.end(), is_digit) &&
            (year.starts_with("19") || year.starts_with("20")))
            return true;
    }
    return false;
}

/// The text inside, as far as `most` bytes.
std::string text_inside(xmlNode* node, std::size_t most) {
    constexpr std::size_t kMostNodes = 400;  // nested without end by somebody who means harm
    std::string text;
    std::size_t seen = 0;
    walk_html(
        node,
        [&](const xmlNode* inner) {
            if (++seen > kMostNodes) return false;
            if (inner->type == XML_TEXT_NODE && text.size() <= most) {
                text += ' ';
                text += view(inner->content).substr(0, most + 1);
            }
            return text.size() <= most && !has_mark(inner, kHiddenMark);
        },
        [](const xmlNode*) {});
    return clean_line(text);
}

/// "by Sam Ash", "Sam Ash says:" without what is not the name. Empty when it is no name.
std::string name_in(xmlNode* node) {
    const std::string whole = text_inside(node, 2 * kLongestName);
    std::string_view name = whole;
    for (const std::string_view start :
         {"Posted by ", "posted by ", "By ", "by ", "From ", "Author: "}) {
        if (name.starts_with(start)) name.remove_prefix(start.size());
    }
    for (const std::string_view end : {":", " says", " wrote", " said", " replied"}) {
        if (name.ends_with(end)) name.remove_suffix(end.size());
    }
    name = trim(name);
    if (name.size() > kLongestName || holds_year(name)) return {};
    return std::string(name);
}

/// What the element says of when, if it is one that does: its attribute before its text, which may
/// be "3 days ago".
struct When {
    std::string text;
    bool is_shown = true;
};

/// "Posted 7 November 2023 \u00b7 Edited by Sam Ash": when, and not who changed it later.
std::string without_editor(std::string text) {
    for (const std::string_view mark :
         {"Edited by", "edited by", "Last edited", "last edited", "(edited", "Updated by"}) {
        if (const auto at = text.find(mark); at != std::string::npos && at > 8) text.resize(at);
    }
    for (const std::string_view end : {"\u00b7", "\u2022", "|", ",", "-"}) {
        text = std::string(trim(text));
        if (text.ends_with(end)) text.resize(text.size() - end.size());
    }
    return std::string(trim(text));
}

When date_in(xmlNode* node, const HtmlElement& element) {
    constexpr auto kNames = std::to_array<std::string_view>({"date",
                                                             "time",
                                                             "datetime",
                                                             "posted",
                                                             "timestamp",
                                                             "postdate",
                                                             "when",
                                                             "published",
                                                             "timeago",
                                                             "created",
                                                             "meta",
                                                             "submitted"});
    bool says = element.name == "time";
    for_each_part(element.attribute("class").substr(0, 200),
                  [&](std::string_view part) { says = says || one_of(part, kNames); });
    if (!says) return {};
    for (const std::string_view key : {"datetime", "title"}) {
        const std::string_view stated = element.attribute(key);
        if (stated.size() <= kLongestDate && holds_year(stated))
            return {std::string(stated.substr(0, stated.find('T'))), false};
    }
    std::string text = without_editor(text_inside(node, 4 * kLongestDate));
    if (text.size() <= kLongestDate && holds_year(text)) return {std::move(text), true};
    return {};
}

/// The smallest element in it that says when: a head has links and buttons beside its date.
xmlNode* innermost_with_year(xmlNode* node) {
    for (xmlNode* inner = node->children; inner != nullptr; inner = inner->next) {
        if (inner->type == XML_ELEMENT_NODE && holds_year(text_inside(inner, kLongestDate)))
            return innermost_with_year(inner);
    }
    return node;
}

bool is_inside(const xmlNode* node, const xmlNode* outer) {
    for (int level = 0; node != nullptr && level < kMostLevels; node = node->parent, ++level) {
        if (node == outer) return true;
    }
    return false;
}

void set_mark(xmlNode* node, unsigned mark) {
    const auto before = reinterpret_cast<std::uintptr_t>(node->_private);
    node->_private = reinterpret_cast<void*>(before | mark);  // NOLINT: libxml2's place for us
}

/// Buttons, ranks and the like round a post's text.
bool is_control(const HtmlElement& element) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"foot",    "footer", "postfoot", "actions",     "controls",  "nodecontrols",
         "buttons", "tools",  "profile",  "userinfo",    "userstats", "usertitle",
         "rank",    "role",   "badge",    "avatar",      "signature", "reactions",
         "likes",   "votes",  "score",    "postcounter", "permalink", "reply",
         "joined",  "sig"});
    bool is = false;
    for_each_part(element.attribute("class").substr(0, 200),
                  [&](std::string_view part) { is = is || one_of(part, kNames); });
    return is;
}

bool is_inline(const xmlNode* node) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"span", "a", "em", "small", "b", "strong", "i", "label", "sup"});
    return node->type == XML_ELEMENT_NODE && one_of(view(node->name), kNames);
}

bool ends_like_sentence(std::string_view text) {
    return !text.empty() && (text.ends_with('.') || text.ends_with('?') || text.ends_with('!'));
}

/// What stands beside name and date in the line of a post's head: "Senior member", "#3".
void mark_beside(xmlNode* part, const xmlNode* whole, std::size_t head_bytes) {
    xmlNode* line = part->parent;
    if (line == nullptr || part == whole) return;
    if (line != whole) {
        const std::string text = text_inside(line, head_bytes + 2 * kLongestDate);
        if (text.size() <= head_bytes + kLongestName && !ends_like_sentence(text))
            set_mark(line, kChromeMark);
    }
    for (xmlNode* beside = line->children; beside != nullptr; beside = beside->next) {
        if (beside == part || !is_inline(beside)) continue;
        const std::string text = text_inside(beside, 2 * kLongestName);
        if (text.size() <= kLongestName && !ends_like_sentence(text)) set_mark(beside, kChromeMark);
    }
}

}  // namespace

void PostFinder::enter(xmlNode* node, const HtmlElement& element) {
    if (element.attributes.empty() || node->children == nullptr || authors_.size() >= kMostAuthors)
        return;
    if (may_name_author(element)) authors_.push_back({node, {}});
}

/// Names, without elements that hold another of the kind: "comment-author" round "username".
void PostFinder::read_names() {
    std::vector<Author> named;
    for (std::size_t i = 0; i < authors_.size(); ++i) {
        const bool holds_next =
            i + 1 < authors_.size() && is_inside(authors_[i + 1].node, authors_[i].node);
        if (holds_next) continue;
        authors_[i].name = name_in(authors_[i].node);
        if (!authors_[i].name.empty()) named.push_back(std::move(authors_[i]));
    }
    authors_ = std::move(named);
}

/// A post is the largest element with one author.
std::vector<PostFinder::Post> PostFinder::posts() const {
    struct Written {
        std::size_t author = 0;
        bool by_several = false;
    };
    std::map<const xmlNode*, Written> written;
    for (std::size_t i = 0; i < authors_.size(); ++i) {
        int level = 0;
        for (const xmlNode* node = authors_[i].node; node != nullptr && level < kMostLevels;
             node = node->parent, ++level) {
            const auto [found, is_new] = written.try_emplace(node, Written{i, false});
            if (is_new) continue;
            if (found->second.by_several || authors_[found->second.author].name == authors_[i].name)
                break;
            found->second.by_several = true;
        }
    }
    std::vector<Post> posts;
    for (const Author& author : authors_) {
        xmlNode* whole = author.node;
        if (written.at(whole).by_several) continue;
        for (int level = 0; level < kMostLevels && whole->parent != nullptr;
             ++level, whole = whole->parent) {
            const auto above = written.find(whole->parent);
            if (above == written.end() || above->second.by_several) break;
        }
        if (whole->parent == nullptr || (!posts.empty() && posts.back().whole == whole)) continue;
        Post post;
        post.whole = whole;
        post.author = author.node;
        if (read_post(post, author.name)) posts.push_back(std::move(post));
    }
    return posts;
}

bool PostFinder::read_post(Post& post, const std::string& name) {
    HtmlElement element;
    std::string date;
    walk_html(
        post.whole,
        [&](xmlNode* node) {
            if (node->type == XML_TEXT_NODE) post.text += trim(view(node->content)).size();
            if (node->type != XML_ELEMENT_NODE || has_mark(node, kHiddenMark)) return false;
            read_element(node, element);
            // The writer's name may be set as a heading: no title of the post.
            if (heading_level(element) > 0 && post.heading.empty()) {
                post.heading = text_inside(node, 200);
                if (post.heading == name) post.heading.clear();
            }
            // The innermost element that says when.
            if (auto here = date_in(node, element);
                !here.text.empty() && (date.empty() || is_inside(node, post.date))) {
                post.date = here.is_shown ? innermost_with_year(node) : node;
                date = post.date == node ? std::move(here.text)
                                         : without_editor(text_inside(post.date, kLongestDate));
                post.date_is_shown = here.is_shown;
            }
            return true;
        },
        [](const xmlNode*) {});
    if (date.empty() || is_inside(post.author, post.date)) return false;
    post.head = name + " | " + date;
    return true;
}

/// The line that a post begins with takes the place of its name and date; controls are the site's.
void PostFinder::write_head(const Post& post) {
    HtmlElement element;
    walk_html(
        post.whole,
        [&](xmlNode* node) {
            if (node->type != XML_ELEMENT_NODE) return false;
            read_element(node, element);
            if (!is_control(element) || is_inside(post.author, node) || is_inside(post.date, node))
                return true;
            if (text_inside(node, 2 * kLongestControls).size() > kLongestControls) return true;
            set_mark(node, kChromeMark);
            return false;
        },
        [](const xmlNode*) {});
    mark_beside(post.author, post.whole, post.head.size());
    mark_beside(post.date, post.whole, post.head.size());
    set_mark(post.author, kHiddenMark);
    set_mark(post.date, post.date_is_shown ? kHiddenMark : kChromeMark);
    // Old boards set their posts in tables.
    for (xmlNode* node = post.whole; node != nullptr; node = node->parent) {
        if (node->type == XML_ELEMENT_NODE && view(node->name) == "table")
            set_mark(node, kLayoutTableMark);
    }
    xmlNode* head = xmlNewNode(nullptr, reinterpret_cast<const xmlChar*>("p"));
    if (head == nullptr) return;
    xmlAddChild(head, xmlNewText(reinterpret_cast<const xmlChar*>(post.head.c_str())));
    if (post.whole->children != nullptr) {
        xmlAddPrevSibling(post.whole->children, head);
    } else {
        xmlAddChild(post.whole, head);
    }
}

std::size_t PostFinder::mark(std::size_t page_bytes) {
    if (authors_.size() < 2) return 0;
    read_names();
    const std::vector<Post> found = posts();
    if (found.size() < 2) return 0;
    std::size_t text = 0;
    std::size_t titled = 0;  // a list of articles, each under its own title
    bool several = false;
    for (const Post& post : found) {
        text += post.text;
        if (!post.heading.empty() && !post.heading.starts_with("Re: ") &&
            post.heading != found.front().heading)
            ++titled;
        several = several || post.head.substr(0, post.head.find(" | ")) !=
                                 found.front().head.substr(0, found.front().head.find(" | "));
    }
    if (!several || text * 2 < page_bytes || titled * 2 >= found.size()) return 0;
    for (const Post& post : found) write_head(post);
    return found.size();
}

}  // namespace findings
