// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/parse/xml_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace findings {

struct OdtStyle {
    std::int32_t heading_level = 0;  // 1..6; 0 = not a heading
    bool is_bold = false;
    bool begins_page = false;
};

struct OdtListLevel {
    char format = '\0';  // 1, a, A, i, I; NUL = bullets
    std::string prefix;
    std::string suffix;
    std::int32_t start = 1;
    [[nodiscard]] std::string marker(std::int32_t number) const;  // empty for bullets
};

/// Styles of an OpenDocument text: named ones of styles.xml, automatic ones of content.xml.
class OdtStyles {
  public:
    /// Reads the styles below the root element of either file; later definitions win.
    void read(const pugi::xml_node& root);

    [[nodiscard]] OdtStyle paragraph(std::string_view name) const;
    [[nodiscard]] bool is_bold(std::string_view name, bool otherwise) const;
    [[nodiscard]] bool is_hidden(std::string_view name) const;
    [[nodiscard]] OdtListLevel list_level(std::string_view list_style, std::size_t level) const;

  private:
    struct Raw {
        std::string name;
        std::string parent;
        std::int32_t outline_level = -1;
        std::int32_t bold = -1;
        bool begins_page = false;
        bool hidden = false;
    };
    std::map<std::string, Raw, std::less<>> styles_;
    std::map<std::string, std::map<std::size_t, OdtListLevel>, std::less<>> lists_;
};

}  // namespace findings
