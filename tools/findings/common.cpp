// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded/product_data.hpp"
#include "indexer/files.hpp"
#include "tools/findings/commands.hpp"

#include <cstdio>
#include <cstdlib>

namespace findings {

int fail(const Error& error) {
    std::fflush(stdout);
    std::fprintf(stderr,
                 "findings: %s%s%s\n",
                 error.message.c_str(),
                 error.hint.empty() ? "" : "; ",
                 error.hint.c_str());
    return kExitFailed;
}

void add_index_flag(CLI::App& command, std::filesystem::path& index_dir) {
    const char* from_environment = std::getenv("FINDINGS_INDEX");
    index_dir = from_environment != nullptr ? from_environment : "findings.idx";
    command
        .add_option("--index",
                    index_dir,
                    "Folder of the index (default: $FINDINGS_INDEX, else findings.idx)")
        ->type_name("DIR");
}

Result<std::string> taxonomy_text(const std::filesystem::path& path) {
    if (path.empty()) return std::string(product_data::embedded_file("taxonomy.json"));
    return read_file(path);
}

Result<std::string> model_text(const std::filesystem::path& path) {
    if (path.empty()) return std::string(product_data::embedded_file("model.tsv"));
    return read_file(path);
}

Result<std::string> thesaurus_text(const std::filesystem::path& path) {
    if (path.empty()) return std::string(product_data::embedded_file("thesaurus.json"));
    return read_file(path);
}

std::string with_commas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

std::string counted(std::uint64_t number, const char* noun) {
    return with_commas(number) + ' ' + noun + (number == 1 ? "" : "s");
}

}  // namespace findings
