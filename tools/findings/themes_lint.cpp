// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/theme_lint.hpp"
#include "server/json_of.hpp"
#include "tools/findings/themes.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace findings {
namespace {

using label::LintNote;
using label::Severity;

struct Flags {
    std::filesystem::path taxonomy, passages;
    bool json = false;
};

struct Counts {
    std::size_t errors = 0, warnings = 0, infos = 0;
};

Counts count(const std::vector<LintNote>& notes) {
    Counts counts;
    for (const LintNote& note : notes) {
        ++(note.severity == Severity::Error     ? counts.errors
           : note.severity == Severity::Warning ? counts.warnings
                                                : counts.infos);
    }
    return counts;
}

void print_json(const Taxonomy& taxonomy,
                const std::vector<LintNote>& notes,
                const Counts& counts) {
    Json json{{"version", taxonomy.version},
              {"themes", taxonomy.themes.size()},
              {"errors", counts.errors},
              {"warnings", counts.warnings},
              {"notes", Json::array()}};
    for (const LintNote& note : notes) {
        Json entry{{"severity", std::string(to_word(note.severity))},
                   {"rule", note.rule},
                   {"theme", note.theme}};
        if (!note.cue.empty()) entry["cue"] = note.cue;
        entry["message"] = note.message;
        json["notes"].push_back(std::move(entry));
    }
    std::printf("%s\n", dump(json).c_str());
}

void print(const Taxonomy& taxonomy, const std::vector<LintNote>& notes, const Counts& counts) {
    for (const LintNote& note : notes) {
        const std::string cue = note.cue.empty() ? "" : " \"" + note.cue + "\"";
        std::printf("%s: %s:%s %s [%s]\n",
                    std::string(to_word(note.severity)).c_str(),
                    note.theme.c_str(),
                    cue.c_str(),
                    note.message.c_str(),
                    note.rule.c_str());
    }
    std::printf("theme file %s, %zu themes: %zu errors, %zu warnings",
                taxonomy.version.c_str(),
                taxonomy.themes.size(),
                counts.errors,
                counts.warnings);
    if (counts.infos > 0) std::printf(", %zu cues that never fire", counts.infos);
    std::printf("\n");
}

int run(const Flags& flags) {
    const auto taxonomy = read_taxonomy(flags.taxonomy);
    if (!taxonomy) return fail(taxonomy.error());
    std::vector<LintNote> notes = label::lint(*taxonomy);
    if (!flags.passages.empty()) {
        const auto passages = read_passage_sheets(flags.passages);
        if (!passages) return fail(passages.error());
        std::vector<std::string> texts;
        for (const Passage& passage : *passages) texts.push_back(passage.text);
        for (LintNote& note : label::silent_cues(*taxonomy, texts))
            notes.push_back(std::move(note));
    }
    const Counts counts = count(notes);
    flags.json ? print_json(*taxonomy, notes, counts) : print(*taxonomy, notes, counts);
    return counts.errors == 0 ? kExitDone : kExitFailed;
}

}  // namespace

void add_themes_lint(CLI::App& themes, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = themes.add_subcommand("lint",
                                              "Check a theme file: cues that can add nothing, "
                                              "names that lead nowhere; exit 1 at an error");
    command->add_option("--taxonomy", flags->taxonomy, "Theme file (default: the product's own)");
    command
        ->add_option("--passages",
                     flags->passages,
                     "Folder of sheets such as corpus/training: also list the cues that fire in "
                     "none of their passages")
        ->type_name("DIR");
    command->add_flag("--json", flags->json, "Print JSON");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
