// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/told_replies.hpp"

#include "indexer/understand/contacts.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace findings::understanding {
namespace {

/// Bytes of the words that say whose reply follows, at the start of `text`; 0 where it is none.
std::size_t reply_label(std::string_view text) {
    constexpr auto kWho = std::to_array<std::string_view>({"provider",
                                                           "provider's",
                                                           "provider\u2019s",
                                                           "service provider",
                                                           "the provider's",
                                                           "the provider\u2019s",
                                                           "manager's",
                                                           "manager\u2019s",
                                                           "trust",
                                                           "trust's",
                                                           "trust\u2019s",
                                                           "home's",
                                                           "home\u2019s",
                                                           ""});
    constexpr auto kWhat = std::to_array<std::string_view>({"response:",
                                                            "reply:",
                                                            "comment:",
                                                            "comments:",
                                                            "response from the provider:",
                                                            "response from provider:",
                                                            "response from the home:",
                                                            "response from the manager:",
                                                            "response from the trust:"});
    constexpr std::size_t kLongest = 48;
    std::string key(text.substr(0, kLongest));
    for (char& c : key) c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    for (const auto who : kWho) {
        if (!key.starts_with(who)) continue;
        const std::size_t gap = who.empty() ? 0 : 1;
        for (const auto what : kWhat) {
            // "Comment:" of nobody may be a reader's.
            if (who.empty() && !what.starts_with("response")) continue;
            const auto rest = std::string_view(key).substr(who.size());
            if (gap == 1 && !rest.starts_with(' ')) continue;
            if (rest.substr(gap).starts_with(what)) return who.size() + gap + what.size();
        }
    }
    return 0;
}

struct Parted {
    std::string_view demand, reply;
    std::string_view labelled;  // the reply with the words that say whose it is
};

/// A reply begins behind the end of a sentence or on a line of its own.
Parted parted(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins =
            at == 0 || text[at - 1] == '\n' ||
            (text[at - 1] == ' ' && at > 1 && ends_sentence(text.substr(0, at - 1)));
        if (!begins) continue;
        if (const std::size_t label = reply_label(text.substr(at)); label != 0)
            return {trimmed(text.substr(0, at)), trimmed(text.substr(at + label)), text.substr(at)};
    }
    return {text, {}, {}};
}

bool may_be_answered(const Piece& piece) {
    return piece.block.kind != BlockKind::Heading && piece.block.kind != BlockKind::TableRow &&
           piece.role != SectionRole::Boilerplate && piece.reply == Reply{};
}

}  // namespace

void part_told_replies(std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    out.reserve(pieces.size());
    for (auto& piece : pieces) {
        const Parted parts = may_be_answered(piece) ? parted(piece.block.text) : Parted{};
        if (parts.reply.empty()) {
            out.push_back(std::move(piece));
            continue;
        }
        Piece answer = piece;
        answer.role = SectionRole::Response;
        answer.number.clear();
        answer.block.marker.clear();
        answer.block.text = without_names(parts.labelled);
        const std::string reply = without_names(parts.reply);
        if (!parts.demand.empty()) {
            piece.block.text = std::string(parts.demand);
            out.push_back(std::move(piece));
        }
        if (!out.empty() && out.back().reply == Reply{}) out.back().reply.text = reply;
        out.push_back(std::move(answer));
    }
    pieces = std::move(out);
}

}  // namespace findings::understanding
