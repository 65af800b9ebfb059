// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"
#include "indexer/schema/evidence.hpp"
#include "indexer/schema/mixed.hpp"
#include "indexer/schema/vocabulary.hpp"
#include "server/json_of.hpp"
#include "tools/findings/commands.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path taxonomy, model;
    bool why = false;
};

/// The line as it came, with its labels added.
Json labelled(Json line, const Labeller& labeller, bool why) {
    Passage passage;
    passage.text = line.at("text").get<std::string>();
    if (line.contains("section") && line["section"].is_array())
        passage.section = line["section"].get<std::vector<std::string>>();
    labeller.label(passage, why ? Reasons::Kept : Reasons::LeftOut);
    line["themes"] = Json::array();
    for (const ThemeLabel& theme : passage.themes) line["themes"].push_back(theme.id);
    line["polarity"] = to_id(passage.polarity);
    line["key_question"] = passage.key_question == KeyQuestion::None
                               ? Json(nullptr)
                               : Json(to_id(passage.key_question));
    line["kind"] = to_id(passage.kind);
    if (const auto mixed = mixed_of(passage)) line["mixed"] = to_id(*mixed);
    if (!passage.regulations.empty()) line["regulations"] = passage.regulations;
    if (const auto evidence = evidence_of(passage); !evidence.empty()) line["evidence"] = evidence;
    if (why) line["why"] = json_of_why(passage);
    return line;
}

int run(const Flags& flags) {
    const auto taxonomy = taxonomy_text(flags.taxonomy);
    if (!taxonomy) return fail(taxonomy.error());
    const auto model = model_text(flags.model);
    if (!model) return fail(model.error());
    const auto labeller = Labeller::create(*taxonomy, *model);
    if (!labeller) return fail(labeller.error());
    // lines are read in blocks; nothing else reads standard input
    std::ios::sync_with_stdio(false);
    int exit_code = kExitDone;
    std::size_t number = 0;
    for (std::string text; std::getline(std::cin, text);) {
        ++number;
        if (text.empty()) continue;
        try {
            std::printf("%s\n", dump(labelled(Json::parse(text), *labeller, flags.why)).c_str());
        } catch (const nlohmann::json::exception& e) {
            std::fprintf(
                stderr,
                "findings: standard input, line %zu: %s; a line is {\"id\": ..., \"text\": ...}\n",
                number,
                e.what());
            exit_code = kExitSomeFailed;
        }
    }
    return exit_code;
}

}  // namespace

void add_label_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand(
        "label",
        "Label texts: JSON lines {\"id\",\"text\"} in, the same lines with their labels out");
    command->add_flag("--why", flags->why, "Say for each label which words made it");
    command->add_option("--taxonomy", flags->taxonomy, "Theme file (default: the product's own)");
    command->add_option("--model",
                        flags->model,
                        "Weights of tools/train-labels (default: the product's own)");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
