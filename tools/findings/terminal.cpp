// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/terminal.hpp"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace findings {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }

/// Byte at which the character number `index` begins; the end if there are fewer.
std::size_t byte_of(std::string_view text, std::size_t index) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (begins_character(text[i]) && seen++ == index) return i;
    }
    return text.size();
}

}  // namespace

int terminal_columns(int descriptor, int otherwise) {
    winsize size{};
    return isatty(descriptor) == 1 && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
               ? size.ws_col
               : otherwise;
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string shortened(std::string_view text, std::size_t columns) {
    const std::size_t length = columns_of(text);
    if (length <= columns || columns < 3) return std::string(text);
    const std::size_t head = (columns - 1) / 3;
    const std::size_t tail = columns - 1 - head;
    return std::string(text.substr(0, byte_of(text, head))) + "…" +
           std::string(text.substr(byte_of(text, length - tail)));
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns) {
    const std::string margin(indent, ' ');
    std::string out = margin;
    std::size_t at = indent;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const std::size_t width = columns_of(word);
        if (columns > 0 && at > indent && at + 1 + width > columns) {
            out += '\n' + margin;
            at = indent;
        } else if (at > indent) {
            out += ' ';
            ++at;
        }
        out += word;
        at += width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + '\n';
}

}  // namespace findings
