// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text.hpp"
#include "indexer/worker.hpp"
#include "tests/catch.hpp"
#include "tests/parse/samples.hpp"

#include <map>

using namespace findings;
using samples::as_bytes;

namespace {
std::vector<SourceFile> files_below(const std::filesystem::path& folder) {
    std::vector<SourceFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        SourceFile file;
        file.path = entry.path();
        file.name = entry.path().lexically_relative(folder).generic_string();
        file.size_bytes = entry.file_size();
        files.push_back(std::move(file));
    }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
        return a.name < b.name;
    });
    return files;
}

std::size_t count_of(const ParsedDocument& document, BlockKind kind) {
    return static_cast<std::size_t>(
        std::count_if(document.blocks.begin(), document.blocks.end(), [kind](const Block& block) {
            return block.kind == kind;
        }));
}
}  // namespace

TEST_CASE("shared documents: the sandbox changes nothing in what is read", "[parse][slow]") {
    const std::filesystem::path folder = samples::shared_data("data/documents");
    if (folder.empty()) return;
    const std::vector<SourceFile> files = files_below(folder);
    std::size_t outcomes = 0;
    const auto run = parse_in_workers(files, 2, WorkerLimits{}, [&](ParseOutcome outcome) {
        ++outcomes;
        const SourceFile& file = files[outcome.index];
        CAPTURE(file.name);
        const std::string bytes = samples::read_file(file.path);
        const auto direct = parse_file(as_bytes(bytes), file.name);
        CHECK(outcome.sha256.size() == 64);
        CHECK(outcome.document.has_value() == direct.has_value());
        if (outcome.document && direct) CHECK(*outcome.document == *direct);
        if (!outcome.document && !direct)
            CHECK(outcome.document.error().message == direct.error().message);
        return true;
    });
    CHECK(run);
    CHECK(outcomes == files.size());
}

TEST_CASE("seeds: the five texts read well", "[parse]") {
    const std::filesystem::path folder = samples::shared_data("seeds");
    if (folder.empty()) return;
    const auto read = [&](const char* name) {
        const std::string bytes = samples::read_file(folder / name);
        const auto document = parse_file(as_bytes(bytes), name);
        REQUIRE(document);
        return *document;
    };
    const ParsedDocument study = read("case-study-secure-services-commissioning.txt");
    CHECK(count_of(study, BlockKind::ListItem) == 19);
    CHECK(study.blocks.front().text == "Chapter 43: Commissioning for mental health services");
    const ParsedDocument policy = read("policy-quality-and-safe-care-meadowbank.txt");
    CHECK(count_of(policy, BlockKind::ListItem) == 3);
    CHECK(
        policy.blocks.back().text.starts_with("There are examples of high-quality recovery care"));
    CHECK(policy.blocks[policy.blocks.size() - 2].text == "Case study");
    const ParsedDocument digest = read("digest-mental-health-commissioning.txt");
    CHECK(count_of(digest, BlockKind::ListItem) == 9);
    CHECK(count_of(digest, BlockKind::Heading) >= 7);
    const ParsedDocument thread = read("forum-nhs-operating-framework.txt");
    CHECK(std::any_of(thread.blocks.begin(), thread.blocks.end(), [](const Block& block) {
        return block.text.ends_with("an outcomes approach to service delivery\"");
    }));
    const ParsedDocument news = read("news-ccg-ratings.txt");
    CHECK(news.blocks[1].kind == BlockKind::Heading);
    CHECK(news.blocks.back().kind == BlockKind::Furniture);
}
