// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whom papers ask: bodies by name, one of a kind ("every trust"), workers by what they are.

#include <string>
#include <string_view>

namespace findings::understanding {

/// Bodies at the beginning of a text: "NHS England and integrated care boards" of "NHS England and
/// integrated care boards work with ..."; empty when it begins with none that we know.
[[nodiscard]] std::string_view bodies_at_start(std::string_view text);

/// "We recommend that NHS England works with ...", "calls on the government to publish ...": who is
/// asked.
[[nodiscard]] std::string asked_body(std::string_view text);

/// "NHS England should:", "We recommend that commissioners:", "We call on ministers to:".
[[nodiscard]] std::string body_of_lead_in(std::string_view line);

/// Whether the subject is a body that we know.
[[nodiscard]] bool is_known_body(std::string_view subject);

/// Whether the subject can be asked at all: a body, or a person by their work.
[[nodiscard]] bool can_be_asked(std::string_view subject);

}  // namespace findings::understanding
