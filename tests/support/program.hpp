// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/files.hpp"
#include "tests/support/test_index.hpp"

#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace findings::test {

/// Runs the real program in a folder of its own.
class Program {
  public:
    struct Run {
        int exit_code = -1;
        std::string out;
        std::string err;
    };

    Run run(const std::string& arguments, const std::string& input = "") const {
        folder.write("input", input);
        const std::string base = folder.path().string();
        const std::string command =
            "cd '" + base + "' && '" FINDINGS_PROGRAM "' " + arguments + " < input > out 2> err";
        const int status = std::system(command.c_str());
        return {WEXITSTATUS(status),
                read_file(folder.path() / "out").value(),
                read_file(folder.path() / "err").value()};
    }

    TempDir folder;
};

}  // namespace findings::test
