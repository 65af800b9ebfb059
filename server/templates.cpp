// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/templates.hpp"

#include "embedded/templates.hpp"
#include "indexer/schema/ids.hpp"
#include "server/escape.hpp"

#include <kainjow/mustache.hpp>

#include <array>
#include <stdexcept>
#include <unordered_map>

namespace findings {
namespace {

namespace mustache = kainjow::mustache;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 16> kPages = {"home",
                                                     "search",
                                                     "finding",
                                                     "report",
                                                     "themes",
                                                     "theme",
                                                     "provider",
                                                     "about",
                                                     "accessibility",
                                                     "help",
                                                     "error",
                                                     "cross_reference",
                                                     "practice",
                                                     "registers",
                                                     "dashboard",
                                                     "pack"};
constexpr int kMaxIncludeDepth = 4;

std::string file_text(std::string_view name) {
    const std::string_view text = templates::embedded_file(std::string(name) + ".mustache");
    if (text.empty()) throw std::logic_error("no template called " + std::string(name));
    return std::string(text);
}

// {{> name}} is replaced before parsing: kainjow would parse a partial again each time a list comes
// to it.
std::string with_includes(std::string text, int depth = 0) {
    constexpr std::string_view kOpen = "{{> ";
    if (depth > kMaxIncludeDepth) throw std::logic_error("templates include each other");
    for (auto begin = text.find(kOpen); begin != std::string::npos;
         begin = text.find(kOpen, begin)) {
        const auto end = text.find("}}", begin);
        if (end == std::string::npos) throw std::logic_error("a {{> without its }}");
        const std::string name = text.substr(begin + kOpen.size(), end - begin - kOpen.size());
        text.replace(begin, end + 2 - begin, with_includes(file_text(name), depth + 1));
    }
    return text;
}

mustache::data to_mustache(const Json& json) {
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        return text.empty() ? mustache::data(false) : mustache::data(text);
    }
    if (json.is_boolean()) return mustache::data(json.get<bool>());
    if (json.is_number()) return mustache::data(json.dump());
    if (json.is_array()) {
        mustache::data list(mustache::data::type::list);
        for (const auto& item : json) list.push_back(to_mustache(item));
        return list;
    }
    if (json.is_object()) {
        mustache::data object;
        for (const auto& [key, value] : json.items()) object.set(key, to_mustache(value));
        return object;
    }
    return mustache::data(false);
}

// Parsed once a thread: a template remembers its last error, so one may not be shared.
mustache::mustache& parsed(std::string_view name) {
    thread_local std::unordered_map<std::string, mustache::mustache> cache;
    const std::string key(name);
    auto found = cache.find(key);
    if (found == cache.end()) {
        mustache::mustache page(with_includes(file_text(name)));
        if (!page.is_valid())
            throw std::logic_error("template " + key + ": " + page.error_message());
        page.set_custom_escape([](const std::string& text) { return escape_html(text); });
        found = cache.emplace(key, std::move(page)).first;
    }
    return found->second;
}

}  // namespace

std::string render(std::string_view name, const Json& view) {
    return parsed(name).render(to_mustache(view));
}

std::string templates_id() {
    std::string all;
    for (const std::string_view name : kPages) all += with_includes(file_text(name));
    return sha256_hex(all);
}

}  // namespace findings
