// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/erase_corrections.hpp"

#include "indexer/schema/locked_file.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <fstream>
#include <optional>
#include <system_error>

namespace findings {
namespace fs = std::filesystem;
namespace {

using nlohmann::ordered_json;

/// Takes the text out of lines: those on certain files or reports, and those that undo them.
class Eraser {
  public:
    Eraser(const std::set<std::string>& files, const std::set<std::string>& reports)
        : files_(files), reports_(reports) {}

    /// What is left of a line; nothing if it stays as it is.
    std::optional<std::string> left_of(const std::string& line) {
        const auto json = ordered_json::parse(line, nullptr, false);
        if (!json.is_object() || json.contains("erased") || !is_meant(json)) return std::nullopt;
        const auto number = whole_number_of(json, "number");
        numbers_.insert(number);
        const ordered_json left = {{"number", number},
                                   {"erased", true},
                                   {"by", json.value("by", "")},
                                   {"at", json.value("at", "")}};
        return left.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    }

  private:
    /// 0 where a line has none: what it says is erased all the same.
    static std::uint64_t whole_number_of(const ordered_json& json, const char* name) {
        const auto number = json.find(name);
        return number != json.end() && number->is_number_unsigned() ? number->get<std::uint64_t>()
                                                                    : 0;
    }

    bool is_meant(const ordered_json& json) const {
        if (json.contains("undo")) return numbers_.contains(whole_number_of(json, "undo"));
        const std::string passage = json.value("id", "");
        return files_.contains(json.value("sha256", "")) ||
               reports_.contains(passage.substr(0, passage.find('-')));
    }

    const std::set<std::string>& files_;
    const std::set<std::string>& reports_;
    std::set<std::uint64_t> numbers_;
};

}  // namespace

Result<void> erase_corrections(const fs::path& file,
                               const std::set<std::string>& files,
                               const std::set<std::string>& reports) {
    std::error_code missing;
    if (!fs::exists(file, missing)) return {};
    LockedFile locked(file);
    if (!locked.is_open()) return system_failure(file, "cannot be opened for writing");
    std::ifstream in(file, std::ios::binary);
    Eraser eraser(files, reports);
    std::string kept;
    bool has_changed = false;
    for (std::string line; std::getline(in, line);) {
        auto left = eraser.left_of(line);
        has_changed = has_changed || left;
        (kept += left.value_or(line)) += '\n';
    }
    if (in.bad())
        return failure(ErrorKind::Internal,
                       file.string() + ": the corrections cannot be read to the end",
                       "check the disk");
    if (!has_changed) return {};
    return locked.replace(kept);
}

}  // namespace findings
