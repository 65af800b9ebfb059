// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sentences that papers, mails and sites print round a text and that say nothing of its matter.

#include <string_view>

namespace findings::understanding {

/// "Printed copies are uncontrolled.", "Commenting is now closed on this article.", "Forwarding is
/// welcome.": folded.
[[nodiscard]] bool is_frame_notice(std::string_view folded_text);

}  // namespace findings::understanding
