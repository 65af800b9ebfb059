// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html_head.hpp"
#include "indexer/text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace findings {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxJsonBytes = 256U << 10;
constexpr int kMaxJsonDepth = 32;

bool is_too_deep(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (depth > kMaxJsonDepth) return true;
    }
    return false;
}

/// A text, or the name or address of an object, or the first of several.
std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_array() && !value.empty()) return text_of(value.front());
    if (!value.is_object()) return {};
    for (const char* key : {"name", "@id", "url"}) {
        const auto found = value.find(key);
        if (found != value.end() && found->is_string()) return found->get<std::string>();
    }
    return {};
}

/// Whether the object is the page's text, and not the organisation or the way to the page.
bool is_work(const Json& object) {
    constexpr auto kTypes = std::to_array<std::string_view>({"Article",
                                                             "NewsArticle",
                                                             "Report",
                                                             "WebPage",
                                                             "BlogPosting",
                                                             "TechArticle",
                                                             "ScholarlyArticle",
                                                             "CreativeWork",
                                                             "MedicalWebPage",
                                                             "GovernmentService",
                                                             "DigitalDocument",
                                                             "DiscussionForumPosting"});
    const auto type = object.find("@type");
    if (type == object.end())
        return object.contains("datePublished") || object.contains("headline");
    const std::string name = text_of(*type);
    return std::find(kTypes.begin(), kTypes.end(), name) != kTypes.end();
}

void read_work(ParsedDocument& document, const Json& work) {
    const auto text_at = [&](const char* key) {
        const auto found = work.find(key);
        return found == work.end() ? std::string{} : text_of(*found);
    };
    set_property(document, "published", text_at("datePublished"));
    set_property(document, "modified", text_at("dateModified"));
    set_property(document, "publisher", text_at("publisher"));
    set_property(document, "author", text_at("author"));
    set_property(document, "description", text_at("description"));
    set_property(document, "licence", text_at("license"));
    for (const char* key : {"url", "mainEntityOfPage", "@id"}) {
        const std::string address = text_at(key);
        if (address.starts_with("http") && address.find('#') == std::string::npos)
            set_property(document, "canonical_url", address);
    }
    if (document.title.empty()) document.title = clean_line(text_at("headline"));
    if (document.title.empty()) document.title = clean_line(text_at("name"));
}

void read_value(ParsedDocument& document, const Json& value) {
    if (value.is_array()) {
        for (const Json& entry : value) read_value(document, entry);
        return;
    }
    if (!value.is_object()) return;
    if (const auto graph = value.find("@graph"); graph != value.end())
        return read_value(document, *graph);
    if (is_work(value)) read_work(document, value);
}

}  // namespace

void read_linked_data(ParsedDocument& document, std::string_view json) {
    if (json.size() > kMaxJsonBytes || is_too_deep(json)) return;
    const Json value = Json::parse(json, nullptr, false, true);
    if (!value.is_discarded()) read_value(document, value);
}

}  // namespace findings
