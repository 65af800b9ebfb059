// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/params.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "server/escape.hpp"
#include "server/limits.hpp"
#include "server/openapi.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace findings {
namespace {

constexpr std::array<std::string_view, 10> kNames =
    {"q", "any", "repeats", "same_as", "sort", "by", "page", "per_page", kFromFilter, kToFilter};
constexpr std::array<std::string_view, 4> kSorts = {"relevance", "newest", "oldest", "rating"};
constexpr std::array<std::string_view, 2> kGroupings = {"finding", "report"};
constexpr std::array<std::string_view, 2> kRepeats = {"all", "once"};

std::span<const VocabularyValue> vocabulary_of(std::string_view facet_name) {
    if (facet_name == "polarity") return polarities();
    if (facet_name == "kind") return finding_kinds();
    if (facet_name == "key_question") return key_questions();
    if (facet_name == "rating") return rating_values();
    if (facet_name == "report_kind") return report_kinds();
    return {};
}

std::optional<std::uint32_t> read_number(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_year(std::string_view text) {
    const auto year = read_number(text);
    return text.size() == 4 && year && *year >= 1900 && *year <= 2100;
}

std::string in_quotes(std::string_view text) {
    return "\"" + clean_utf8(text.substr(0, 60)) + "\"";
}

template <class Table, class IdOf>
std::string joined_ids(const Table& table, IdOf id_of) {
    std::string joined;
    for (const auto& entry : table) {
        if (id_of(entry).empty()) continue;
        if (!joined.empty()) joined += ", ";
        joined += id_of(entry);
    }
    return joined;
}

// What a closed facet would have taken.
std::string expected_values(std::string_view facet_name) {
    if (facet_name == "year") return "Use a year of four digits, such as 2019.";
    if (facet_name == "theme") return "The themes are listed at /api/v1/themes.";
    return "Use one of: " +
           joined_ids(vocabulary_of(facet_name), [](const auto& value) { return value.id; }) + ".";
}

/// Reads the parameters one by one and keeps every problem.
class Reader {
  public:
    explicit Reader(const ThemeTree& themes) : themes_(themes) {}

    void read(const Parameter& parameter) {
        const auto& [name, value] = parameter;
        if (!is_clean_utf8(name) || !is_clean_utf8(value)) {
            return refuse(clean_utf8(name), "is not valid UTF-8 text.");
        }
        const bool excluded = name.starts_with('-');
        if (const auto facet = facet_number(std::string_view(name).substr(excluded ? 1 : 0))) {
            read_filter(*facet, value, excluded);
        } else if (!read_single(name, value)) {
            refuse(name, "is not a parameter of a search.");
        }
    }

    ReadRequest finish() {
        check_range();
        check_page();
        return std::move(read_);
    }

  private:
    void refuse(std::string name, std::string message) {
        read_.problems.push_back({std::move(name), std::move(message)});
    }

    void read_filter(std::size_t facet, const std::string& value, bool excluded) {
        if (value.empty()) return;  // a form sends empty boxes and means nothing by them
        const std::string name = (excluded ? "-" : "") + std::string(kFacets[facet].name);
        if (value.size() > limits::kMaxFilterBytes) {
            return refuse(name,
                          "is longer than " + std::to_string(limits::kMaxFilterBytes) + " bytes.");
        }
        if (!is_facet_value(facet, value, themes_)) {
            return refuse(name,
                          in_quotes(value) + " is not a value of this filter. " +
                              expected_values(kFacets[facet].name));
        }
        auto& values =
            excluded ? read_.request.filters[facet].exclude : read_.request.filters[facet].include;
        if (std::ranges::find(values, value) != values.end()) return;
        if (++filter_values_ > limits::kMaxFilterValues) {
            if (filter_values_ == limits::kMaxFilterValues + 1) {
                refuse(name,
                       "brings the filters over " + std::to_string(limits::kMaxFilterValues) +
                           " values.");
            }
            return;
        }
        values.push_back(value);
    }

    // False for a name that is no parameter at all.
    bool read_single(const std::string& name, const std::string& value) {
        if (std::ranges::find(kNames, name) == kNames.end()) return false;
        if (value.empty()) return true;
        if (std::ranges::find(seen_, name) != seen_.end()) {
            refuse(name, "is given more than once.");
            return true;
        }
        seen_.push_back(name);
        if (name == "q") read_text(value);
        if (name == "any") read_switch(name, value, read_.request.any_word);
        if (name == "repeats") read_choice(name, value, kRepeats, read_.request.repeats);
        if (name == "same_as") read_passage_id(value);
        if (name == "sort") read_choice(name, value, kSorts, read_.request.sort);
        if (name == "by") read_choice(name, value, kGroupings, read_.request.by);
        if (name == "page") read_count(name, value, limits::kMaxResultDepth, page_);
        if (name == "per_page") read_count(name, value, limits::kMaxPageSize, read_.request.limit);
        if (name == kFromFilter) read_date(name, value, read_.request.from);
        if (name == kToFilter) read_date(name, value, read_.request.to);
        return true;
    }

    void read_text(const std::string& value) {
        if (value.size() > limits::kMaxQueryBytes) {
            return refuse("q",
                          "is longer than " + std::to_string(limits::kMaxQueryBytes) + " bytes.");
        }
        read_.request.text = value;
    }

    void read_passage_id(const std::string& value) {
        if (value.size() > limits::kMaxFilterBytes)
            return refuse("same_as", "is not the id of a finding: it is too long.");
        read_.request.same_as = value;
    }

    template <class Choices, class Enum>
    void read_choice(const std::string& name,
                     const std::string& value,
                     const Choices& choices,
                     Enum& chosen) {
        const auto found = std::ranges::find(choices, value);
        if (found == choices.end()) {
            return refuse(name,
                          in_quotes(value) + " is not known. Use one of: " +
                              joined_ids(choices, [](std::string_view id) { return id; }) + ".");
        }
        chosen = static_cast<Enum>(found - choices.begin());
    }

    void read_count(const std::string& name,
                    const std::string& value,
                    std::uint32_t highest,
                    std::uint32_t& count) {
        const auto number = read_number(value);
        if (!number || *number < 1 || *number > highest) {
            return refuse(
                name,
                in_quotes(value) + " is not a number from 1 to " + std::to_string(highest) + ".");
        }
        count = *number;
    }

    void read_switch(const std::string& name, const std::string& value, bool& is_on) {
        if (value != "1" && value != "0") {
            return refuse(name, in_quotes(value) + " is neither 1 (yes) nor 0 (no).");
        }
        is_on = value == "1";
    }

    void read_date(const std::string& name, const std::string& value, PartialDate& date) {
        const auto read = from_iso(value);
        if (!read) {
            return refuse(
                name,
                in_quotes(value) +
                    " is not a date. Use a year, a month or a day: 2019, 2019-04 or 2019-04-26.");
        }
        date = *read;
    }

    void check_range() {
        const PartialDate& from = read_.request.from;
        PartialDate& to = read_.request.to;
        if (!from.known() || !to.known() || first_day(from) <= last_day(to)) return;
        refuse(std::string(kToFilter), "is before \"from\".");
        to = {};
    }

    void check_page() {
        read_.request.offset = (page_ - 1) * read_.request.limit;
        if (read_.request.offset + read_.request.limit <= limits::kMaxResultDepth) return;
        refuse("page",
               "is too far: only the first " + std::to_string(limits::kMaxResultDepth) +
                   " results can be paged through. Narrow the search with filters.");
        read_.request.offset = 0;
    }

    const ThemeTree& themes_;
    ReadRequest read_;
    std::uint32_t page_ = 1;
    std::size_t filter_values_ = 0;
    std::vector<std::string> seen_;
};

}  // namespace

std::span<const std::string_view> search_parameter_names() { return kNames; }

bool is_facet_value(std::size_t facet, std::string_view value, const ThemeTree& themes) {
    const Facet& row = kFacets.at(facet);
    if (value.empty()) return false;
    if (value == kAnyValue) return true;
    if (row.values == FacetValues::Open) return true;
    if (row.name == "theme") return themes.find(value) != nullptr;
    if (row.name == "year") return is_year(value);
    const auto vocabulary = vocabulary_of(row.name);
    return std::ranges::find(vocabulary, value, &VocabularyValue::id) != vocabulary.end();
}

std::string facet_value_label(std::size_t facet, std::string_view value, const ThemeTree& themes) {
    const Facet& row = kFacets.at(facet);
    if (value == kAnyValue) return "stated";
    if (row.name == "theme") return themes.label(value);
    const auto vocabulary = vocabulary_of(row.name);
    const auto found = std::ranges::find(vocabulary, value, &VocabularyValue::id);
    return std::string(found == vocabulary.end() ? value : found->label);
}

ReadRequest read_search(const Parameters& parameters, const ThemeTree& themes) {
    Reader reader(themes);
    for (std::size_t i = 0; i < std::min(parameters.size(), limits::kMaxParameters); ++i)
        reader.read(parameters[i]);
    ReadRequest read = reader.finish();
    if (parameters.size() > limits::kMaxParameters) {
        read.problems.push_back({clean_utf8(parameters[limits::kMaxParameters].name),
                                 "and everything after it: more than " +
                                     std::to_string(limits::kMaxParameters) + " parameters."});
    }
    return read;
}

std::vector<ParameterProblem> unknown_parameters(const Parameters& parameters,
                                                 std::initializer_list<std::string_view> allowed) {
    std::vector<ParameterProblem> problems;
    for (const auto& [name, value] : parameters) {
        if (std::ranges::find(allowed, name) == allowed.end()) {
            problems.push_back({clean_utf8(name), "is not a parameter of this page."});
        }
    }
    return problems;
}

Parameters to_parameters(const SearchRequest& request) {
    Parameters parameters;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) parameters.push_back({std::string(name), std::string(value)});
    };
    add("q", request.text);
    if (request.any_word) add("any", "1");
    for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
        for (const auto& value : request.filters[facet].include) add(kFacets[facet].name, value);
        for (const auto& value : request.filters[facet].exclude)
            add("-" + std::string(kFacets[facet].name), value);
    }
    add(kFromFilter, to_iso(request.from));
    add(kToFilter, to_iso(request.to));
    if (request.repeats != Repeats::Unsaid) add("repeats", to_id(request.repeats));
    add("same_as", request.same_as);
    if (request.sort != Sort::Relevance) add("sort", to_id(request.sort));
    if (request.by != Grouping::Finding) add("by", to_id(request.by));
    if (request.limit != limits::kDefaultPageSize) add("per_page", std::to_string(request.limit));
    if (page_number(request) > 1) add("page", std::to_string(page_number(request)));
    return parameters;
}

std::string_view to_id(Sort sort) { return kSorts.at(static_cast<std::size_t>(sort)); }
std::string_view to_id(Grouping by) { return kGroupings.at(static_cast<std::size_t>(by)); }
std::string_view to_id(Repeats repeats) { return kRepeats.at(static_cast<std::size_t>(repeats)); }

std::uint32_t page_number(const SearchRequest& request) {
    return request.limit == 0 ? 1 : request.offset / request.limit + 1;
}

SearchRequest at_page(SearchRequest request, std::uint32_t page) {
    request.offset = (page - 1) * request.limit;
    return request;
}

}  // namespace findings
