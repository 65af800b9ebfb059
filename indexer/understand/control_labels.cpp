// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/control_labels.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

using Use = ControlUse;

// Folded; longer names before their own beginnings.
constexpr auto kLabels = std::to_array<ControlLabel>({
    {"policy title", Use::Title, true},
    {"title of policy", Use::Title, true},
    {"policy name", Use::Title, true},
    {"name of policy", Use::Title, true},
    {"procedure title", Use::Title, true},
    {"document title", Use::Title},
    {"title of document", Use::Title},
    {"document name", Use::Title},
    {"name of document", Use::Title},
    {"date issued for publication", Use::Issued},
    {"date of issue", Use::Issued},
    {"date issued", Use::Issued},
    {"issue date", Use::Issued},
    {"date published", Use::Issued},
    {"publication date", Use::Issued},
    {"date this version was adopted", Use::Ratified, true},
    {"date adopted", Use::Ratified, true},
    {"date ratified", Use::Ratified, true},
    {"ratification date", Use::Ratified, true},
    {"ratified on", Use::Ratified, true},
    {"date approved", Use::Ratified, true},
    {"date of approval", Use::Ratified, true},
    {"approval date", Use::Ratified, true},
    {"approved on", Use::Ratified, true},
    {"author and title", Use::Author},
    {"report author", Use::Author},
    {"presented by", Use::Author},
    {"presenter", Use::Author},
    {"name of originator or author", Use::Author},
    {"name of originator/author", Use::Author},
    {"name of author", Use::Author},
    {"lead author(s)", Use::Author},
    {"lead author", Use::Author},
    {"policy author", Use::Author},
    {"author(s)", Use::Author},
    {"authors", Use::Author},
    {"author", Use::Author},
    {"policy number", Use::Other, true},
    {"policy reference", Use::Other, true},
    {"policy ref", Use::Other, true},
    {"policy category", Use::Other, true},
    {"policy lead", Use::Other, true},
    {"type of policy", Use::Other, true},
    {"unique reference number", Use::Other, true},
    {"unique identifier", Use::Other, true},
    {"reference number", Use::Other},
    {"document reference", Use::Other, true},
    {"document number", Use::Other, true},
    {"document type", Use::Other},
    {"document author", Use::Author},
    {"version number", Use::Other, true},
    {"version no", Use::Other, true},
    {"version", Use::Other},
    {"next review date", Use::Other, true},
    {"next review", Use::Other, true},
    {"review by", Use::Other, true},
    {"document owner", Use::Other},
    {"policy owner", Use::Other, true},
    {"applies to", Use::Other},
    {"review date", Use::Other, true},
    {"date of next review", Use::Other, true},
    {"date last reviewed", Use::Other, true},
    {"date of last review", Use::Other, true},
    {"review due", Use::Other, true},
    {"expiry date", Use::Other, true},
    {"implementation date", Use::Other, true},
    {"date of full implementation", Use::Other, true},
    {"effective date", Use::Other, true},
    {"ratified by", Use::Other, true},
    {"approved by", Use::Other},
    {"approved & ratified by", Use::Other, true},
    {"adopted by", Use::Other, true},
    {"approving committee", Use::Other, true},
    {"approving body", Use::Other, true},
    {"recommending committee", Use::Other, true},
    {"ratifying committee", Use::Other, true},
    {"responsible committee", Use::Other, true},
    {"name of responsible committee", Use::Other, true},
    {"name of responsible individual", Use::Other, true},
    {"responsible director", Use::Other},
    {"executive lead", Use::Other},
    {"executive director lead", Use::Other},
    {"lead executive director", Use::Other},
    {"lead director", Use::Other},
    {"lead officer", Use::Other},
    {"accountable director", Use::Other},
    {"director", Use::Other},
    {"target audience", Use::Other, true},
    {"scope of this document", Use::Other, true},
    {"relevant to", Use::Other},
    {"linked policies", Use::Other, true},
    {"key words", Use::Other},
    {"keywords", Use::Other},
    {"supersedes", Use::Other, true},
    {"replaces", Use::Other},
    {"distribution", Use::Other},
});

}  // namespace

ControlLine control_line(std::string_view line) {
    line = trimmed(line);
    if (line.size() > kLongestControlLine || line.empty() || !is_upper(line.front())) return {};
    const std::string key = folded(line.substr(0, 48));
    for (const auto& label : kLabels) {
        if (!key.starts_with(label.name)) continue;
        // Folding shortens nothing of words in plain letters.
        std::string_view rest = line.substr(std::min(label.name.size(), line.size()));
        // "Next Review Date (by): ...", "Author(s) (name and designation)"
        const bool asks = rest.starts_with(" (") && contains(rest, ")");
        if (asks) rest = rest.substr(rest.find(')') + 1);
        const bool colon = rest.starts_with(':') || rest.starts_with(" :");
        rest = trimmed(rest, " :");
        if (colon || asks || rest.empty()) return {&label, rest};
        // Without a colon only a strong name before few words that begin like a value.
        const bool begins = is_upper(rest.front()) || is_digit(rest.front());
        const bool parts = line[label.name.size()] == ' ';
        if (parts && begins && word_count(rest) <= 12 && !ends_sentence(rest))
            return {&label, rest};
        return {};
    }
    return {};
}

}  // namespace findings::understanding
