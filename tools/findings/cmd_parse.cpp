// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/vocabulary.hpp"
#include "indexer/worker.hpp"
#include "tools/findings/commands.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <memory>
#include <system_error>

namespace findings {
namespace {

struct Flags {
    std::vector<std::filesystem::path> files;
    WorkerLimits limits;
    bool json = false;
};

constexpr std::array<const char*, 6> kKinds =
    {"heading", "paragraph", "item", "row", "quote", "furniture"};

std::string dumped(const nlohmann::ordered_json& json) {
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void print_json(const std::string& name, const ParsedDocument& document) {
    nlohmann::ordered_json head = {{"file", name},
                                   {"type", to_id(document.media_type)},
                                   {"title", document.title},
                                   {"pages", document.page_count},
                                   {"properties", document.properties},
                                   {"warnings", document.warnings}};
    std::printf("%s\n", dumped(head).c_str());
    for (const Block& block : document.blocks) {
        nlohmann::ordered_json line = {{"kind", kKinds.at(static_cast<std::size_t>(block.kind))},
                                       {"level", block.level},
                                       {"page", block.page_number},
                                       {"label", block.page_label},
                                       {"text", block.text}};
        if (!block.marker.empty()) line["marker"] = block.marker;
        if (!block.anchor.empty()) line["anchor"] = block.anchor;
        if (!block.cells.empty()) line["cells"] = block.cells;
        if (block.column_header != 0) line["header"] = true;
        std::printf("%s\n", dumped(line).c_str());
    }
}

void print_text(const std::string& name, const ParsedDocument& document) {
    std::printf("%s: %s, %d pages: %s\n",
                name.c_str(),
                std::string(to_id(document.media_type)).c_str(),
                document.page_count,
                document.title.c_str());
    for (const std::string& warning : document.warnings) std::printf("! %s\n", warning.c_str());
    for (const Block& block : document.blocks) {
        std::printf("%3d %-4s %s%d %s%s%s\n",
                    block.page_number,
                    block.page_label.c_str(),
                    kKinds.at(static_cast<std::size_t>(block.kind)),
                    block.level,
                    block.marker.c_str(),
                    block.marker.empty() ? "" : " ",
                    block.text.c_str());
    }
}

int run(const Flags& flags) {
    std::vector<SourceFile> files;
    for (const std::filesystem::path& path : flags.files) {
        SourceFile file;
        file.path = path;
        file.name = path.string();
        std::error_code error;
        file.size_bytes = std::filesystem::file_size(path, error);
        if (error) return fail({ErrorKind::NotFound, path.string() + ": " + error.message(), {}});
        files.push_back(std::move(file));
    }
    int exit_code = kExitDone;
    const auto read = parse_in_workers(files, 1, flags.limits, [&](const ParseOutcome& outcome) {
        const std::string& name = files[outcome.index].name;
        if (!outcome.document) {
            const Error& error = outcome.document.error();
            fail({error.kind, name + ": " + error.message, error.hint});
            exit_code = kExitSomeFailed;
        } else if (flags.json) {
            print_json(name, *outcome.document);
        } else {
            print_text(name, *outcome.document);
        }
        return true;
    });
    return read ? exit_code : fail(read.error());
}

}  // namespace

void add_parse_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();  // shared with the action, which outlives this call
    CLI::App* command =
        app.add_subcommand("parse", "Read files and print what was read, block by block; no index");
    command->group("");  // for the makers of readers: left out of --help
    command->add_option("FILE", flags->files, "Files to read")->required();
    command->add_flag("--ocr",
                      flags->limits.recognise,
                      "Read scanned pages by optical recognition");
    command->add_flag("--json", flags->json, "One JSON object a line: the file, then its blocks");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
