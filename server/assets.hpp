// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace findings {

struct Asset {
    std::string_view content_type;
    std::string_view bytes;
};

/// "/assets/findings.<hash>.css": a new sheet has a new URL, so every URL may be cached for ever.
[[nodiscard]] const std::string& stylesheet_path();

/// "/assets/findings.<hash>.js", in the same way.
[[nodiscard]] const std::string& script_path();

/// "/assets/findings.<hash>.svg": the sign in the browser's tab.
[[nodiscard]] const std::string& icon_path();

/// The script that searches a static copy of the base (export_site.hpp); no page of the server has
/// it.
[[nodiscard]] std::string_view site_script();

/// The file at that path; nothing for any other, an old hash included.
[[nodiscard]] std::optional<Asset> find_asset(std::string_view path);

}  // namespace findings
