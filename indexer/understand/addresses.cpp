// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/addresses.hpp"

#include "indexer/understand/names.hpp"
#include "indexer/understand/words.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {

std::string canonical_url(std::string_view url) {
    url = trimmed(url);
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos || !url.starts_with("http") || contains(url, " "))
        return {};
    const auto rest = url.substr(scheme + 3);
    const auto path_at = std::min(rest.find_first_of("/?#"), rest.size());
    std::string host = folded(rest.substr(0, path_at));
    while (host.ends_with('.')) host.pop_back();
    std::string path(rest.substr(path_at));
    path.resize(std::min(path.find_first_of("?#"), path.size()));
    constexpr std::array<std::string_view, 4> kOtherHosts = {"gl-dpcqc.axis12.com",
                                                             "gl-cqc.axis12.com",
                                                             "cqc.org.uk",
                                                             "www.cqc.org.uk"};
    const bool regulator =
        host.ends_with(".cqc.org.uk") ||
        std::find(kOtherHosts.begin(), kOtherHosts.end(), host) != kOtherHosts.end();
    while (regulator && path.size() > 1 && path.ends_with('/')) path.pop_back();
    if (regulator) return "https://www.cqc.org.uk" + (path.empty() ? std::string("/") : path);
    return std::string(url.substr(0, scheme)) + "://" + host + path;
}

KeyQuestion page_question(std::string_view url, std::string_view title) {
    const std::string address = canonical_url(url);
    const auto slash = address.rfind('/');
    if (contains(address, "/reports/") && slash != std::string::npos) {
        if (const auto question = key_question_word(address.substr(slash + 1));
            question != KeyQuestion::None)
            return question;
    }
    for (const std::string_view separator : {" - ", ": "}) {
        const auto at = title.rfind(separator);
        if (at != std::string_view::npos && title.size() - at < 20)
            return key_question_word(title.substr(at + separator.size()));
    }
    return KeyQuestion::None;
}

}  // namespace findings::understanding
