// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/forum.hpp"

#include "indexer/understand/forum_chrome.hpp"
#include "indexer/understand/list_mails.hpp"
#include "indexer/understand/post_heads.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace findings::understanding {
namespace {

struct Post {
    std::vector<std::string> section;
    std::string author;
    PartialDate date;
};

/// "Quill M (2011) Asking better questions. Commissioning Quarterly 4: 12-15": what a post cites,
/// no words of its own.
bool is_citation(std::string_view text) {
    const auto open = text.find(" (");
    if (open == std::string_view::npos || open > 80 || open + 7 > text.size()) return false;
    const auto year = text.substr(open + 2, 4);
    return std::all_of(year.begin(), year.end(), is_digit) && text[open + 6] == ')' &&
           is_upper(text.front()) && !contains(text.substr(0, open), ". ");
}

class ThreadReader {
  public:
    ThreadReader(std::span<const Block> blocks, std::string_view title)
        : lines_(thread_lines(blocks)),
          title_(folded(title)),
          names_first_(names_come_first(lines_)) {
        count_lines();
    }

    std::vector<Piece> read() {
        for (index_ = 0; index_ < lines_.size(); ++index_) {
            if (!open_post()) place();
        }
        return std::move(pieces_);
    }

  private:
    void count_lines() {
        for (const auto& line : lines_) {
            if (line.text.size() <= 160) ++counts_[folded(line.text)];
        }
    }

    bool open_post() {
        const auto text = lines_[index_].text;
        if (auto mail = mail_head(lines_, index_); mail.lines != 0) {
            std::vector<std::string> section;
            for (std::size_t i = 0; i < mail.lines; ++i)
                section.emplace_back(lines_[index_ + i].text);
            start({std::move(section), std::move(mail.head.author), mail.head.date});
            index_ += mail.lines - 1;
            return true;
        }
        if (auto mail = address_head(lines_, index_); mail.lines != 0) {
            start({{std::string(text), std::string(lines_[index_ + 1].text)},
                   std::move(mail.head.author),
                   mail.head.date});
            index_ += mail.lines - 1;
            return true;
        }
        if (auto user = profile_head(lines_, index_); user.lines != 0) {
            std::vector<std::string> section{std::string(text),
                                             std::string(lines_[index_ + user.lines - 1].text)};
            start({std::move(section), std::move(user.head.author), user.head.date});
            index_ += user.lines - 1;
            return true;
        }
        if (announces_quote(lines_, index_)) return false;
        const std::string_view next =
            index_ + 1 < lines_.size() ? lines_[index_ + 1].text : std::string_view{};
        auto head = head_of(text);
        if (head && !head->author.empty() && !post_ && heads_topic(text)) {
            topic_ = Post{{std::string(text)}, head->author, head->date};
            return true;
        }
        if (head && !head->author.empty()) {
            start({{std::string(text)}, head->author, head->date});
            return true;
        }
        if (head && !names_first_ && is_author(next)) {
            start({{std::string(text), std::string(next)}, std::string(next), head->date});
            ++index_;
            return true;
        }
        if (names_first_ && is_user_name(text) && !next.empty()) {
            const auto below = head_of(next);
            if (below && below->author.empty()) {
                start({{std::string(text), std::string(next)}, std::string(text), below->date});
                ++index_;
                return true;
            }
        }
        return false;
    }
    void start(Post post) {
        post_ = std::move(post);
        topic_.reset();
        in_signature_ = false, in_quote_ = false, in_other_topics_ = false;
        in_list_end_ = false;
    }

    void place() {
        const ThreadLine& line = lines_[index_];
        const std::string key = folded(line.text);
        // Titles of other topics below the last post of this one.
        in_other_topics_ = in_other_topics_ || heads_other_topics(line.text);
        if (in_other_topics_ || is_forum_chrome(line.text) || is_archive_row(line.text)) return;
        // What a mail is signed with says who wrote it, and nothing of the matter.
        in_list_end_ = in_list_end_ || opens_signature(line.text);
        if (in_list_end_) return;
        // Text below the line of the topic is its first post; labels of the topic are none.
        if (topic_ && ends_sentence(line.text)) start(*std::exchange(topic_, std::nullopt));
        // Software prints the title over each post again.
        if (key == title_ || (post_ && key == "re: " + title_)) return;
        if (key == "--" || key == "-- " || key.starts_with("-- ") || key.starts_with("____"))
            in_signature_ = true;
        // What every post ends with is its writer's signature: kept once, outside all themes.
        const bool repeated = post_ && line.text.size() <= 160 && counts_[key] > 1 &&
                              word_count(line.text) > 1 && ends_post();
        if ((repeated || in_signature_) && !signatures_.insert(key).second) return;
        Piece piece;
        piece.block = *line.block;
        if (piece.block.kind == BlockKind::Heading) piece.block.kind = BlockKind::Paragraph;
        piece.block.text = without_controls_behind(line.text);
        if (post_)
            piece.section = post_->section, piece.author = post_->author, piece.date = post_->date;
        piece.role = post_ && !repeated && !in_signature_ && !is_reference(line) && !is_quoted(line)
                         ? SectionRole::Post
                         : SectionRole::Boilerplate;
        if (piece.role == SectionRole::Post) said_ += folded(line.text) + '\n';
        pieces_.push_back(std::move(piece));
    }
    /// Whether the line is the last of its post, the software's own lines aside.
    [[nodiscard]] bool ends_post() const {
        std::size_t next = index_ + 1;
        while (next < lines_.size() && is_forum_chrome(lines_[next].text)) ++next;
        if (next == lines_.size() || head_of(lines_[next].text)) return true;
        return names_first_ && is_user_name(lines_[next].text) && next + 1 < lines_.size() &&
               head_of(lines_[next + 1].text).has_value();
    }
    static bool is_reference(const ThreadLine& line) {
        const bool bare_url = (line.text.starts_with("http") || line.text.starts_with("www.")) &&
                              !contains(line.text, " ");
        return bare_url || is_citation(line.text);
    }
    /// Words of an earlier post: marked as a quotation, announced ("Sam Ash wrote:"), or found
    /// again above.
    bool is_quoted(const ThreadLine& line) {
        const std::string key = folded(line.text);
        const bool announced =
            announces_quote(lines_, index_) ||
            (line.text.size() < 80 && (key.ends_with(" wrote:") || key.ends_with(" said:") ||
                                       key.starts_with("originally posted by") ||
                                       key.starts_with("quote:") || key.starts_with("quote from")));
        if (announced) {
            in_quote_ = true;
            return true;
        }
        if (line.block->kind == BlockKind::Quote || line.text.starts_with(">")) return true;
        for (const std::string_view verb : {" wrote: ", " said: "}) {
            const auto at = key.substr(0, 60).find(verb);
            if (at != std::string::npos && is_user_name(line.text.substr(0, at))) return true;
        }
        const bool again = key.size() > 40 && contains(said_, trimmed(key, "\" ."));
        if (in_quote_ && !again) in_quote_ = false;
        return again;
    }

    std::vector<ThreadLine> lines_;
    std::string title_;
    bool names_first_ = false;
    std::size_t index_ = 0;
    std::optional<Post> post_;
    std::optional<Post> topic_;  // who opened the topic, until its first post has a head
    bool in_signature_ = false, in_quote_ = false, in_other_topics_ = false;
    bool in_list_end_ = false;  // behind the "--" of a mail
    std::map<std::string, int, std::less<>> counts_;
    std::set<std::string, std::less<>> signatures_;
    std::string said_;  // folded, of all posts so far
    std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> forum_pieces(std::span<const Block> blocks, std::string_view title) {
    return ThreadReader(blocks, title).read();
}

}  // namespace findings::understanding
