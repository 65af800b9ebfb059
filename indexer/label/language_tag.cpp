// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/language_tag.hpp"

namespace findings::label {

bool is_language_tag(std::string_view text) {
    bool has_part = false, is_first_part = true;
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_digit = c >= '0' && c <= '9';
        if (is_letter || (is_digit && !is_first_part)) {
            has_part = true;
        } else if (c == '-' && has_part) {
            has_part = is_first_part = false;
        } else {
            return false;
        }
    }
    return has_part;
}

}  // namespace findings::label
