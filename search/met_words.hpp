// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace findings {

/// A sentence on whether what was required earlier has been done.
struct MetSentence {
    std::string text;  // as it stands in the passage
    bool is_met = false;
    bool is_on_all = false;  // "all requirements of the last inspection had been met"
};

/// The first sentence of a passage that says of an earlier requirement, breach or notice that it is
/// met or is not; nothing if none does. A sentence that says both, or only partly, is no answer.
[[nodiscard]] std::optional<MetSentence> met_sentence(std::string_view text);

/// Words one of which stands in every such sentence, as a query.
[[nodiscard]] std::string_view met_query();

}  // namespace findings
