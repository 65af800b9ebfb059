// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace findings::understanding {
namespace {

struct Replacement {
    std::string_view from;
    std::string_view to;
};

// Characters that differ between eras and editors and never between meanings.
constexpr std::array kReplacements = {
    Replacement{"\u00a0", " "},
    Replacement{"\u2007", " "},
    Replacement{"\u202f", " "},
    Replacement{"\u2009", " "},
    Replacement{"\u200b", ""},
    Replacement{"\ufeff", ""},
    Replacement{"\u00ad", ""},
    Replacement{"\u2018", "'"},
    Replacement{"\u2019", "'"},
    Replacement{"\u201c", "\""},
    Replacement{"\u201d", "\""},
    Replacement{"\u2010", "-"},
    Replacement{"\u2011", "-"},
    Replacement{"\u2012", "-"},
    Replacement{"\u2013", "-"},
    Replacement{"\u2014", "-"},
    Replacement{"\u2212", "-"},
};

constexpr std::array<std::string_view, 3> kNoBreakSpaces = {"\u00a0", "\u2007", "\u202f"};

// A full stop after these ends no sentence.
constexpr std::array<std::string_view, 14> kAbbreviations = {"dr",
                                                             "mr",
                                                             "mrs",
                                                             "ms",
                                                             "prof",
                                                             "st",
                                                             "no",
                                                             "e.g",
                                                             "i.e",
                                                             "etc",
                                                             "vs",
                                                             "al",
                                                             "para",
                                                             "approx"};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of a space at the end of `text`: 1, those of a no-break space, or 0.
std::size_t space_at_end(std::string_view text) {
    if (text.empty()) return 0;
    if (is_space(text.back())) return 1;
    if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
    for (const auto space : kNoBreakSpaces) {
        if (text.ends_with(space)) return space.size();
    }
    return 0;
}

std::size_t space_at_start(std::string_view text) {
    if (text.empty()) return 0;
    if (is_space(text.front())) return 1;
    if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
    for (const auto space : kNoBreakSpaces) {
        if (text.starts_with(space)) return space.size();
    }
    return 0;
}

bool ends_with_abbreviation(std::string_view text) {
    // no abbreviation is longer, and a run of full stops may be as long as the text
    constexpr std::size_t kLongest = 12;
    if (text.size() > kLongest) text.remove_prefix(text.size() - kLongest);
    const auto space = text.find_last_of(" (\n");
    const std::string last =
        folded(space == std::string_view::npos ? text : text.substr(space + 1));
    if (last.size() == 1 && is_letter(last.front())) return true;  // an initial
    return std::find(kAbbreviations.begin(), kAbbreviations.end(), last) != kAbbreviations.end();
}

/// Position after the sentence whose full stop is at `stop`, past closing quotes and brackets; 0 =
/// no end here.
std::size_t sentence_end(std::string_view text, std::size_t stop) {
    if (text[stop] == '.' && ends_with_abbreviation(text.substr(0, stop))) return 0;
    std::size_t end = stop + 1;
    while (end < text.size()) {
        if (text[end] == ')' || text[end] == '"' || text[end] == '\'') {
            ++end;
        } else if (text.substr(end).starts_with("\u201d") ||
                   text.substr(end).starts_with("\u2019")) {
            end += 3;
        } else {
            break;
        }
    }
    if (end >= text.size() || !is_space(text[end])) return 0;
    std::size_t next = end;
    while (next < text.size() && is_space(text[next])) ++next;
    // A small letter goes on with the sentence ("approx. 12", "etc. and so on").
    if (next < text.size() && text[next] >= 'a' && text[next] <= 'z') return 0;
    return end;
}

/// Where a text without ends of sentences is cut: at the last space before `most`, else between two
/// characters.
std::size_t word_end_before(std::string_view text, std::size_t most) {
    const auto space = text.find_last_of(" \n", most);
    if (space != std::string_view::npos && space > most / 2) return space;
    while (most > 1 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return most;
}

/// A stretch of text in plain letters, of a length that the compiler makes wide instructions of.
constexpr std::size_t kStretch = 16;
using Stretch = std::array<unsigned char, kStretch>;

Stretch stretch_at(std::string_view text, std::size_t at) {
    Stretch stretch;
    std::memcpy(stretch.data(), text.data() + at, stretch.size());
    return stretch;
}

/// Whether folding `stretch` is no more than writing it small: ASCII without control characters and
/// without two spaces together. `before`: the same, one byte earlier.
bool is_plain(const Stretch& stretch, const Stretch& before) {
    unsigned char other = 0;  // a byte like the letters: wider ones would be unpacked first
    for (const unsigned char c : stretch)
        other = static_cast<unsigned char>(other | (c < 0x20U) | (c >= 0x80U));
    for (std::size_t i = 0; i < stretch.size(); ++i)
        other = static_cast<unsigned char>(other | ((stretch[i] == ' ') & (before[i] == ' ')));
    return other == 0;
}

void write_small(Stretch& stretch) {
    for (unsigned char& c : stretch)
        c = static_cast<unsigned char>(c + (static_cast<unsigned>(c >= 'A' && c <= 'Z') << 5U));
}

/// Which pairs of neighbouring bytes a text has, or nearly: what many phrases are looked for in is
/// read once, and most of them are then known not to be there.
class Pairs {
  public:
    explicit Pairs(std::string_view text) {
        for (std::size_t at = 0; at + 1 < text.size(); ++at) {
            const unsigned pair = pair_at(text, at);
            seen_[pair / 64] |= std::uint64_t{1} << (pair % 64);
        }
    }
    [[nodiscard]] bool may_have(std::string_view part) const {
        if (part.size() < 2) return true;
        return has(part, 0) && has(part, part.size() - 2) && has(part, part.size() / 2 - 1) &&
               has(part, part.size() / 4);
    }

  private:
    static constexpr unsigned kPairs = 4096;
    static unsigned pair_at(std::string_view text, std::size_t at) {
        // Six bits of each tell letters, digits and spaces apart.
        return (static_cast<unsigned>(static_cast<unsigned char>(text[at])) << 6U ^
                static_cast<unsigned char>(text[at + 1])) %
               kPairs;
    }
    [[nodiscard]] bool has(std::string_view part, std::size_t at) const {
        const unsigned pair = pair_at(part, at);
        return (seen_[pair / 64] >> (pair % 64) & 1U) != 0;
    }
    std::array<std::uint64_t, kPairs / 64> seen_{};
};

/// Phrases and bytes of text from which on reading the text once for all of them is quicker.
constexpr std::size_t kManyParts = 6;
constexpr std::size_t kLongText = 32;

std::string_view without_numbering(std::string_view key) {
    constexpr std::array<std::string_view, 3> kWords = {"chapter ", "section ", "part "};
    for (const auto word : kWords) {
        if (!key.starts_with(word)) continue;
        auto rest = key.substr(word.size());
        const auto number = rest.find_first_not_of("0123456789.");
        if (number == 0 || number == std::string_view::npos) return key;
        rest = trimmed(rest.substr(number), " :-");
        return rest.empty() ? key : rest;
    }
    const auto number = key.find_first_not_of("0123456789.");
    if (number == 0 || number == std::string_view::npos || key[number] != ' ') return key;
    return trimmed(key.substr(number));
}

}  // namespace

std::string folded(std::string_view text) {
    // No replacement is longer than what it replaces, so the result is written into a buffer of the
    // text's size.
    std::string result(text.size(), ' ');
    std::size_t end = 0;
    const auto put = [&](char c) {
        if (!is_space(c)) {
            result[end++] = lower(c);
        } else if (end != 0 && result[end - 1] != ' ') {
            result[end++] = ' ';
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        if (end != 0 && text.size() - at >= kStretch &&
            (text[at] != ' ' || result[end - 1] != ' ')) {
            Stretch stretch = stretch_at(text, at);
            if (is_plain(stretch, stretch_at(text, at - 1))) {
                write_small(stretch);
                std::memcpy(result.data() + end, stretch.data(), stretch.size());
                at += stretch.size(), end += stretch.size();
                continue;
            }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80U) {  // no replacement begins with one
            put(text[at++]);
            continue;
        }
        const auto rest = text.substr(at);
        const auto* found =
            std::find_if(kReplacements.begin(), kReplacements.end(), [rest](const Replacement& r) {
                return rest.starts_with(r.from);
            });
        if (found == kReplacements.end()) {
            put(text[at++]);
            continue;
        }
        for (const char c : found->to) put(c);
        at += found->from.size();
    }
    if (end != 0 && result[end - 1] == ' ') --end;
    result.resize(end);
    return result;
}

std::string heading_key(std::string_view text) {
    const std::string key = folded(text);
    return std::string(without_numbering(trimmed(trimmed(key, " *#_"), " :.?-")));
}

std::string_view trimmed(std::string_view text) {
    while (const auto bytes = space_at_start(text)) text.remove_prefix(bytes);
    while (const auto bytes = space_at_end(text)) text.remove_suffix(bytes);
    return text;
}

std::string_view trimmed(std::string_view text, std::string_view ascii_characters) {
    const auto first = text.find_first_not_of(ascii_characters);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(ascii_characters) - first + 1);
}

std::vector<std::string_view> split_on(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + separator.size());
    }
}

std::vector<std::string_view> split_lines(std::string_view text) { return split_on(text, "\n"); }

std::size_t position_of(std::string_view part, std::string_view text) {
    if (part.empty()) return 0;
    constexpr std::size_t kShort = 256;  // less than it costs memmem to prepare its table
    if (text.size() < kShort) return text.find(part);
    // A GNU function, like others we use.
    const void* const found = ::memmem(text.data(), text.size(), part.data(), part.size());
    return found == nullptr
               ? std::string_view::npos
               : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::size_t last_position_of(std::string_view part, std::string_view text) {
    if (part.empty()) return text.size();
    if (part.size() > text.size()) return std::string_view::npos;
    for (std::size_t at = text.size() - part.size() + 1; at-- > 0;) {
        if (text[at] == part.front() && text.substr(at, part.size()) == part) return at;
    }
    return std::string_view::npos;
}

bool contains(std::string_view text, std::string_view part) {
    return position_of(part, text) != std::string_view::npos;
}

std::size_t first_of(std::span<const std::string_view> parts, std::string_view text) {
    std::size_t first = std::string_view::npos;
    const bool are_many = parts.size() >= kManyParts && text.size() >= kLongText;
    const Pairs pairs(are_many ? text : std::string_view());
    for (const auto part : parts) {
        if (!are_many || pairs.may_have(part)) first = std::min(first, position_of(part, text));
    }
    return first;
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> beginnings) {
    // Most differ in the first letter, which costs less than a call to compare them.
    return std::any_of(beginnings.begin(), beginnings.end(), [text](auto b) {
        return (b.empty() || (!text.empty() && b.front() == text.front())) && text.starts_with(b);
    });
}

bool contains_any(std::string_view text, std::span<const std::string_view> parts) {
    if (parts.size() >= kManyParts && text.size() >= kLongText) {
        const Pairs pairs(text);
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
            return pairs.may_have(part) && contains(text, part);
        });
    }
    return std::any_of(parts.begin(), parts.end(), [text](auto p) { return contains(text, p); });
}

bool contains_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool open = at == 0 || (!is_letter(text[at - 1]) && !is_digit(text[at - 1]));
        const auto end = at + word.size();
        if (open && (end == text.size() || (!is_letter(text[end]) && !is_digit(text[end]))))
            return true;
    }
    return false;
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool in_word = false;
    for (const char c : text) {
        if (!is_space(c) && !in_word) ++count;
        in_word = !is_space(c);
    }
    return count;
}

bool ends_sentence(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view closing : {"\u201d", "\u2019", "\"", "'", ")"}) {
        if (text.ends_with(closing)) text.remove_suffix(closing.size());
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

std::vector<std::string_view> split_sentences(std::string_view text,
                                              std::size_t most_bytes,
                                              std::size_t longest) {
    std::vector<std::string_view> pieces;
    text = trimmed(text);
    std::size_t last_end = 0;  // of a sentence inside `text`
    for (std::size_t at = 0; text.size() > most_bytes && at < text.size();) {
        if (at >= longest && last_end == 0) {
            const std::size_t cut = word_end_before(text, longest);
            pieces.push_back(trimmed(text.substr(0, cut)));
            text = trimmed(text.substr(cut));
            at = 0;
            continue;
        }
        const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
        const std::size_t end = text[at] == '\n' ? at : (stop ? sentence_end(text, at) : 0);
        if (end != 0) {
            if (end > most_bytes && last_end != 0) {
                pieces.push_back(trimmed(text.substr(0, last_end)));
                text = trimmed(text.substr(last_end));
                at = 0;
                last_end = 0;
                continue;
            }
            last_end = end;
        }
        ++at;
    }
    if (text.size() > most_bytes && last_end != 0) {
        pieces.push_back(trimmed(text.substr(0, last_end)));
        text = trimmed(text.substr(last_end));
    }
    if (!text.empty()) pieces.push_back(text);
    return pieces;
}

}  // namespace findings::understanding
