// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/licences.hpp"

#include <string>
#include <string_view>

#include "indexer/understand/label_lines.hpp"
#include "indexer/understand/report_fields.hpp"
#include "indexer/understand/words.hpp"

namespace findings::understanding {

void read_licence(std::span<const Block> blocks, Report& report) {
    for (const auto& block : blocks) {
        if (!report.licence.empty()) return;
        for (const auto& line : label_lines(block.text)) {
            if (line.particular == Particular::Licence) set(report.licence, line.value);
        }
    }
    // The licence says what may be done with the text; whose copyright it is says less.
    for (const std::string_view words : {"open government licence", "crown copyright"}) {
        for (const auto& block : blocks) {
            if (block.text.size() > 6000 || !contains(folded(block.text), words)) continue;
            for (const auto sentence : split_sentences(block.text, 1)) {
                if (contains(folded(sentence), words)) set(report.licence, sentence);
            }
            if (!report.licence.empty()) return;
        }
    }
}

}  // namespace findings::understanding
