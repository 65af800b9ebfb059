// SPDX-License-Identifier: GPL-3.0-or-later
// Digests in the shape of newsletters: entries under titles, each with a line that names its source
// or points to it.
#include "indexer/schema/ids.hpp"
#include "indexer/understand/digest_lines.hpp"
#include "indexer/understand/digest_links.hpp"
#include "indexer/understand/headings.hpp"
#include "indexer/understand/mail_frame.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/newsletter_frame.hpp"
#include "indexer/understand/newsletter_lines.hpp"
#include "indexer/understand/split.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestTitle = 180;
constexpr std::size_t kTopLines = 5;    // where a digest names itself
constexpr std::size_t kLeastBody = 30;  // bytes

bool is_rule_line(std::string_view text) {
    return text.find_first_not_of("-_=*~ .") == std::string_view::npos;
}

bool is_bold(std::string_view text) {
    return text.size() > 4 && text.starts_with("**") && text.ends_with("**");
}

std::string_view without_number(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && at < 3 && is_digit(text[at])) ++at;
    if (at == 0 || at + 1 >= text.size()) return text;
    if (text[at] == '.' || text[at] == ')' || text[at] == ':') return trimmed(text.substr(at + 1));
    return text;
}

std::string title_text(const Block& block) {
    std::string_view text = trimmed(block.text);
    if (is_bold(text)) text = trimmed(text.substr(2, text.size() - 4));
    return std::string(without_number(text));
}

/// "Haven Research | 5 March 2024", "Haven Research, March 2024": a publisher with a date, without
/// a label.
EntrySource bare_source(const Block& block) {
    if (block.text.size() > 140 || word_count(block.text) > 16 || !is_upper(block.text.front()) ||
        ends_sentence(block.text))
        return {};
    auto source = source_in(block.text);
    if (source.published.known() && !source.publisher.empty()) return source;
    const auto bar = block.text.rfind(" | ");
    return {bar == std::string::npos ? std::string{}
                                     : body_name(std::string_view(block.text).substr(bar + 3)),
            {},
            {},
            {},
            {}};
}

class Newsletter {
  public:
    explicit Newsletter(std::vector<Block> blocks) : blocks_(std::move(blocks)) {
        hide_contents();
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].kind != BlockKind::Furniture && !is_rule_line(blocks_[i].text))
                shown_.push_back(i);
        }
    }

    std::vector<Part> parts(std::string_view title, std::string_view file_sha256) {
        if (!is_digest(title)) return {};
        find_starts();
        settle_level();
        std::size_t sound = 0;
        std::size_t others = 0;
        for (auto& segment : segments_) {
            if (segment.is_entry && segment.has_evidence)
                ++sound;
            else if (segment.is_entry)
                ++others;
        }
        // A mail to its readers may point to its sources in the text only.
        const bool as_mail = sound + others > kFewestEntries && is_framed_as_mail();
        if (!as_mail && (sound < kFewestEntries || sound < others)) return {};
        return make(title, file_sha256);
    }

  private:
    struct Segment {
        std::size_t begin = 0, end = 0;  // positions in shown_; the title is at begin
        EntrySource source;
        bool has_evidence = false;
        bool is_entry = false;
    };

    /// "In this issue:" and the titles below it, each of which comes again over its entry.
    void hide_contents() {
        bool in_contents = false;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const std::string key = heading_key(blocks_[i].text);
            if (key == "in this issue" || key == "contents" || key == "in this edition") {
                in_contents = true;
                continue;
            }
            const bool again =
                in_contents &&
                std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            blocks_.end(),
                            [&](const Block& later) {
                                return folded(title_text(later)) == folded(title_text(blocks_[i]));
                            });
            in_contents = in_contents && (again || blocks_[i].kind == BlockKind::Furniture);
            if (again) blocks_[i].kind = BlockKind::Furniture;
        }
    }

    const Block& at(std::size_t position) const { return blocks_[shown_[position]]; }

    /// A greeting above and the way off the list below, and between them headings over text.
    bool is_framed_as_mail() const {
        constexpr std::size_t kGreeting = 4;  // lines
        bool greets = false, parts = false;
        for (std::size_t i = 0; i < shown_.size(); ++i) {
            const std::string key = folded(at(i).text.substr(0, 80));
            greets = greets ||
                     (i < kGreeting && word_count(key) <= 5 &&
                      starts_with_any(
                          key,
                          std::array<std::string_view, 4>{"hi ", "hello", "dear ", "welcome to "}));
            parts = parts || contains_any(key,
                                          std::array<std::string_view, 3>{"unsubscribe",
                                                                          "preferences",
                                                                          "receiving this"});
        }
        const auto headed = std::all_of(segments_.begin(), segments_.end(), [&](const auto& each) {
            return !each.is_entry || at(each.begin).kind == BlockKind::Heading;
        });
        return greets && parts && headed;
    }

    bool is_digest(std::string_view title) const {
        if (names_a_digest(title)) return true;
        for (std::size_t i = 0; i < std::min(kTopLines, shown_.size()); ++i) {
            if (at(i).text.size() < 120 && names_a_digest(at(i).text)) return true;
        }
        return is_mail_of_sources(blocks_);
    }

    bool may_be_title(const Block& block) const {
        const std::string_view text = block.text;
        if (text.size() < (block.kind == BlockKind::Heading ? 3U : 8U) ||
            text.size() > kLongestTitle || block.kind == BlockKind::TableRow ||
            block.kind == BlockKind::Quote)
            return false;
        if (!labelled_source(text).empty() || is_pointer_line(text) || is_newsletter_talk(text) ||
            text.ends_with(':'))
            return false;
        if (block.kind != BlockKind::Heading && !is_bold(text) && ends_sentence(text) &&
            !text.ends_with('?'))
            return false;
        const std::string key = heading_key(text);
        constexpr std::array<std::string_view, 8> kParts = {"key findings",
                                                            "key messages",
                                                            "summary",
                                                            "findings",
                                                            "recommendations",
                                                            "background",
                                                            "key points",
                                                            "what they found"};
        return std::find(kParts.begin(), kParts.end(), key) == kParts.end() &&
               !starts_with_any(key,
                                std::array<std::string_view, 3>{"figure ", "table ", "chart "});
    }

    bool source_follows(std::size_t position) const {
        for (std::size_t i = position + 1; i < std::min(position + 4, shown_.size()); ++i) {
            const auto source = labelled_source(at(i).text);
            if (!source.publisher.empty() || !bare_source(at(i)).publisher.empty()) return true;
            if (source.empty()) return false;
        }
        return false;
    }

    void find_starts() {
        std::vector<std::size_t> starts;
        for (std::size_t i = 1; i < shown_.size(); ++i) {
            const Block& block = at(i);
            const bool talk = block.kind == BlockKind::Heading &&
                              (is_newsletter_talk(block.text) || is_diary_heading(block.text));
            const bool after_pointer =
                is_pointer_line(at(i - 1).text) || !labelled_source(at(i - 1).text).url.empty();
            const bool strong = block.kind == BlockKind::Heading || is_bold(block.text);
            if (talk || (may_be_title(block) &&
                         (strong || (source_follows(i) && (i == 1 || bare_source(block).empty())) ||
                          (after_pointer && word_count(block.text) > 2))))
                starts.push_back(i);
        }
        for (std::size_t i = 0; i < starts.size(); ++i) {
            Segment segment;
            segment.begin = starts[i];
            segment.end = i + 1 < starts.size() ? starts[i + 1] : shown_.size();
            read(segment);
            segments_.push_back(std::move(segment));
        }
    }

    void read(Segment& segment) const {
        std::size_t body = 0;
        for (auto i = segment.begin + 1; i < segment.end; ++i) {
            const Block& block = at(i);
            auto source = labelled_source(block.text);
            if (source.empty() && (i == segment.begin + 1 || i + 2 >= segment.end))
                source = bare_source(block);
            const bool pointer = is_pointer_line(block.text);
            if (!source.empty() || pointer)
                segment.has_evidence = true;
            else
                body += block.text.size();
            if (pointer && source.url.empty() && contains(block.text, "http"))
                source.url = labelled_source("Link: " + block.text).url;
            take(segment.source, std::move(source));
        }
        if (segment.source.publisher.empty()) read_tail(segment);
        segment.is_entry = body >= kLeastBody && !is_newsletter_talk(at(segment.begin).text) &&
                           !is_diary_heading(at(segment.begin).text);
    }

    static void take(EntrySource& to, EntrySource from) {
        if (to.publisher.empty()) to.publisher = std::move(from.publisher);
        if (to.via.empty()) to.via = std::move(from.via);
        if (to.author.empty()) to.author = std::move(from.author);
        if (to.url.empty()) to.url = std::move(from.url);
        if (!to.published.known()) to.published = from.published;
    }

    /// "... and plans to end it were rare. NHS England", "... (Haven Research, May 2021)" at the
    /// end of the summary or title.
    void read_tail(Segment& segment) const {
        for (auto i = segment.begin; i < segment.end; ++i) {
            std::string_view text = trimmed(at(i).text);
            if (const auto open = text.rfind(" ("); open != std::string_view::npos &&
                                                    (text.ends_with(")") || text.ends_with(").")) &&
                                                    text.size() - open < 100) {
                auto inside = trimmed(text.substr(open + 2), " ).");
                if (folded(inside).starts_with("source:")) inside = trimmed(inside.substr(7));
                auto source = source_in(inside);
                if (source.published.known() && !source.publisher.empty()) {
                    segment.has_evidence = true;
                    return take(segment.source, std::move(source));
                }
            }
            const auto stop = text.rfind(". ");
            if (i == segment.begin || stop == std::string_view::npos || ends_sentence(text))
                continue;
            const auto tail = trimmed(text.substr(stop + 2));
            if (tail.empty() || word_count(tail) > 7 || !is_upper(tail.front()) ||
                contains(tail, ":"))
                continue;
            take(segment.source, source_in(tail));
            segment.has_evidence = segment.has_evidence || !segment.source.publisher.empty();
            return;
        }
    }

    /// Headings above the level of the entries are shelves ("Reports", "News"); those below it are
    /// parts of an entry.
    void settle_level() {
        std::map<std::int32_t, std::size_t> levels;
        for (const auto& segment : segments_) {
            if (segment.is_entry && segment.has_evidence &&
                at(segment.begin).kind == BlockKind::Heading)
                ++levels[at(segment.begin).level];
        }
        if (levels.empty()) return;
        const auto usual =
            std::max_element(levels.begin(), levels.end(), [](const auto& a, const auto& b) {
                return a.second < b.second;
            })->first;
        std::vector<Segment> kept;
        for (auto& segment : segments_) {
            const Block& title = at(segment.begin);
            const bool part = title.kind == BlockKind::Heading && title.level > usual &&
                              !source_follows(segment.begin) && !is_newsletter_talk(title.text) &&
                              !kept.empty();
            if (part) {
                kept.back().end = segment.end;
                read(kept.back());
                continue;
            }
            if (title.kind == BlockKind::Heading && title.level < usual && !segment.has_evidence)
                segment.is_entry = false;
            kept.push_back(segment);
        }
        segments_ = std::move(kept);
    }

    std::vector<Part> make(std::string_view title, std::string_view file_sha256) const {
        std::string digest_title(title.empty() ? std::string_view(at(0).text)
                                               : without_forward_marks(title));
        for (std::size_t i = std::min(kTopLines, segments_.front().begin); i-- > 0;) {
            if (!names_a_digest(title) && at(i).text.size() < 120 && names_a_digest(at(i).text))
                digest_title = at(i).text;
        }
        const auto subject = subject_of_mail(blocks_);
        if (!subject.empty() && !names_a_digest(digest_title)) digest_title = subject;
        std::vector<Part> parts;
        // neither an entry nor talk of the newsletter: opens the next entry
        std::vector<Block> between;
        const auto keep = [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) {
                if (is_newsletter_talk(at(i).text) || at(i).kind == BlockKind::Heading ||
                    at(i).kind == BlockKind::ListItem || word_count(at(i).text) < 8)
                    continue;
                between.push_back(at(i));
            }
        };
        keep(1, segments_.front().begin);
        for (const auto& segment : segments_) {
            if (!segment.is_entry) {
                if (!is_newsletter_talk(at(segment.begin).text) &&
                    !is_diary_heading(at(segment.begin).text))
                    keep(segment.begin + 1, segment.end);
                continue;
            }
            Part part = entry(segment, digest_title);
            part.known.part_of = report_id(file_sha256, "");
            part.key = part.known.title;
            part.blocks.insert(part.blocks.begin(), between.begin(), between.end());
            between.clear();
            parts.push_back(std::move(part));
        }
        if (!parts.empty())
            parts.back().blocks.insert(parts.back().blocks.end(), between.begin(), between.end());
        return parts;
    }

    Part entry(const Segment& segment, const std::string& digest_title) const {
        Part part;
        auto& known = part.known;
        known.report_kind = "digest-entry";
        known.title = title_text(at(segment.begin));
        known.publisher = segment.source.publisher;
        known.author = segment.source.author;
        known.via = segment.source.via.empty() ? digest_title : segment.source.via;
        known.published = segment.source.published;
        known.source_url = segment.source.url;
        if (const auto open = known.title.rfind(" (");
            open != std::string::npos && known.title.ends_with(')') && !known.publisher.empty() &&
            contains(known.title.substr(open), known.publisher))
            known.title.resize(open);
        for (auto i = segment.begin + 1; i < segment.end; ++i) {
            Block block = at(i);
            const bool source = !labelled_source(block.text).empty() ||
                                (!bare_source(block).publisher.empty() && i == segment.begin + 1);
            // What such lines tell is in the entry's fields.
            if (source || is_newsletter_talk(block.text) || is_pointer_line(block.text))
                block.kind = BlockKind::Furniture;
            part.blocks.push_back(std::move(block));
        }
        return part;
    }

    std::vector<Block> blocks_;
    std::vector<std::size_t> shown_;
    std::vector<Segment> segments_;
};

}  // namespace

std::vector<Part> newsletter_entries(const std::vector<Block>& blocks,
                                     std::string_view title,
                                     std::string_view file_sha256) {
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind != BlockKind::Furniture;
    });
    if (first == blocks.end()) return {};
    if (names_a_digest(title) || names_a_digest(first->text)) {
        if (auto parts = digest_table_entries(blocks, title, file_sha256); !parts.empty())
            return parts;
    }
    return Newsletter(lines_apart(blocks)).parts(title, file_sha256);
}

}  // namespace findings::understanding
