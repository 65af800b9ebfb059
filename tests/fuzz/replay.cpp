// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a target over files, or every file below folders: kept findings and seeds, with any
// compiler.
//   fuzz_replay TARGET PATH...      a path that is not there is passed over; no file at all is a
//   failure
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

namespace fs = std::filesystem;
using namespace findings::fuzz;

namespace {

const std::map<std::string_view, void (*)(Bytes)> kTargets = {
    {"pdf", fuzz_pdf},           {"html", fuzz_html},
    {"docx", fuzz_docx},         {"odt", fuzz_odt},
    {"markdown", fuzz_markdown}, {"plain_text", fuzz_plain_text},
    {"xml", fuzz_xml},           {"cqc_json", fuzz_cqc_json},
    {"jsonl", fuzz_jsonl},       {"zip", fuzz_zip},
    {"scans", fuzz_scans},       {"detect", fuzz_detect},
    {"record", fuzz_record},     {"ledger", fuzz_ledger},
    {"taxonomy", fuzz_taxonomy}, {"understand", fuzz_understand},
    {"turtle", fuzz_turtle},     {"jsonld", fuzz_jsonld},
    {"model", fuzz_model},       {"corrections", fuzz_corrections},
    {"columns", fuzz_columns},   {"postings", fuzz_postings},
    {"repeats", fuzz_repeats},   {"sketches", fuzz_sketches},
    {"blocks", fuzz_blocks},     {"answers", fuzz_answers},
    {"http", fuzz_http},         {"parameters", fuzz_parameters},
    {"query", fuzz_query},
};

std::vector<fs::path> files_below(char** begin, char** end) {
    std::vector<fs::path> files;
    for (char** argument = begin; argument != end; ++argument) {
        if (fs::is_regular_file(*argument)) files.emplace_back(*argument);
        if (!fs::is_directory(*argument)) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(*argument)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    const auto target = argc < 3 ? kTargets.end() : kTargets.find(argv[1]);
    if (target == kTargets.end()) {
        std::fprintf(stderr, "use: fuzz_replay TARGET PATH...\n");
        return 64;
    }
    const std::vector<fs::path> files = files_below(argv + 2, argv + argc);
    long slowest_ms = 0;
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in),
                                std::istreambuf_iterator<char>()};
        std::fprintf(stderr, "%s\n", file.c_str());  // the last one named is the one that crashed
        const auto start = std::chrono::steady_clock::now();
        target->second(as_bytes(bytes));
        const auto spent = std::chrono::steady_clock::now() - start;
        slowest_ms =
            std::max<long>(slowest_ms,
                           std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
    }
    std::printf("%s: %zu inputs, slowest %ld ms\n", argv[1], files.size(), slowest_ms);
    return files.empty() ? 1 : 0;
}
