// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/page_metadata.hpp"

#include <algorithm>

namespace findings {
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
    if (passage != nullptr && passage->page_number > 0) add("citation_firstpage", passage->page_label.empty() ? std::to_string(passage->page_number) : passage->page_label);
    view["citation_meta"] = std::move(list);
}

}  // namespace findings
