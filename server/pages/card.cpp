// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pages/card.hpp"

#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/links.hpp"
#include "server/pages/parts.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace findings::pages {
namespace {

constexpr std::size_t kThemesOnCard = 4;

Json meta_of(const Passage& passage, const Report& report, const PartialDate& today) {
    Json list = Json::array();
    const auto add = [&](const char* name, const std::string& value) -> Json* {
        if (value.empty()) return nullptr;
        list.push_back({{"meta_name", name},
                        {"meta_value", value},
                        {"meta_iso", ""},
                        {"meta_href", ""},
                        {"meta_age", ""}});
        return &list.back();
    };
    if (Json* provider = add("Provider", report.provider.name))
        (*provider)["meta_href"] = provider_link(report.provider.name);
    add("Service", report.service);
    const RatingValue overall = overall_rating(report);
    if (overall != RatingValue::None) add("Rated then", rating_label(overall));
    if (Json* published = add("Published", in_words(report.published))) {
        (*published)["meta_iso"] = to_iso(report.published);
        (*published)["meta_age"] = age_in_words(report.published, today);
    }
    const std::string page = page_in_words(passage);
    if (!page.empty()) add("Page", page.substr(std::string_view("page ").size()));
    add("Columns", heads_of(passage));
    return list;
}

std::string id_of(CardName name) {
    std::string id = std::string(name.list) + "-" + std::to_string(name.number);
    std::ranges::replace(id, ' ', '-');
    return id;
}

}  // namespace

Json card_view(const Hit& hit, CardName name, const Call& call) {
    static const Report kUnknownReport;
    const Report& report = hit.report ? *hit.report : kUnknownReport;
    Json view = {{"hit_id", id_of(name)},
                 {"hit_name", std::string(name.list) + " " + in_words(name.number)},
                 {"hit_kind", kind_label(hit.passage)},
                 {"tone", tone_of(hit.passage)},
                 {"tags", tags_of(hit.passage)},
                 {"snippet", snippet_html(hit.snippet)},
                 {"hit_title", title_of(report)},
                 {"hit_href", finding_link(hit.passage.id)},
                 {"hit_finding_href", finding_link(hit.passage.id)},
                 {"hit_report_href", report_link(report.id) + "#" + hit.passage.id},
                 {"by_report", false},
                 {"trail", trail_of(hit.passage)},
                 {"meta", meta_of(hit.passage, report, call.today)}};
    view["has_trail"] = !view["trail"].empty();
    Json chips = themes_of(hit.passage, call.themes);
    while (chips.size() > kThemesOnCard) chips.erase(chips.size() - 1);
    view["hit_has_themes"] = !chips.empty();
    view["hit_themes"] = std::move(chips);
    if (hit.same_words.findings > 0) {
        view["same_words"] = {{"same_label", same_words_label(hit.same_words)},
                              {"same_href", search_link(same_words(hit.passage.id))}};
    }
    return view;
}

Json report_card_view(const Hit& hit, CardName name, const Call& call) {
    Json view = card_view(hit, name, call);
    view["by_report"] = true;
    view.erase("same_words");  // they are others than the findings of this report
    view["hit_href"] = report_link(hit.report ? hit.report->id : std::string{});
    view["hit_more"] = counted(hit.findings_in_report, "matching finding");
    return view;
}

Json cards_of(const SearchPage& page, const char* list, const Call& call) {
    Json cards = Json::array();
    for (const Hit& hit : page.hits)
        cards.push_back(card_view(hit, {list, cards.size() + 1}, call));
    return cards;
}

}  // namespace findings::pages
