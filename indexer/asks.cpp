// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/asks.hpp"

#include "indexer/law_names.hpp"
#include "indexer/word_weight.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings {
namespace {

constexpr std::size_t kFewestWords = 3;      // "reduce waiting times"
constexpr std::size_t kLongestSubject = 12;  // words before "must"
constexpr std::size_t kWordsPerAddition = 12;

// Words, a space around each.
constexpr std::string_view kWhoever =  // is asked; the addressee of every demand of an inspection
    " provider providers trust trusts service services registered manager person nominated "
    "individual organisation management hospital home practice we also ";
constexpr std::string_view kHowItIsPut =
    " ensure ensures make makes made sure take takes action actions steps act that to it its they "
    "and all immediate immediately ";
constexpr std::string_view
    kSaysNoMore =  // how well, and how much of it, is to be done what is asked
    " all each every any both own regular regularly annual annually appropriate appropriately "
    "suitable suitably effective effectively adequate "
    "adequately robust relevant necessary required sufficient sufficiently enough full fully clear "
    "clearly consistent consistently always "
    "proper properly timely promptly carried carry out given give place way manner nhs cqc there "
    "where well ";
constexpr std::string_view kCitation =
    " regulation regulations breach this was is were a an in of the and or health social care act "
    "regulated activities quality commission "
    "registration amended part paragraph ";
constexpr std::string_view kMonths =
    " january february march april may june july august september october november december ";
constexpr std::string_view kPeople =
    " patient patients people persons client clients resident residents ";
constexpr std::string_view kDenials = " not no never nobody none nor neither cannot without ";

bool is_one_of(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos;
         at = list.find(word, at + 1)) {
        if (at > 0 && list[at - 1] == ' ' && at + word.size() < list.size() &&
            list[at + word.size()] == ' ')
            return true;
    }
    return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_demand(const Passage& passage) {
    switch (passage.role) {
        case SectionRole::MustActions:
        case SectionRole::ShouldActions:
        case SectionRole::Recommendations:
            return true;
        default:
            return !passage.modality.empty();
    }
}

/// "assessed", "assesses" and "assessment" as one. Rough: a wrong stem makes two words one only
/// where all others agree.
std::string_view stem_of(std::string_view word) {
    constexpr std::array<std::string_view, 12> kEndings =
        {"ations", "ation", "ments", "ment", "ions", "ings", "ion", "ing", "es", "ed", "ly", "s"};
    constexpr std::size_t kShortest = 4;
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (word.ends_with("ss")) return word;
    for (const std::string_view ending : kEndings) {
        if (word.size() < ending.size() + kShortest || !word.ends_with(ending)) continue;
        word.remove_suffix(ending.size());
        break;
    }
    if (word.size() > kShortest && (word.back() == 'e' || word.back() == 'y' || word.back() == 'i'))
        word.remove_suffix(1);
    if (word.size() > kShortest && word.back() == word[word.size() - 2] && word.back() != 's')
        word.remove_suffix(1);
    return word;
}

/// "four" as "4"; nothing for a word that is no small number.
std::string number_of(std::string_view word) {
    constexpr std::array<std::string_view, 13> kNumbers = {"zero",
                                                           "one",
                                                           "two",
                                                           "three",
                                                           "four",
                                                           "five",
                                                           "six",
                                                           "seven",
                                                           "eight",
                                                           "nine",
                                                           "ten",
                                                           "eleven",
                                                           "twelve"};
    const auto* found = std::find(kNumbers.begin(), kNumbers.end(), word);
    return found == kNumbers.end() ? std::string() : std::to_string(found - kNumbers.begin());
}

/// Reads one demand.
class AskReader {
  public:
    AskReader(const Passage& passage, std::span<const Token> tokens)
        : passage_(passage), text_(passage.text), tokens_(tokens) {}

    std::optional<Ask> read() {
        leave_off_citation();
        read_subject();
        for (at_ = begin_; at_ < end_; ++at_) {
            if (at_ > 0 && tokens_[at_].position == tokens_[at_ - 1].position)
                continue;  // the number of a reference, once more
            read_word();
        }
        sort_once(ask_.words);
        sort_once(heavy_);
        if (ask_.words.size() < kFewestWords) return std::nullopt;
        ask_.heavy = strength_;
        for (const std::uint64_t word : heavy_) ask_.heavy = followed_by(ask_.heavy, word);
        return std::move(ask_);
    }

  private:
    static void sort_once(std::vector<std::uint64_t>& words) {
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
    }

    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < tokens_.size() ? std::string_view(tokens_[i].word) : std::string_view();
    }

    /// What stands before a token, white space passed over; 0 at the beginning.
    [[nodiscard]] char before(std::size_t i) const {
        std::size_t at = tokens_[i].begin;
        while (at > 0 && text_[at - 1] == ' ') --at;
        return at == 0 ? '\0' : text_[at - 1];
    }

    /// "(Regulation 12(2)(a))" and "This was a breach of regulation 18(1)." at the end: which it
    /// is, is kept apart.
    void leave_off_citation() {
        end_ = tokens_.size();
        std::size_t first = end_;
        const auto is_of_it = [&](std::size_t i) {
            return is_digit(word(i).front()) || word(i).size() == 1 ||
                   is_one_of(kCitation, word(i));
        };
        while (first > 0 && is_of_it(first - 1)) --first;
        for (; first < end_; ++first) {
            const char c = before(first);
            if (c == '(' || c == '[' || c == '.' || c == ';') break;
        }
        bool is_cited = false, is_registration = false;
        for (std::size_t i = first; i < end_; ++i) {
            is_cited = is_cited || word(i).starts_with("regulation");
            is_registration = is_registration || word(i) == "registration";
            if (is_cited && ask_.cited == 0 && is_digit(word(i).front()))
                ask_.cited = number_in(word(i));
        }
        if (!is_cited) return;
        if (is_registration)
            ask_.cited |= 0x80U;  // regulation 18 of 2009 is on notices, that of 2014 on staff
        end_ = first;
    }
    static std::uint8_t number_in(std::string_view reference) {
        unsigned number = 0;
        for (std::size_t i = 0;
             i < std::min<std::size_t>(reference.size(), 3) && is_digit(reference[i]);
             ++i)
            number = number * 10 + static_cast<unsigned>(reference[i] - '0');
        return static_cast<std::uint8_t>(number % 0x7FU);
    }

    /// "The provider must ensure that": who is asked is no part of it, unless it is a body of its
    /// own.
    void read_subject() {
        strength_ = word_hash(
            passage_.role == SectionRole::MustActions || passage_.modality == "must" ? "must"
                                                                                     : "should");
        const std::size_t farthest = std::min(kLongestSubject, end_);
        std::size_t i = 0;
        while (i < farthest && !is_modal(i)) ++i;
        if (i < farthest) {
            strength_ = word_hash(word(i) == "must" || word(i) == "shall" ? "must" : "should");
            const bool is_of_provider =
                passage_.role != SectionRole::Recommendations && names_provider(i);
            for (at_ = 0; at_ < i && !is_of_provider; ++at_) {
                if (!is_one_of(kWhoever, word(at_))) add_plain(word(at_));
            }
            begin_ = i + 1;
        }
        while (begin_ < end_ && is_one_of(kHowItIsPut, word(begin_))) ++begin_;
    }
    [[nodiscard]] bool is_modal(std::size_t i) const {
        return word(i) == "must" || word(i) == "should" || word(i) == "shall" ||
               word(i) == "recommend" || (word(i).starts_with("need") && word(i + 1) == "to");
    }
    /// "Elm House must", "The registered manager must"; not "Staff must", "Care plans must".
    [[nodiscard]] bool names_provider(std::size_t modal) const {
        bool has_name = false;
        for (std::size_t i = 0; i < modal; ++i) {
            if (is_one_of(kWhoever, word(i))) return true;
            has_name = has_name || (i > 0 && is_capital(text_[tokens_[i].begin]));
        }
        return has_name;
    }

    void read_word() {
        const Token& token = tokens_[at_];
        if (is_digit(token.word.front())) return read_number(token.word);
        if (is_one_of(kSaysNoMore, token.word)) return;
        if (const std::string number = number_of(token.word); !number.empty())
            return add_heavy(word_hash(number));
        const WeighedWord weighed = weigh_word(token.word);
        if (weighed.weight == WordWeight::Light) return;
        if (is_one_of(kDenials, token.word)) return add_heavy(word_hash("not"));
        if (is_capital(text_[token.begin]) && is_in_law_name(text_, tokens_, at_))
            return add_heavy(word_hash(stem_of(token.word)));
        if (weighed.weight == WordWeight::Plain)
            return is_name(token) ? void() : add_plain(token.word);
        if (is_in_date()) return;
        add_heavy(word_hash(stem_of(token.word)));
    }

    /// Dates pass; "every 3 months", "95%" and "within 24 hours" are what is asked.
    void read_number(std::string_view number) {
        constexpr std::size_t kDigitsOfYear = 4;
        const bool is_year = number.size() == kDigitsOfYear &&
                             (number.starts_with("19") || number.starts_with("20"));
        if (!is_year && !is_in_date()) add_heavy(word_hash(number));
    }
    [[nodiscard]] bool is_in_date() const {
        const auto is_month = [&](std::size_t i) {
            return i < tokens_.size() && is_capital(text_[tokens_[i].begin]) &&
                   is_one_of(kMonths, word(i));
        };
        return is_month(at_) || is_month(at_ + 1) || (at_ > 0 && is_month(at_ - 1));
    }

    /// Of a place, a ward or a body: the same may be asked of others. Abbreviations are no names.
    [[nodiscard]] bool is_name(const Token& token) const {
        if (!is_capital(text_[token.begin]) || token.upper_case) return false;
        const char c = before(at_);
        return c != '\0' && c != '.' && c != ':' && c != ';' && c != '!' && c != '?';
    }

    void add_plain(std::string_view plain) {
        if (weigh_word(plain).weight == WordWeight::Light) return;
        ask_.words.push_back(
            word_hash(is_one_of(kPeople, plain) ? std::string_view("person") : stem_of(plain)));
    }
    void add_heavy(std::uint64_t hash) {
        ask_.words.push_back(hash);
        heavy_.push_back(hash);
    }

    const Passage& passage_;
    std::string_view text_;
    std::span<const Token> tokens_;
    std::size_t begin_ = 0, end_ = 0, at_ = 0;
    std::uint64_t strength_ = 0;
    std::vector<std::uint64_t> heavy_;
    Ask ask_;
};

}  // namespace

std::optional<Ask> ask_of(const Passage& passage, std::span<const Token> tokens) {
    if (!is_demand(passage)) return std::nullopt;
    return AskReader(passage, tokens).read();
}

bool ask_the_same(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b) {
    if (a.size() > b.size()) std::swap(a, b);
    return b.size() - a.size() <= a.size() / kWordsPerAddition &&
           std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace findings
