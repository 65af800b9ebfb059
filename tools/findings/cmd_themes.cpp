// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>

#include "indexer/label/taxonomy.hpp"
#include "tools/findings/commands.hpp"

namespace findings {
namespace {

int list(const std::filesystem::path& path) {
    const auto text = taxonomy_text(path);
    if (!text) return fail(text.error());
    const auto taxonomy = Taxonomy::read(*text);
    if (!taxonomy) return fail(taxonomy.error());
    for (const Theme& theme : taxonomy->themes) {
        std::printf("%s%-*s %s\n", theme.parent.empty() ? "" : "  ", theme.parent.empty() ? 28 : 26, theme.id.c_str(), theme.label.c_str());
    }
    return kExitDone;
}

}  // namespace

void add_themes_command(CLI::App& app, Action& action) {
    auto path = std::make_shared<std::filesystem::path>();
    CLI::App* command = app.add_subcommand("themes", "The theme file");
    command->require_subcommand(1);
    CLI::App* list_command = command->add_subcommand("list", "Ids and labels, sub-themes under their themes");
    list_command->add_option("--taxonomy", *path, "Theme file (default: the product's own)");
    list_command->callback([path, &action] { action = [path] { return list(*path); }; });
}

}  // namespace findings
