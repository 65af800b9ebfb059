// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One function for each place text can go. Text of reports is hostile: it comes from files we did
// not write.

#include "search/page.hpp"

#include <span>
#include <string>
#include <string_view>

namespace findings {

/// For HTML text and for attribute values in double quotes. Invalid UTF-8 and control characters
/// become U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

/// Snippet as HTML: escaped text, matches in <mark>. The only HTML that templates take unescaped.
[[nodiscard]] std::string snippet_html(std::span<const SnippetPart> parts);

/// One component of a URL (query name, query value, path segment), percent-encoded as RFC 3986
/// unreserved.
[[nodiscard]] std::string escape_url(std::string_view text);

/// A header value: visible ASCII and spaces; anything else is dropped.
[[nodiscard]] std::string escape_header(std::string_view text);

/// One log line: control characters and bytes beyond ASCII as \xNN, so that no text can forge a
/// second line.
[[nodiscard]] std::string escape_log(std::string_view text);

/// Valid UTF-8 without control characters other than newline and tab; what is neither becomes
/// U+FFFD.
[[nodiscard]] std::string clean_utf8(std::string_view text);
[[nodiscard]] bool is_clean_utf8(std::string_view text);

/// `url` if a page may link to it (http or https, no credentials), else "": a report cannot smuggle
/// in javascript:.
[[nodiscard]] std::string web_link(std::string_view url);

}  // namespace findings
