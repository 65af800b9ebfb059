// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>

namespace findings {

// Exit codes of every command.
inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;      // could not run
inline constexpr int kExitSomeFailed = 2;  // done, but some files failed

/// What a sub-command does once its flags are read; returns the exit code.
using Action = std::function<int()>;

// Each adds its sub-command and its flags to the program, and sets `action` if it is the one that
// was called.
void add_index_command(CLI::App& app, Action& action);
void add_search_command(CLI::App& app, Action& action);
void add_show_command(CLI::App& app, Action& action);
void add_similar_command(CLI::App& app, Action& action);
void add_label_command(CLI::App& app, Action& action);
void add_parse_command(CLI::App& app, Action& action);
void add_correct_command(CLI::App& app, Action& action);
void add_themes_command(CLI::App& app, Action& action);
void add_ledger_command(CLI::App& app, Action& action);
void add_check_command(CLI::App& app, Action& action);
void add_serve_command(CLI::App& app, Action& action);

/// Prints an error as one line on stderr and returns kExitFailed.
int fail(const Error& error);

/// The flag --index, the same in every command: a folder, $FINDINGS_INDEX, or findings.idx in the
/// working folder.
void add_index_flag(CLI::App& command, std::filesystem::path& index_dir);

/// Text of the theme file: `path`, or the one compiled into the program if `path` is empty.
[[nodiscard]] Result<std::string> taxonomy_text(const std::filesystem::path& path);
/// Text of a file of weights; of the product's own if `path` is empty.
[[nodiscard]] Result<std::string> model_text(const std::filesystem::path& path);
/// The thesaurus at `path`, or the product's own.
[[nodiscard]] Result<std::string> thesaurus_text(const std::filesystem::path& path);

/// "1,204".
[[nodiscard]] std::string with_commas(std::uint64_t number);
/// "1 finding", "2,754 findings".
[[nodiscard]] std::string counted(std::uint64_t number, const char* noun);

}  // namespace findings
