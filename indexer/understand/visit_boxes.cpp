// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/visit_boxes.hpp"

#include "indexer/understand/piece.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

struct BoxLabel {
    std::string_view start;  // of a folded line
    SectionRole role;
};

constexpr std::array kLabels = {
    BoxLabel{"we found", SectionRole::WeFound},
    BoxLabel{"what we found", SectionRole::WeFound},
    BoxLabel{"your action statement should address", SectionRole::ActionStatement},
    BoxLabel{"the action statement should address", SectionRole::ActionStatement},
    BoxLabel{"action statement should address", SectionRole::ActionStatement},
    BoxLabel{"your action statement must address", SectionRole::ActionStatement},
    BoxLabel{"your action plan should address", SectionRole::ActionStatement},
    BoxLabel{"your response should address", SectionRole::ActionStatement},
    BoxLabel{"provider action statement should address", SectionRole::ActionStatement},
    BoxLabel{"mha section", SectionRole::Boilerplate},
    BoxLabel{"mha reference", SectionRole::Boilerplate},
    BoxLabel{"mha ref", SectionRole::Boilerplate},
    BoxLabel{"cop ref", SectionRole::Boilerplate},
    BoxLabel{"cop reference", SectionRole::Boilerplate},
    BoxLabel{"code of practice ref", SectionRole::Boilerplate},
    BoxLabel{"code of practice reference", SectionRole::Boilerplate},
    BoxLabel{"domain ", SectionRole::Boilerplate},
};

/// "Domain 2", "Domain 2: Detention in hospital": behind the word stands a number, then nothing or
/// a name.
bool names_domain(std::string_view rest) {
    constexpr std::size_t kLongestName = 90;
    const auto end = rest.find_first_not_of("0123456789");
    if (end == 0) return false;
    return end == std::string_view::npos ||
           (rest.size() < kLongestName && (rest[end] == ':' || rest.substr(end).starts_with(" -") ||
                                           rest.substr(end).starts_with(" \u2013")));
}

/// "We found:" is a label; "We found that patients ..." is a sentence.
std::optional<SectionRole> box_label(std::string_view line, bool is_header_cell) {
    const std::string key = folded(line.substr(0, 100));
    if (key.starts_with("domain: ")) return SectionRole::Boilerplate;
    for (const auto& label : kLabels) {
        if (!key.starts_with(label.start)) continue;
        const auto rest = std::string_view(key).substr(label.start.size());
        const bool ends_here = rest.empty() || rest.starts_with(':');
        const bool numbered = label.start == "domain " && names_domain(rest);
        if (ends_here || numbered || (is_header_cell && rest.size() < 20)) return label.role;
    }
    return std::nullopt;
}

Block part_of(const Block& block, std::string_view text) {
    Block part = block_with_text(block, text);
    part.kind = block.kind == BlockKind::TableRow ? BlockKind::Paragraph : block.kind;
    return part;
}

/// The lines of a text, cut too where a reader joined a box label to the words before it.
std::vector<std::string_view> lines_with_labels(std::string_view text) {
    constexpr std::array<std::string_view, 6> kInline = {"Your action statement should address:",
                                                         "We found:",
                                                         "MHA section:",
                                                         "CoP Ref:",
                                                         "CoP ref:",
                                                         "Action statement should address:"};
    std::vector<std::string_view> lines;
    for (auto line : split_lines(text)) {
        while (true) {
            std::size_t at = std::string_view::npos;
            for (const auto label : kInline) {
                const auto found = line.find(label, 1);
                at = std::min(at, found);
            }
            if (at == std::string_view::npos) break;
            lines.push_back(trimmed(line.substr(0, at)));
            line.remove_prefix(at);
        }
        lines.push_back(line);
    }
    return lines;
}

/// Cuts text at lines that are labels. Lines of the first part belong to what was open before.
VisitBoxes cut_lines(const Block& block, std::string_view text, std::optional<SectionRole> open) {
    VisitBoxes boxes;
    SectionRole role = open.value_or(SectionRole::Boilerplate);
    const char* part_begin = nullptr;
    const char* part_end = nullptr;
    bool any_label = false;
    const auto finish = [&] {
        if (part_begin == nullptr) return;
        const std::string_view part(part_begin, static_cast<std::size_t>(part_end - part_begin));
        // A label whose words stand in the next block says nothing itself.
        boxes.parts.emplace_back(
            part_of(block, part),
            part.ends_with(':') && part.size() < 60 ? SectionRole::Boilerplate : role);
        part_begin = nullptr;
    };
    for (const auto line : lines_with_labels(text)) {
        if (line.empty()) continue;
        if (const auto label = box_label(line, false)) {
            any_label = true;
            if (part_begin == nullptr || role != *label || *label != SectionRole::Boilerplate)
                finish();
            role = *label;
        }
        if (part_begin == nullptr) part_begin = line.data();
        part_end = line.data() + line.size();
    }
    finish();
    if (!any_label) return {};
    if (role != SectionRole::Boilerplate) boxes.open = role;
    return boxes;
}

/// What the provider has to address, an item a part: "How you will ... When a clock will be ...". A
/// cell may hold several whose line ends a reader lost.
void part_items(std::vector<std::pair<Block, SectionRole>>& parts) {
    constexpr auto kStarts = std::to_array<std::string_view>({"How ",
                                                              "When ",
                                                              "What ",
                                                              "Who ",
                                                              "Whether ",
                                                              "Where ",
                                                              "Why ",
                                                              "By when ",
                                                              "That ",
                                                              "The steps ",
                                                              "The action ",
                                                              "Your plans "});
    std::vector<std::pair<Block, SectionRole>> out;
    for (auto& [block, role] : parts) {
        const auto sentences = role == SectionRole::ActionStatement
                                   ? split_sentences(block.text, 1)
                                   : std::vector<std::string_view>{};
        const char* begin = block.text.data();
        for (std::size_t i = 1; i < sentences.size(); ++i) {
            if (!starts_with_any(sentences[i], kStarts)) continue;
            const auto bytes = static_cast<std::size_t>(sentences[i].data() - begin);
            const auto item = trimmed({begin, bytes});
            if (item.ends_with(':')) continue;  // the label of the box
            out.emplace_back(part_of(block, item), role);
            begin = sentences[i].data();
        }
        const auto rest = static_cast<std::size_t>(block.text.data() + block.text.size() - begin);
        auto last = part_of(block, {begin, rest});
        out.emplace_back(std::move(last), role);
    }
    parts = std::move(out);
}

}  // namespace

bool goes_on_from_labels(const Block& row, const Block* above) {
    constexpr std::size_t kLongestCell = 60;
    if (above == nullptr || above->kind != BlockKind::TableRow || above->cells.size() < 2 ||
        row.cells.empty())
        return false;
    const bool labels = std::all_of(above->cells.begin(), above->cells.end(), [](const auto& cell) {
        return cell.empty() || box_label(cell, false) == SectionRole::Boilerplate;
    });
    const auto goes_on = [](const std::string& cell) {
        return cell.size() <= kLongestCell && !ends_sentence(cell) && !box_label(cell, false) &&
               (cell.empty() || !is_upper(cell.front()));
    };
    return labels && std::all_of(row.cells.begin(), row.cells.end(), goes_on);
}

namespace {

VisitBoxes boxes_in(const Block& block,
                    std::span<const std::string> table_header,
                    std::optional<SectionRole> open) {
    if (block.kind != BlockKind::TableRow) return cut_lines(block, block.text, open);
    VisitBoxes boxes;
    const bool header_has_boxes =
        std::any_of(table_header.begin(), table_header.end(), [](const auto& cell) {
            return box_label(cell, true).has_value();
        });
    if (header_has_boxes && table_header.size() == block.cells.size() && block.column_header == 0) {
        for (std::size_t i = 0; i < block.cells.size(); ++i) {
            if (block.cells[i].empty()) continue;
            const auto role = box_label(table_header[i], true).value_or(SectionRole::Boilerplate);
            boxes.parts.emplace_back(part_of(block, block.cells[i]), role);
        }
        return boxes;
    }
    if (block.column_header == 1) return {};
    bool any = false;
    for (std::size_t i = 0; i < block.cells.size(); ++i) {
        auto cut = cut_lines(block, block.cells[i], boxes.open);
        any = any || !cut.parts.empty();
        if (cut.parts.empty() && !block.cells[i].empty()) {
            // A cell without a label goes on with the cell before it ("We found:" | text).
            boxes.parts.emplace_back(part_of(block, block.cells[i]),
                                     boxes.open.value_or(SectionRole::Boilerplate));
            continue;
        }
        for (auto& part : cut.parts) boxes.parts.push_back(std::move(part));
        boxes.open = cut.open;
    }
    if (!any) return {};
    boxes.open.reset();
    return boxes;
}

}  // namespace

VisitBoxes visit_boxes(const Block& block,
                       std::span<const std::string> table_header,
                       std::optional<SectionRole> open) {
    auto boxes = boxes_in(block, table_header, open);
    part_items(boxes.parts);
    return boxes;
}

}  // namespace findings::understanding
