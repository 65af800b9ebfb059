// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/markup.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace findings::test {

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

std::size_t count(const std::string& html, const std::string& part) {
    std::size_t found = 0;
    for (auto at = html.find(part); at != std::string::npos; at = html.find(part, at + part.size()))
        ++found;
    return found;
}

namespace {

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

// Not std::regex: GCC 12 warns inside it under the sanitizers, and warnings are errors.
class TagReader {
  public:
    explicit TagReader(std::string_view rest) : rest_(rest) {}
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string take_name() {
        std::string name;
        while (!rest_.empty() && is_name_char(rest_.front())) {
            name += rest_.front();
            rest_.remove_prefix(1);
        }
        return name;
    }
    /// A value in double quotes; nothing if a < or > stands before its end.
    std::optional<std::string> take_quoted() {
        if (!take('"')) return std::nullopt;
        const auto end = rest_.find_first_of("\"<>");
        if (end == std::string_view::npos || rest_[end] != '"') return std::nullopt;
        const std::string value(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return value;
    }

  private:
    std::string_view rest_;
};

/// The tag at the start of `rest`: its name, "/name" for a closing one; nothing if it is none.
std::optional<std::string> read_tag(std::string_view rest, Markup& markup) {
    TagReader reader(rest);
    if (!reader.take('<')) return std::nullopt;
    const bool closes = reader.take('/');
    const std::string name = reader.take_name();
    if (name.empty()) return std::nullopt;
    while (reader.take(' ')) {
        const std::string attribute = reader.take_name();
        if (attribute.empty() || closes) return std::nullopt;
        std::string value;
        if (reader.take('=')) {
            const auto quoted = reader.take_quoted();
            if (!quoted) return std::nullopt;
            value = *quoted;
        }
        markup.attributes.insert(attribute);
        if (attribute == "href" || attribute == "action") markup.links.push_back(value);
        if (name == "script" && attribute == "type" && value == "application/ld+json")
            ++markup.data_blocks;
        if (attribute == "src") markup.sources.push_back(value);
        if (attribute == "id") markup.ids.push_back(value);
    }
    if (!reader.take('>')) return std::nullopt;
    return (closes ? "/" : "") + name;
}

}  // namespace

std::size_t Markup::scripts() const {
    return static_cast<std::size_t>(std::ranges::count(open, "script")) - data_blocks;
}

Markup markup_of(const std::string& html) {
    static const std::set<std::string> kVoid = {"meta", "link", "input", "br"};
    Markup markup;
    std::vector<std::string> stack;
    for (auto at = html.find('<', 1); at != std::string::npos; at = html.find('<', at + 1)) {
        const auto tag = read_tag(std::string_view(html).substr(at), markup);
        if (!tag) {
            markup.fault = "no tag: " + html.substr(at, 80);
            return markup;
        }
        if (tag->front() != '/') {
            markup.open.push_back(*tag);
            if (!kVoid.contains(*tag)) stack.push_back(*tag);
        } else if (stack.empty() || "/" + stack.back() != *tag) {
            markup.fault = "<" + *tag + "> closes " + (stack.empty() ? "nothing" : stack.back());
            return markup;
        } else {
            stack.pop_back();
        }
    }
    if (!stack.empty()) markup.fault = "never closed: " + stack.back();
    return markup;
}

void check_page(const std::string& html) {
    const Markup markup = markup_of(html);
    CHECK(markup.fault == "");
    CHECK(std::ranges::count(markup.open, "h1") == 1);
    CHECK(std::ranges::count(markup.open, "main") == 1);
    CHECK(markup.scripts() == 1);
    CHECK(markup.data_blocks <= 1);
    REQUIRE(markup.sources.size() == 1);
    CHECK(markup.sources[0].starts_with("/assets/findings."));
    CHECK(std::ranges::count(markup.open, "img") == 0);
    CHECK(std::ranges::count(markup.open, "style") == 0);
    for (const auto& attribute : markup.attributes) {
        CHECK(attribute != "style");
        CHECK_FALSE(attribute.starts_with("on"));
    }
    std::set<std::string> ids(markup.ids.begin(), markup.ids.end());
    CHECK(ids.size() == markup.ids.size());
    for (const auto& link : markup.links) {
        CAPTURE(link);
        const bool ours = link.starts_with("/") && !link.starts_with("//");
        CHECK((ours || link.starts_with("#") || link.starts_with("https://")));
        if (link.starts_with("#")) CHECK(ids.contains(link.substr(1)));
    }
}

}  // namespace findings::test
