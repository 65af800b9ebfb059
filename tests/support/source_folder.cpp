// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source_folder.hpp"

namespace findings::test {

std::filesystem::path source_folder() { return FINDINGS_SOURCE_DIR; }

}  // namespace findings::test
