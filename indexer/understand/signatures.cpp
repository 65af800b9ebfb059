// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/signatures.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestSignature = 120;  // bytes

/// A heading below which somebody speaks in their own name.
bool opens_signed_text(std::string_view heading) {
    constexpr auto kStarts = std::to_array<std::string_view>({"foreword",
                                                              "preface",
                                                              "welcome",
                                                              "a message from",
                                                              "message from",
                                                              "a word from",
                                                              "statement from",
                                                              "statement by",
                                                              "letter from",
                                                              "introduction from",
                                                              "introduction by"});
    const std::string key = heading_key(heading);
    return starts_with_any(key, kStarts) || key.ends_with(" foreword") ||
           key.ends_with(" statement");
}

/// "Chair of the Office for Care Scrutiny", "Chief Executive, Elm NHS Trust".
bool is_office(std::string_view text) {
    constexpr auto kOffices = std::to_array<std::string_view>({"chair",
                                                               "co-chair",
                                                               "chairman",
                                                               "chairwoman",
                                                               "chief executive",
                                                               "chief inspector",
                                                               "his majesty's chief",
                                                               "her majesty's chief",
                                                               "chief nurse",
                                                               "chief medical officer",
                                                               "chief operating officer",
                                                               "commissioner",
                                                               "deputy chief",
                                                               "director",
                                                               "executive director",
                                                               "interim chief",
                                                               "managing director",
                                                               "medical director",
                                                               "minister",
                                                               "national clinical director",
                                                               "national director",
                                                               "ombudsman",
                                                               "parliamentary",
                                                               "president",
                                                               "secretary of state"});
    const std::string key = folded(text);
    return text.size() <= kLongestSignature && !ends_sentence(text) &&
           std::any_of(kOffices.begin(), kOffices.end(), [&](std::string_view office) {
               if (!key.starts_with(office)) return false;
               const std::string_view rest = std::string_view(key).substr(office.size());
               return rest.empty() ||
                      starts_with_any(
                          rest,
                          std::array<std::string_view, 4>{" of ", " for ", ", ", " and "});
           });
}

/// Two to five capitalised words: the name over an office.
bool may_be_person(std::string_view text) {
    const auto words = split_on(text, " ");
    return words.size() >= 2 && words.size() <= 5 &&
           std::all_of(words.begin(), words.end(), [](std::string_view word) {
               return !word.empty() && is_upper(word.front());
           });
}

}  // namespace

bool is_signature(std::string_view text) {
    if (text.size() > 2 * kLongestSignature) return false;
    const auto lines = split_lines(text);
    return lines.size() == 2 && may_be_person(trimmed(lines[0])) && is_office(trimmed(lines[1]));
}

void demote_signatures(std::vector<Block>& blocks) {
    bool in_signed = false;
    const auto next_shown = [&](std::size_t i) {
        while (++i < blocks.size() && blocks[i].kind == BlockKind::Furniture) {
        }
        return i;
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind != BlockKind::Heading) continue;
        const std::size_t next = next_shown(i);
        const bool named =
            next < blocks.size() && is_office(blocks[next].text) && may_be_person(block.text);
        if (in_signed && (named || is_office(block.text))) {
            block.kind = BlockKind::Paragraph;
            block.level = 0;
            continue;
        }
        in_signed = opens_signed_text(block.text);
    }
}

}  // namespace findings::understanding
