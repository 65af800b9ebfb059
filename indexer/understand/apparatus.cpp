// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/apparatus.hpp"

#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace findings::understanding {
namespace {

/// "Figure 3: ...", "Table 2. ...", "Box 4", "Chart 1 -": the name of something printed beside the
/// text.
bool is_caption(std::string_view text) {
    if (text.size() > 220) return false;
    const std::string key = folded(text.substr(0, 24));
    for (const std::string_view start :
         {"figure ", "fig. ", "fig ", "table ", "chart ", "graph ", "exhibit "}) {
        if (!key.starts_with(start) || key.size() <= start.size() || !is_digit(key[start.size()]))
            continue;
        const auto end = key.find_first_not_of("0123456789.", start.size());
        // "Figure 3 shows that ..." says something; "Figure 3: Use of restraint" is a name.
        return end == std::string::npos || key[end] == ':' || key[end] == '-' ||
               (key[end] == ' ' && !ends_sentence(text)) || key[end - 1] == '.';
    }
    return false;
}

/// "Source: ...", "Note: ...", "Base: ...": what stands below a figure.
bool is_source_note(std::string_view text) {
    if (text.size() > 400) return false;
    constexpr std::array<std::string_view, 9> kStarts = {"source: ",
                                                         "sources: ",
                                                         "note: ",
                                                         "notes: ",
                                                         "base: ",
                                                         "data source: ",
                                                         "photo: ",
                                                         "picture: ",
                                                         "image: "};
    return starts_with_any(folded(text.substr(0, 40)), kStarts);
}

/// "Presented to Parliament pursuant to section 12 ...", "HC 212", "Published 3 November 2021": how
/// and when a paper came out.
bool is_line_of_issue(std::string_view text) {
    if (text.size() > 200) return false;
    const std::string key = folded(text);
    constexpr std::array<std::string_view, 7> kStarts = {"presented to parliament",
                                                         "laid before parliament",
                                                         "ordered by the house of commons",
                                                         "presented to both houses",
                                                         "return to an address",
                                                         "publications gateway ref",
                                                         "first published"};
    if (starts_with_any(key, kStarts)) return true;
    const bool paper_number = text.starts_with("HC ") && text.size() < 10;
    const bool published = (key.starts_with("published ") || key.starts_with("published: ")) &&
                           key.size() < 50 && std::any_of(key.begin(), key.end(), is_digit) &&
                           !ends_sentence(text);
    return paper_number || published;
}

/// "12 Care Quality Commission, State of Care, 2017" and "[3] https://...": the foot of a page.
bool is_footnote(const Block& block) {
    std::string_view text = block.text;
    if (text.size() > 500 || block.kind == BlockKind::TableRow || block.kind == BlockKind::Heading)
        return false;
    const bool bracket = text.starts_with("[");
    if (bracket) text.remove_prefix(1);
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 3) return false;
    const auto mark = text.substr(digits);
    if (bracket) return mark.starts_with("]");
    if (!mark.starts_with(" ") && !mark.starts_with(". ")) return false;
    const auto rest = trimmed(mark, " .");
    if (rest.empty() || !is_upper(rest.front())) return false;
    const bool has_address = contains(text, "http") || contains(text, "www.") ||
                             contains(text, "doi.org") || contains(folded(text), "isbn") ||
                             contains(text, "ibid");
    return has_address || (contains(text, "(20") && contains(rest, ", ") &&
                           !ends_sentence(rest.substr(0, rest.find(", "))) &&
                           word_count(rest) < 30 && contains(rest, ":"));
}

bool is_references_heading(std::string_view heading) {
    const std::string key = heading_key(heading);
    constexpr std::array<std::string_view, 10> kKeys = {"references",
                                                        "endnotes",
                                                        "end notes",
                                                        "footnotes",
                                                        "bibliography",
                                                        "sources",
                                                        "notes and references",
                                                        "references and notes",
                                                        "glossary",
                                                        "acknowledgements"};
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end() ||
           key.ends_with(": references");
}

}  // namespace

void mark_apparatus(std::vector<Piece>& pieces) {
    for (auto& piece : pieces) {
        if (piece.role == SectionRole::Personal || piece.role == SectionRole::Boilerplate) continue;
        const bool in_references =
            std::any_of(piece.section.begin(), piece.section.end(), [](const auto& step) {
                return is_references_heading(step);
            });
        if (in_references || is_caption(piece.block.text) || is_source_note(piece.block.text) ||
            is_line_of_issue(piece.block.text) || is_footnote(piece.block))
            piece.role = SectionRole::Boilerplate;
    }
}

}  // namespace findings::understanding
