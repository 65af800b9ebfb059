// SPDX-License-Identifier: GPL-3.0-or-later

// Trains the labeller and says how good it is: tools/train-labels and tools/evaluate-labels run it.

#include "indexer/schema/ids.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "tools/labels/crossvalidate.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <unordered_map>

namespace findings::labels {
namespace {

struct Flags {
    std::filesystem::path corpus = "corpus", dev, out, misses, floors;
    std::size_t folds = 5;
    bool curve = false;
    TrainingOptions training;
};

constexpr int kFailed = 1;

int fail(const Error& error) {
    std::cerr << "train-labels: " << error.message << (error.hint.empty() ? "" : "; " + error.hint)
              << '\n';
    return kFailed;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// What both commands read.
struct Inputs {
    std::string taxonomy_text;
    Taxonomy taxonomy;
    std::vector<Labelled> passages;

    /// Names what a model is made from; its file says it, so that one that is out of date is found
    /// out.
    [[nodiscard]] std::string fingerprint() const {
        std::string all = taxonomy_text + std::to_string(kLabelVersion);
        for (const Labelled& p : passages) {
            for (const auto* part : {&p.id, &p.text, &p.polarity, &p.key_question})
                all.append(*part).append("\n");
            for (const auto& theme : p.themes) all.append(theme).append("\n");
        }
        constexpr std::size_t kDigits = 16;
        return sha256_hex(std::string_view(all)).substr(0, kDigits);
    }
};

Result<Inputs> read_inputs(const Flags& flags) {
    Inputs inputs;
    inputs.taxonomy_text = text_of(flags.corpus / "taxonomy.json");
    auto taxonomy = Taxonomy::read(inputs.taxonomy_text);
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    inputs.taxonomy = std::move(*taxonomy);
    auto passages = read_sheets(flags.corpus / "training", inputs.taxonomy);
    if (!passages) return tl::unexpected(passages.error());
    inputs.passages = std::move(*passages);
    return inputs;
}

std::vector<std::size_t> all_rows(std::size_t count) {
    std::vector<std::size_t> rows(count);
    for (std::size_t i = 0; i < count; ++i) rows[i] = i;
    return rows;
}

int train(const Flags& flags) {
    const auto inputs = read_inputs(flags);
    if (!inputs) return fail(inputs.error());
    const auto rules = Labeller::create(inputs->taxonomy_text, {});
    if (!rules) return fail(rules.error());
    const TrainingOptions& options = flags.training;
    const FeatureTable table(inputs->passages, *rules);
    std::cerr << inputs->passages.size() << " passages; thresholds from " << flags.folds
              << " folds\n";
    const HeldOut margins =
        held_out(table, inputs->passages.size(), flags.folds, 1, inputs->taxonomy, options);
    const Thresholds thresholds = choose_thresholds(inputs->passages, margins);
    const auto given = labels_of(inputs->passages, margins, thresholds, inputs->taxonomy_text);
    if (!given) return fail(given.error());
    std::cout << heading()
              << line("cross-validation", compare(inputs->passages, *given, inputs->taxonomy));
    label::LinearModel model =
        table.train(all_rows(inputs->passages.size()), inputs->taxonomy, options);
    set_thresholds(model, thresholds);
    std::ofstream out(flags.out);
    out << "% Weights of the labeller, made by tools/train-labels from corpus/training; not to be "
           "edited by hand.\n% made-from "
        << inputs->fingerprint() << '\n'
        << model.write();
    if (!out.flush())
        return fail({ErrorKind::Internal, flags.out.string() + ": cannot be written", {}});
    std::printf("thresholds: theme %.2f, any %.2f\n",
                static_cast<double>(thresholds.theme),
                static_cast<double>(thresholds.any));
    return 0;
}

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : ",") + id;
    return text;
}

void print_groups(const std::vector<Labelled>& wanted,
                  const std::vector<Labelled>& given,
                  const Taxonomy& taxonomy) {
    std::map<std::string, std::pair<std::vector<Labelled>, std::vector<Labelled>>> groups;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto put = [&](const std::string& name) {
            groups[name].first.push_back(wanted[i]), groups[name].second.push_back(given[i]);
        };
        if (!wanted[i].style.empty()) put("  style " + wanted[i].style);
        for (const auto& tag : wanted[i].tags) put("  tag " + tag);
    }
    for (const auto& [name, group] : groups)
        std::cout << line(name, compare(group.first, group.second, taxonomy));
}

void print_themes(const Scores& scores) {
    std::printf("\n%-28s right wrong missed     P     R     F\n", "theme");
    for (const auto& [id, ratio] : scores.by_theme) {
        std::printf("%-28s %5zu %5zu %6zu  %.2f  %.2f  %.2f\n",
                    id.c_str(),
                    ratio.hit,
                    ratio.wrong,
                    ratio.missed,
                    ratio.precision(),
                    ratio.recall(),
                    ratio.f());
    }
}

void write_misses(const std::filesystem::path& file,
                  const std::vector<Labelled>& wanted,
                  const std::vector<Labelled>& given) {
    std::ofstream out(file);
    out << "id\twanted\tgiven\tpolarity\tgiven\tkey question\tgiven\ttext\n";
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::vector<std::string> got = given[i].themes;
        std::sort(got.begin(), got.end());
        if (got == wanted[i].themes && given[i].polarity == wanted[i].polarity &&
            given[i].key_question == wanted[i].key_question)
            continue;
        out << wanted[i].id << '\t' << joined(wanted[i].themes) << '\t' << joined(got) << '\t'
            << wanted[i].polarity << '\t' << given[i].polarity << '\t' << wanted[i].key_question
            << '\t' << given[i].key_question << '\t' << wanted[i].text << '\n';
    }
}

/// The second reader against the first: the ceiling for the program.
void print_agreement(const Flags& flags, const Inputs& inputs) {
    const auto second = read_second(flags.corpus / "training" / "second.tsv", inputs.taxonomy);
    if (!second) return;
    std::unordered_map<std::string, const Labelled*> first;
    for (const auto& passage : inputs.passages) first[passage.id] = &passage;
    std::vector<Labelled> wanted, given;
    for (const auto& passage : *second) {
        const auto found = first.find(passage.id);
        if (found != first.end()) wanted.push_back(*found->second), given.push_back(passage);
    }
    std::cout << line("second reader", compare(wanted, given, inputs.taxonomy));
}

/// `file`: a line a figure, its name and the least (or, for "bare", the most) it may be.
int check_floors(const std::filesystem::path& file, const Scores& scores) {
    const std::map<std::string, double> figures = {{"leaf", scores.leaf.f()},
                                                   {"theme", scores.top.f()},
                                                   {"bare", scores.bare_share()},
                                                   {"polarity", scores.polarity()},
                                                   {"requirement", scores.requirement.recall()},
                                                   {"question", scores.question()}};
    std::ifstream in(file);
    std::size_t checked = 0;
    int result = 0;
    std::string name;
    for (double floor = 0; in >> name >> floor; ++checked) {
        const auto figure = figures.find(name);
        const bool is_kept = figure != figures.end() &&
                             (name == "bare" ? figure->second <= floor : figure->second >= floor);
        if (is_kept) continue;
        std::cerr << "train-labels: " << name << " is "
                  << (figure == figures.end() ? 0 : figure->second) << ", the floor is " << floor
                  << '\n';
        result = kFailed;
    }
    if (checked == 0) return fail({ErrorKind::NotFound, file.string() + ": no floor to check", {}});
    return result;
}

int evaluate(const Flags& flags) {
    const auto inputs = read_inputs(flags);
    if (!inputs) return fail(inputs.error());
    const auto rules = Labeller::create(inputs->taxonomy_text, {});
    const auto whole = Labeller::create(inputs->taxonomy_text, text_of(flags.corpus / "model.tsv"));
    if (!rules) return fail(rules.error());
    if (!whole) return fail(whole.error());
    std::cout << heading();
    if (!flags.dev.empty()) {
        const auto dev = read_jsonl(flags.dev, inputs->taxonomy);
        if (!dev) return fail(dev.error());
        const auto given = labelled_by(*whole, *dev, inputs->taxonomy);
        std::cout << line(flags.dev.filename().string(), compare(*dev, given, inputs->taxonomy));
        std::cout << line(
            "  rules alone",
            compare(*dev, labelled_by(*rules, *dev, inputs->taxonomy), inputs->taxonomy));
        print_groups(*dev, given, inputs->taxonomy);
        print_themes(compare(*dev, given, inputs->taxonomy));
        if (!flags.misses.empty()) write_misses(flags.misses, *dev, given);
    }
    if (text_of(flags.corpus / "model.tsv").find("% made-from " + inputs->fingerprint() + "\n") ==
        std::string::npos) {
        return fail({ErrorKind::IndexStale,
                     (flags.corpus / "model.tsv").string() +
                         " was made from other passages, rules or themes",
                     "run tools/train-labels"});
    }
    if (flags.folds == 0) return 0;
    print_agreement(flags, *inputs);
    const FeatureTable table(inputs->passages, *rules);
    const std::vector<double> shares =
        flags.curve ? std::vector<double>{0.125, 0.25, 0.5, 1} : std::vector<double>{1};
    for (const double share : shares) {
        const HeldOut margins =
            held_out(table, inputs->passages.size(), flags.folds, share, inputs->taxonomy, {});
        const auto given = labels_of(inputs->passages,
                                     margins,
                                     choose_thresholds(inputs->passages, margins),
                                     inputs->taxonomy_text);
        if (!given) return fail(given.error());
        const Scores scores = compare(inputs->passages, *given, inputs->taxonomy);
        std::cout << line(
            "cross-validation" +
                (share < 1 ? " " + std::to_string(static_cast<int>(share * 1000) / 10) + "%"
                           : std::string()),
            scores);
        if (share < 1) continue;
        if (!flags.floors.empty()) return check_floors(flags.floors, scores);
        print_groups(inputs->passages, *given, inputs->taxonomy);
        print_themes(scores);
        if (flags.dev.empty() && !flags.misses.empty())
            write_misses(flags.misses, inputs->passages, *given);
    }
    std::cout << line("rules alone",
                      compare(inputs->passages,
                              labelled_by(*rules, inputs->passages, inputs->taxonomy),
                              inputs->taxonomy));
    return 0;
}

}  // namespace
}  // namespace findings::labels

int main(int argc, char** argv) {
    using namespace findings::labels;
    CLI::App app("Trains the labeller and measures it");
    Flags flags;
    app.require_subcommand(1);
    app.add_option("--corpus", flags.corpus, "Folder with taxonomy.json, model.tsv and training/");
    CLI::App* to_train = app.add_subcommand("train", "Write the weights");
    to_train->add_option("--out", flags.out, "File to write")->required();
    to_train->add_option("--folds",
                         flags.folds,
                         "Folds of the cross-validation that sets the thresholds");
    to_train->add_option("--least-weight",
                         flags.training.least_weight,
                         "Lighter weights are left out of the file");
    to_train->add_option("--subject-cost",
                         flags.training.subject_cost,
                         "liblinear's C for themes and key question");
    to_train->add_option("--tone-cost", flags.training.tone_cost, "liblinear's C for polarity");
    CLI::App* to_evaluate =
        app.add_subcommand("evaluate", "Precision, recall and F by theme, style and tag");
    to_evaluate->add_option("--dev",
                            flags.dev,
                            "Labelled passages that were not trained on (JSON lines)");
    to_evaluate->add_option("--folds",
                            flags.folds,
                            "Folds of the cross-validation over corpus/training; 0 = none");
    to_evaluate->add_option("--floors",
                            flags.floors,
                            "Fail when the cross-validation falls below these");
    to_evaluate->add_flag("--curve", flags.curve, "Learning curve as well");
    to_evaluate->add_option("--misses",
                            flags.misses,
                            "File for the passages that are labelled otherwise");
    CLI11_PARSE(app, argc, argv);
    return to_train->parsed() ? train(flags) : evaluate(flags);
}
