// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/html_tree.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace findings {

/// The posts of a thread, told by the class names of the page: each has one author and one date.
/// Software differs in where it sets them; here each post is made to begin with one line, "Sam Ash
/// | 3 May 2012, 09:14".
class PostFinder {
  public:
    /// Notes an element that may name who wrote a post. Call for every shown element, in the order
    /// of the page.
    void enter(xmlNode* node, const HtmlElement& element);

    /// Changes the tree; `page_bytes` is the text of the page without its chrome. Returns the
    /// number of posts, 0 when the page is no thread: two authors at least, and most of the page's
    /// text in posts.
    [[nodiscard]] std::size_t mark(std::size_t page_bytes);

  private:
    struct Author {
        xmlNode* node = nullptr;
        std::string name;
    };
    struct Post {
        xmlNode* whole = nullptr;
        xmlNode* author = nullptr;
        xmlNode* date = nullptr;
        std::string head;
        std::string heading;
        bool date_is_shown = true;  // the head has its text, not its attribute
        std::size_t text = 0;       // bytes
    };
    void read_names();
    [[nodiscard]] std::vector<Post> posts() const;
    static bool read_post(Post& post, const std::string& name);
    static void write_head(const Post& post);

    std::vector<Author> authors_;
};

}  // namespace findings
