// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/ledger.hpp"
#include "indexer/schema/report.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace findings {

/// A file on its way into a segment.
struct UnderstoodFile {
    LedgerEntry entry;
    std::vector<Report> reports;  // none where it failed
    bool is_labelled = false;
};

/// Files of one segment, which its writer takes in their order. Threads that have no segment of
/// their own any more understand and label the last of them meanwhile: at the end of a run, and in
/// a small one all the time, there are fewer segments than processors.
class FilesAhead {
  public:
    using Make = std::function<UnderstoodFile(const std::string& path)>;

    /// `files` must outlive this object. `make`: called by several threads at once, by those that
    /// help.
    FilesAhead(const std::vector<std::string>& files, Make make);

    /// For the writer: what a helper made of file `index`, once it is done; nothing where none has
    /// begun it, and none will. What a helper threw is thrown here.
    [[nodiscard]] std::optional<UnderstoodFile> take(std::size_t index);
    /// For a helper: makes the last file that nobody has begun; false if there is none.
    bool help();

  private:
    struct Slot {
        enum class State { Free, Begun, Made } state = State::Free;
        UnderstoodFile file;
        std::exception_ptr failed;
    };

    const std::vector<std::string>& files_;
    Make make_;
    std::mutex mutex_;  // guards all below
    std::condition_variable made_;
    std::vector<Slot> slots_;  // by file
};

}  // namespace findings
