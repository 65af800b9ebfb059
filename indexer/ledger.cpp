// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ledger.hpp"

#include "indexer/schema/vocabulary.hpp"
#include "indexer/schema/whole_numbers.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>

namespace findings {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> kStates =
    {"indexed", "unchanged", "duplicate", "superseded", "removed", "failed"};

FileState state_from(const std::string& id) {
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (kStates.at(i) == id) return static_cast<FileState>(i);
    }
    throw std::runtime_error("unknown state " + id);
}

constexpr const char* kArchiveParser = "zip";

/// JSON is UTF-8 and a path is bytes: one that is not UTF-8 is written a second time, in
/// hexadecimal digits.
void put_path(ordered_json& json, const std::string& name, const std::string& path) {
    json[name] = path;
    try {
        (void)json[name].dump();
    } catch (const ordered_json::type_error&) {
        std::string digits;
        for (const char c : path) {
            constexpr char kHex[] = "0123456789abcdef";
            digits += kHex[static_cast<unsigned char>(c) >> 4U];
            digits += kHex[static_cast<unsigned char>(c) & 15U];
        }
        json[name + "_hex"] = digits;
    }
}

std::string path_in(const nlohmann::json& json, const std::string& name) {
    if (!json.contains(name + "_hex")) return json.at(name).get<std::string>();
    const auto digits = json.at(name + "_hex").get<std::string>();
    std::string path;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        path += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    return path;
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
    std::vector<std::string> warnings = e.warnings;
    if (!e.kin.empty()) warnings.push_back(e.kin);
    std::string parser(e.parser == MediaType::Unknown ? "" : to_id(e.parser));
    if (e.is_archive) parser = kArchiveParser;
    ordered_json json = {{"path", e.name},
                         {"sha256", e.sha256},
                         {"size_bytes", e.size_bytes},
                         {"state", to_id(e.state)},
                         {"cause", e.cause},
                         {"hint", e.hint},
                         {"parser", parser},
                         {"parser_version", e.parser_version},
                         {"pages", e.pages},
                         {"passages", e.passages},
                         {"findings", e.findings},
                         {"warnings", warnings},
                         {"duration_ms", e.duration_ms},
                         {"reports", e.reports},
                         {"mtime_ns", e.mtime_ns}};
    put_path(json, "file", e.path);
    put_path(json, "root", e.root);
    if (!e.kin.empty()) json["kin"] = e.kin;
    for (const AppliedCorrection& correction : e.corrections)
        json["corrections"].push_back(
            {{"number", correction.number}, {"passage", correction.passage}});
    if (e.unread_pages > 0) json["unread_pages"] = e.unread_pages;
    if (e.ocr_pages > 0) {
        json["ocr_pages"] = e.ocr_pages;
        json["ocr_confidence"] = e.ocr_confidence;
    }
    if (!e.archive.empty()) {
        put_path(json, "archive", e.archive);
        json["member"] = e.member;
    }
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<LedgerEntry> entry_from_json(std::string_view line) {
    try {
        const auto json = nlohmann::json::parse(line);
        require_whole_numbers(json);
        LedgerEntry e;
        json.at("path").get_to(e.name);
        json.at("sha256").get_to(e.sha256);
        json.at("size_bytes").get_to(e.size_bytes);
        e.state = state_from(json.at("state").get<std::string>());
        json.at("cause").get_to(e.cause);
        json.at("hint").get_to(e.hint);
        const auto parser = json.at("parser").get<std::string>();
        e.parser = parser_from(parser);
        e.is_archive = parser == kArchiveParser;
        json.at("parser_version").get_to(e.parser_version);
        json.at("pages").get_to(e.pages);
        json.at("passages").get_to(e.passages);
        json.at("findings").get_to(e.findings);
        json.at("warnings").get_to(e.warnings);
        json.at("duration_ms").get_to(e.duration_ms);
        json.at("reports").get_to(e.reports);
        json.at("mtime_ns").get_to(e.mtime_ns);
        e.path = path_in(json, "file");
        e.root = path_in(json, "root");
        e.kin = json.value("kin", "");
        if (json.contains("corrections")) {
            for (const auto& correction : json["corrections"])
                e.corrections.push_back({correction.at("number"), correction.at("passage")});
        }
        if (!e.kin.empty() && !e.warnings.empty() && e.warnings.back() == e.kin)
            e.warnings.pop_back();
        if (json.contains("archive")) e.archive = path_in(json, "archive");
        e.member = json.value("member", std::uint32_t{0});
        e.unread_pages = json.value("unread_pages", 0);
        e.ocr_pages = json.value("ocr_pages", 0);
        e.ocr_confidence = json.value("ocr_confidence", 0);
        return e;
    } catch (const std::exception& error) {
        return failure(ErrorKind::IndexStale,
                       std::string("a line of the ledger cannot be read: ") + error.what());
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
