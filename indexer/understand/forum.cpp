// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/forum.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace findings::understanding {
namespace {

/// A line of a block with the block it came from: post heads may share a block with other lines.
struct Line {
    const Block* block = nullptr;
    std::string_view text;
};

// What the software prints round the posts. Folded beginnings of short lines.
constexpr auto kChrome = std::to_array<std::string_view>({"board index",
                                                          "who is online",
                                                          "users browsing",
                                                          "registered users",
                                                          "username:",
                                                          "password:",
                                                          "log me on",
                                                          "joined:",
                                                          "join date",
                                                          "posts:",
                                                          "post count",
                                                          "last edited",
                                                          "quick reply",
                                                          "reply to this",
                                                          "reply with quote",
                                                          "post reply",
                                                          "return to ",
                                                          "jump to",
                                                          "report this post",
                                                          "report post",
                                                          "like this",
                                                          "like (",
                                                          "likes (",
                                                          "reply |",
                                                          "page 1 of",
                                                          "previous topic",
                                                          "next topic",
                                                          "previous thread",
                                                          "next thread",
                                                          "display posts",
                                                          "sort by",
                                                          "moderator",
                                                          "senior member",
                                                          "junior member",
                                                          "member since",
                                                          "new posts",
                                                          "search this",
                                                          "forum index",
                                                          "powered by",
                                                          "all times are",
                                                          "view unread",
                                                          "subscribe to",
                                                          "mark this",
                                                          "thanks received",
                                                          "reputation:",
                                                          "views:",
                                                          "replies:",
                                                          "topic:",
                                                          "likes:",
                                                          "you cannot post",
                                                          "faq",
                                                          "register",
                                                          "1 like",
                                                          "2 likes",
                                                          "3 likes",
                                                          "suggested topics",
                                                          "related topics",
                                                          "quick links",
                                                          "sent from my ",
                                                          "sign up",
                                                          "log in",
                                                          "share",
                                                          "permalink",
                                                          "up to "});

// Words that may stand beside the date in the head of a post.
constexpr std::array<std::string_view, 32> kHeadWords = {
    "posted", "by",     "on",      "at",        "wrote",    "from",   "am",       "pm",
    "re",     "post",   "reply",   "said",      "author",   "date",   "gmt",      "bst",
    "edited", "utc",    "mon",     "tue",       "wed",      "thu",    "fri",      "sat",
    "sun",    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// "Reply \u00b7 Report \u00b7 Share", "Quote | Like (3)": nothing but what a reader may do with a
/// post.
bool is_row_of_controls(std::string_view key) {
    constexpr auto kControls = std::to_array<std::string_view>(
        {"reply",  "report", "share",   "quote",     "like",   "likes",    "edit",
         "flag",   "follow", "save",    "permalink", "upvote", "downvote", "helpful",
         "thanks", "react",  "print",   "link",      "unlike", "bookmark", "with",
         "this",   "post",   "thread",  "tools",     "search", "rate",     "display",
         "modes",  "more",   "options", "log",       "in",     "to"});
    std::size_t controls = 0;
    for (auto word : split_on(key, " ")) {
        word = trimmed(word, "|()#.,-0123456789");
        if (word.empty() || word == "\u00b7" || word == "\u2022") continue;
        if (std::find(kControls.begin(), kControls.end(), word) == kControls.end()) return false;
        ++controls;
    }
    return controls > 0;
}

bool is_chrome_line(std::string_view text) {
    if (text.size() > 110 || text.empty()) return false;
    const std::string key = folded(text);
    if (!ends_sentence(text) && is_row_of_controls(key)) return true;
    // "jo_elm: Posts: 14", "3 posts \u2022 Page 1 of 1"
    const auto count = key.find("posts: ");
    if (count != std::string::npos && count < 40 && count + 7 < key.size() &&
        is_digit(key[count + 7]))
        return true;
    if (is_digit(key.front()) && contains(key, " posts ") && contains(key, "page ")) return true;
    // "Last edited by jo_elm on Sat 13 Mar 2021, 11:20, edited 1 time in total."
    if (key.starts_with("last edited by ") || key.starts_with("this post was edited by "))
        return true;
    return starts_with_any(key, kChrome) && !(ends_sentence(text) && word_count(text) > 8);
}

std::vector<Line> lines_of(std::span<const Block> blocks) {
    std::vector<Line> lines;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::Furniture) continue;
        const auto parts = split_lines(block.text);
        const bool has_head = std::any_of(parts.begin(), parts.end(), [](auto part) {
            return part.size() < 100 && first_date(part).has_value();
        });
        if (parts.size() == 1 || !has_head) {
            lines.push_back({&block, block.text});
            continue;
        }
        for (const auto part : parts) {
            if (!part.empty()) lines.push_back({&block, part});
        }
    }
    return lines;
}

bool is_author(std::string_view text) {
    return !text.empty() && text.size() < 40 && word_count(text) <= 4 && is_upper(text.front()) &&
           !ends_sentence(text) && std::none_of(text.begin(), text.end(), is_digit);
}

/// A user's name as forums allow them: one word, or the name of a person.
bool is_user_name(std::string_view text) {
    if (is_author(text)) return true;
    const bool one_word = !text.empty() && text.size() <= 30 && !contains(text, " ") &&
                          (is_letter(text.front()) || is_digit(text.front())) &&
                          !ends_sentence(text) && !contains(text, ":") && !contains(text, "/");
    return one_word && std::any_of(text.begin(), text.end(), is_letter);
}

struct Head {
    std::string author;  // empty = the neighbouring line has it
    PartialDate date;
};

/// Words of a head line that are neither date nor time nor the software's own: the name, or
/// nothing.
std::string name_beside(std::string_view text) {
    std::string name;
    for (auto word : split_on(text, " ")) {
        word = trimmed(word, ".,:;|()-#");
        for (const std::string_view mark : {"\u00bb", "\u00b7", "\u2022", "\u2013", "\u2014"}) {
            if (word.starts_with(mark)) word.remove_prefix(mark.size());
        }
        const std::string key = folded(word);
        const bool time = !key.empty() && is_digit(key.front()) && key.size() <= 8;
        if (key.empty() || time ||
            std::find(kHeadWords.begin(), kHeadWords.end(), key) != kHeadWords.end())
            continue;
        name += (name.empty() ? "" : " ") + std::string(word);
    }
    return name;
}

/// "by Sam Ash » 03 May 2012, 09:14", "Posted by Sam Ash on 3 May 2012", "Sam Ash | 3 May 2012",
/// "03-05-2012, 10:22 AM #3".
std::optional<Head> head_of(std::string_view text) {
    if (text.starts_with("Sent: ") || text.starts_with("Date: ")) return std::nullopt;
    if (is_chrome_line(text)) return std::nullopt;  // "Joined: Sat 12 January 2019" is no post
    if (text.size() > 100 || ends_sentence(text.substr(0, text.size())) == true) {
        const bool date_only = whole_date(text).has_value();
        if (!date_only) return std::nullopt;
    }
    const auto date = first_date(text);
    if (!date || date->from.day == 0) return std::nullopt;
    const auto name = name_beside(std::string(text.substr(0, date->begin)) + " " +
                                  std::string(text.substr(date->end)));
    if (name.empty()) return Head{{}, date->from};
    const bool marked = contains_any(text,
                                     std::array<std::string_view, 9>{"\u00bb",
                                                                     "Posted by",
                                                                     "by ",
                                                                     "wrote",
                                                                     "|",
                                                                     ", ",
                                                                     " on ",
                                                                     "\u00b7",
                                                                     " - "}) ||
                        contains(text, "\u2013") || has_time(text);
    return marked && is_user_name(name) ? std::optional(Head{name, date->from}) : std::nullopt;
}

/// "From: Jo Elm" / "Sent: 14 January 2022 10:22": the lines over a message of a mailing list, and
/// how many they are.
struct MailHead {
    Head head;
    std::size_t lines = 0;  // 0 = none
};

MailHead mail_head(const std::vector<Line>& lines, std::size_t at) {
    constexpr std::size_t kMostLines = 6;
    constexpr auto kLabels =
        std::to_array<std::string_view>({"sent:", "date:", "to:", "cc:", "subject:", "reply-to:"});
    if (!lines[at].text.starts_with("From: ") || lines[at].text.size() > 120) return {};
    MailHead mail;
    auto name = trimmed(lines[at].text.substr(6));
    mail.head.author = trimmed(name.substr(0, name.find_first_of("<[")), " \"");
    std::size_t next = at + 1;
    for (; next < lines.size() && next < at + kMostLines; ++next) {
        const std::string key = folded(lines[next].text.substr(0, 120));
        if (!starts_with_any(key, kLabels)) break;
        if (!key.starts_with("sent:") && !key.starts_with("date:")) continue;
        if (const auto date = first_date(lines[next].text)) mail.head.date = date->from;
    }
    if (mail.head.date.known() && !mail.head.author.empty()) mail.lines = next - at;
    return mail;
}

struct Post {
    std::vector<std::string> section;
    std::string author;
    PartialDate date;
};

/// Whether names stand above their dates ("Sam Ash" / "3 May 2012") rather than below: told by how
/// often each fits.
bool names_come_first(const std::vector<Line>& lines) {
    int above = 0, below = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto head = head_of(lines[i].text);
        if (!head || !head->author.empty()) continue;
        below += i + 1 < lines.size() && is_author(lines[i + 1].text) ? 1 : 0;
        above += i > 0 && is_user_name(lines[i - 1].text) ? 1 : 0;
    }
    return above > below;
}

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
        : lines_(lines_of(blocks)), title_(folded(title)), names_first_(names_come_first(lines_)) {
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
        const std::string_view next =
            index_ + 1 < lines_.size() ? lines_[index_ + 1].text : std::string_view{};
        auto head = head_of(text);
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
        in_signature_ = false, in_quote_ = false;
    }

    void place() {
        const Line& line = lines_[index_];
        const std::string key = folded(line.text);
        if (is_chrome_line(line.text)) return;
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
        piece.block.text = line.text;
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
        while (next < lines_.size() && is_chrome_line(lines_[next].text)) ++next;
        if (next == lines_.size() || head_of(lines_[next].text)) return true;
        return names_first_ && is_user_name(lines_[next].text) && next + 1 < lines_.size() &&
               head_of(lines_[next + 1].text).has_value();
    }
    static bool is_reference(const Line& line) {
        const bool bare_url = (line.text.starts_with("http") || line.text.starts_with("www.")) &&
                              !contains(line.text, " ");
        return bare_url || is_citation(line.text);
    }
    /// Words of an earlier post: marked as a quotation, announced ("Sam Ash wrote:"), or found
    /// again above.
    bool is_quoted(const Line& line) {
        const std::string key = folded(line.text);
        const bool announced =
            line.text.size() < 80 && (key.ends_with(" wrote:") || key.ends_with(" said:") ||
                                      key.starts_with("originally posted by") ||
                                      key.starts_with("quote:") || key.starts_with("quote from"));
        if (announced) {
            in_quote_ = true;
            return true;
        }
        if (line.block->kind == BlockKind::Quote || line.text.starts_with(">")) return true;
        if (const auto wrote = key.substr(0, 60).find(" wrote: ");
            wrote != std::string::npos && is_user_name(line.text.substr(0, wrote)))
            return true;
        const bool again = key.size() > 40 && contains(said_, trimmed(key, "\" ."));
        if (in_quote_ && !again) in_quote_ = false;
        return again;
    }

    std::vector<Line> lines_;
    std::string title_;
    bool names_first_ = false;
    std::size_t index_ = 0;
    std::optional<Post> post_;
    bool in_signature_ = false, in_quote_ = false;
    std::map<std::string, int, std::less<>> counts_;
    std::set<std::string, std::less<>> signatures_;
    std::string said_;  // folded, of all posts so far
    std::vector<Piece> pieces_;
};

}  // namespace

namespace {

/// "Sam Ash \u00b7 3 May 2012" over what Sam says: no software is known, but name, date and text
/// follow one another.
bool is_divided_head(const std::vector<Line>& lines, std::size_t at, const Head& head) {
    constexpr std::size_t kLongest = 70;
    const auto text = lines[at].text;
    const bool divided = contains_any(
        text,
        std::array<std::string_view, 5>{" \u00b7 ", " | ", " \u2022 ", " \u2013 ", " - "});
    if (head.author.empty() || !divided || text.size() > kLongest || !is_user_name(head.author) ||
        at + 1 >= lines.size())
        return false;
    const auto next = lines[at + 1].text;
    return next.size() > 20 && !head_of(next) &&
           contains_any(next, std::array<std::string_view, 3>{".", "?", "!"});
}

}  // namespace

std::size_t posts_in(std::span<const Block> blocks) {
    const auto lines = lines_of(blocks);
    const bool names_first = names_come_first(lines);
    std::size_t posts = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        posts += mail_head(lines, i).lines != 0 ? 1 : 0;
        const auto head = head_of(lines[i].text);
        if (!head) continue;
        const bool beside =
            !head->author.empty() &&
            contains_any(lines[i].text,
                         std::array<std::string_view, 4>{"\u00bb", "Posted by", "by ", "wrote"});
        const bool timed =
            !head->author.empty() && has_time(lines[i].text) && lines[i].text.size() < 60;
        const bool below = head->author.empty() && !names_first && i + 1 < lines.size() &&
                           is_author(lines[i + 1].text);
        const bool above =
            head->author.empty() && names_first && i > 0 && is_user_name(lines[i - 1].text);
        posts += beside || timed || below || above || is_divided_head(lines, i, *head) ? 1 : 0;
    }
    return posts;
}

std::vector<Piece> forum_pieces(std::span<const Block> blocks, std::string_view title) {
    return ThreadReader(blocks, title).read();
}

}  // namespace findings::understanding
