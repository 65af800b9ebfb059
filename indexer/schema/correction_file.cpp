// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/correction_lines.hpp"
#include "indexer/schema/corrections.hpp"
#include "indexer/schema/locked_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>

namespace findings {
namespace fs = std::filesystem;
namespace {

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[sizeof "2026-01-01T00:00:00Z"];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

/// Reads the file for the next number, lets `make` make the line, appends it; all under the lock.
template <class Make>
Result<std::uint64_t> append(const fs::path& file, const Make& make) {
    LockedFile locked(file);
    if (!locked.is_open()) return system_failure(file, "cannot be opened for writing");
    const auto before = read_corrections(file);
    if (!before) return tl::unexpected(before.error());
    const std::uint64_t number = before->last_number + 1;
    const Result<std::string> line = make(*before, number);
    if (!line) return tl::unexpected(line.error());
    if (auto written = locked.append(*line + '\n'); !written)
        return tl::unexpected(written.error());
    if (number == 1) {
        if (auto synced = sync_folder(file.parent_path()); !synced)
            return tl::unexpected(synced.error());
    }
    return number;
}

}  // namespace

Result<CorrectionFile> read_corrections(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error) && !error) return CorrectionFile{};
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return failure(ErrorKind::Internal,
                       file.string() + ": the corrections cannot be read: " + std::strerror(errno),
                       "give this user the right to read it");
    CorrectionReader reader;
    for (std::string line; std::getline(in, line);) reader.take(line);
    if (in.bad())
        return failure(ErrorKind::Internal,
                       file.string() + ": the corrections cannot be read to the end",
                       "check the disk");
    return std::move(reader).done();
}

Result<std::uint64_t> append_correction(const fs::path& file, const CorrectionLine& line) {
    return append(file, [&](const CorrectionFile&, std::uint64_t number) -> Result<std::string> {
        CorrectionLine numbered = line;
        numbered.correction.number = number;
        numbered.correction.at = utc_now();
        return line_of(numbered);
    });
}

Result<std::uint64_t> append_undo(const fs::path& file,
                                  std::uint64_t undone,
                                  const std::string& by,
                                  const std::string& note) {
    return append(
        file,
        [&](const CorrectionFile& before, std::uint64_t number) -> Result<std::string> {
            const auto line =
                std::find_if(before.lines.begin(), before.lines.end(), [&](const auto& other) {
                    return other.correction.number == undone;
                });
            if (line == before.lines.end()) {
                return failure(ErrorKind::NotFound,
                               "there is no correction " + std::to_string(undone),
                               "findings correct --list shows them");
            }
            if (line->undo)
                return failure(ErrorKind::BadInput,
                               "correction " + std::to_string(undone) + " was undone by " +
                                   line->undo->by + " at " + line->undo->at);
            return line_of(Undo{number, undone, by, note, utc_now()});
        });
}

}  // namespace findings
