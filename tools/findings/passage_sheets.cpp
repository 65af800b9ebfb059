// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/findings/themes.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <system_error>

namespace findings {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        cells.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return cells;
}

std::optional<std::size_t> column(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

Result<void> read_sheet(const fs::path& file, std::vector<Passage>& passages) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line))
        return failure(ErrorKind::BadInput,
                       file.string() + ": cannot be read, or is empty",
                       "its first line names the columns");
    const auto names = cells_of(line);
    const auto id = column(names, "id"), text = column(names, "text");
    if (!text) return {};  // a second reader's labels
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        const auto cells = cells_of(line);
        if (cells.size() != names.size()) {
            return failure(ErrorKind::BadInput,
                           file.string() + ", line " + std::to_string(number) + ": " +
                               std::to_string(cells.size()) + " columns instead of " +
                               std::to_string(names.size()),
                           "mend the line");
        }
        Passage passage;
        passage.id = id ? cells[*id] : file.filename().string() + ":" + std::to_string(number);
        passage.text = cells[*text];
        passages.push_back(std::move(passage));
    }
    return {};
}

}  // namespace

Result<std::vector<Passage>> read_passage_sheets(const fs::path& folder) {
    std::set<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".tsv") files.insert(it->path());
    }
    if (files.empty())
        return failure(ErrorKind::NotFound,
                       folder.string() + ": no sheet of passages (*.tsv)",
                       "name a folder such as corpus/training");
    std::vector<Passage> passages;
    for (const fs::path& file : files) {
        if (auto read = read_sheet(file, passages); !read) return tl::unexpected(read.error());
    }
    return passages;
}

}  // namespace findings
