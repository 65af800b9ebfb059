// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/cross_commands.hpp"
#include "tools/findings/upkeep_commands.hpp"

#include <csignal>
#include <cstdio>
#include <exception>

int main(int argc, char** argv) try {
    using namespace findings;
    std::signal(SIGPIPE, SIG_IGN);  // a reader that leaves early ends a write, not the program
    CLI::App app{
        "Findings: search over inspection findings.\nAnswers go to stdout, everything else to "
        "stderr. "
        "Exit 0: done. 1: could not run. 2: done, but some files failed."};
    app.require_subcommand(1);
    app.set_version_flag("--version", FINDINGS_VERSION);
    Action action;
    add_index_command(app, action);
    add_search_command(app, action);
    add_show_command(app, action);
    add_similar_command(app, action);
    add_practice_command(app, action);
    add_matrix_command(app, action);
    add_dossier_command(app, action);
    add_dashboard_command(app, action);
    add_export_command(app, action);
    add_alerts_command(app, action);
    add_register_commands(app, action);
    add_label_command(app, action);
    add_parse_command(app, action);
    add_correct_command(app, action);
    add_themes_command(app, action);
    add_ledger_command(app, action);
    add_check_command(app, action);
    add_generation_commands(app, action);
    add_backup_commands(app, action);
    add_remove_command(app, action);
    add_serve_command(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& e) {
        return app.exit(e);
    } catch (const CLI::ParseError& e) {
        std::fprintf(stderr, "findings: %s; try `findings --help`\n", e.what());
        return kExitFailed;
    }
    return action();
} catch (const std::exception& e) {
    std::fprintf(stderr, "findings: a fault of the program: %s; please report it\n", e.what());
    return 1;
}
