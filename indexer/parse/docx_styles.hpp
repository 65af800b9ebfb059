// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace findings {

/// What word/styles.xml says of one paragraph style, inherited values filled in.
struct DocxStyle {
    std::int32_t heading_level = 0;  // 1..6; 0 = not a heading
    std::int32_t number_id = 0;      // of word/numbering.xml; 0 = not numbered
    std::int32_t number_level = 0;
    bool is_contents = false;  // an entry of the table of contents
    bool is_bold = false;
};

/// Style id -> style. Ids are localised ("berschrift1"), names are not: levels come from outline
/// level or name.
[[nodiscard]] std::map<std::string, DocxStyle, std::less<>> docx_styles(
    const std::string& styles_xml);

/// Heading level that an id means when the document does not say what its styles are; 0 = none.
[[nodiscard]] std::int32_t docx_level_of_style(std::string_view style_id);

/// The automatic numbers of a document. Word stores no numbers, only how to count.
class DocxNumbering {
  public:
    DocxNumbering() = default;
    explicit DocxNumbering(const std::string& numbering_xml);

    struct Item {
        bool is_numbered = false;  // false: a bullet, or no such list
        std::string marker;        // "2.1", "(a)"
    };
    /// Counts one paragraph of that list on. Requires: paragraphs in the order of the document.
    Item next(std::int32_t number_id, std::int32_t level);

  private:
    static constexpr std::size_t kLevels = 9;
    struct Level {
        std::string format;  // decimal, lowerLetter, bullet, ...
        std::string text;    // "%1.%2"
        std::int32_t start = 1;
    };
    struct List {
        std::array<Level, kLevels> levels;
        std::array<std::int32_t, kLevels> counts{};  // 0 = not begun
    };
    /// One use of a list, which may begin its counting anew.
    struct Use {
        std::int32_t list = -1;
        std::map<std::int32_t, std::int32_t> starts;  // level -> number
    };
    static char style_of(const std::string& format);
    static Level read_level(const pugi::xml_node& node);
    void read_list(const pugi::xml_node& node);
    void read_use(const pugi::xml_node& node);

    std::map<std::int32_t, Use> uses_;  // by number id
    std::map<std::int32_t, List> lists_;
};

}  // namespace findings
