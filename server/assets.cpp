// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/assets.hpp"

#include "embedded/assets.hpp"
#include "indexer/schema/ids.hpp"

namespace findings {
namespace {

std::string path_of(const std::string& stem, const std::string& extension) {
    constexpr std::size_t kHashChars = 12;
    const std::string hash = sha256_hex(assets::embedded_file(stem + extension));
    return "/assets/" + stem + "." + hash.substr(0, kHashChars) + extension;
}

}  // namespace

const std::string& stylesheet_path() {
    static const std::string path = path_of("findings", ".css");
    return path;
}

const std::string& script_path() {
    static const std::string path = path_of("findings", ".js");
    return path;
}

const std::string& icon_path() {
    static const std::string path = path_of("findings", ".svg");
    return path;
}

std::string_view site_script() { return assets::embedded_file("site.js"); }

std::optional<Asset> find_asset(std::string_view path) {
    if (path == stylesheet_path())
        return Asset{"text/css; charset=utf-8", assets::embedded_file("findings.css")};
    if (path == script_path())
        return Asset{"text/javascript; charset=utf-8", assets::embedded_file("findings.js")};
    if (path == icon_path()) return Asset{"image/svg+xml", assets::embedded_file("findings.svg")};
    return std::nullopt;
}

}  // namespace findings
