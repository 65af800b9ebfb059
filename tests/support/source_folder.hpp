// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace findings::test {

/// The checkout that the tests were built from. Only its own object knows the path: on the command
/// line of every test it would keep two checkouts from sharing what a compiler cache holds.
[[nodiscard]] std::filesystem::path source_folder();

}  // namespace findings::test
