// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cite.hpp"

#include "server/escape.hpp"
#include "server/words.hpp"

#include <string_view>

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

namespace {

std::string source_name(const Report& report) {
    if (!report.publisher.empty()) return report.publisher;
    return report.author.empty() ? std::string("Source not stated") : report.author;
}

std::string title_or_place(const Report& report) {
    if (!report.title.empty()) return report.title;
    return report.location.name.empty() ? report.provider.name : report.location.name;
}

// Author, year, title: as the Harvard style has reports.
std::string harvard(const Passage& passage, const Report& report) {
    const std::string year =
        report.published.known() ? std::to_string(report.published.year) : "no date";
    std::string line = source_name(report) + " (" + year + ") " + title_or_place(report) + ".";
    if (const std::string page = page_in_words(passage); !page.empty())
        line += " P" + page.substr(1) + ".";
    if (!report.source_url.empty()) line += " Available at: " + report.source_url;
    return line + (report.source_url.empty() ? " Finding " : " (finding ") + passage.id +
           (report.source_url.empty() ? "." : ").");
}

// Vancouver: title first, then publisher and year.
std::string vancouver(const Passage& passage, const Report& report) {
    std::string line = source_name(report) + ". " + title_or_place(report) + ".";
    if (report.published.known()) line += " " + in_words(report.published) + ".";
    if (passage.page_number > 0) line += " p. " + std::to_string(passage.page_number) + ".";
    if (!report.source_url.empty()) line += " Available from: " + report.source_url;
    return line;
}

}  // namespace

std::vector<Citation> citations(const Passage& passage, const Report& report) {
    return {{"Quotation with its source",
             "\u201c" + passage.text + "\u201d " + citation(passage, report)},
            {"Harvard", harvard(passage, report)},
            {"Vancouver", vancouver(passage, report)}};
}

std::string source_at_page(const Report& report, const Passage& passage) {
    const std::string link = web_link(report.source_url);
    const std::string_view path = std::string_view(link).substr(0, link.find_first_of("?#"));
    if (passage.page_number <= 0 || link.find('#') != std::string::npos) return {};
    if (!path.ends_with(".pdf") && !path.ends_with(".PDF")) return {};
    return link + "#page=" + std::to_string(passage.page_number);
}

}  // namespace findings
