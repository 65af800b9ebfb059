// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/text_headings.hpp"

#include "indexer/parse/line_shape.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace findings {
namespace {

constexpr std::size_t kLongLine = 150;

}  // namespace

bool TextHeadings::stands_alone(std::size_t i) const {
    return (i == 0 || is_blank(lines_, i - 1)) && is_blank(lines_, i + 1);
}

std::int32_t TextHeadings::underlined_level(std::size_t i) const {
    if (i + 1 >= lines_.size() || lines_[i].width > 120) return 0;
    const std::string& under = lines_[i + 1].text;
    if (under.size() < 3 || under.size() * 2 < lines_[i].width ||
        under.find_first_not_of(under.front()) != std::string::npos)
        return 0;
    // A heading between two lines has one above it, too.
    if (i > 0 && !is_blank(lines_, i - 1) && lines_[i - 1].text != under) return 0;
    switch (under.front()) {
        case '=':
            return 1;
        case '-':
            return 2;
        case '~':
        case '^':
        case '*':
        case '_':
            return is_title_shaped(lines_[i].text) ? 3 : 0;
        default:
            return 0;
    }
}

std::string_view TextHeadings::decorated_words(std::size_t i) const {
    constexpr std::string_view kMarks = "~=#*_-";
    const std::string_view text = lines_[i].text;
    if (text.size() < 5 || text.size() > kLongLine || text.front() != text.back() ||
        kMarks.find(text.front()) == std::string_view::npos)
        return {};
    const std::size_t begin = text.find_first_not_of(text.front());
    const std::size_t end = text.find_last_not_of(text.front()) + 1;
    if (begin == std::string_view::npos || begin != text.size() - end) return {};
    // "* one *" and "- one -" are bullets; "*Incidents*" is set in italics.
    const bool is_bullet = begin == 1 && (text.front() == '-' || text[begin] == ' ') &&
                           std::string_view("*_-").find(text.front()) != std::string_view::npos;
    const std::string_view words = trim(text.substr(begin, end - begin));
    const bool opens = (i == 0 || is_blank(lines_, i - 1)) && next_text(lines_, i) < lines_.size();
    const bool closes = ascii_lower(words.substr(0, 4)).starts_with("end ");
    return opens && !is_bullet && (closes || is_title_shaped(words)) ? words : std::string_view{};
}

std::int32_t TextHeadings::level(std::size_t i, bool seen_heading) const {
    const std::string& text = lines_[i].text;
    if (!is_title_shaped(text) || next_text(lines_, i) >= lines_.size()) return 0;
    const std::int32_t depth = section_depth(text);
    if (depth > 0) return is_numbered_heading(i) ? depth + 1 : 0;
    if (list_marker(text)) return 0;
    const bool heads =
        stands_alone(i) ? heads_what_follows(i) : heads_its_paragraph(i) || is_first_of_few(i);
    if (!heads) return 0;
    return seen_heading ? 2 : 1;
}

/// A numbered line is a heading when it stands alone and its neighbours are not further items
/// of a list.
bool TextHeadings::is_numbered_heading(std::size_t i) const {
    // "3. Recommendation" behind "5. Families can stay" goes on with the paper's parts, not
    // with the list.
    const int own = std::atoi(lines_[i].text.c_str());
    const auto is_item = [&](std::size_t at, int number) {
        return at < lines_.size() && list_marker(lines_[at].text) &&
               section_depth(lines_[at].text) == 1 && std::atoi(lines_[at].text.c_str()) == number;
    };
    if (section_depth(lines_[i].text) > 1 && lines_[i].width < 90)
        return stands_alone(i) || is_blank(lines_, i - 1);
    if (heads_bullets(i) || is_part_of_paper(i)) return true;
    return stands_alone(i) && !is_item(next_text(lines_, i), own + 1) &&
           !is_item(previous_text(lines_, i), own - 1);
}

/// "1. Medicines at night" behind a blank line and right over bullets: a part of the paper,
/// whose points they are.
bool TextHeadings::heads_bullets(std::size_t i) const {
    if ((i > 0 && !is_blank(lines_, i - 1)) || i + 1 >= lines_.size()) return false;
    const std::string& below = lines_[i + 1].text;
    const auto marker = list_marker(below);
    return is_bare_bullet(below) || (marker && marker->marker.empty());
}

/// "2. Access" behind a blank line and right over sentences, as the paper's part before or
/// after it: one such line alone is an item whose text goes on.
bool TextHeadings::is_part_of_paper(std::size_t i) const {
    constexpr std::size_t kFarthest = 60;  // lines from one part to the next
    if (!heads_sentences(i)) return false;
    const int own = std::atoi(lines_[i].text.c_str());
    const auto is_neighbour = [&](std::size_t at) {
        return section_depth(lines_[at].text) == 1 &&
               std::abs(std::atoi(lines_[at].text.c_str()) - own) == 1 && heads_sentences(at);
    };
    const std::size_t end = std::min(lines_.size(), i + kFarthest);
    for (std::size_t at = i + 1; at < end; ++at) {
        if (is_neighbour(at)) return true;
    }
    for (std::size_t at = i; at > 0 && at + kFarthest > i; --at) {
        if (is_neighbour(at - 1)) return true;
    }
    return false;
}

bool TextHeadings::heads_sentences(std::size_t i) const {
    // Where the author wrapped, a line that is shorter than his was ended on purpose.
    const std::size_t widest =
        wrap_width_ > 0 ? std::max(kMinWrapWidth, wrap_width_ * 9 / 10) : kMinWrapWidth;
    if ((i > 0 && !is_blank(lines_, i - 1)) || is_blank(lines_, i + 1) ||
        lines_[i].width >= widest || !is_title_shaped(lines_[i].text))
        return false;
    const std::string& below = lines_[i + 1].text;
    const bool begins = starts_upper(below) || (below.front() >= '0' && below.front() <= '9');
    return !list_marker(below) && begins &&
           (ends_sentence(below) || lines_[i + 1].width >= kMinWrapWidth);
}

/// A run of short lines is a list without marks; only its ends may head something.
bool TextHeadings::heads_what_follows(std::size_t i) const {
    // A question with its rating, as is_title_shaped() lets pass.
    if (lines_[i].text.find("? ") != std::string::npos) return true;
    const std::size_t before = previous_text(lines_, i);
    const std::size_t after = next_text(lines_, i);
    const bool title_before = before < lines_.size() && is_title_shaped(lines_[before].text);
    const bool title_after = is_title_shaped(lines_[after].text);
    if (title_before && title_after) return before == 0 || is_all_capitals(lines_[i].text);
    if (lines_[i].text.back() == '?') {
        const auto asks = [&](std::size_t at) {
            return at < lines_.size() && lines_[at].text.ends_with('?');
        };
        return !asks(before) && !asks(after);
    }
    return true;
}

/// A text that begins with its title and a line or two of particulars.
bool TextHeadings::is_first_of_few(std::size_t i) const {
    if (previous_text(lines_, i) < lines_.size() || is_label_line(lines_[i + 1].text)) return false;
    return is_blank(lines_, i + 2) ||
           (is_blank(lines_, i + 3) && lines_[i + 2].width < kMinWrapWidth * 2);
}

/// "What we found" behind a blank line and right over a sentence.
bool TextHeadings::may_head_sentences(std::size_t i) const {
    constexpr std::size_t kFewestWords = 2, kMostWords = 6, kSentence = 5;
    if ((i > 0 && !is_blank(lines_, i - 1)) || is_blank(lines_, i + 1)) return false;
    const std::string& text = lines_[i].text;
    const std::string& below = lines_[i + 1].text;
    const std::size_t words = word_count(text);
    return words >= kFewestWords && words <= kMostWords && section_depth(text) == 0 &&
           is_title_shaped(text) && starts_upper(below) && !list_marker(below) &&
           ends_sentence(below) && word_count(below) >= kSentence;
}

/// One such line may be anything; a text of which several parts begin so has headings.
bool TextHeadings::is_one_of_several_heads(std::size_t i) const {
    constexpr std::size_t kFarthest = 60;  // lines from one to the next
    if (!may_head_sentences(i)) return false;
    for (std::size_t at = i + 2; at < std::min(lines_.size(), i + kFarthest); ++at) {
        if (may_head_sentences(at)) return true;
    }
    for (std::size_t at = i; at > 1 && at + kFarthest > i; --at) {
        if (may_head_sentences(at - 2)) return true;
    }
    return false;
}

/// Without blank lines: a short line before a long one.
bool TextHeadings::heads_its_paragraph(std::size_t i) const {
    if (is_blank(lines_, i + 1) || word_count(lines_[i].text) > 10) return false;
    const bool begins = i == 0 || is_blank(lines_, i - 1);
    if (!begins && !ends_sentence(lines_[i - 1].text)) return false;
    const TextLine& after = lines_[i + 1];
    if (after.width >= kLongLine) return true;
    // "Leave of absence" over "We found:"
    constexpr std::size_t kLongestLeadIn = 8;  // words
    if (begins && after.text.ends_with(':') && starts_upper(after.text) &&
        word_count(after.text) <= kLongestLeadIn && !is_blank(lines_, i + 2))
        return true;
    if (is_one_of_several_heads(i)) return true;
    const bool wrapped = wrap_width_ > 0 && lines_[i].width * 10 < wrap_width_ * 6;
    return begins && wrapped && after.width * 10 >= wrap_width_ * 7 && !starts_lower(after.text);
}

}  // namespace findings
