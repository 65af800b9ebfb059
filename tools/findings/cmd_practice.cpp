// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/practice.hpp"
#include "server/cite.hpp"
#include "server/limits.hpp"
#include "server/practice_forms.hpp"
#include "tools/findings/cross_commands.hpp"
#include "tools/findings/label_text.hpp"
#include "tools/findings/search_flags.hpp"
#include "tools/findings/terminal.hpp"

#include <cstdio>
#include <memory>
#include <unistd.h>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    SearchFlags search;
    std::string like_service, like_region;
    std::uint32_t limit = 5;
};

void print_practices(const PracticePage& page, const ThemeTree& themes) {
    const std::size_t columns = static_cast<std::size_t>(terminal_columns(STDOUT_FILENO, 0));
    std::string about;
    for (const AskedTheme& theme : page.themes)
        about += (about.empty() ? "" : ", ") + themes.label(theme.id);
    if (!about.empty())
        std::printf("%s: %s\n",
                    page.themes_are_voted ? "the findings most like it are about" : "about",
                    about.c_str());
    std::string words;
    for (const std::string& word : page.words) words += ' ' + word;
    if (!words.empty()) std::printf("%s", wrapped("by the words:" + words, 0, columns).c_str());
    std::printf("%s of good practice in %s (generation %s, %.1f ms)\n",
                counted(page.total_findings, "finding").c_str(),
                counted(page.total_reports, "report").c_str(),
                page.generation.c_str(),
                page.took_ms);
    std::size_t number = 0;
    for (const Practice& practice : page.practices) {
        static const Report kUnknownReport;
        const Report& report = practice.hit.report ? *practice.hit.report : kUnknownReport;
        std::printf("\n%zu. %s",
                    ++number,
                    wrapped(practice.hit.passage.text, 3, columns).substr(3).c_str());
        for (const std::string& reason : reasons_in_words(practice.why, themes))
            std::printf("%s", wrapped("- " + reason, 3, columns).c_str());
        std::printf("%s", wrapped(citation(practice.hit.passage, report), 3, columns).c_str());
    }
}

/// One word that is an id of this index asks for that finding; anything else is a text.
void set_question(PracticeRequest& request, const std::string& text, Searcher& searcher) {
    if (text.find(' ') == std::string::npos && searcher.docid_of(text)) {
        request.id = text;
    } else {
        request.text = text;
        request.themes = text_labeller()(text);
    }
}

int run(const Flags& flags) {
    auto searcher = Searcher::open(flags.index_dir);
    if (!searcher) return fail(searcher.error());
    const std::string text = flags.search.text();
    if (text.empty())
        return fail({ErrorKind::BadInput,
                     "nothing was asked",
                     "give the id of a finding, or words that say what is wrong"});
    if (text.size() > limits::kMaxPastedBytes)
        return fail({ErrorKind::BadInput,
                     "the text is longer than 4,096 bytes",
                     "give the paragraph that says what is wrong"});
    PracticeRequest request;
    set_question(request, text, *searcher);
    request.service = flags.like_service;
    request.region = flags.like_region;
    request.within.limit = flags.limit;
    if (auto filled = flags.search.filters.fill(request.within); !filled)
        return fail(filled.error());
    const auto page = practice_for(*searcher, request);
    if (!page) return fail(page.error());
    const ThemeTree themes =
        ThemeTree::parse(searcher->summary().taxonomy_json).value_or(ThemeTree{});
    if (flags.search.form() == "json") {
        std::printf("%s\n", dump(json_of_practice(*page, request, themes)).c_str());
    } else {
        print_practices(*page, themes);
    }
    return kExitDone;
}

}  // namespace

void add_practice_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        app.add_subcommand("practice", "From a concern to good practice on the same themes");
    add_index_flag(*command, flags->index_dir);
    flags->search.add_to(*command,
                         "ID|QUERY",
                         "Id of a finding, or words that say what is wrong",
                         {"text", "json"});
    command->add_option("--like-service",
                        flags->like_service,
                        "Kind of service to be like (default: that of the finding)");
    command->add_option("--like-region",
                        flags->like_region,
                        "Region to be like (default: that of the finding)");
    command->add_option("--limit", flags->limit, "How many (default 5)")
        ->check(CLI::Range(1U, kMostPractices));
    command->callback([flags, command, &action] {
        action = [flags, command] {
            const auto taken = flags->search.take_excluded_words(*command);
            return taken ? run(*flags) : fail(taken.error());
        };
    });
}

}  // namespace findings
