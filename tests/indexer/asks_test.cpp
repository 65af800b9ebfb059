// SPDX-License-Identifier: GPL-3.0-or-later

// Demands and recommendations that ask the same, judged (tests/indexer/asks): which of them does a
// generation put together?

#include "indexer/repeat_groups.hpp"
#include "tests/catch.hpp"
#include "tests/support/source_folder.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace findings;

namespace {

struct JudgedAsk {
    std::string ask;  // those that ask the same share it
    SectionRole role = SectionRole::Body;
    std::string text;
};

SectionRole role_of(const std::string& strength) {
    if (strength == "must") return SectionRole::MustActions;
    return strength == "should" ? SectionRole::ShouldActions : SectionRole::Recommendations;
}

std::vector<JudgedAsk> judged(const std::string& file) {
    std::ifstream in(test::source_folder() / "tests/indexer/asks" / file);
    std::vector<JudgedAsk> asks;
    for (std::string ask, strength, text; std::getline(in, ask, '\t') &&
                                          std::getline(in, strength, '\t') &&
                                          std::getline(in, text);) {
        asks.push_back({ask, role_of(strength), text});
    }
    return asks;
}

/// The number of its group for each, each in a report of its own; kNoGroup if it stands alone.
std::vector<std::uint32_t> groups_of(const std::vector<JudgedAsk>& asks) {
    SketchFileWriter writer;
    for (const JudgedAsk& ask : asks) {
        Passage passage;
        passage.text = ask.text;
        passage.role = ask.role;
        writer.begin_report();
        writer.add(Sketcher(Report{}).sketch(passage, tokenise(passage.text)), passage);
    }
    std::ostringstream out;
    REQUIRE(writer.finish(out));
    const std::string bytes = out.str();
    const auto reader = SketchFileReader::over(bytes);
    REQUIRE(reader);
    auto groups = group_repeats(std::span(&*reader, 1)).group_of;
    groups.erase(groups.begin());  // document ids begin with 1
    return groups;
}

struct Pairs {
    int same = 0, found = 0;         // of pairs that ask the same, and those of them in one group
    std::vector<std::string> wrong;  // pairs in one group that do not
    std::vector<std::string> missed;
};

Pairs pairs_of(const std::vector<JudgedAsk>& asks) {
    const auto groups = groups_of(asks);
    Pairs pairs;
    for (std::size_t i = 0; i < asks.size(); ++i) {
        for (std::size_t j = i + 1; j < asks.size(); ++j) {
            const bool together = groups[i] != kNoGroup && groups[i] == groups[j];
            const std::string both = asks[i].text + "\n" + asks[j].text;
            if (asks[i].ask != asks[j].ask) {
                if (together) pairs.wrong.push_back(both);
                continue;
            }
            ++pairs.same;
            if (together) ++pairs.found;
            if (!together) pairs.missed.push_back(both);
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE("asks: what is put together asks the same, and most that asks the same is put together",
          "[repeats]") {
    const auto [file, least_found] =
        GENERATE(table<std::string, double>({{"made_with.tsv", 0.9}, {"held_out.tsv", 0.6}}));
    const Pairs pairs = pairs_of(judged(file));
    CAPTURE(file, pairs.same, pairs.found, pairs.missed);
    CHECK(pairs.same > 15);
    CHECK(pairs.wrong == std::vector<std::string>{});
    CHECK(pairs.found >= pairs.same * least_found);
}
