// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How much notice of a visit was given, in the words of a source.

#include <string_view>

namespace findings::understanding {

/// "unannounced", "short-notice" or "announced"; empty where the words say nothing of it.
[[nodiscard]] std::string_view notice_in(std::string_view folded_text);

/// The same of the value of a field "Notice given": "None", "no", "yes, two weeks beforehand".
[[nodiscard]] std::string_view notice_of_field(std::string_view folded_value);

/// The same of a sentence that tells of nothing else: "We gave the service 48 hours' notice because
/// it is small.", "We did not tell the provider that we were coming."
[[nodiscard]] std::string_view notice_told(std::string_view folded_sentence);

}  // namespace findings::understanding
