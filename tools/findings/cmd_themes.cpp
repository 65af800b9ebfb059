// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/themes.hpp"

#include <cstdio>
#include <memory>

namespace findings {
namespace {

int list(const std::filesystem::path& path) {
    const auto taxonomy = read_taxonomy(path);
    if (!taxonomy) return fail(taxonomy.error());
    for (const Theme& theme : taxonomy->themes) {
        std::printf("%s%-*s %s\n",
                    theme.parent.empty() ? "" : "  ",
                    theme.parent.empty() ? 28 : 26,
                    theme.id.c_str(),
                    theme.label.c_str());
    }
    return kExitDone;
}

}  // namespace

Result<Taxonomy> read_taxonomy(const std::filesystem::path& path) {
    const auto text = taxonomy_text(path);
    if (!text) return tl::unexpected(text.error());
    return Taxonomy::read(*text);
}

void add_themes_command(CLI::App& app, Action& action) {
    auto path = std::make_shared<std::filesystem::path>();
    CLI::App* command = app.add_subcommand("themes", "The theme file");
    command->require_subcommand(1);
    CLI::App* list_command =
        command->add_subcommand("list", "Ids and labels, sub-themes under their themes");
    list_command->add_option("--taxonomy", *path, "Theme file (default: the product's own)");
    list_command->callback([path, &action] { action = [path] { return list(*path); }; });
    add_themes_lint(*command, action);
    add_themes_diff(*command, action);
    add_themes_export(*command, action);
    add_themes_import(*command, action);
}

}  // namespace findings
