// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/line_shape.hpp"
#include "indexer/parse/pdf_page.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace findings {
namespace {

using Lexicon = std::map<std::string, std::size_t, std::less<>>;

constexpr std::size_t kCoverBlocks = 40;  // where overprinted titles stand
constexpr std::size_t kMinMerges = 3;     // fewer doubled words are a slip of the author

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// The letters of a word without the punctuation around it, lower case.
std::string core_of(std::string_view word) {
    constexpr std::string_view kPunctuation = ".,;:!?()[]\"'";
    const std::size_t begin = word.find_first_not_of(kPunctuation);
    if (begin == std::string_view::npos) return {};
    return ascii_lower(word.substr(begin, word.find_last_not_of(kPunctuation) - begin + 1));
}

Lexicon lexicon_of(const ParsedDocument& document) {
    Lexicon lexicon;
    for (const Block& block : document.blocks) {
        for (const std::string_view word : words_of(block.text)) ++lexicon[core_of(word)];
    }
    return lexicon;
}

/// Words whose ligature PDF makers lose most often, for texts too short to vouch for them.
bool is_ligature_word(std::string_view word) {
    constexpr std::array<std::string_view, 64> kWords = {
        "first",       "find",      "finding",   "findings",    "five",         "final",
        "finally",     "finance",   "financial", "fire",        "fit",          "field",
        "figure",      "figures",   "file",      "files",       "fill",         "filled",
        "finish",      "finished",  "firm",      "fixed",       "fixture",      "fixtures",
        "office",      "officer",   "officers",  "official",    "staff",        "staffing",
        "off",         "offer",     "offered",   "different",   "difference",   "difficult",
        "difficulty",  "effect",    "effective", "effectively", "efficient",    "sufficient",
        "specific",    "specified", "identify",  "identified",  "notification", "notifications",
        "significant", "benefit",   "benefits",  "confident",   "confidential", "certificate",
        "qualified",   "reflect",   "flow",      "floor",       "flexible",     "conflict",
        "influence",   "fluid",     "fibre",     "affected"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Words of the heads and grades of ratings grids, whose columns are the narrowest.
bool is_grid_word(std::string_view word) {
    constexpr std::array<std::string_view, 12> kWords = {"improvement",
                                                         "requires",
                                                         "outstanding",
                                                         "inadequate",
                                                         "effective",
                                                         "effectiveness",
                                                         "responsive",
                                                         "responsiveness",
                                                         "leadership",
                                                         "satisfactory",
                                                         "unsatisfactory",
                                                         "implementation"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_lower_word(std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class WordRepair {
  public:
    explicit WordRepair(ParsedDocument& document)
        : document_(document), lexicon_(lexicon_of(document)) {}

    void repair() {
        count_broken();
        for (Block& block : document_.blocks) {
            repair_text(block.text);
            for (std::string& cell : block.cells) {
                repair_text(cell);
                if (!broken_.empty()) cell = joined_broken(cell);
            }
            if (!broken_.empty() && !block.cells.empty()) block.text = joined_broken(block.text);
        }
        repair_overprint();
    }

  private:
    [[nodiscard]] bool knows(std::string_view word) const {
        return lexicon_.find(word) != lexicon_.end();
    }

    /// "Requires im | provement": what narrow cells break without a hyphen. A pair of words is a
    /// broken one when the document has the whole, and the second half nowhere but in such pairs.
    void count_broken() {
        std::map<std::string, std::size_t, std::less<>> tails;
        for (const Block& block : document_.blocks) {
            for (const std::string& cell : block.cells) {
                for_pairs(cell, [&](std::string_view half, std::string_view rest) {
                    std::string whole = whole_of(half, rest);
                    if (whole.empty()) return;
                    ++tails[core_of(rest)];
                    broken_.insert(std::move(whole));
                });
            }
        }
        std::erase_if(tails, [&](const auto& tail) {
            const auto known = lexicon_.find(tail.first);
            return known != lexicon_.end() && known->second > tail.second;
        });
        for (const auto& [tail, count] : tails) tails_.insert(tail);
        if (tails_.empty()) broken_.clear();
    }

    template <typename Use>
    static void for_pairs(const std::string& cell, Use use) {
        const std::vector<std::string_view> words = words_of(cell);
        for (std::size_t i = 1; i < words.size(); ++i) use(words[i - 1], words[i]);
    }

    /// The word that two halves make, lower case; empty if they make none that is known.
    [[nodiscard]] std::string whole_of(std::string_view half, std::string_view rest) const {
        const std::string tail = core_of(rest);
        std::string head = ascii_lower(half);
        if (!is_lower_word(head) || !is_lower_word(tail) || !starts_lower(rest) ||
            head.size() + tail.size() < 7)
            return {};
        head += tail;
        return is_grid_word(head) || knows(head) ? head : std::string{};
    }

    [[nodiscard]] std::string joined_broken(const std::string& cell) const {
        std::string out;
        std::string_view last;
        for (const std::string_view word : words_of(cell)) {
            const bool broken = !last.empty() && tails_.contains(core_of(word)) &&
                                broken_.contains(whole_of(last, word));
            if (!out.empty() && !broken) out += ' ';
            out += word;
            last = word;
        }
        return out;
    }

    void repair_text(std::string& text) {
        if (text.find("- ") != std::string::npos) text = joined_hyphens(text);
        if (text.find("fi ") != std::string::npos || text.find("fl ") != std::string::npos ||
            text.find("ff ") != std::string::npos) {
            text = joined_ligatures(text);
        }
        if (std::string restored = restored_ligatures(text); !restored.empty())
            text = std::move(restored);
    }

    /// "as- sessment" is "assessment" when the text has that word, or has no "as-sessment" and the
    /// half is no word.
    [[nodiscard]] std::string joined_hyphens(const std::string& text) const {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool at_break = text[i] == '-' && i > 0 && text[i - 1] != ' ' &&
                                  i + 2 < text.size() && text[i + 1] == ' ' && text[i + 2] >= 'a' &&
                                  text[i + 2] <= 'z';
            if (!at_break) {
                out += text[i];
                continue;
            }
            const std::size_t begin = text.find_last_of(" \n", i) + 1;
            const std::size_t end = std::min(text.find_first_of(" \n", i + 2), text.size());
            const std::string half = core_of(std::string_view(text).substr(begin, i - begin));
            const std::string rest = core_of(std::string_view(text).substr(i + 2, end - i - 2));
            if (rest == "and" || rest == "or" || rest == "to") {  // "pre- and post-natal"
                out += '-';
                continue;
            }
            constexpr auto kParticles =
                std::to_array<std::string_view>({"in", "up", "on", "off", "out", "by"});
            const bool particle =
                std::find(kParticles.begin(), kParticles.end(), rest) != kParticles.end();
            if (knows(half + "-" + rest) || (particle && hyphen_is_part_of_word(half, rest))) {
                out += '-';
                ++i;
            } else if (knows(half + rest) || !knows(half) || half.size() < 3) {
                ++i;
            } else {
                out += '-';
                ++i;
            }
        }
        return out;
    }

    /// "fi rst" -> "first"
    [[nodiscard]] std::string joined_ligatures(const std::string& text) const {
        std::string out;
        const std::vector<std::string_view> words = words_of(text);
        if (text.find('\n') != std::string::npos) return text;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!out.empty()) out += ' ';
            out += words[i];
            const std::string half = core_of(words[i]);
            const bool breaks =
                (half.ends_with("fi") || half.ends_with("fl") || half.ends_with("ff")) &&
                !is_ligature_word(half);
            if (!breaks || i + 1 >= words.size() || !starts_lower(words[i + 1])) continue;
            const std::string whole = half + core_of(words[i + 1]);
            if (is_ligature_word(whole) || knows(whole)) out += words[++i];
        }
        return out;
    }

    /// "specifed" -> "specified", "Ofce" -> "Office": only when the result is a known ligature
    /// word. Empty if unchanged.
    [[nodiscard]] static std::string restored_ligatures(const std::string& text) {
        std::string out;
        std::size_t done = 0;
        for (const std::string_view word : words_of(text)) {
            const std::size_t f = word.find_first_of("fF");
            if (f == std::string_view::npos || word.size() < 4 || is_ligature_word(core_of(word)))
                continue;
            for (const std::string_view lost : {"i", "l", "f", "fi", "fl"}) {
                std::string whole(word);
                // "Ofce": the whole ligature was printed as one f.
                whole.insert(f + 1, lost);
                if (!is_ligature_word(core_of(whole)) || core_of(whole) == "finding") continue;
                const auto at = static_cast<std::size_t>(word.data() - text.data());
                out.append(text, done, at - done);
                out += whole;
                done = at + word.size();
                break;
            }
        }
        return done == 0 ? std::string{} : out + text.substr(done);
    }

    /// One word of two that print the same letters twice; empty if they do not.
    static std::string merged(std::string_view left, std::string_view right) {
        if (left.ends_with(right) && left.size() > right.size())
            return std::string(left);  // "Foundation oundation"
        for (std::size_t length = std::min(left.size(), right.size()); length >= 2; --length) {
            if (left.substr(left.size() - length) == right.substr(0, length)) {
                return std::string(left) + std::string(right.substr(length));
            }
        }
        return {};
    }

    struct Undoubled {
        std::string text;
        std::size_t merges = 0;
    };

    static Undoubled undoubled(std::string_view text) {
        Undoubled result;
        std::vector<std::string> out;
        for (const std::string_view word : words_of(text)) {
            std::string both = out.empty() ? std::string{} : merged(out.back(), word);
            if (both.empty()) {
                out.emplace_back(word);
            } else {
                out.back() = std::move(both);
                ++result.merges;
            }
        }
        for (const std::string& word : out) {
            if (!result.text.empty()) result.text += ' ';
            result.text += word;
        }
        return result;
    }

    /// Whether another part of the document prints the name as we mended it: the title, a running
    /// footer, a later heading.
    [[nodiscard]] bool is_verified(const std::string& name, const Block& itself) const {
        const std::string wanted = ascii_lower(name);
        if (ascii_lower(document_.title).find(wanted) != std::string::npos) return true;
        return std::any_of(document_.blocks.begin(),
                           document_.blocks.end(),
                           [&](const Block& block) {
                               return &block != &itself &&
                                      ascii_lower(block.text).find(wanted) != std::string::npos;
                           });
    }

    void repair_overprint() {
        const std::size_t end = std::min(document_.blocks.size(), kCoverBlocks);
        for (std::size_t i = 0; i < end; ++i) {
            Block& block = document_.blocks[i];
            if (block.page_number > 1 || block.kind == BlockKind::Furniture) continue;
            const Undoubled mended = undoubled(block.text);
            if (mended.merges < kMinMerges || mended.merges * 3 < words_of(block.text).size())
                continue;
            if (is_verified(mended.text, block)) {
                block.text = mended.text;
            } else {
                add_warning(document_,
                            "page " + std::to_string(block.page_number) +
                                ": overprinted letters kept as they are");
            }
        }
    }

    ParsedDocument& document_;
    Lexicon lexicon_;
    std::set<std::string, std::less<>> broken_;  // whole words that cells break
    std::set<std::string, std::less<>> tails_;   // their second halves
};

}  // namespace

void repair_words(ParsedDocument& document) { WordRepair(document).repair(); }

}  // namespace findings
