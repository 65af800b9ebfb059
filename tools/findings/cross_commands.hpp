// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Commands that go over whole results and between reports.

#include "tools/findings/commands.hpp"

namespace findings {

void add_matrix_command(CLI::App& app, Action& action);
void add_practice_command(CLI::App& app, Action& action);
void add_dossier_command(CLI::App& app, Action& action);
void add_dashboard_command(CLI::App& app, Action& action);
void add_export_command(CLI::App& app, Action& action);
void add_alerts_command(CLI::App& app, Action& action);
void add_register_commands(CLI::App& app, Action& action);

}  // namespace findings
