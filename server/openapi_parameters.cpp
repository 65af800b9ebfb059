// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/openapi_parameters.hpp"

#include "indexer/schema/fields.hpp"
#include "server/json_schema.hpp"
#include "server/limits.hpp"
#include "server/openapi.hpp"

#include <string>
#include <utility>

namespace findings::openapi {
namespace {

using namespace json_schema;

Json parameter(std::string_view name, const char* about, Json schema, bool is_list = false) {
    Json json = {{"name", name}, {"in", "query"}, {"description", about}};
    if (is_list) {
        json["schema"] = list_of(std::move(schema));
        json["explode"] = true;
    } else {
        json["schema"] = std::move(schema);
    }
    return json;
}

Json search_parameter(std::string_view name) {
    if (name == "q")
        return parameter(name,
                         "Words in the query language",
                         {{"type", "string"}, {"maxLength", limits::kMaxQueryBytes}});
    if (name == "any") return parameter(name, "1: any of the words is enough", one_of({"0", "1"}));
    if (name == "repeats")
        return parameter(name,
                         "Findings that say the same: all of them, or one for all",
                         one_of({"all", "once"}));
    if (name == "same_as")
        return parameter(name, "Id of a finding: only it and those that say the same", text());
    if (name == "sort")
        return parameter(name, "Order", one_of({"relevance", "newest", "oldest", "rating"}));
    if (name == "by") return parameter(name, "What a result is", one_of({"finding", "report"}));
    if (name == "page")
        return parameter(name, "Page of the results", number_to(limits::kMaxResultDepth));
    if (name == "per_page")
        return parameter(name, "Results a page", number_to(limits::kMaxPageSize));
    if (name == kFromFilter)
        return parameter(name, "Dated on or after: year, month or day", text());
    if (name == kToFilter) return parameter(name, "Dated on or before", text());
    return parameter(name, "", text());
}

bool takes_search_parameter(unsigned takes, std::string_view name) {
    const bool is_filter = name == "q" || name == "any" || name == kFromFilter || name == kToFilter;
    if (name == "q" && (takes & (kNoWords | kPractice)) != 0) return false;
    if (name == "any" && (takes & kNoProvider) != 0) return false;
    if (name == "by" && (takes & kNoGroups) != 0) return false;
    return (takes & (kSearch | kPractice)) != 0 || ((takes & kFilters) != 0 && is_filter);
}

void add_own(Json& list, unsigned takes) {
    if ((takes & kTyped) != 0) list.push_back(parameter("q", "What was typed so far", text()));
    if ((takes & kMatrix) != 0) {
        Json names = Json::array();
        for (const Facet& facet : kFacets) names.push_back(facet.name);
        const Json facets = {{"type", "string"}, {"enum", names}};
        list.push_back(parameter("rows", "Filter whose values are the rows", facets));
        list.push_back(parameter("columns", "Filter whose values are the columns", facets));
        list.push_back(
            parameter("values", "Values of each, those with most findings", number_to(64)));
        list.push_back(parameter("format", "Form of the answer", one_of({"json", "csv"})));
    }
    if ((takes & kPractice) != 0) {
        if ((takes & kNoWords) == 0)
            list.push_back(parameter("q",
                                     "Any text: a concern, a requirement, a paragraph",
                                     {{"type", "string"}, {"maxLength", limits::kMaxPastedBytes}}));
        if ((takes & kNoWords) == 0)
            list.push_back(parameter("id", "Id of a finding in place of a text", text()));
        list.push_back(parameter("like_service", "The reader's own service", text()));
        list.push_back(parameter("like_region", "The reader's own region", text()));
    }
    if ((takes & kExport) != 0) {
        list.push_back(
            parameter("format",
                      "Form of the answer",
                      one_of({"csv", "ndjson", "ris", "bibtex", "csljson", "measures"})));
        list.push_back(parameter("header", "0: without the heading", one_of({"1", "0"})));
    }
    if ((takes & kPack) != 0) {
        list.push_back(parameter("id", "Ids of findings, in order", text(), true));
        list.push_back(
            parameter("note", "A note on the finding whose id comes before it", text(), true));
        list.push_back(
            parameter("add", "Ids or addresses of findings, with blanks between", text(), true));
        list.push_back(parameter("title", "Title of the pack", text()));
        list.push_back(parameter("format",
                                 "Form of the answer",
                                 one_of({"json", "html", "docx", "odt", "md"})));
    }
}

}  // namespace

Json parameters_of(const Operation& operation) {
    Json list = Json::array();
    if (operation.path.find("{id}") != std::string_view::npos) {
        list.push_back({{"name", "id"},
                        {"in", "path"},
                        {"required", true},
                        {"schema",
                         {{"type", "string"},
                          {"pattern", "^[0-9a-z-]+$"},
                          {"maxLength", limits::kMaxIdBytes}}}});
    }
    for (const std::string_view name : search_parameter_names()) {
        if (takes_search_parameter(operation.takes, name)) list.push_back(search_parameter(name));
    }
    if ((operation.takes & (kSearch | kFilters | kPractice)) != 0) {
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            const std::string name(kFacets.at(facet).name);
            if ((facet == facet::kProvider || facet == facet::kPolarity) &&
                (operation.takes & kNoProvider) != 0)
                continue;
            list.push_back(
                parameter(name, "Any of these values; * = any at all", facet_value(facet), true));
            list.push_back(parameter("-" + name,
                                     "None of these values; * = whatever has none",
                                     facet_value(facet),
                                     true));
        }
    }
    add_own(list, operation.takes);
    return list;
}

}  // namespace findings::openapi
