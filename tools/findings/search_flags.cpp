// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/search_flags.hpp"

#include <algorithm>

namespace findings {
namespace {

Result<void> read_date(const char* flag, const std::string& text, PartialDate& date) {
    if (text.empty()) return {};
    const auto read = from_iso(text);
    if (!read)
        return failure(ErrorKind::BadInput,
                       std::string(flag) + " " + text + ": not a date",
                       "write 2024, 2024-03 or 2024-03-15");
    date = *read;
    return {};
}

}  // namespace

void FilterFlags::add_to(CLI::App& command) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const std::string name(kFacets.at(i).name);
        std::string dashed = name;
        std::replace(dashed.begin(), dashed.end(), '_', '-');
        const std::string both = dashed == name ? "--" + name : "--" + name + ",--" + dashed;
        const std::string both_not =
            dashed == name ? "--not-" + name : "--not-" + name + ",--not-" + dashed;
        const std::string label(kFacets.at(i).label);
        command.add_option(both, include.at(i), label + "; repeat for any of several")
            ->group("Filters")
            ->allow_extra_args(false);
        command.add_option(both_not, exclude.at(i), "Leave this " + name + " out")
            ->group("Filters")
            ->allow_extra_args(false);
    }
    command.add_option("--from", from, "Dated on or after: 2024, 2024-03 or 2024-03-15")
        ->group("Filters");
    command.add_option("--to", to, "Dated on or before")->group("Filters");
}

Result<void> FilterFlags::fill(SearchRequest& request) const {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        request.filters.at(i).include = include.at(i);
        request.filters.at(i).exclude = exclude.at(i);
    }
    if (auto read = read_date("--from", from, request.from); !read) return read;
    return read_date("--to", to, request.to);
}

void SearchFlags::add_to(CLI::App& command,
                         const char* name,
                         const char* about,
                         const std::vector<std::string>& formats) {
    command.add_option(name, words, about);
    filters.add_to(command);
    command.add_option("--format", format, "Form of the answer")->check(CLI::IsMember(formats));
    command.add_flag("--json", json, "The same as --format json");
    command.allow_extras();
}

void SearchFlags::add_any_to(CLI::App& command) {
    command.add_flag("--any", any, "Findings may have any of the words instead of all");
}

void SearchFlags::add_sort_to(CLI::App& command) {
    command.add_option("--sort", sort, "Order of the results")
        ->check(CLI::IsMember({"relevance", "newest", "oldest", "rating"}));
}

Result<void> SearchFlags::take_excluded_words(const CLI::App& command) {
    for (const std::string& argument : command.remaining()) {
        if (argument == "--") continue;
        if (argument.starts_with("--"))
            return failure(ErrorKind::BadInput,
                           argument + ": no such flag",
                           "try `findings " + command.get_name() + " --help`");
        words.push_back(argument);
    }
    return {};
}

std::string SearchFlags::text() const {
    std::string text;
    for (const std::string& word : words) (text += text.empty() ? "" : " ") += word;
    return text;
}

const std::string& SearchFlags::form() const {
    static const std::string kJson = "json";
    return json ? kJson : format;
}

Result<SearchRequest> SearchFlags::request() const {
    SearchRequest request;
    request.text = text();
    request.any_word = any;
    request.sort = sort == "newest"   ? Sort::Newest
                   : sort == "oldest" ? Sort::Oldest
                   : sort == "rating" ? Sort::Rating
                                      : Sort::Relevance;
    if (auto filled = filters.fill(request); !filled) return tl::unexpected(filled.error());
    return request;
}

}  // namespace findings
