// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/letters.hpp"

#include "indexer/understand/dates_in_text.hpp"
#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestHead = 25;       // lines above the salutation
constexpr std::size_t kLongestSignature = 12;  // lines below the closing
constexpr std::size_t kLongestSubject = 240;

bool is_salutation(std::string_view text) {
    if (text.size() > 70 || !text.starts_with("Dear ") || word_count(text) > 8) return false;
    return !ends_sentence(text);
}

bool is_closing(std::string_view text) {
    constexpr std::array<std::string_view, 6> kClosings = {"yours sincerely",
                                                           "yours faithfully",
                                                           "yours truly",
                                                           "kind regards",
                                                           "best wishes",
                                                           "with best wishes"};
    const std::string key = folded(text.substr(0, 40));
    return text.size() < 60 && starts_with_any(key, kClosings);
}

/// "Re: Visit to Alder ward": the words behind the mark; empty for other lines.
std::string_view marked_subject(std::string_view text) {
    for (const std::string_view mark : {"Re:",
                                        "RE:",
                                        "Re ",
                                        "RE ",
                                        "Subject:",
                                        "SUBJECT:",
                                        "Ref: Mental",
                                        "Regarding:",
                                        "Our visit to",
                                        "Re. "}) {
        if (!text.starts_with(mark)) continue;
        return mark.starts_with("Our") || mark.starts_with("Ref")
                   ? text
                   : trimmed(text.substr(mark.size()));
    }
    return {};
}

bool is_subject_shaped(const Block& block) {
    const std::string_view text = block.text;
    const bool line = block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading;
    return line && text.size() >= 12 && text.size() <= kLongestSubject && !ends_sentence(text) &&
           !text.ends_with(',') && is_upper(text.front()) && word_count(text) >= 3;
}

constexpr auto kSignedFor = std::to_array<std::string_view>({"Signed on behalf of ",
                                                             "Signed for and on behalf of ",
                                                             "For and on behalf of ",
                                                             "Signed for "});

/// "Ms Henrietta Colbeck, Director of ..."
bool is_titled_person(std::string_view line) {
    constexpr auto kTitles = std::to_array<std::string_view>({"Ms ",
                                                              "Mr ",
                                                              "Mrs ",
                                                              "Miss ",
                                                              "Mx ",
                                                              "Dr ",
                                                              "Professor ",
                                                              "Prof ",
                                                              "Dame ",
                                                              "Sir ",
                                                              "Lord ",
                                                              "Lady ",
                                                              "Cllr ",
                                                              "Councillor "});
    return contains(line, ",") && starts_with_any(line, kTitles);
}

class Frame {
  public:
    explicit Frame(std::vector<Block>& blocks) : blocks_(blocks) {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].kind != BlockKind::Furniture) shown_.push_back(i);
        }
    }

    /// "Signed on behalf of the Board", a name and an office below it, at the end of a notice or
    /// plan.
    std::string sign_off() {
        constexpr std::size_t kLongest = 8;  // lines
        const auto begin = shown_.size() - std::min(kLongest, shown_.size());
        for (auto i = begin; i < shown_.size(); ++i) {
            const auto* mark = std::find_if(kSignedFor.begin(), kSignedFor.end(), [&](auto words) {
                return text(i).starts_with(words);
            });
            if (mark == kSignedFor.end() || text(i).size() > 120) continue;
            for (auto k = i + 1; k < shown_.size(); ++k) {
                if (text(k).size() > 90 || ends_sentence(text(k))) return {};
            }
            std::string_view body = trimmed(text(i).substr(mark->size()), " .:,");
            if (body.starts_with("the ")) body.remove_prefix(4);
            std::string name(body);
            for (auto k = i; k < shown_.size(); ++k) hide(k);
            return name;
        }
        return {};
    }

    Letter read() {
        Letter letter;
        const auto salutation = find(0, std::min(kLongestHead, shown_.size()), is_salutation);
        if (salutation == shown_.size()) return letter;
        // A coroner's report may stand above the answer to it.
        for (std::size_t i = 0; i < salutation; ++i) {
            if (text(i).size() < 30 && folded(text(i)).ends_with("your response")) return letter;
        }
        const auto closing = find(salutation + 1, shown_.size(), is_closing);
        // A report may open with a letter: that does not make it one.
        if (closing == shown_.size() ||
            shown_.size() - closing > kLongestSignature + (closing - salutation) / 2)
            return letter;
        letter.is_letter = true;
        const auto subject = find_subject(salutation);
        if (subject < shown_.size()) {
            const auto marked = marked_subject(text(subject));
            letter.title = trimmed(marked.empty() ? text(subject) : marked, " .");
            hide(subject);
        }
        for (std::size_t i = 0; i < salutation; ++i) read_head_line(i, letter);
        hide(salutation);
        hide(closing);
        for (auto i = closing + 1;
             i < shown_.size() && i <= closing + kLongestSignature && text(i).size() < 90;
             ++i) {
            if (blocks_[shown_[i]].kind == BlockKind::Heading && word_count(text(i)) > 5) break;
            hide(i);
        }
        return letter;
    }

  private:
    template <class Is>
    std::size_t find(std::size_t begin, std::size_t end, Is is) const {
        for (auto i = begin; i < end; ++i) {
            if (is(text(i))) return i;
        }
        return shown_.size();
    }

    std::string_view text(std::size_t i) const { return blocks_[shown_[i]].text; }
    void hide(std::size_t i) { blocks_[shown_[i]].kind = BlockKind::Furniture; }

    std::size_t find_subject(std::size_t salutation) const {
        for (std::size_t i = 0; i < std::min(salutation + 4, shown_.size()); ++i) {
            if (!marked_subject(text(i)).empty()) return i;
        }
        // The line below the salutation is the subject when text follows it.
        const auto below = salutation + 1;
        // A notice has the act that it is served under in a second line.
        const bool two_lines = below + 2 < shown_.size() && text(below + 2).size() > 60 &&
                               is_subject_shaped(blocks_[shown_[below + 1]]) &&
                               text(below + 1).size() < 60;
        const bool text_follows =
            two_lines || (below + 1 < shown_.size() && text(below + 1).size() > 60);
        return text_follows && is_subject_shaped(blocks_[shown_[below]]) ? below : shown_.size();
    }

    void read_head_line(std::size_t i, Letter& letter) {
        const std::string_view line = text(i);
        if (line.size() > 160 || blocks_[shown_[i]].kind == BlockKind::TableRow) return;
        std::string_view dated = line;
        if (folded(line.substr(0, 6)).starts_with("date:")) dated = trimmed(line.substr(5));
        if (const auto date = whole_date(dated)) letter.date = date->to;
        // "Elm Healthcare Limited            17 September 2012": a typed letter has the date at its
        // right.
        std::string_view left = line;
        if (const auto date = first_date(line);
            date && date->from.day != 0 && date->end + 1 >= line.size() && date->begin > 3) {
            left = trimmed(line.substr(0, date->begin), " ,");
            if (!letter.date.known() &&
                (contains(line.substr(0, date->begin), "  ") || is_organisation_name(left)))
                letter.date = date->to;
        }
        // "Ms A Colbeck, Director of Children's Services, Fenwold County Council": of a person and
        // their office the body that they hold it in.
        if (is_titled_person(left)) left = trimmed(left.substr(left.rfind(',') + 1));
        const bool sender = contains(line, "Care Quality Commission");
        if (is_organisation_name(left) && !sender && letter.provider.empty())
            letter.provider = left;
        hide(i);
    }

    std::vector<Block>& blocks_;
    std::vector<std::size_t> shown_;
};

}  // namespace

Letter read_letter(std::vector<Block>& blocks) {
    // Several mails are a thread: the end of the first is not the end of all.
    const auto senders = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.text.starts_with("From: ");
    });
    if (senders > 1) {
        Letter thread;
        const auto subject = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
            return block.text.starts_with("Subject: ");
        });
        if (subject != blocks.end())
            thread.title = trimmed(std::string_view(subject->text).substr(9, kLongestSubject));
        return thread;
    }
    Letter letter = Frame(blocks).read();
    if (!letter.is_letter) letter.signed_for = Frame(blocks).sign_off();
    return letter;
}

}  // namespace findings::understanding
