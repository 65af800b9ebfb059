// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sketch.hpp"

#include "indexer/asks.hpp"
#include "indexer/law_names.hpp"
#include "indexer/word_weight.hpp"

#include <algorithm>

namespace findings {
namespace {

// shorter passages are compared word for word only, and with their role
constexpr std::size_t kFewestWords = 6;
// of weight and no names; with fewer, every small word must agree too
constexpr std::size_t kFewestFrameWords = 5;
constexpr std::size_t kFewestPlainWords = 4;  // of any weight and no names; fewer are no sentence
constexpr std::uint64_t kRunOfNames = 0x9e3779b97f4a7c15ULL;  // stands in a hash for one
constexpr std::size_t kRows = 3;                              // bins a band
constexpr std::size_t kBins = kSketchBands * kRows;
constexpr std::size_t kWordsPerDifference = 12;
constexpr std::size_t kMostDifferences = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Reads a passage word by word and keeps its frame.
class FrameReader {
  public:
    FrameReader(std::string_view text,
                std::span<const Token> tokens,
                std::span<const std::uint64_t> first_names)
        : text_(text), tokens_(tokens), first_names_(first_names) {
        std::size_t capitals = 0;
        for (const Token& token : tokens) capitals += is_capital(text[token.begin]) ? 1 : 0;
        // not in a table's cells, a heading or a text all in capitals
        capitals_mean_names_ = capitals * 4 < tokens.size() * 3;
        is_table_row_ = text.find(" | ") != std::string_view::npos;
    }

    PassageSketch read() {
        sketch_.frame_words.reserve(tokens_.size());
        for (at_ = 0; at_ < tokens_.size(); ++at_) {
            if (at_ > 0 && tokens_[at_].position == tokens_[at_ - 1].position)
                continue;  // the number of a reference, once more
            ++words_;
            const WeighedWord word = weigh_word(tokens_[at_].word);
            sketch_.words = followed_by(sketch_.words, word.whole);
            read_word(tokens_[at_], word);
        }
        sketch_.heavy = static_cast<std::uint32_t>(mixed(heavy_));
        if (words_ > 0) sketch_.words = std::max<std::uint64_t>(mixed(sketch_.words), 1);
        return std::move(sketch_);
    }
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] std::size_t plain_words() const { return plain_words_; }
    /// Runs of names and numbers.
    [[nodiscard]] std::size_t names() const { return names_; }
    /// Hash of the passage with a mark for each run of names.
    [[nodiscard]] std::uint64_t every_word() const { return every_word_; }

  private:
    void read_word(const Token& token, const WeighedWord& word) {
        if (is_digit(token.word.front())) {
            if (is_weighty_number(token)) return add(word.whole, true);
            return add_name();
        }
        const bool was_reference = after_reference_;
        after_reference_ =
            word.weight == WordWeight::Reference ||
            (was_reference && (token.word == "and" || token.word == "or" || token.word == "of"));
        switch (word.weight) {
            case WordWeight::Light:
                return is_inside_name(token) ? void() : add_light(word.hash);
            case WordWeight::Number:
                return was_reference ? add(word.hash, true) : add_name();
            case WordWeight::Heavy:
                return is_month(token) ? add_name() : add(word.hash, true);
            case WordWeight::Reference:
                return add(word.hash, true);
            case WordWeight::Plain:
                if (!is_name(token, word.hash)) return add(word.hash, false);
                return is_in_law_name(text_, tokens_, at_) ? add(word.hash, true) : add_name();
        }
    }

    /// Shares in per cent, numbers of rules, scores, nought, and what a table holds: they are what
    /// the passage states.
    [[nodiscard]] bool is_weighty_number(const Token& token) const {
        if (after_reference_ || is_table_row_ || token.word == "0" || has_unit(token.word))
            return true;
        std::size_t next = token.end;
        if (next < text_.size() && text_[next] == ' ') ++next;
        if (next < text_.size() && text_[next] == '%') return true;
        return at_ + 1 < tokens_.size() &&
               (tokens_[at_ + 1].word == "per" || tokens_[at_ + 1].word == "percent");
    }

    /// "2.5mg", but not "3rd" or "10am".
    [[nodiscard]] static bool has_unit(std::string_view word) {
        if (is_digit(word.back())) return false;
        return !(word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
                 word.ends_with("th") || word.ends_with("am") || word.ends_with("pm"));
    }

    [[nodiscard]] bool is_name(const Token& token, std::uint64_t hash) const {
        if (!is_capital(text_[token.begin])) return false;
        if (std::find(first_names_.begin(), first_names_.end(), hash) != first_names_.end())
            return true;
        if (!capitals_mean_names_) return false;
        if (token.upper_case || !opens_sentence(token)) return true;
        // "Ash House provides ..." but "Staff were ..."
        return at_ + 1 < tokens_.size() && is_capital(text_[tokens_[at_ + 1].begin]) &&
               tokens_[at_ + 1].begin == token.end + 1 && text_[token.end] == ' ';
    }

    [[nodiscard]] bool opens_sentence(const Token& token) const {
        for (std::size_t i = token.begin; i > 0; --i) {
            const char c = text_[i - 1];
            if (c == ' ' || c == '"' || c == '\'' || c == '(' ||
                static_cast<unsigned char>(c) >= 0x80U)
                continue;
            return !(c == ',' || c == ')' || c == '&' || c == '/' || c == '-' || is_digit(c) ||
                     (c >= 'a' && c <= 'z') || is_capital(c));
        }
        return true;
    }

    /// "The" of "at The Elms", "of" of "Isle of Wight", "and" of "3 and 4 May".
    [[nodiscard]] bool is_inside_name(const Token& token) const {
        if (at_ + 1 >= tokens_.size()) return false;
        const char next = text_[tokens_[at_ + 1].begin];
        if (is_capital(text_[token.begin]) && !opens_sentence(token)) return is_capital(next);
        return after_name_ && (is_capital(next) || is_digit(next)) && capitals_mean_names_;
    }

    /// "3 May 2016", but not "May we".
    [[nodiscard]] bool is_month(const Token& token) const {
        const auto is_number = [&](std::size_t i) {
            return i < tokens_.size() && is_digit(tokens_[i].word.front());
        };
        return token.word == "may" && is_capital(text_[token.begin]) &&
               (is_number(at_ + 1) || (at_ > 0 && is_number(at_ - 1)));
    }

    void add_name() {
        if (!after_name_) every_word_ = followed_by(every_word_, kRunOfNames);
        after_name_ = true;
        if (!sketch_.frame_words.empty() && sketch_.frame_words.back() == kNameInFrame) return;
        sketch_.frame_words.push_back(kNameInFrame);
        ++names_;
    }

    void add_light(std::uint64_t hash) {
        every_word_ = followed_by(every_word_, hash);
        after_name_ = false;
        ++plain_words_;
    }

    void add(std::uint64_t hash, bool is_heavy) {
        add_light(hash);
        sketch_.frame_words.push_back(static_cast<FrameWord>(1 + hash % 0xFFFFU));
        if (is_heavy) heavy_ = followed_by(heavy_, hash);
    }

    std::string_view text_;
    std::span<const Token> tokens_;
    std::span<const std::uint64_t> first_names_;
    std::size_t at_ = 0, words_ = 0, names_ = 0, plain_words_ = 0;
    std::uint64_t every_word_ = 1, heavy_ = 1;
    bool after_name_ = false;
    bool capitals_mean_names_ = true, is_table_row_ = false;
    bool after_reference_ = false;
    PassageSketch sketch_;
};

/// MinHash over pairs of neighbours by one hash function: each pair falls into a bin, and the least
/// of a bin counts. An empty bin takes the next one's, so that short frames have all bands too.
std::array<std::uint32_t, kSketchBands> bands_of(std::span<const FrameWord> frame) {
    std::array<std::uint64_t, kBins> least;
    least.fill(~0ULL);
    for (std::size_t i = 0; i + 1 < frame.size(); ++i) {
        const std::uint64_t pair =
            mixed((static_cast<std::uint64_t>(frame[i]) << 16U | frame[i + 1]) + 1);
        std::uint64_t& bin = least.at((pair >> 32U) * kBins >> 32U);
        bin = std::min<std::uint64_t>(bin, pair & 0xFFFFFFFFU);
    }
    std::array<std::uint32_t, kSketchBands> bands{};
    for (std::size_t band = 0; band < kSketchBands; ++band) {
        std::uint64_t key = band + 1;
        for (std::size_t row = 0; row < kRows; ++row) {
            std::size_t bin = band * kRows + row, steps = 0;
            while (least.at(bin) == ~0ULL && steps < kBins) bin = (bin + 1) % kBins, ++steps;
            key = mixed(key * 31 + least.at(bin) + (static_cast<std::uint64_t>(steps) << 32U));
        }
        bands.at(band) = static_cast<std::uint32_t>(key);
    }
    return bands;
}

/// The frame of a demand is what it asks, in whatever order.
void sketch_as_ask(const Ask& ask, PassageSketch& sketch) {
    // so that no other passage has the frame of a demand
    constexpr std::uint64_t kAsks = 0x41736b73;
    sketch.is_ask = true;
    sketch.cited = ask.cited;
    sketch.heavy = static_cast<std::uint32_t>(mixed(ask.heavy));
    sketch.frame = kAsks;
    sketch.frame_words.clear();
    for (const std::uint64_t word : ask.words) {
        sketch.frame = followed_by(sketch.frame, word);
        sketch.frame_words.push_back(static_cast<FrameWord>(1 + word % 0xFFFFU));
    }
    std::sort(sketch.frame_words.begin(), sketch.frame_words.end());
    sketch.frame = std::max<std::uint64_t>(mixed(sketch.frame), 1);
    sketch.bands = bands_of(sketch.frame_words);
}

}  // namespace

Sketcher::Sketcher(const Report& report) {
    for (const std::string* name : {&report.location.name, &report.provider.name}) {
        for (const Token& token : tokenise(*name)) {
            const WeighedWord word = weigh_word(token.word);
            if (word.weight == WordWeight::Light) continue;  // "The Elms"
            first_names_.push_back(word.hash);
            break;
        }
    }
}

PassageSketch Sketcher::sketch(const Passage& passage, std::span<const Token> tokens) const {
    FrameReader reader(passage.text, tokens, first_names_);
    PassageSketch sketch = reader.read();
    if (reader.words() < kFewestWords && sketch.words != 0) {
        // "Training" among the demands is not "Training" among the strengths.
        sketch.words = mixed(sketch.words + 1 + static_cast<std::uint64_t>(passage.role));
    }
    if (const auto ask = ask_of(passage, tokens)) {
        sketch_as_ask(*ask, sketch);
        return sketch;
    }
    if (reader.words() < kFewestWords || reader.plain_words() < kFewestPlainWords ||
        reader.names() == sketch.frame_words.size()) {
        sketch.frame_words.clear();
    } else if (sketch.frame_words.size() - reader.names() < kFewestFrameWords) {
        sketch.frame = std::max<std::uint64_t>(mixed(reader.every_word()), 1);
        sketch.frame_words.clear();
    } else {
        for (const FrameWord word : sketch.frame_words)
            sketch.frame = followed_by(sketch.frame, word + kRunOfNames);
        sketch.frame = std::max<std::uint64_t>(mixed(sketch.frame), 1);
        sketch.bands = bands_of(sketch.frame_words);
    }
    return sketch;
}

bool are_alike(std::span<const FrameWord> a, std::span<const FrameWord> b) {
    if (a.size() > b.size()) std::swap(a, b);
    const std::size_t allowed = std::min(a.size() / kWordsPerDifference, kMostDifferences);
    if (b.size() - a.size() > allowed) return false;
    // Edit distance, of which only the diagonals that can end in time are worked out.
    constexpr std::size_t kFar = 1U << 20U;
    // row[1 + k]: distance of a[0..i) and b[0..i + k - allowed)
    std::array<std::size_t, 2 * kMostDifferences + 3> row{};
    row.fill(kFar);
    for (std::size_t k = allowed; k <= 2 * allowed; ++k) row.at(1 + k) = k - allowed;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t least = kFar;
        for (std::size_t k = 0; k <= 2 * allowed; ++k) {
            const std::size_t j = i + k;  // + allowed too much
            if (j < allowed || j - allowed > b.size()) {
                row.at(1 + k) = kFar;
                continue;
            }
            const std::size_t here = j - allowed;
            // row[k] is of this line already, row[2 + k] of the last
            std::size_t distance = std::min(row.at(k), row.at(2 + k)) + 1;
            if (here > 0)
                distance = std::min(distance, row.at(1 + k) + (a[i - 1] == b[here - 1] ? 0 : 1));
            row.at(1 + k) = distance;
            least = std::min(least, distance);
        }
        if (least > allowed) return false;
    }
    return row.at(1 + b.size() - a.size() + allowed) <= allowed;
}

}  // namespace findings
