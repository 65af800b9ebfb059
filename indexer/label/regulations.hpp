// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace findings::label {

/// Regulations a text cites, in order, each once, with where they stand.
struct RegulationCitations {
    std::vector<std::string> regulations;  // "12(2)(a)"; of another instrument than 2014's as
                                           // schema/law_instruments.hpp says: "2009/18"
    std::vector<Cue> cues;                 // rule "regulation"
};

/// "Regulation 12(1)(2)(a)(b)" cites 12(1), 12(2)(a) and 12(2)(b), as the regulator writes it, and
/// "18(1)(2)(a)(ii)" cites 18(1) and 18(2)(a)(ii).
/// `is_2010` says that plain numbers belong to the Regulations of 2010 (reports of 2010 to early
/// 2015).
[[nodiscard]] RegulationCitations read_regulations(std::string_view text, bool is_2010);

}  // namespace findings::label
