// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that tell what this is and how to use it. Their words stand in the templates; only figures
// and vocabularies come from the base.
#include "indexer/schema/vocabulary.hpp"
#include "server/pages/pages.hpp"
#include "server/pages/parts.hpp"
#include "server/words.hpp"

#include <string>

namespace findings::pages {
namespace {

Json guide_view(const char* title, const Call& call) {
    const IndexSummary& summary = call.backend.summary();
    Json view = page_view(title);
    view["base_findings"] = in_words(summary.findings);
    view["base_reports"] = in_words(summary.reports);
    view["base_built"] = in_words(
        from_iso(summary.built_at.substr(0, summary.built_at.find('T'))).value_or(PartialDate{}));
    view["generation"] = summary.generation;
    view["theme_version"] = call.themes.version();
    view["labeller"] = summary.labeller_version;
    view["answered"] = true;
    add_problems(view, unknown_parameters(call.parameters, {}));
    return view;
}

// One row a filter: how it is written in the search box, and values it takes.
Json filters_view() {
    Json list = Json::array();
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        std::string values;
        for (const VocabularyValue& value : facet_vocabulary(i)) {
            if (!value.id.empty()) (values += values.empty() ? "" : ", ") += value.id;
        }
        if (i == facet::kTheme)
            values = "an id from the list of themes, such as blanket-restrictions";
        if (i == facet::kYear) values = "a year of four digits";
        if (values.empty())
            values = "a name as it stands in the reports; in quotation marks if it has spaces";
        list.push_back({{"filter_name", kFacets.at(i).name},
                        {"filter_label", kFacets.at(i).label},
                        {"filter_values", values}});
    }
    return list;
}

}  // namespace

Answer about(const Call& call) {
    Json view = guide_view("About this base", call);
    return page_answer("about", view);
}

Answer accessibility(const Call& call) {
    return page_answer("accessibility", guide_view("Accessibility statement", call));
}

Answer help(const Call& call) {
    Json view = guide_view("How to search", call);
    view["on_help"] = true;
    view["filter_rows"] = filters_view();
    return page_answer("help", view);
}

}  // namespace findings::pages
