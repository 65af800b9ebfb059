// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>
#include <string_view>

namespace findings::understanding {

/// What a line of an entry tells of where the entry is from. Empty = not told.
struct EntrySource {
    std::string publisher, via, author, url;
    PartialDate published;

    [[nodiscard]] bool empty() const {
        return publisher.empty() && via.empty() && author.empty() && url.empty() &&
               !published.known();
    }
};

/// "Source: Haven Research, 12 May 2021", "Published: May 2021 | Author: A. Person", "Link:
/// https://...": label lines only.
[[nodiscard]] EntrySource labelled_source(std::string_view line);

/// "Haven Research, 12 May 2021", "Haven Research (May 2021)", "Haven Research via CareWire".
[[nodiscard]] EntrySource source_in(std::string_view words);

/// "Read more", "Full article on the Guardian website", "https://...": sends the reader elsewhere.
[[nodiscard]] bool is_pointer_line(std::string_view text);

/// What a newsletter says of itself: subscriptions, contents, the editor's welcome.
[[nodiscard]] bool is_newsletter_talk(std::string_view text);

/// "digest", "bulletin", "newsletter", "current awareness", ...
[[nodiscard]] bool names_a_digest(std::string_view text);

}  // namespace findings::understanding
