// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/words.hpp"

#include "indexer/label/word_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace findings::label {
namespace {

constexpr std::array<std::string_view, 34> kNumberWords = {
    "one",      "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",    "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen",  "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",
    "forty",    "fifty",   "sixty",     "seventy",  "eighty",   "ninety",   "hundred",
    "thousand", "million", "dozen",     "several",  "half",     "quarter"};
// Abbreviations that spell an English word: without the capitals they mean something else.
constexpr std::array<std::string_view, 17> kLookAlikes = {"MUST",
                                                          "START",
                                                          "STAMP",
                                                          "FACE",
                                                          "HOPE",
                                                          "NEWS",
                                                          "PARIS",
                                                          "MADE",
                                                          "LEAN",
                                                          "AIMS",
                                                          "PEEP",
                                                          "CORE",
                                                          "LOS",
                                                          "SPACE",
                                                          "PLACE",
                                                          "RIO",
                                                          "WRAP"};
constexpr std::array<std::string_view, 9> kFusedHeads =
    {"must", "should", "not", "was", "were", "had", "the", "and", "that"};
// "Dr. Young" and "e.g. toast" do not end a sentence.
constexpr std::array<std::string_view, 10> kAbbreviations =
    {"dr", "mr", "mrs", "ms", "no", "e.g", "i.e", "st", "vs", "para"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of the punctuation that starts at `at`, 0 if none: “ ” ‘ ’ – — … • nbsp ✔ £ and the like
/// separate words.
std::size_t wide_punctuation(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xC2) return 2;  // U+0080..00BF: nbsp, £, §, «
    if (byte == 0xE2 && at + 2 < text.size())
        return 3;  // U+2000..2FFF: quotes, dashes, bullets, arrows, ticks
    return 0;
}
bool is_apostrophe(std::string_view text, std::size_t at) {
    return text[at] == '\'' || text.substr(at, 3) == "\u2019";
}

/// Latin-1 letter (after byte C3) without its accent; 0 for others.
char without_accent(unsigned char low) {
    // An array, not a string_view: that would end at the first of the letters without a base.
    static constexpr char kBase[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuy\0s";
    static_assert(sizeof kBase == 33);
    return kBase[low & 0x1FU];
}

/// Text of a ligature ("ﬀ" or its HTML entity, both common in extracted PDF text) and its length in
/// bytes.
std::pair<std::string_view, std::size_t> ligature(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 5> kLetters = {"ff", "fi", "fl", "ffi", "ffl"};
    if (text.substr(at, 2) == "\xEF\xAC" && at + 2 < text.size()) {
        const auto low = static_cast<unsigned char>(text[at + 2]);
        if (low >= 0x80 && low < 0x85) return {kLetters.at(low - 0x80U), 3};
    }
    if (text.substr(at, 6) == "&#6425" && at + 7 < text.size() && text[at + 7] == ';' &&
        text[at + 6] >= '6' && text[at + 6] <= '9') {
        return {kLetters.at(static_cast<std::size_t>(text[at + 6] - '6')), 8};
    }
    if (text.substr(at, 8) == "&#64260;") return {kLetters[4], 8};
    return {{}, 0};
}

void drop_suffixes(std::string& word) {
    const auto ends = [&](std::string_view tail) {
        return word.size() > tail.size() + 1 && word.ends_with(tail);
    };
    if (ends("'s")) word.resize(word.size() - 2);
    if (ends("s'")) word.resize(word.size() - 1);
    std::erase(word, '\'');
    if (word.find('z') != std::string::npos) {
        constexpr std::array<std::string_view, 6> kZ =
            {"ize", "ized", "izes", "izing", "ization", "izations"};
        for (const auto tail : kZ) {
            if (word.size() > tail.size() + 2 && word.ends_with(tail))
                word[word.size() - tail.size() + 1] = 's';
        }
    }
    if (word == std::string_view("tranquilisation")) word = "tranquillisation";
    if (word.size() > 4 && ends("ies")) {
        word.replace(word.size() - 3, 3, "y");
    } else if (word.size() > 3 && ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
        word.resize(word.size() - 1);
    }
}

/// Cuts words off a text, counting sentences and clauses as it goes.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {
        out_.words.reserve(text.size() / 6 + 1);
    }

    WordText read() {
        while (at_ < text_.size()) {
            if (starts_word(at_)) {
                read_word();
            } else {
                read_punctuation();
            }
        }
        out_.sentence_ends.resize(sentence_ + 1U, 0);
        return std::move(out_);
    }

  private:
    [[nodiscard]] bool starts_word(std::size_t at) const {
        const char c = text_[at];
        if (is_lower(c) || is_upper(c) || is_digit(c)) return true;
        return (static_cast<unsigned char>(c) >= 0x80 && wide_punctuation(text_, at) == 0) ||
               ligature(text_, at).second != 0;
    }
    /// Bytes of a joint at `at_` (apostrophe, "&", ".,/" inside numbers) when a word goes on behind
    /// it; else 0.
    [[nodiscard]] std::size_t joint() const {
        const std::size_t length = text_.substr(at_, 3) == "\u2019" ? 3 : 1;
        if (at_ + length >= text_.size()) return 0;
        const char c = text_[at_];
        const char next = text_[at_ + length];
        if (is_apostrophe(text_, at_)) return is_lower(next) ? length : 0;
        if (c == '&') return is_upper(next) && is_upper(text_[at_ - 1]) ? length : 0;
        if (c == '.' || c == ',' || c == '/')
            return is_digit(next) && is_digit(text_[at_ - 1]) ? length : 0;
        return 0;
    }

    void read_word() {
        Word word;
        word.begin = static_cast<std::uint32_t>(at_);
        bool has_lower = false;
        int capitals = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (is_upper(c)) {
                ++capitals;
                word.folded += static_cast<char>(c - 'A' + 'a');
                ++at_;
            } else if (is_lower(c) || is_digit(c)) {
                // A plural s on capitals ("CTRs") does not make it a word.
                has_lower =
                    has_lower ||
                    (is_lower(c) && !(c == 's' && capitals >= 2 && !has_letter_after(at_ + 1)));
                word.folded += c;
                ++at_;
            } else if (const auto [letters, size] = ligature(text_, at_); size != 0) {
                word.folded += letters;
                has_lower = true;
                at_ += size;
            } else if (static_cast<unsigned char>(c) >= 0x80 && wide_punctuation(text_, at_) == 0) {
                append_wide(word.folded);
                has_lower = true;
            } else if (const std::size_t length = joint(); length != 0) {
                word.folded += is_apostrophe(text_, at_) ? '\'' : c;
                at_ += length;
            } else {
                break;
            }
        }
        finish(std::move(word), capitals >= 2 && !has_lower);
    }
    [[nodiscard]] bool has_letter_after(std::size_t at) const {
        return at < text_.size() && (is_lower(text_[at]) || is_upper(text_[at]));
    }
    void append_wide(std::string& folded) {
        const auto low = at_ + 1 < text_.size() ? static_cast<unsigned char>(text_[at_ + 1]) : 0;
        if (text_[at_] == '\xC3' && low >= 0x80 &&
            without_accent(static_cast<unsigned char>(low)) != 0) {
            folded += without_accent(static_cast<unsigned char>(low));
            at_ += 2;
            return;
        }
        folded += text_[at_++];
    }
    void finish(Word&& word, bool is_abbreviation) {
        word.end = static_cast<std::uint32_t>(at_);
        if (is_abbreviation) {
            word.upper = std::string(text_.substr(word.begin, word.end - word.begin));
            if (word.upper.size() > 2 && word.upper.back() == 's') word.upper.pop_back();
        }
        drop_suffixes(word.folded);
        word.is_number = (!word.folded.empty() && is_digit(word.folded[0])) ||
                         is_among(kNumberWords, word.folded);
        word.sentence = sentence_;
        word.clause = clause_;
        out_.words.push_back(std::move(word));
    }

    void end_sentence(char how) {
        const bool has_words = !out_.words.empty() && out_.words.back().sentence == sentence_;
        if (!has_words) return;
        out_.sentence_ends.resize(sentence_ + 1U, 0);
        out_.sentence_ends[sentence_] = how;
        ++sentence_;
        ++clause_;
    }
    void end_clause() {
        if (!out_.words.empty() && out_.words.back().clause == clause_) ++clause_;
    }
    void read_punctuation() {
        const char c = text_[at_];
        const std::size_t wide =
            static_cast<unsigned char>(c) >= 0x80 ? wide_punctuation(text_, at_) : 0;
        if (wide != 0) {
            const auto mark = text_.substr(at_, wide);
            if (mark == "\u2022") end_sentence('\n');
            if (mark == "\u2013" || mark == "\u2014") end_clause();
            at_ += wide;
            return;
        }
        ++at_;
        if (c == '\n') end_sentence('\n');
        if ((c == '.' || c == '!' || c == '?') && ends_here(c)) end_sentence(c);
        const bool spaced_dash = c == '-' && at_ >= 2 && text_[at_ - 2] == ' ';
        if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || spaced_dash) end_clause();
    }
    [[nodiscard]] bool ends_here(char c) const {
        const bool before_space = at_ >= text_.size() || !starts_word(at_);
        if (!before_space || c != '.' || out_.words.empty()) return before_space;
        return !is_among(kAbbreviations, out_.words.back().folded);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t sentence_ = 0;
    std::uint32_t clause_ = 0;
    WordText out_;
};

std::uint32_t id_of(std::string_view folded, const NameTable& known) {
    const std::uint32_t number = known.find(folded);
    return number == NameTable::kNone ? 0 : number + 1;
}

/// In two passes, so that the memory of one word is on its way while others are asked for.
void number_words(std::vector<Word>& words, const NameTable& known) {
    std::vector<std::uint64_t> hashes(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        hashes[i] = NameTable::hash_of(words[i].folded);
        known.prefetch(hashes[i]);
    }
    for (const std::uint64_t hash : hashes) known.prefetch_name(hash);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t number = known.find(words[i].folded, hashes[i]);
        words[i].id = number == NameTable::kNone ? 0 : number + 1;
    }
}

/// Fragments from `first` on whose joined form is known ("Ob ser vation"): how many words, 0 if
/// none.
std::size_t fragments_at(const WordText& text, std::size_t first, const NameTable& known) {
    const std::size_t last = std::min(first + 3, text.words.size());
    // Whole words only stand next to whole words: most of a text ends here.
    bool has_unknown = false;
    for (std::size_t i = first; i < last; ++i) has_unknown = has_unknown || text.words[i].id == 0;
    if (!has_unknown) return 0;
    std::string joined;
    has_unknown = text.words[first].id == 0;
    for (std::size_t i = first + 1; i < last; ++i) {
        const auto& previous = text.words[i - 1];
        const auto& next = text.words[i];
        if (next.sentence != previous.sentence || next.begin != previous.end + 1 || next.is_number)
            return 0;
        has_unknown = has_unknown || next.id == 0;
        if (joined.empty()) joined = text.words[first].folded;
        joined += next.folded;
        if (has_unknown && joined.size() >= 5 && id_of(joined, known) != 0) return i - first + 1;
    }
    return 0;
}

/// Where a fused word ("mustensure", "notalways") parts into a little word and a known longer one;
/// 0 if it does not.
std::size_t fused_at(const Word& word, const NameTable& known) {
    if (word.is_number || word.end - word.begin != word.folded.size()) return 0;
    for (const auto head : kFusedHeads) {
        if (word.folded.size() >= head.size() + 5 && word.folded.starts_with(head) &&
            id_of(std::string_view(word.folded).substr(head.size()), known) != 0) {
            return head.size();
        }
    }
    return 0;
}

}  // namespace

std::string fold_word(std::string_view word) {
    const WordText text = Reader(word).read();
    std::string folded;
    for (const auto& part : text.words) folded += part.folded;
    return folded;
}

bool is_case_sensitive(std::string_view word) {
    std::size_t capitals = 0;
    for (const char c : word) {
        if (is_lower(c)) return false;
        capitals += is_upper(c) ? 1U : 0U;
    }
    if (capitals < 2) return false;
    return word.size() <= 3 ||
           std::find(kLookAlikes.begin(), kLookAlikes.end(), word) != kLookAlikes.end();
}

std::span<const std::string_view> fused_heads() { return kFusedHeads; }

WordText read_words(std::string_view text) { return Reader(text).read(); }

void mend_words(WordText& text, const NameTable& known) {
    auto& words = text.words;
    number_words(words, known);
    if (std::all_of(words.begin(), words.end(), [](const Word& word) { return word.id != 0; }))
        return;
    std::vector<Word> mended;
    mended.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t count = fragments_at(text, i, known);
        Word word = std::move(words[i]);
        if (count != 0) {
            for (std::size_t k = 1; k < count; ++k) word.folded += words[i + k].folded;
            word.end = words[i + count - 1].end;
            word.id = id_of(word.folded, known);
            i += count - 1;
        } else if (const std::size_t cut = word.id != 0 ? 0 : fused_at(word, known); cut != 0) {
            Word head = word;
            head.folded.resize(cut);
            head.end = word.begin + static_cast<std::uint32_t>(cut);
            head.id = id_of(head.folded, known);
            word.folded.erase(0, cut);
            word.begin = head.end;
            word.id = id_of(word.folded, known);
            mended.push_back(std::move(head));
        }
        mended.push_back(std::move(word));
    }
    words = std::move(mended);
}

}  // namespace findings::label
