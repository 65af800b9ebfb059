// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/licences.hpp"

#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace findings::understanding {

void read_licence(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks) {
        if (!report.licence.empty()) return;
        for (const auto& line : label_lines(block.text)) {
            if (line.particular == Particular::Licence) set(report.licence, line.value);
        }
    }
    // The licence says what may be done with the text; whose copyright it is says less.
    constexpr std::array<std::string_view, 2> kNames = {"open government licence",
                                                        "crown copyright"};
    std::array<std::vector<std::string_view>, kNames.size()> naming;  // texts, by name
    for (const auto& block : blocks) {
        if (block.text.size() > 6000) continue;
        const std::string text = folded(block.text);
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            if (contains(text, kNames[i])) naming[i].push_back(block.text);
        }
    }
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        for (const auto text : naming[i]) {
            for (const auto sentence : split_sentences(text, 1)) {
                if (contains(folded(sentence), kNames[i])) set(report.licence, sentence);
            }
            if (!report.licence.empty()) return;
        }
    }
}

}  // namespace findings::understanding
