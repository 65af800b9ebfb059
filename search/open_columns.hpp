// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/columns.hpp"
#include "indexer/schema/mapped_file.hpp"
#include "indexer/schema/result.hpp"
#include "search/label_columns.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace findings {

/// The columns of a generation and what is worked out of them. Read only, so that all threads may
/// share them.
struct OpenColumns {
    MappedFile file;
    ColumnsView view;     // over `file`
    LabelColumns labels;  // of `view`

    [[nodiscard]] static Result<std::shared_ptr<const OpenColumns>> open(
        const std::filesystem::path& file);
};

/// Hands out the columns of a file once more while anybody holds them: the searchers of a server,
/// which has one a thread. Thread: all functions may be called from any thread.
class ColumnShelf {
  public:
    [[nodiscard]] Result<std::shared_ptr<const OpenColumns>> open(
        const std::filesystem::path& file);

  private:
    std::mutex mutex_;
    std::filesystem::path file_;
    /// a restored generation may have the name of one that was open
    std::filesystem::file_time_type written_;
    std::weak_ptr<const OpenColumns> columns_;
};

}  // namespace findings
