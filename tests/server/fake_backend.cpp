// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/fake_backend.hpp"

#include "indexer/schema/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>

namespace findings::test {
namespace {

std::vector<std::string> facet_values_of(std::string_view facet,
                                         const Passage& passage,
                                         const Report& report) {
    const auto one = [](std::string value) {
        return value.empty() ? std::vector<std::string>{} : std::vector{std::move(value)};
    };
    if (facet == "theme") {
        std::vector<std::string> ids;
        for (const auto& theme : passage.themes) ids.push_back(theme.id);
        return ids;
    }
    if (facet == "polarity") return one(std::string(to_id(passage.polarity)));
    if (facet == "kind") return one(std::string(to_id(passage.kind)));
    if (facet == "key_question") return one(std::string(to_id(passage.key_question)));
    if (facet == "rating") {
        const auto overall = report.ratings.find("overall");
        return overall == report.ratings.end() ? std::vector<std::string>{}
                                               : one(std::string(to_id(overall->second.value)));
    }
    if (facet == "report_kind") return one(report.report_kind);
    if (facet == "service") return one(report.service);
    if (facet == "region") return one(report.region);
    if (facet == "provider") return one(report.provider.name);
    if (facet == "location") return one(report.location.name);
    if (facet == "publisher") return one(report.publisher);
    if (facet == "regulation") return passage.regulations;
    if (facet == "year")
        return report.published.known() ? one(std::to_string(report.published.year))
                                        : std::vector<std::string>{};
    return {};
}

std::vector<SnippetPart> snippet_of(const std::string& text, const std::string& query) {
    const auto found = query.empty() ? std::string::npos : text.find(query);
    if (found == std::string::npos) return {{text, false}};
    return {{text.substr(0, found), false},
            {query, true},
            {text.substr(found + query.size()), false}};
}

class FakeBackend final : public SearchBackend {
  public:
    FakeBackend(FakeBase& base, std::string generation) : base_(base) {
        summary_.generation = std::move(generation);
        summary_.taxonomy_json = base.taxonomy_json;
        summary_.reports = base.reports.size();
        for (const auto& report : base.reports) summary_.findings += report.passages.size();
    }

    Result<SearchPage> search(const SearchRequest& request) override {
        ++base_.searches;
        while (base_.search_waits) std::this_thread::yield();
        if (base_.search_throws) throw std::runtime_error("secret of the house");
        if (!base_.search_error_message.empty())
            return failure(base_.search_error, base_.search_error_message, "close the bracket");
        SearchPage page;
        page.understood = request;
        page.generation = summary_.generation;
        page.took_ms = 1.5;
        std::vector<Hit> all = matches(request, kFacetCount);
        page.total_findings = std::max<std::uint64_t>(all.size(), base_.pretended_total);
        page.total_distinct = page.total_findings;
        std::map<std::string, std::uint64_t> per_report;
        for (const Hit& hit : all) ++per_report[hit.report->id];
        page.total_reports = per_report.size();
        if (request.by == Grouping::Report) {
            std::set<std::string> seen;
            std::erase_if(all, [&](const Hit& hit) { return !seen.insert(hit.report->id).second; });
            for (Hit& hit : all) hit.findings_in_report = per_report[hit.report->id];
        }
        for (std::size_t i = request.offset; i < all.size() && page.hits.size() < request.limit;
             ++i)
            page.hits.push_back(all[i]);
        for (std::size_t facet = 0; facet < kFacetCount; ++facet)
            page.facets.push_back(count(facet, request));
        if (all.empty() && !request.filters[facet::kTheme].empty()) {
            SearchRequest less = request;
            less.filters[facet::kTheme] = {};
            const std::uint64_t found = matches(less, kFacetCount).size();
            if (found > 0) page.advice.push_back({"theme", false, less, found, found});
        }
        if (request.text == "restriant") page.did_you_mean = "restraint";
        return page;
    }

    Result<SearchPage> similar(std::string_view id, const SearchRequest& request) override {
        if (!finding(id))
            return failure(ErrorKind::NotFound, "no finding has the id " + std::string(id));
        SearchRequest everything = request;
        everything.text.clear();
        return search(everything);
    }

    Result<std::vector<Suggestion>> suggest(std::string_view typed, std::size_t limit) override {
        std::vector<Suggestion> found{{"theme", "restrictive-care", "Restrictive care", 3},
                                      {"word", std::string(typed), std::string(typed), 2}};
        found.resize(std::min(found.size(), limit));
        return found;
    }

    Result<FindingPage> finding(std::string_view id) override {
        for (const Report& report : base_.reports) {
            for (std::size_t i = 0; i < report.passages.size(); ++i) {
                if (report.passages[i].id != id) continue;
                FindingPage page;
                page.passage = report.passages[i];
                page.report = std::make_shared<Report>(report);
                page.generation = summary_.generation;
                if (i > 0) page.before.push_back(report.passages[i - 1]);
                if (i + 1 < report.passages.size()) page.after.push_back(report.passages[i + 1]);
                return page;
            }
        }
        return failure(ErrorKind::NotFound, "no finding " + std::string(id));
    }

    Result<ReportPage> report(std::string_view id) override {
        const auto found = std::ranges::find(base_.reports, id, &Report::id);
        if (found == base_.reports.end())
            return failure(ErrorKind::NotFound, "no report " + std::string(id));
        return ReportPage{*found, {}, summary_.generation};
    }

    const IndexSummary& summary() const override { return summary_; }

  private:
    // Passages that match; the filter of facet `left_out` is not applied.
    std::vector<Hit> matches(const SearchRequest& request, std::size_t left_out) const {
        std::vector<Hit> hits;
        for (const Report& report : base_.reports) {
            const auto shared = std::make_shared<Report>(report);
            for (const Passage& passage : report.passages) {
                if (passage.text.find(request.text) == std::string::npos) continue;
                if (!passes(request, left_out, passage, report)) continue;
                hits.push_back({passage, shared, snippet_of(passage.text, request.text), 1.0, 0});
            }
        }
        return hits;
    }

    static bool passes(const SearchRequest& request,
                       std::size_t left_out,
                       const Passage& passage,
                       const Report& report) {
        for (std::size_t facet = 0; facet < kFacetCount; ++facet) {
            const FacetFilter& filter = request.filters[facet];
            if (facet == left_out || filter.empty()) continue;
            const auto values = facet_values_of(kFacets[facet].name, passage, report);
            const auto has_any = [&](const std::vector<std::string>& wanted) {
                return std::ranges::any_of(values, [&](const auto& value) {
                    return std::ranges::count(wanted, value) > 0;
                });
            };
            if (has_any(filter.exclude) || (!filter.include.empty() && !has_any(filter.include)))
                return false;
        }
        return true;
    }

    FacetCounts count(std::size_t facet, const SearchRequest& request) const {
        std::map<std::string, std::pair<std::uint64_t, std::set<std::string>>> counted;
        for (const Hit& hit : matches(request, facet)) {
            for (const auto& value :
                 facet_values_of(kFacets[facet].name, hit.passage, *hit.report)) {
                ++counted[value].first;
                counted[value].second.insert(hit.report->id);
            }
        }
        const auto& chosen = request.filters[facet].include;
        for (const auto& value : chosen) counted.try_emplace(value);
        FacetCounts counts;
        counts.facet = facet;
        for (const auto& [value, found] : counted) {
            counts.values.push_back({value,
                                     "",
                                     value == "restraint" ? "restrictive-care" : "",
                                     found.first,
                                     found.second.size(),
                                     std::ranges::count(chosen, value) > 0,
                                     false});
        }
        std::ranges::stable_sort(counts.values, std::ranges::greater{}, &FacetValue::findings);
        return counts;
    }

    FakeBase& base_;
    IndexSummary summary_;
};

Passage passage_of(const std::string& report,
                   int number,
                   std::string text,
                   FindingKind kind,
                   Polarity polarity) {
    Passage passage;
    passage.id = report + "-" + std::string(7, 'a') + std::to_string(number);
    passage.ordinal = static_cast<std::uint32_t>(number);
    passage.text = std::move(text);
    passage.kind = kind;
    passage.polarity = polarity;
    return passage;
}

Report inspection() {
    Report report;
    report.id = "0a1b2c3d4e5f";
    report.title = "Larkhollow House: quality report";
    report.report_kind = "quality-report";
    report.framework = "kloe-2014";
    report.publisher = "Example Quality Commission";
    report.published = {2017, 7, 26};
    report.inspected_from = {2017, 4, 3};
    report.inspected_to = {2017, 4, 5};
    report.provider = {"Northmoor Partnership NHS Foundation Trust", "RX9"};
    report.location = {"Larkhollow House", "1-101"};
    report.service = "Long stay or rehabilitation mental health wards for working age adults";
    report.region = "North West";
    report.ratings["overall"] = {RatingValue::RequiresImprovement, {2017, 7, 26}, false};
    report.ratings["safe"] = {RatingValue::Inadequate, {2017, 7, 26}, false};
    report.ratings["caring"] = {RatingValue::Good, {2015, 2, 0}, true};
    report.source_url = "https://reports.example.org/1-101";
    report.licence = "OGL-UK-3.0";
    report.file = "inspections/1-101.pdf";
    report.pages = 38;

    Passage context =
        passage_of(report.id,
                   1,
                   "Larkhollow House has three wards for men and women who need rehabilitation.",
                   FindingKind::Context,
                   Polarity::Neutral);
    context.section = {"About the service"};
    context.page_number = 5;
    Passage concern = passage_of(report.id,
                                 2,
                                 "Staff on two wards used prone restraint and did not record why "
                                 "less restrictive ways had been ruled out.",
                                 FindingKind::Concern,
                                 Polarity::Concern);
    concern.section = {"Is the service safe?", "Assessing and managing risk to patients and staff"};
    concern.page_number = 14;
    concern.key_question = KeyQuestion::Safe;
    concern.themes = {{"restraint", 0.92F, {{"strong-cue", "prone restraint", 24, 39}}},
                      {"restrictive-care", 0.92F, {}}};
    concern.polarity_cues = {{"negation", "did not record", 44, 58}};
    Passage must = passage_of(report.id,
                              3,
                              "The provider must ensure that every use of restraint is recorded "
                              "and reviewed. Regulation 12(2)(a).",
                              FindingKind::Requirement,
                              Polarity::Requirement);
    must.section = {"Outstanding practice and areas for improvement",
                    "Action the provider MUST take"};
    must.page_number = 34;
    must.themes = {{"restraint", 0.8F, {{"strong-cue", "use of restraint", 36, 52}}},
                   {"restrictive-care", 0.8F, {}}};
    must.regulations = {"12(2)(a)"};
    report.passages = {context, concern, must};
    return report;
}

Report case_study() {
    Report report;
    report.id = "9z8y7x6w5v4t";
    report.title = "Opening the garden: how one ward lifted a blanket restriction";
    report.report_kind = "case-study";
    report.publisher = "Example Improvement Network";
    report.published = {2019, 3, 0};
    report.provider = {"Eastdale Care", ""};
    report.service = "Acute wards for adults of working age and psychiatric intensive care units";
    report.source_url = "https://improvement.example.org/garden";
    Passage good = passage_of(report.id,
                              1,
                              "Patients and staff agreed that the garden would stay open from 7am "
                              "to 10pm. Incidents of restraint fell from "
                              "11 to 4 a month, and nobody has asked for the locked door back.",
                              FindingKind::GoodPractice,
                              Polarity::Good);
    good.section = {"What we did"};
    good.themes = {{"blanket-restrictions", 0.88F, {{"weak-cue", "garden", 35, 41}}},
                   {"restrictive-care", 0.88F, {}}};
    good.measures = {{"4", "", "incidents of restraint a month", "", "down from 11"},
                     {"Ninety-two", "%", "", "", ""},
                     {"Two thirds", "", "patients", "", ""}};
    Passage quotation = passage_of(report.id,
                                   2,
                                   "\"I can go out and breathe. It sounds small, but it is not.\"",
                                   FindingKind::Quotation,
                                   Polarity::Good);
    quotation.section = {"What patients say"};
    quotation.author = "Patient";
    report.passages = {good, quotation};
    return report;
}

}  // namespace

void FakeBase::publish(const std::string& name) {
    const std::lock_guard lock(mutex);
    current = name;
    if (!open_fails) generation = name;
}

BackendSource FakeBase::source() {
    return {
        .open = [this]() -> Result<std::unique_ptr<SearchBackend>> {
            const std::lock_guard lock(mutex);
            ++opened;
            if (open_fails)
                return failure(ErrorKind::IndexStale,
                               "MANIFEST of " + current + " does not match",
                               "run: findings check");
            return std::make_unique<FakeBackend>(*this, generation);
        },
        .current_generation = [this]() -> Result<std::string> {
            const std::lock_guard lock(mutex);
            return current;
        },
    };
}

std::shared_ptr<FakeBase> small_base() {
    auto base = std::make_shared<FakeBase>();
    base->reports = {inspection(), case_study()};
    base->taxonomy_json = R"({"version":"1.0","themes":[
        {"id":"restrictive-care","parent":null,"tier":"mission","label":"Restrictive care","definition":"Limits on liberty."},
        {"id":"restraint","parent":"restrictive-care","tier":"mission","label":"Restraint and physical intervention"},
        {"id":"blanket-restrictions","parent":"restrictive-care","tier":"mission","label":"Blanket restrictions and house rules"},
        {"id":"access","parent":null,"tier":"mission","label":"Access to care"}]})";
    return base;
}

std::shared_ptr<FakeBase> hostile_base(std::string_view text) {
    auto base = small_base();
    const std::string bad(text);
    for (Report& report : base->reports) {
        for (std::string* field : {&report.title,
                                   &report.report_kind,
                                   &report.framework,
                                   &report.publisher,
                                   &report.via,
                                   &report.author,
                                   &report.provider.name,
                                   &report.provider.id,
                                   &report.location.name,
                                   &report.location.id,
                                   &report.service,
                                   &report.region,
                                   &report.licence,
                                   &report.language,
                                   &report.file}) {
            *field = bad;
        }
        report.source_url = "javascript:alert(1)//" + bad;
        for (Passage& passage : report.passages) {
            passage.text = bad + " restraint";
            passage.section = {bad, bad};
            for (std::string* field : {&passage.page_label,
                                       &passage.marker,
                                       &passage.author,
                                       &passage.addressee,
                                       &passage.quality_statement,
                                       &passage.core_service}) {
                *field = bad;
            }
            passage.themes = {{bad, 0.5F, {{bad, bad, 0, 0}}}};
            passage.polarity_cues = {{bad, bad, 0, 0}};
            passage.other_cues = {{bad, bad, 0, 0}};
            passage.regulations = {bad};
        }
    }
    return base;
}

}  // namespace findings::test
