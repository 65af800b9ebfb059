// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/regulations.hpp"

#include "indexer/schema/law_instruments.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace findings::label {
namespace {

// Regulations 4 to 26 of ours carry duties; higher numbers behind the word are other law
// (regulation 28: coroners) unless its instrument is named.
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
        value_ = std::stoi(number);
        if (value_ == 0) return at_ = start, std::vector<std::string>();
        if (peek() == 'A' && !std::isalnum(static_cast<unsigned char>(peek(1))))
            number += text_[at_++];
        end_ = at_;
        return with_paragraphs(number);
    }
    [[nodiscard]] std::size_t end() const { return end_; }
    /// Of the last one read.
    [[nodiscard]] int value() const { return value_; }

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
    /// them, and Roman figures to the letter before them: "18(1)(2)(a)(ii)" is 18(1) and
    /// 18(2)(a)(ii).
    std::vector<std::string> with_paragraphs(const std::string& number) {
        std::vector<std::string> cited;
        std::string paragraph = number;
        std::string letter;  // whole: "18(2)(a)"
        bool has_letter = true;
        for (std::string part = group(); !part.empty(); part = joined_group()) {
            if (is_digit(part[1])) {
                if (!has_letter) cited.push_back(paragraph);
                paragraph = number + part;
                has_letter = false;
                letter.clear();
            } else if (!letter.empty() && is_roman(part, letter)) {
                if (cited.back() == letter)
                    cited.back() += part;
                else
                    cited.push_back(letter + part);
            } else {
                letter = paragraph + part;
                cited.push_back(letter);
                has_letter = true;
            }
        }
        if (!has_letter || cited.empty()) cited.push_back(paragraph);
        return cited;
    }
    /// "(ii)", or "(i)" where it is no letter that comes after "(h)": only 9(3) and 12(2) have that
    /// many.
    static bool is_roman(std::string_view part, std::string_view letter) {
        if (part.find_first_not_of("ivx()") != std::string_view::npos) return false;
        const bool may_be_letter =
            letter.starts_with("12(2)") || letter.starts_with("9(3)") || letter.ends_with("(h)");
        return part != "(i)" || !may_be_letter;
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
    int value_ = 0;
};

/// What the list from `begin` to `end` is cited from: named behind it or right before it.
LawInstrument instrument(std::string_view text, std::size_t begin, std::size_t end, bool is_2010) {
    if (auto named = instrument_behind(text.substr(end))) return *named;
    if (auto named = instrument_before(text.substr(0, begin))) return *named;
    return {is_2010 ? "2010/" : ""};
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

/// "... were late. 12(2)(g)": where a paragraph begins that is cited by its figures alone behind
/// the last sentence; npos where there is none.
std::size_t bare_citation_at_end(std::string_view text) {
    constexpr std::size_t kLongest = 60;  // bytes
    const std::size_t stop = text.rfind(". ");
    if (stop == std::string_view::npos || text.size() - stop > kLongest) return text.npos;
    const std::size_t begin = stop + 2;
    const std::size_t bracket = text.find_first_not_of("0123456789", begin);
    if (bracket == begin || bracket == std::string_view::npos) return text.npos;
    const bool in_brackets = text[bracket] == '(' || text.substr(bracket, 2) == " (";
    return in_brackets ? begin : text.npos;
}

void add_cited(const std::vector<std::string>& cited,
               const LawInstrument& law,
               std::string_view text,
               std::size_t begin,
               std::size_t end,
               RegulationCitations& found) {
    for (const auto& one : cited) {
        const std::string name = law.prefix + one;
        auto& all = found.regulations;
        if (std::find(all.begin(), all.end(), name) != all.end()) continue;
        all.push_back(name);
        found.cues.push_back({"regulation",
                              std::string(text.substr(begin, end - begin)),
                              static_cast<std::uint32_t>(begin),
                              static_cast<std::uint32_t>(end)});
    }
}

/// Nothing but the figures of regulations and their paragraphs up to the end of the text.
void read_bare_citation(std::string_view text, bool is_2010, RegulationCitations& found) {
    const std::size_t begin = bare_citation_at_end(text);
    if (begin == std::string_view::npos) return;
    ListReader list(text, begin);
    std::vector<std::pair<std::vector<std::string>, int>> all;
    for (auto cited = list.next(); !cited.empty(); cited = list.next())
        all.emplace_back(std::move(cited), list.value());
    if (all.empty() || text.size() - list.end() > 1) return;
    const auto law = instrument(text, begin, list.end(), is_2010);
    for (const auto& [cited, value] : all) {
        if (law.has_our_duties && (value < kFirst || value > kLast)) return;
        add_cited(cited, law, text, begin, list.end(), found);
    }
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
            const auto law = instrument(text, at, list.end(), is_2010);
            if (law.has_our_duties && (list.value() < kFirst || list.value() > kLast)) break;
            add_cited(cited, law, text, at, list.end(), found);
        }
    }
    read_bare_citation(text, is_2010, found);
    return found;
}

}  // namespace findings::label
