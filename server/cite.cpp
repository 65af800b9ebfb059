// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cite.hpp"

#include "server/words.hpp"

namespace findings {

std::string page_in_words(const Passage& passage) {
    const std::string counted_page =
        passage.page_number > 0 ? std::to_string(passage.page_number) : std::string{};
    if (passage.page_label.empty() || passage.page_label == counted_page) {
        return counted_page.empty() ? std::string{} : "page " + counted_page;
    }
    if (counted_page.empty()) return "page " + passage.page_label;
    return "page " + passage.page_label + " (" + counted_page + " of the file)";
}

std::string citation(const Passage& passage, const Report& report) {
    std::string line = report.publisher.empty() ? report.author : report.publisher;
    const std::string published = in_words(report.published);
    if (!published.empty()) line += (line.empty() ? "(" : " (") + published + ")";
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        if (!line.empty()) line += ". ";
        line += part;
    };
    add(report.title);
    // A title usually names the place already.
    if (report.title.find(report.location.name) == std::string::npos) add(report.location.name);
    std::string where = page_in_words(passage);
    if (!passage.section.empty())
        where += (where.empty() ? "" : ", ") + ("section \"" + passage.section.back() + "\"");
    if (!where.empty()) where[0] = where[0] == 'p' ? 'P' : 'S';
    add(where);
    add(report.source_url);
    add("Finding " + passage.id);
    return line + ".";
}

}  // namespace findings
