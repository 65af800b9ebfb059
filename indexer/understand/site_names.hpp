// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whose page it is, as the page's frame says: its <title>, its logo, the line on copyright.

#include "indexer/schema/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings::understanding {

/// What stands behind the title of a page in its <title>: "Elm Gazette" of "Waiting for a scan -
/// Elm Gazette"; empty when nothing does.
[[nodiscard]] std::string site_of_title(const ParsedDocument& document, std::string_view title);

/// The body whose site a page of HTML, or a browser's PDF of one, belongs to; empty when its frame
/// names none. `report` has its title.
[[nodiscard]] std::string site_owner(const ParsedDocument& document,
                                     std::span<const Block> blocks,
                                     const Report& report);

/// The title of a page of HTML without the name of its site at the end, where the page says
/// elsewhere what its site is called: its publisher, og:site_name or line on copyright.
[[nodiscard]] std::string without_site(const ParsedDocument& document,
                                       std::span<const Block> blocks,
                                       const Report& report);

/// "© 2024 Elm Trust. All rights reserved", "Copyright Elm Institute 2019": the holder, when it is
/// a body; empty for others.
[[nodiscard]] std::string copyright_holder(std::string_view line);

}  // namespace findings::understanding
