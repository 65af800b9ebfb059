// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/page_metadata.hpp"

#include "server/escape.hpp"

#include <algorithm>

namespace findings {
namespace {

/// schema.org: the report, and the finding as a quotation of it.
Json linked_data(const Report& report, const Passage* passage) {
    Json source = {{"@type", "Report"}, {"name", report.title}, {"identifier", report.id}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) source[name] = value;
    };
    add("datePublished", to_iso(report.published));
    add("url", web_link(report.source_url));
    add("license", web_link(report.licence).empty() ? std::string() : report.licence);
    add("inLanguage", report.language);
    add("author", report.author);
    if (!report.publisher.empty())
        source["publisher"] = {{"@type", "Organization"}, {"name", report.publisher}};
    const std::string& place =
        report.location.name.empty() ? report.provider.name : report.location.name;
    if (!place.empty()) source["about"] = {{"@type", "Organization"}, {"name", place}};
    if (passage == nullptr) {
        Json whole = {{"@context", "https://schema.org"}};
        whole.update(source);
        return whole;
    }
    Json quotation = {{"@context", "https://schema.org"},
                      {"@type", "Quotation"},
                      {"identifier", passage->id},
                      {"text", passage->text}};
    if (passage->page_number > 0)
        quotation["position"] =
            "page " + (passage->page_label.empty() ? std::to_string(passage->page_number)
                                                   : passage->page_label);
    quotation["isPartOf"] = std::move(source);
    return quotation;
}

/// Inside a script element no text may look like markup; JSON has another form for these
/// characters.
std::string for_script(const std::string& json) {
    std::string text;
    for (const char c : json) {
        if (c == '<')
            text += "\\u003c";
        else if (c == '>')
            text += "\\u003e";
        else if (c == '&')
            text += "\\u0026";
        else
            text += c;
    }
    return text;
}

}  // namespace

void add_metadata(Json& view, const Report& report, const Passage* passage) {
    Json list = Json::array();
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) list.push_back({{"citation_name", name}, {"citation_value", value}});
    };
    std::string date = to_iso(report.published);
    std::replace(date.begin(), date.end(), '-', '/');
    add("citation_title", report.title);
    add("citation_author", report.publisher.empty() ? report.author : report.publisher);
    add("citation_publication_date", date);
    add("citation_technical_report_institution", report.publisher);
    add("citation_technical_report_number", passage == nullptr ? report.id : passage->id);
    add("citation_language", report.language);
    add("citation_public_url", report.source_url);
    if (passage != nullptr && passage->page_number > 0)
        add("citation_firstpage",
            passage->page_label.empty() ? std::to_string(passage->page_number)
                                        : passage->page_label);
    view["citation_meta"] = std::move(list);
    view["linked_data"] = for_script(dump(linked_data(report, passage)));
}

}  // namespace findings
