// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/strict_readers.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace findings::test {
namespace {

/// Calls `field` with each field and whether it is the last of its record; false if the form is
/// broken.
bool read_csv(std::string_view csv, const std::function<void(const std::string&, bool)>& field) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::string value;
    while (!csv.empty()) {
        if (csv.front() == '"') {
            csv.remove_prefix(1);
            for (;;) {
                const auto quote = csv.find('"');
                if (quote == std::string_view::npos) return false;
                value += csv.substr(0, quote);
                csv.remove_prefix(quote + 1);
                if (!csv.starts_with('"')) break;
                value += '"';
                csv.remove_prefix(1);
            }
        } else {
            const auto end = csv.find_first_of(",\r\n");
            value = csv.substr(0, end);
            if (value.find('"') != std::string::npos || end == std::string_view::npos) return false;
            csv.remove_prefix(end);
        }
        const bool is_last = csv.starts_with("\r\n");
        if (!is_last && !csv.starts_with(',')) return false;
        csv.remove_prefix(is_last ? 2 : 1);
        field(value, is_last);
        value.clear();
    }
    return true;
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<int> csv_shape(std::string_view csv) {
    std::vector<int> shape;
    int fields = 0;
    const bool is_sound = read_csv(csv, [&](const std::string&, bool is_last) {
        ++fields;
        if (is_last) shape.push_back(std::exchange(fields, 0));
    });
    if (!is_sound || fields > 0) shape.push_back(-1);
    return shape;
}

std::vector<std::string> csv_formulas(std::string_view csv) {
    std::vector<std::string> formulas;
    const bool is_sound = read_csv(csv, [&](const std::string& value, bool) {
        const bool is_number =
            !value.empty() && value.find_first_not_of("+-.0123456789") == std::string::npos;
        if (!is_number && value.find_first_of("=+-@\t\r") == 0) formulas.push_back(value);
    });
    if (!is_sound) formulas.emplace_back("no CSV");
    return formulas;
}

int ris_records(const std::string& text) {
    int records = 0;
    bool is_open = false;
    for (std::string line : lines_of(text)) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) continue;
        if (line.size() < 6 || line.substr(2, 4) != "  - ") return -1;
        const std::string tag = line.substr(0, 2);
        if ((tag == "TY") == is_open)
            return -1;  // a record begins once, and nothing stands outside
        if (tag == "TY") is_open = true;
        if (tag == "ER") {
            is_open = false;
            ++records;
        }
    }
    return is_open ? -1 : records;
}

int bibtex_records(std::string_view text) {
    int records = 0, depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '{') {
            ++depth;
        } else if (text[i] == '}') {
            if (--depth < 0) return -1;
        } else if (text[i] == '@' && depth == 0 && text.substr(i, 8) != "@comment") {
            ++records;
        }
    }
    return depth == 0 ? records : -1;
}

XmlElements xml_elements(std::string_view xml) {
    XmlElements elements;
    std::vector<std::string> open;
    const auto fault = [&](std::string_view what, std::size_t at) {
        elements.fault = std::string(what) + ": " + std::string(xml.substr(at, 60));
    };
    std::size_t at = xml.starts_with("<?xml ") ? xml.find("?>") + 2 : 0;
    for (; at < xml.size(); ++at) {
        if (static_cast<unsigned char>(xml[at]) < 0x20 && xml[at] != '\n' && xml[at] != '\t')
            return fault("control character", at), elements;
        if (xml[at] == '&') {
            const auto end = xml.find(';', at);
            const std::string_view name =
                end == std::string_view::npos ? "" : xml.substr(at + 1, end - at - 1);
            if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "apos" &&
                !name.starts_with('#'))
                return fault("entity", at), elements;
        }
        if (xml[at] != '<') continue;
        const auto end = xml.find('>', at);
        if (end == std::string_view::npos) return fault("never closed", at), elements;
        std::string_view tag = xml.substr(at + 1, end - at - 1);
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1))
                return fault("closes another", at), elements;
            open.pop_back();
        } else {
            const bool is_empty = tag.ends_with('/');
            const std::string name(tag.substr(0, tag.find_first_of(" /")));
            if (name.empty() || name.front() == '!' || name.front() == '?')
                return fault("no element", at), elements;
            if (std::ranges::count(tag, '"') % 2 != 0) return fault("open quotation", at), elements;
            elements.names.push_back(name);
            if (!is_empty) open.push_back(name);
        }
        at = end;
    }
    if (!open.empty()) elements.fault = "never closed: " + open.back();
    return elements;
}

}  // namespace findings::test
