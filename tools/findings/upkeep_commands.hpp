// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Commands that keep an index in order: going back, copies for safe keeping, taking down.

#include "tools/findings/commands.hpp"

namespace findings {

void add_generation_commands(CLI::App& app, Action& action);
void add_backup_commands(CLI::App& app, Action& action);
void add_remove_command(CLI::App& app, Action& action);

}  // namespace findings
