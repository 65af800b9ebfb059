// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/type_lines.hpp"

#include "indexer/understand/words.hpp"

#include <array>
#include <string>

namespace findings::understanding {
namespace {

constexpr std::size_t kLongestLine = 200;

constexpr std::array<std::string_view, 15> kTypeLines = {"during an annual ",
                                                         "during a routine inspection",
                                                         "during an inspection ",
                                                         "during an assessment ",
                                                         "during a themed inspection",
                                                         "during a check ",
                                                         "during a visit ",
                                                         "inspected but not rated",
                                                         "during a focused ",
                                                         "during a comprehensive ",
                                                         "during a follow",
                                                         "during a responsive ",
                                                         "during an unannounced ",
                                                         "during an announced ",
                                                         "during a targeted "};

// What may stand before the date. Folded; longer before shorter.
constexpr std::array<std::string_view, 12> kLeads = {"inspection carried out on",
                                                     "inspections carried out on",
                                                     "assessment carried out on",
                                                     "date of inspection",
                                                     "date of assessment",
                                                     "inspection date",
                                                     "dates of inspection",
                                                     "assessment date",
                                                     "inspected on",
                                                     "inspection on",
                                                     "inspection of",
                                                     "inspected"};

}  // namespace

bool is_type_line(const Block& block) {
    if (block.text.size() > 180 || block.kind == BlockKind::TableRow) return false;
    return starts_with_any(folded(block.text), kTypeLines) && !ends_sentence(block.text);
}

std::optional<InspectionDate> inspection_date_line(std::string_view line) {
    if (line.size() > kLongestLine || line.size() < 6) return std::nullopt;
    InspectionDate result;
    std::string text(trimmed(line));
    // "12 January 2016 (report published 3 March 2016)"
    if (const auto open = text.find(" ("); open != std::string::npos && text.ends_with(')')) {
        const auto inside = std::string_view(text).substr(open + 2);
        const auto published = first_date(inside);
        if (!published || !contains(folded(inside), "publish")) return std::nullopt;
        result.published = published->to;
        text.resize(open);
    }
    std::string key = folded(text.substr(0, 40));
    result.is_update = key.starts_with("updated ") || key.starts_with("last updated ") ||
                       key.starts_with("page last updated");
    bool has_lead = result.is_update;
    for (const auto lead : kLeads) has_lead = has_lead || key.starts_with(lead);
    const auto date = has_lead ? first_date(text) : whole_date(text);
    if (!date || (has_lead && text.size() - date->end > 1) || (has_lead && date->begin > 40))
        return std::nullopt;
    result.date = *date;
    return result;
}

}  // namespace findings::understanding
