// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/regulations.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace findings::label {
namespace {

// Regulations 4 to 26 carry duties; higher numbers behind the word are other law (regulation 28:
// coroners).
constexpr int kFirst = 4;
constexpr int kLast = 26;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// Reads the numbers behind one "Regulation(s)" and leaves the place where it stopped.
class ListReader {
  public:
    ListReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    /// Next number with its paragraphs, written out; empty at the end of the list.
    std::vector<std::string> next() {
        const std::size_t start = at_;
        skip_joint();
        std::string number = digits();
        if (number.empty() || number.size() > 2) return at_ = start, std::vector<std::string>();
        const int value = std::stoi(number);
        if (value < kFirst || value > kLast) return at_ = start, std::vector<std::string>();
        if (peek() == 'A' && !std::isalnum(static_cast<unsigned char>(peek(1))))
            number += text_[at_++];
        end_ = at_;
        return with_paragraphs(number);
    }
    [[nodiscard]] std::size_t end() const { return end_; }

  private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    std::string digits() {
        std::string out;
        while (is_digit(peek())) out += text_[at_++];
        return out;
    }
    void skip_joint() {
        constexpr std::array<std::string_view, 6> kJoints = {" ", ",", "&", "and ", "or ", "."};
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto joint : kJoints) {
                if (text_.substr(at_, joint.size()) != joint) continue;
                if (joint == "." && end_ != 0)
                    continue;  // "Reg. 12" goes on, "Regulation 12. 17 staff" does not
                at_ += joint.size();
                moved = true;
            }
        }
    }
    /// "(1)(2)(a)(b)" behind "12": figures are paragraphs, letters belong to the paragraph before
    /// them.
    std::vector<std::string> with_paragraphs(const std::string& number) {
        std::vector<std::string> cited;
        std::string paragraph = number;
        bool has_letter = true;
        for (std::string part = group(); !part.empty(); part = joined_group()) {
            if (is_digit(part[1])) {
                if (!has_letter) cited.push_back(paragraph);
                paragraph = number + part;
                has_letter = false;
            } else {
                cited.push_back(paragraph + part);
                has_letter = true;
            }
        }
        if (!has_letter || cited.empty()) cited.push_back(paragraph);
        return cited;
    }
    /// The next group, also behind a joint: "12(2)(a)(b), (c) and (d)".
    std::string joined_group() {
        const std::size_t start = at_;
        for (const std::string_view joint : {"", ", and ", ", ", " and ", " & ", ",", " or "}) {
            if (text_.substr(at_, joint.size()) != joint) continue;
            if (!joint.empty() &&
                (at_ + joint.size() >= text_.size() || text_[at_ + joint.size()] != '('))
                continue;
            at_ += joint.size();
            if (auto part = group(); !part.empty()) return part;
            at_ = start;
        }
        return {};
    }
    /// "(2)" or "(a)" at this place, with at most one space before it; empty if there is none.
    std::string group() {
        const std::size_t open = at_ + (peek() == ' ' && peek(1) == '(' ? 1 : 0);
        if (open >= text_.size() || text_[open] != '(') return {};
        const std::size_t close = text_.find(')', open);
        if (close == std::string_view::npos || close - open < 2 || close - open > 4) return {};
        const std::string inner = lower(text_.substr(open + 1, close - open - 1));
        const bool digits_only = std::all_of(inner.begin(), inner.end(), is_digit);
        const bool letters_only =
            std::all_of(inner.begin(), inner.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (!digits_only && !letters_only) return {};
        at_ = end_ = close + 1;
        return '(' + inner + ')';
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t end_ = 0;
};

/// "2010/" or "2009/" when the words behind a citation name those Regulations.
std::string instrument(std::string_view behind, bool is_2010) {
    const std::string near = lower(behind.substr(0, 110));
    const std::string_view clause = std::string_view(near).substr(0, near.find(". "));
    const auto has = [&](std::string_view words) {
        return clause.find(words) != std::string_view::npos;
    };
    if (has("regulations 2014") || has("2014 regulations")) return {};
    if (has("regulations 2010") || has("2010 regulations")) return "2010/";
    if (has("regulations 2009") || has("2009 regulations")) return "2009/";
    return is_2010 ? "2010/" : "";
}

/// Length of "regulation", "regulations", "reg." or "regs" at `at` as a whole word; 0 if none.
std::size_t keyword_at(const std::string& folded, std::size_t at) {
    if (at > 0 && std::isalnum(static_cast<unsigned char>(folded[at - 1]))) return 0;
    for (const std::string_view word : {"regulations", "regulation", "regs", "reg"}) {
        const std::size_t end = at + word.size();
        if (folded.compare(at, word.size(), word) != 0) continue;
        if (end >= folded.size() || std::isalpha(static_cast<unsigned char>(folded[end]))) return 0;
        return word.size();
    }
    return 0;
}

}  // namespace

RegulationCitations read_regulations(std::string_view text, bool is_2010) {
    RegulationCitations found;
    const std::string folded = lower(text);
    for (std::size_t at = folded.find("reg"); at != std::string::npos;
         at = folded.find("reg", at + 1)) {
        const std::size_t length = keyword_at(folded, at);
        if (length == 0) continue;
        ListReader list(text, at + length);
        for (auto cited = list.next(); !cited.empty(); cited = list.next()) {
            const std::string prefix = instrument(text.substr(list.end()), is_2010);
            const auto begin = static_cast<std::uint32_t>(at);
            const auto end = static_cast<std::uint32_t>(list.end());
            for (const auto& one : cited) {
                const std::string name = prefix + one;
                auto& all = found.regulations;
                if (std::find(all.begin(), all.end(), name) != all.end()) continue;
                all.push_back(name);
                found.cues.push_back(
                    {"regulation", std::string(text.substr(begin, end - begin)), begin, end});
            }
        }
    }
    return found;
}

}  // namespace findings::label
