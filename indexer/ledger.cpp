// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger.hpp"

#include <array>
#include <fstream>

#include <nlohmann/json.hpp>

#include "indexer/schema/vocabulary.hpp"

namespace findings {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> kStates = {"indexed",    "unchanged", "duplicate",
                                                     "superseded", "removed",   "failed"};

FileState state_from(const std::string& id) {
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (kStates.at(i) == id) return static_cast<FileState>(i);
    }
    throw std::runtime_error("unknown state " + id);
}

MediaType parser_from(const std::string& id) {
    const auto types = media_types();
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].id == id) return static_cast<MediaType>(i);
    }
    return MediaType::Unknown;
}

}  // namespace

std::string_view to_id(FileState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::string to_json_line(const LedgerEntry& e) {
    ordered_json json = {{"path", e.name},
                         {"sha256", e.sha256},
                         {"size_bytes", e.size_bytes},
                         {"state", to_id(e.state)},
                         {"cause", e.cause},
                         {"hint", e.hint},
                         {"parser", e.parser == MediaType::Unknown ? "" : to_id(e.parser)},
                         {"parser_version", e.parser_version},
                         {"pages", e.pages},
                         {"passages", e.passages},
                         {"findings", e.findings},
                         {"warnings", e.warnings},
                         {"duration_ms", e.duration_ms},
                         {"reports", e.reports},
                         {"mtime_ns", e.mtime_ns},
                         {"file", e.path},
                         {"root", e.root}};
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<LedgerEntry> entry_from_json(std::string_view line) {
    try {
        const auto json = nlohmann::json::parse(line);
        LedgerEntry e;
        json.at("path").get_to(e.name);
        json.at("sha256").get_to(e.sha256);
        json.at("size_bytes").get_to(e.size_bytes);
        e.state = state_from(json.at("state").get<std::string>());
        json.at("cause").get_to(e.cause);
        json.at("hint").get_to(e.hint);
        e.parser = parser_from(json.at("parser").get<std::string>());
        json.at("parser_version").get_to(e.parser_version);
        json.at("pages").get_to(e.pages);
        json.at("passages").get_to(e.passages);
        json.at("findings").get_to(e.findings);
        json.at("warnings").get_to(e.warnings);
        json.at("duration_ms").get_to(e.duration_ms);
        json.at("reports").get_to(e.reports);
        json.at("mtime_ns").get_to(e.mtime_ns);
        json.at("file").get_to(e.path);
        json.at("root").get_to(e.root);
        return e;
    } catch (const std::exception& error) {
        return failure(ErrorKind::IndexStale, std::string("a line of the ledger cannot be read: ") + error.what());
    }
}

std::string to_json_lines(const Ledger& ledger) {
    std::string out;
    for (const auto& [path, entry] : ledger) (out += to_json_line(entry)) += '\n';
    return out;
}

Result<Ledger> read_ledger(const std::filesystem::path& file, bool lenient) {
    Ledger ledger;
    std::ifstream in(file, std::ios::binary);
    if (!in) return failure(ErrorKind::NotFound, file.string() + ": cannot be opened");
    for (std::string line; std::getline(in, line);) {
        auto entry = entry_from_json(line);
        if (!entry && lenient) continue;
        if (!entry) return tl::unexpected(std::move(entry.error()));
        std::string key = entry->path;
        ledger.insert_or_assign(std::move(key), std::move(*entry));
    }
    return ledger;
}

}  // namespace findings
