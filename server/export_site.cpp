// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export_site.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "search/report_ids.hpp"
#include "server/assets.hpp"
#include "server/cite.hpp"
#include "server/escape.hpp"
#include "server/json_of.hpp"
#include "server/pages/parts.hpp"
#include "server/providers.hpp"
#include "server/site_words.hpp"
#include "server/templates.hpp"
#include "server/words.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <system_error>
#include <unistd.h>

namespace findings {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kFindingsOnPage = 200, kReportsOnPage = 500;
constexpr const char* kMark =
    "findings-site.txt";  // stands in every copy: a folder without it is not ours to replace

/// A finding as lists show it.
struct Listed {
    std::string text, kind_label, tone, href, title, date;
    std::uint32_t day = 0;
};

struct ListedReport {
    std::string href, title, date, kind, rating, rating_tag;
    std::uint32_t day = 0;
    std::size_t findings = 0;
};

struct CannotWrite {
    fs::path path;
};

/// Makes one copy in a folder of its own.
class Copier {
  public:
    Copier(Searcher& searcher, fs::path folder)
        : searcher_(searcher),
          folder_(std::move(folder)),
          themes_(ThemeTree::parse(searcher.summary().taxonomy_json).value_or(ThemeTree{})) {}

    Result<SiteCopied> run() {
        for (const char* const part : {"assets", "reports", "themes", "providers", "search"})
            fs::create_directories(folder_ / part);
        write("assets/findings.css", find_asset(stylesheet_path())->bytes);
        write("assets/site.js", site_script());
        for (const std::string& id : report_ids(searcher_)) {
            auto page = searcher_.report(id);
            if (!page) return tl::unexpected(page.error());
            add_report(page->report);
        }
        words_.finish(
            [this](const std::string& name, const std::string& bytes) { write(name, bytes); });
        write_themes();
        write_providers();
        write_report_lists();
        write_index();
        write(kMark,
              "A static copy of a base of findings, made by `findings export site`. Open "
              "index.html.\nGeneration " +
                  searcher_.summary().generation + ", built " + searcher_.summary().built_at +
                  '\n');
        return copied_;
    }

  private:
    void write(const std::string& name, std::string_view bytes) {
        std::ofstream out(folder_ / name, std::ios::binary | std::ios::trunc);
        out << bytes;
        out.close();
        if (!out) throw CannotWrite{folder_ / name};
        ++copied_.files;
    }

    Json view_of(const std::string& title, const std::string& root) const {
        return {{"page_title", title.empty() ? std::string("Findings") : title + " - Findings"},
                {"root", root},
                {"generation", searcher_.summary().generation},
                {"built", searcher_.summary().built_at.substr(0, 10)}};
    }

    void add_report(const Report& report) {
        ++copied_.reports;
        const std::string title = pages::title_of(report), name = "reports/" + report.id + ".html";
        words_.add_report(name, title, to_iso(report.published));
        Json view = view_of(title, "../");
        view["heading_text"] = title;
        view["source_line"] = pages::source_line(report);
        view["particulars"] = Json::array();
        for (const Json& fact : pages::particulars_of(report))
            view["particulars"].push_back({{"name", fact["name"]}, {"value", fact["value"]}});
        view["source_text"] = report.source_url;
        view["source_href"] = web_link(report.source_url);
        if (!report.provider.name.empty()) {
            view["provider_name"] = report.provider.name;
            view["provider_href"] = "../providers/" + provider_id(report.provider.name) + ".html";
        }
        view["passages"] = Json::array();
        std::string last_heading;
        std::size_t findings = 0;
        for (const Passage& passage : report.passages) {
            const std::string heading =
                passage.section.empty() ? std::string() : passage.section.back();
            Json entry = passage_view(passage);
            if (heading != last_heading) entry["new_heading"] = heading;
            last_heading = heading;
            view["passages"].push_back(std::move(entry));
            if (passage.kind != FindingKind::Context) {
                ++findings;
                list(passage, report, title, name);
            }
            ++copied_.passages;
            words_.add_passage(
                passage.id,
                pages::kind_label(passage),
                passage.text,
                [this](const std::string& file, const std::string& bytes) { write(file, bytes); });
        }
        write(name, render("site_report", view));
        const RatingValue overall = pages::overall_rating(report);
        reports_.push_back(
            {name,
             title,
             in_words(report.published),
             pages::report_kind_label(report.report_kind),
             overall == RatingValue::None ? std::string() : pages::rating_label(overall),
             std::string(to_id(overall)),
             last_day(report.published),
             findings});
        if (!report.provider.name.empty())
            by_provider_[report.provider.name].push_back(reports_.size() - 1);
    }

    Json passage_view(const Passage& passage) const {
        Json chips = Json::array();
        for (const ThemeLabel& theme : passage.themes)
            chips.push_back({{"theme_label", themes_.label(theme.id)},
                             {"theme_href", "../themes/" + theme.id + ".html"}});
        const bool has_themes = !chips.empty() && passage.kind != FindingKind::Context;
        return {{"passage_id", passage.id},
                {"passage_text", passage.text},
                {"passage_page", page_in_words(passage)},
                {"passage_is_finding", passage.kind != FindingKind::Context},
                {"tone", pages::tone_of(passage)},
                {"tags", pages::tags_of(passage)},
                {"passage_themes", std::move(chips)},
                {"passage_has_themes", has_themes}};
    }

    void list(const Passage& passage,
              const Report& report,
              const std::string& title,
              const std::string& file) {
        listed_.push_back({passage.text,
                           pages::kind_label(passage),
                           pages::tone_of(passage),
                           file + '#' + passage.id,
                           title,
                           in_words(report.published),
                           last_day(report.published)});
        for (const ThemeLabel& theme : passage.themes)
            by_theme_[theme.id].push_back(listed_.size() - 1);
    }

    static std::string page_name(const std::string& stem, std::size_t page) {
        return stem + (page == 0 ? std::string() : '-' + std::to_string(page + 1)) + ".html";
    }

    /// Where one page of a list leads on to. `stem`: without its folder.
    static void add_pages(Json& view,
                          const std::string& stem,
                          std::size_t page,
                          std::size_t pages) {
        if (page > 0) view["prev_href"] = page_name(stem, page - 1);
        if (page + 1 < pages) view["next_href"] = page_name(stem, page + 1);
        if (pages > 1) view["page_note"] = "Page " + in_words(page + 1) + " of " + in_words(pages);
    }

    void write_themes() {
        for (const ThemeEntry& theme : themes_.themes()) {
            auto& numbers = by_theme_[theme.id];
            std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) {
                return listed_[a].day > listed_[b].day;
            });
            const std::size_t pages =
                std::max<std::size_t>(1, (numbers.size() + kFindingsOnPage - 1) / kFindingsOnPage);
            for (std::size_t page = 0; page < pages; ++page)
                write_theme_page(theme, numbers, page, pages);
        }
    }

    void write_theme_page(const ThemeEntry& theme,
                          const std::vector<std::size_t>& numbers,
                          std::size_t page,
                          std::size_t pages) {
        Json view = view_of(theme.label, "../");
        view["heading_text"] = theme.label;
        view["definition"] = theme.definition;
        view["total"] = counted(numbers.size(), "finding");
        view["subs"] = Json::array();
        for (const ThemeEntry* sub : themes_.children(theme.id))
            view["subs"].push_back({{"sub_label", sub->label},
                                    {"sub_href", sub->id + ".html"},
                                    {"sub_count", in_words(by_theme_[sub->id].size())}});
        view["has_subs"] = !view["subs"].empty();
        view["listed"] = Json::array();
        for (std::size_t i = page * kFindingsOnPage;
             i < std::min(numbers.size(), (page + 1) * kFindingsOnPage);
             ++i) {
            const Listed& finding = listed_[numbers[i]];
            view["listed"].push_back({{"listed_text", finding.text},
                                      {"listed_kind", finding.kind_label},
                                      {"listed_tone", finding.tone},
                                      {"listed_href", "../" + finding.href},
                                      {"listed_title", finding.title},
                                      {"listed_date", finding.date}});
        }
        add_pages(view, theme.id, page, pages);
        write("themes/" + page_name(theme.id, page), render("site_theme", view));
    }

    Json report_row(const ListedReport& report, const std::string& root) const {
        return {{"report_href", root + report.href},
                {"report_title", report.title},
                {"report_date", report.date},
                {"report_kind", report.kind},
                {"report_rating", report.rating},
                {"report_rating_tag", report.rating_tag},
                {"report_findings", counted(report.findings, "finding")}};
    }

    void write_list(const std::string& folder,
                    const std::string& stem,
                    const std::string& title,
                    const std::vector<std::size_t>& numbers) {
        const std::string root = folder.empty() ? "" : "../";
        const std::size_t pages =
            std::max<std::size_t>(1, (numbers.size() + kReportsOnPage - 1) / kReportsOnPage);
        for (std::size_t page = 0; page < pages; ++page) {
            Json view = view_of(title, root);
            view["heading_text"] = title;
            view["total"] = counted(numbers.size(), "report");
            view["reports"] = Json::array();
            for (std::size_t i = page * kReportsOnPage;
                 i < std::min(numbers.size(), (page + 1) * kReportsOnPage);
                 ++i)
                view["reports"].push_back(report_row(reports_[numbers[i]], root));
            add_pages(view, stem, page, pages);
            write(folder + page_name(stem, page), render("site_reports", view));
        }
    }

    std::vector<std::size_t> newest_first(std::vector<std::size_t> numbers) const {
        std::stable_sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) {
            return reports_[a].day > reports_[b].day;
        });
        return numbers;
    }

    void write_providers() {
        // Names that differ in their capitals only have one id, and so one page.
        std::map<std::string, std::pair<std::string, std::vector<std::size_t>>> by_id;
        for (const auto& [name, numbers] : by_provider_) {
            auto& [shown, all] = by_id[provider_id(name)];
            if (shown.empty()) shown = name;
            all.insert(all.end(), numbers.begin(), numbers.end());
        }
        Json rows = Json::array();
        for (const auto& [id, named] : by_id) {
            write_list("providers/", id, named.first, newest_first(named.second));
            rows.push_back({{"provider_name", named.first},
                            {"provider_href", "providers/" + id + ".html"},
                            {"provider_reports", counted(named.second.size(), "report")}});
        }
        Json view = view_of("Providers", "");
        view["providers"] = std::move(rows);
        write("providers.html", render("site_providers", view));
    }

    void write_report_lists() {
        std::vector<std::size_t> all(reports_.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        write_list("", "reports", "Reports, newest first", newest_first(std::move(all)));
    }

    void write_index() {
        Json view = view_of("", "");
        view["total_findings"] = counted(listed_.size(), "finding");
        view["total_reports"] = counted(reports_.size(), "report");
        view["themes"] = Json::array();
        for (const ThemeEntry& theme : themes_.themes()) {
            view["themes"].push_back({{"theme_label", theme.label},
                                      {"theme_href", "themes/" + theme.id + ".html"},
                                      {"theme_count", in_words(by_theme_[theme.id].size())},
                                      {"theme_is_child", !theme.parent.empty()}});
        }
        write("index.html", render("site_index", view));
    }

    Searcher& searcher_;
    fs::path folder_;
    ThemeTree themes_;
    SiteWords words_;
    SiteCopied copied_;
    std::vector<Listed> listed_;
    std::vector<ListedReport> reports_;
    std::map<std::string, std::vector<std::size_t>> by_theme_, by_provider_;
};

Result<void> put_in_place(const fs::path& made, const SiteCopy& copy) {
    std::error_code error;
    if (!fs::exists(copy.folder)) {
        fs::rename(made, copy.folder, error);
        if (error)
            return failure(ErrorKind::Internal, copy.folder.string() + ": " + error.message());
        return {};
    }
    const fs::path old = made.string() + ".old";
    fs::rename(copy.folder, old, error);
    if (error) return failure(ErrorKind::Internal, copy.folder.string() + ": " + error.message());
    fs::rename(made, copy.folder, error);
    if (error) {
        const std::string why = error.message();
        fs::rename(old, copy.folder, error);
        return failure(ErrorKind::Internal,
                       copy.folder.string() + ": " + why,
                       "the earlier copy is in its place again");
    }
    fs::remove_all(old, error);
    return {};
}

}  // namespace

Result<SiteCopied> export_site(SearchBackend& backend, const SiteCopy& copy) {
    if (backend.searcher() == nullptr)
        return failure(ErrorKind::Unsupported, "this base has no index");
    const fs::path folder =
        (copy.folder.has_filename() ? copy.folder : copy.folder.parent_path()).lexically_normal();
    if (fs::exists(folder)) {
        const bool is_ours =
            fs::exists(folder / kMark) || (fs::is_directory(folder) && fs::is_empty(folder));
        if (!is_ours)
            return failure(ErrorKind::BadInput,
                           folder.string() + ": is there already, and no copy of a base",
                           "name a folder that does not exist");
        if (!copy.may_replace && !fs::is_empty(folder))
            return failure(ErrorKind::BadInput,
                           folder.string() + ": is there already",
                           "add --replace to put a new copy in its place");
    }
    const fs::path made = folder.string() + ".new-" + std::to_string(::getpid());
    std::error_code ignored;
    try {
        auto copied = Copier(*backend.searcher(), made).run();
        Result<void> placed;
        if (copied) placed = put_in_place(made, {folder, copy.may_replace});
        if (copied && placed) return copied;
        fs::remove_all(made, ignored);
        return tl::unexpected(copied ? placed.error() : copied.error());
    } catch (const CannotWrite& fault) {
        fs::remove_all(made, ignored);
        return failure(ErrorKind::Internal,
                       fault.path.string() + ": could not be written",
                       "is there room, and may you write there?");
    } catch (const fs::filesystem_error& fault) {
        fs::remove_all(made, ignored);
        return failure(ErrorKind::Internal,
                       fault.what(),
                       "is there room, and may you write there?");
    }
}

}  // namespace findings
