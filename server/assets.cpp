// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/assets.hpp"

#include "embedded/assets.hpp"
#include "indexer/schema/ids.hpp"

namespace findings {

const std::string& stylesheet_path() {
    static const std::string path =
        "/assets/findings." + sha256_hex(assets::embedded_file("findings.css")).substr(0, 12) +
        ".css";
    return path;
}

std::optional<Asset> find_asset(std::string_view path) {
    if (path != stylesheet_path()) return std::nullopt;
    return Asset{"text/css; charset=utf-8", assets::embedded_file("findings.css")};
}

}  // namespace findings
