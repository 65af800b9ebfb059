// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/open_columns.hpp"

#include <stdexcept>
#include <system_error>
#include <utility>

namespace findings {

Result<std::shared_ptr<const OpenColumns>> OpenColumns::open(const std::filesystem::path& file) {
    auto mapped = MappedFile::open(file);
    if (!mapped) return tl::unexpected(mapped.error());
    auto view = ColumnsView::over(mapped->bytes());
    if (!view) return tl::unexpected(view.error());
    try {
        LabelColumns labels = LabelColumns::over(*view);
        return std::make_shared<const OpenColumns>(
            OpenColumns{std::move(*mapped), std::move(*view), std::move(labels)});
    } catch (const std::runtime_error& e) {
        return failure(ErrorKind::IndexStale,
                       file.string() + " is damaged: " + e.what(),
                       "run `findings check`, then `findings index` to build a new generation");
    }
}

Result<std::shared_ptr<const OpenColumns>> ColumnShelf::open(const std::filesystem::path& file) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    const std::lock_guard lock(mutex_);  // of two threads that come for the same, one opens it
    if (auto known = columns_.lock(); known && !error && file == file_ && written == written_)
        return known;
    auto opened = OpenColumns::open(file);
    if (!opened) return opened;
    file_ = file;
    written_ = written;
    columns_ = *opened;
    return opened;
}

}  // namespace findings
