// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small documents made in code, one of each format.

#include "indexer/parse/parse.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace findings::samples {

[[nodiscard]] inline Bytes as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

using Members = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string zip(const Members& members);

/// A DOCX around the body's XML (inside <w:body>), with heading styles and a numbered list (numId
/// 1).
[[nodiscard]] std::string docx(std::string_view body, const Members& more = {});
/// An ODT around the text's XML (inside <office:text>).
[[nodiscard]] std::string odt(std::string_view text, const Members& more = {});

struct PdfText {
    double x;
    double y;  // from the bottom, as PDF counts
    double size;
    bool bold;
    std::string text;
};
[[nodiscard]] std::string pdf(const std::vector<std::vector<PdfText>>& pages,
                              std::string_view info = {});

/// Lines of running text in a PDF page, one below the other from (x, y) on.
using PdfTextPage = std::vector<PdfText>;
void put_lines(PdfTextPage& page,
               double x,
               double y,
               const std::vector<std::string>& lines,
               double size = 10,
               double pitch = 13);

/// "H1 Title / P text / LI1 {2.} item / TR a | b", furniture as "~": what a reader made of the
/// bytes, or its Error's message.
[[nodiscard]] std::string shape(const Result<ParsedDocument>& document);
/// The same of a PDF file with this one page.
[[nodiscard]] std::string shape_of(const PdfTextPage& page);

/// A letter a block, in order: H heading, L list item, f furniture, P anything else.
[[nodiscard]] std::string kinds_of(const Result<ParsedDocument>& document);

/// Every sample by the name of a file that would hold it.
[[nodiscard]] Members every_format();

/// `../shared/<name>` beside the sources, or an empty path (with a printed message) when there is
/// no such data.
[[nodiscard]] std::filesystem::path shared_data(std::string_view name);
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace findings::samples
