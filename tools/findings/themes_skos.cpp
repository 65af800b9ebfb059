// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/files.hpp"
#include "indexer/label/theme_graph.hpp"
#include "tools/findings/themes.hpp"

#include <cstdio>
#include <fstream>
#include <memory>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path taxonomy, graph, out;
    std::string format = "turtle";
    std::string base = std::string(label::kThemeBase);
    bool skos = false;
};

int put(const std::string& text, const std::filesystem::path& out) {
    if (out.empty()) {
        const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
                                std::fflush(stdout) == 0;
        return is_written ? kExitDone
                          : fail({ErrorKind::Internal, "standard output cannot be written", {}});
    }
    std::ofstream file(out, std::ios::binary);
    file << text;
    if (file.flush()) return kExitDone;
    return fail({ErrorKind::Internal,
                 out.string() + ": cannot be written",
                 "check the folder and its free space"});
}

int run_export(const Flags& flags) {
    if (auto fits = label::check_base(flags.base); !fits) return fail(fits.error());
    const auto taxonomy = read_taxonomy(flags.taxonomy);
    if (!taxonomy) return fail(taxonomy.error());
    const auto graph = label::graph_of(*taxonomy, flags.base);
    const auto prefixes = label::theme_prefixes(flags.base);
    return put(flags.format == "turtle" ? to_turtle(graph, prefixes) : to_jsonld(graph, prefixes),
               flags.out);
}

int run_import(const Flags& flags) {
    const auto text = read_file(flags.graph);
    if (!text) return fail(text.error());
    // Turtle begins with neither bracket.
    const std::size_t first = text->find_first_not_of(" \t\r\n");
    const bool is_json =
        first != std::string::npos && ((*text)[first] == '{' || (*text)[first] == '[');
    const auto graph = is_json ? label::read_jsonld(*text) : label::read_turtle(*text);
    if (!graph)
        return fail({graph.error().kind,
                     flags.graph.string() + ": " + graph.error().message,
                     graph.error().hint});
    const auto taxonomy = taxonomy_text(flags.taxonomy);
    if (!taxonomy) return fail(taxonomy.error());
    const auto merged = label::merge_themes(*taxonomy, *graph);
    if (!merged) return fail(merged.error());
    return put(*merged, flags.out);
}

}  // namespace

void add_themes_export(CLI::App& themes, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        themes.add_subcommand("export",
                              "The theme file as a SKOS concept scheme, on standard output");
    command->add_flag("--skos", flags->skos, "As SKOS (the only form there is)");
    command->add_option("--format", flags->format, "turtle or jsonld")
        ->check(CLI::IsMember({"turtle", "jsonld"}));
    command->add_option("--base", flags->base, "IRI that begins every name")->capture_default_str();
    command->add_option("--taxonomy", flags->taxonomy, "Theme file (default: the product's own)");
    command->add_option("--out", flags->out, "File to write instead");
    command->callback([flags, &action] { action = [flags] { return run_export(*flags); }; });
}

void add_themes_import(CLI::App& themes, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        themes.add_subcommand("import",
                              "A theme file with the ids, labels, definitions and parents of a "
                              "SKOS concept scheme, on standard output");
    command->add_option("FILE", flags->graph, "Turtle or JSON-LD, as `themes export` writes it")
        ->required();
    command->add_option("--taxonomy",
                        flags->taxonomy,
                        "Theme file to merge it into; it keeps its cues and the themes that FILE "
                        "does not name (default: the product's own)");
    command->add_option("--out", flags->out, "File to write instead");
    command->callback([flags, &action] { action = [flags] { return run_import(*flags); }; });
}

}  // namespace findings
