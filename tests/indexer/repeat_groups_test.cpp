// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repeat_groups.hpp"

#include "tests/catch.hpp"

#include <numeric>
#include <sstream>

using namespace findings;

namespace {

/// A segment of reports, each given by its passages.
std::string segment(const std::vector<std::vector<std::string>>& reports) {
    SketchFileWriter writer;
    for (const auto& texts : reports) {
        writer.begin_report();
        for (const std::string& text : texts) {
            Passage passage;
            passage.text = text;
            writer.add(Sketcher(Report{}).sketch(passage, tokenise(text)), passage);
        }
    }
    std::ostringstream out;
    CHECK(writer.finish(out));
    return out.str();
}

RepeatGroups grouped(const std::vector<std::string>& segments) {
    std::vector<SketchFileReader> readers;
    for (const std::string& bytes : segments)
        readers.push_back(SketchFileReader::over(bytes).value());
    RepeatGroups groups = group_repeats(readers);
    // what is written passes every check of the reader
    CHECK(RepeatsView::over(encode_repeats(groups)).has_value());
    return groups;
}

using Numbers = std::vector<std::uint32_t>;

/// `count` words that no other `seed` gives.
std::string words(unsigned seed, unsigned count) {
    std::string text;
    for (unsigned i = 0; i < count; ++i) {
        text += std::string("word") + static_cast<char>('a' + seed % 26) +
                static_cast<char>('a' + seed / 26 % 26) + static_cast<char>('a' + i % 26) +
                static_cast<char>('a' + i / 26) + "q ";
    }
    return text;
}

}  // namespace

TEST_CASE("repeat groups: passages of several reports and segments are counted by reports",
          "[repeats]") {
    const std::string beds =
        " beds were in use at the time and all of them stood in single rooms with a door that "
        "closed.";
    const RepeatGroups groups =
        grouped({segment({{"Staff were kind.", "12" + beds, "Staff were kind."}, {"14" + beds}}),
                 segment({{"The garden was shut.", "Staff were kind."}}),
                 segment({}),
                 segment({{"9" + beds, "Another thing altogether."}})});
    CHECK(groups.reports == Numbers{2, 3});
    CHECK(groups.offsets == Numbers{0, 3, 6});
    CHECK(groups.docids == Numbers{1, 3, 6, 2, 4, 7});
    CHECK(groups.group_of == Numbers{kNoGroup, 0, 1, 0, 1, kNoGroup, 0, 1, kNoGroup});
}

TEST_CASE("repeat groups: an empty index has none", "[repeats]") {
    CHECK(grouped({segment({})}).group_of == Numbers{kNoGroup});
}

TEST_CASE("repeat groups: small differences do not add up along a chain", "[repeats]") {
    // Each differs from the one before in one word; the last shares not one with the first.
    std::vector<std::string> chain;
    std::vector<std::string> text;
    for (unsigned i = 0; i < 24; ++i) text.push_back(words(i, 1));
    for (unsigned i = 0; i < 24; ++i) {
        text[i] = words(100 + i, 1);
        chain.push_back(std::accumulate(text.begin(), text.end(), std::string()));
    }
    const RepeatGroups groups = grouped({segment({chain})});
    CHECK(groups.reports.size() >= 8);
    for (std::size_t g = 0; g < groups.reports.size(); ++g)
        CHECK(groups.offsets[g + 1] - groups.offsets[g] <= 3);
}

TEST_CASE("repeat groups: where segments end changes nothing", "[repeats]") {
    std::vector<std::vector<std::string>> reports;
    for (unsigned i = 0; i < 60; ++i)
        reports.push_back(
            {words(i % 20, 20) + words(300 + i % 7, 1),
             words(i % 3, 3),
             "Report " + std::to_string(i) + " of the year was read by " + words(500, 8)});
    const RepeatGroups one = grouped({segment(reports)});
    const RepeatGroups three = grouped({segment({reports.begin(), reports.begin() + 7}),
                                        segment({reports.begin() + 7, reports.begin() + 40}),
                                        segment({reports.begin() + 40, reports.end()})});
    CHECK(one.reports.size() > 20);
    CHECK(encode_repeats(one) == encode_repeats(three));
}

TEST_CASE("repeat groups: nearly all pairs that differ in one word of thirteen are found",
          "[repeats]") {
    constexpr unsigned kPairs = 500;
    std::vector<std::vector<std::string>> reports;
    for (unsigned i = 0; i < kPairs; ++i) {
        reports.push_back({words(i, 6) + words(1000 + i, 7)});
        reports.push_back({words(i, 6) + words(1000 + i, 6) + "another"});
    }
    CHECK(grouped({segment(reports)}).reports.size() >= kPairs * 9 / 10);
}

TEST_CASE("repeat groups: a damaged file of sketches is an error", "[repeats]") {
    const std::string whole =
        segment({{"Staff were kind to every one of the people who lived in the home by the sea."}});
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(SketchFileReader::over(std::string_view(whole).substr(0, size)));
    std::string spoilt = whole;
    spoilt[8 + 56] = '\x7F';  // where the frame of the first passage begins
    CHECK_FALSE(SketchFileReader::over(spoilt));
}
