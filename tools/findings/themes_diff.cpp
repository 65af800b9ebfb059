// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/corrections.hpp"
#include "indexer/generation.hpp"
#include "indexer/label/labeller.hpp"
#include "indexer/label/theme_diff.hpp"
#include "indexer/stored_reports.hpp"
#include "server/json_of.hpp"
#include "tools/findings/themes.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

using label::ThemeDiff;

struct Flags {
    std::filesystem::path before, after, index_dir, passages, model;
    bool totals_only = false;
    bool json = false;
};

/// A theme file at work.
struct Labels {
    Labeller labeller;
    Taxonomy taxonomy;
};

struct Labellers {
    Labels before, after;
};

Result<Labellers> create(const Flags& flags) {
    const auto model = model_text(flags.model);
    if (!model) return tl::unexpected(model.error());
    const auto labels = [&](const std::filesystem::path& path) -> Result<Labels> {
        const auto text = taxonomy_text(path);
        if (!text) return tl::unexpected(text.error());
        auto labeller = Labeller::create(*text, *model);
        if (!labeller) return tl::unexpected(labeller.error());
        auto taxonomy = Taxonomy::read(*text);
        if (!taxonomy) return tl::unexpected(taxonomy.error());
        return Labels{std::move(*labeller), std::move(*taxonomy)};
    };
    auto before = labels(flags.before);
    if (!before) return tl::unexpected(before.error());
    auto after = labels(flags.after);
    if (!after) return tl::unexpected(after.error());
    return Labellers{std::move(*before), std::move(*after)};
}

Result<void> compare_sheets(const std::filesystem::path& folder,
                            const Labellers& labellers,
                            ThemeDiff& diff) {
    auto passages = read_passage_sheets(folder);
    if (!passages) return tl::unexpected(passages.error());
    for (Passage& passage : *passages) {
        Passage after = passage;
        labellers.before.labeller.label(passage);
        labellers.after.labeller.label(after);
        diff.compare(passage, after);
    }
    return {};
}

/// What readers have corrected holds under any theme file.
Result<CorrectionPlan> corrections_of_index(const std::filesystem::path& index_dir,
                                            const std::filesystem::path& generation) {
    const auto ledger = read_ledger(generation / kLedgerFile);
    if (!ledger) return tl::unexpected(ledger.error());
    const auto file = read_corrections(corrections_path(index_dir));
    if (!file) return tl::unexpected(file.error());
    std::vector<std::string> files;
    for (const auto& [path, entry] : *ledger) {
        if (is_in_index(entry.state) && !entry.is_archive) files.push_back(path);
    }
    return CorrectionPlan(*file, *ledger, files);
}

void label(Report& report, const Labels& labels, const CorrectionPlan& corrections) {
    labels.labeller.relabel(report, label::ThemeChange::of_everything());
    (void)apply_corrections(report, corrections.of(report.sha256), labels.taxonomy);
}

Result<void> compare_index(const std::filesystem::path& index_dir,
                           const Labellers& labellers,
                           ThemeDiff& diff) {
    const auto generation = current_generation_dir(index_dir);
    if (!generation) {
        return failure(ErrorKind::NotFound,
                       index_dir.string() + ": there is no index in this folder",
                       "run: findings index --index " + index_dir.string() + " FOLDER");
    }
    const auto corrections = corrections_of_index(index_dir, *generation);
    if (!corrections) return tl::unexpected(corrections.error());
    return each_stored_report(*generation, [&](StoredReport stored) {
        Report& report = stored.report;
        Report after = report;
        label(report, labellers.before, *corrections);
        label(after, labellers.after, *corrections);
        for (std::size_t i = 0; i < report.passages.size(); ++i)
            diff.compare(report.passages[i], after.passages[i]);
    });
}

void print_json(const ThemeDiff& diff, bool totals_only) {
    Json json{{"passages", diff.compared()},
              {"changed", diff.changed()},
              {"totals", Json::object()}};
    for (const auto& [theme, total] : diff.totals())
        json["totals"][theme] = {{"gained", total.gained}, {"lost", total.lost}};
    if (!totals_only) json["changes"] = Json::array();
    for (const auto& change : diff.changes()) {
        if (!totals_only)
            json["changes"].push_back({{"id", change.passage},
                                       {"theme", change.theme},
                                       {"change", change.is_gained ? "+" : "-"}});
    }
    std::printf("%s\n", dump(json).c_str());
}

void print(const ThemeDiff& diff, bool totals_only) {
    for (const auto& change : diff.changes()) {
        if (!totals_only)
            std::printf("%s %c%s\n",
                        change.passage.c_str(),
                        change.is_gained ? '+' : '-',
                        change.theme.c_str());
    }
    for (const auto& [theme, total] : diff.totals()) {
        std::printf("%-28s +%s -%s\n",
                    theme.c_str(),
                    with_commas(total.gained).c_str(),
                    with_commas(total.lost).c_str());
    }
    std::printf("%s of %s passages would change\n",
                with_commas(diff.changed()).c_str(),
                with_commas(diff.compared()).c_str());
}

int run(const Flags& flags) {
    const auto labellers = create(flags);
    if (!labellers) return fail(labellers.error());
    ThemeDiff diff;
    const auto compared = flags.passages.empty() ? compare_index(flags.index_dir, *labellers, diff)
                                                 : compare_sheets(flags.passages, *labellers, diff);
    if (!compared) return fail(compared.error());
    flags.json ? print_json(diff, flags.totals_only) : print(diff, flags.totals_only);
    return kExitDone;
}

}  // namespace

void add_themes_diff(CLI::App& themes, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = themes.add_subcommand(
        "diff",
        "Which passages of an index would gain or lose which themes; nothing is changed");
    command->add_option("OLD", flags->before, "Theme file")->required();
    command->add_option("NEW", flags->after, "Theme file to compare with it")->required();
    add_index_flag(*command, flags->index_dir);
    command
        ->add_option("--passages",
                     flags->passages,
                     "Compare over a folder of sheets such as corpus/training instead of an index")
        ->type_name("DIR");
    command->add_option("--model",
                        flags->model,
                        "Weights of tools/train-labels (default: the product's own)");
    command->add_flag("--totals", flags->totals_only, "Print the totals by theme only");
    command->add_flag("--json", flags->json, "Print JSON");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
