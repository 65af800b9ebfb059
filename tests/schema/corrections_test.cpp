// SPDX-License-Identifier: GPL-3.0-or-later

// The file of corrections: what is appended comes back, and nothing that happens to the file loses
// another line.

#include "indexer/schema/corrections.hpp"

#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

using namespace findings;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "findings-corrections-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    [[nodiscard]] fs::path file() const { return corrections_path(path); }
    void write(const std::string& text, std::ios::openmode mode = std::ios::app) const {
        std::ofstream(file(), mode | std::ios::binary) << text;
    }
    [[nodiscard]] std::string text() const {
        std::stringstream text;
        text << std::ifstream(file(), std::ios::binary).rdbuf();
        return text.str();
    }
    fs::path path;
};

CorrectionLine line_of(const std::string& id) {
    CorrectionLine line;
    line.passage = id;
    line.text = "Doors were \"locked\" — at night.";
    line.file = "reports/a.pdf";
    line.sha256 = "00ff";
    line.report_title = "Hill House";
    line.style = "cqc2019";
    line.correction.by = "Ann";
    line.correction.note = "it is about a door";
    line.correction.added = {"restraint"};
    line.correction.removed = {"access", "medicines"};
    line.correction.polarity = "good";
    line.correction.key_question = "none";
    line.correction.before = {{"access"},
                              FindingKind::Concern,
                              Polarity::Concern,
                              KeyQuestion::Safe};
    return line;
}

bool is_theme(std::string_view id) { return id == "restraint" || id == "access"; }

}  // namespace

TEST_CASE("corrections: a line comes back as it was given", "[schema]") {
    const Folder folder;
    CHECK(read_corrections(folder.file())->lines.empty());
    CorrectionLine line = line_of("0123456789ab-cdefghjk");
    REQUIRE(append_correction(folder.file(), line) == 1U);
    REQUIRE(append_correction(folder.file(), line) == 2U);
    const auto read = read_corrections(folder.file());
    REQUIRE(read.has_value());
    REQUIRE(read->lines.size() == 2);
    CHECK(read->problems.empty());
    const CorrectionLine& back = read->lines.front();
    CHECK(back.correction.at.size() == std::string("2026-01-01T00:00:00Z").size());
    line.correction.number = 1;
    line.correction.at = back.correction.at;
    CHECK(back.correction == line.correction);
    CHECK(back.passage == line.passage);
    CHECK(back.text == line.text);
    CHECK(back.file == line.file);
    CHECK(back.sha256 == line.sha256);
    CHECK(back.report_title == line.report_title);
    CHECK(back.style == line.style);
}

TEST_CASE("corrections: undoing is another line", "[schema]") {
    const Folder folder;
    REQUIRE(append_correction(folder.file(), line_of("0123456789ab-cdefghjk")));
    const std::string before = folder.text();
    REQUIRE(append_undo(folder.file(), 1, "Bob", "a slip") == 2U);
    CHECK(folder.text().starts_with(before));
    const auto read = read_corrections(folder.file());
    REQUIRE(read->lines.front().undo.has_value());
    CHECK(read->lines.front().undo->by == "Bob");
    CHECK_FALSE(append_undo(folder.file(), 1, "Bob", "").has_value());
    CHECK_FALSE(append_undo(folder.file(), 9, "Bob", "").has_value());
    CHECK(append_correction(folder.file(), line_of("0123456789ab-cdefghjk")) == 3U);
}

TEST_CASE("corrections: a line that cannot be read is told by its number and costs no other",
          "[schema]") {
    const Folder folder;
    REQUIRE(append_correction(folder.file(), line_of("0123456789ab-cdefghjk")));
    folder.write("hello\n\n{\"number\":7}\n");
    folder.write(R"({"number":1,"id":"x","by":"Ann"})"
                 "\n");
    folder.write(R"({"number":8,"id":"x","by":"Ann","polarity":"lovely"})"
                 "\n");
    folder.write(R"({"number":9,"undo":77,"by":"Ann"})"
                 "\n");
    folder.write(R"({"number":18446744073709551616,"id":"x","by":"Ann"})"
                 "\n");
    folder.write(R"({"number":10,"id":"x","by":"A)");  // cut short by a crash
    REQUIRE(append_correction(folder.file(), line_of("0123456789ab-zzzzzzzz")));
    const auto read = read_corrections(folder.file());
    REQUIRE(read.has_value());
    REQUIRE(read->lines.size() == 2);
    CHECK(read->lines.back().passage == "0123456789ab-zzzzzzzz");
    CHECK(read->lines.back().correction.number > 10);
    REQUIRE(read->problems.size() == 7);
    const std::vector<std::string> starts = {"line 2: not JSON",
                                             "line 4: ",
                                             "line 5: the number 1 is there twice",
                                             "line 6: a polarity",
                                             "line 7: undoes 77",
                                             "line 8: a number that is not whole",
                                             "line 9: not JSON"};
    for (std::size_t i = 0; i < starts.size(); ++i)
        CHECK_THAT(read->problems.at(i), test::contains(starts.at(i)));
}

TEST_CASE("corrections: writers wait for each other", "[schema]") {
    const Folder folder;
    constexpr int kEach = 20;
    const auto write = [&] {
        for (int i = 0; i < kEach; ++i)
            (void)append_correction(folder.file(), line_of("0123456789ab-cdefghjk"));
    };
    { const std::jthread first(write), second(write), third(write); }
    const auto read = read_corrections(folder.file());
    CHECK(read->problems.empty());
    CHECK(read->lines.size() == 3 * kEach);
    CHECK(read->last_number == 3 * kEach);
}

TEST_CASE("corrections: what cannot be written is an error and leaves the file as it was",
          "[schema]") {
    const Folder folder;
    CHECK_FALSE(
        append_correction(folder.path / "nowhere" / "corrections.jsonl", line_of("x")).has_value());
    fs::create_directory(folder.file());
    CHECK_FALSE(append_correction(folder.file(), line_of("x")).has_value());
}

TEST_CASE("corrections: everything that is wrong with a request is said", "[schema]") {
    CorrectionRequest request;
    request.by = "Ann";
    request.add = {"restraint"};
    CHECK(problems_of(request, is_theme).empty());
    request.key_question = "none";
    CHECK(problems_of(request, is_theme).empty());
    request = {};
    CHECK(problems_of(request, is_theme).size() == 2);  // nothing to do, nobody to say so
    request.add = {"restraint", "nosuch"};
    request.remove = {"restraint"};
    request.kind = "great";
    request.polarity = "bad";
    request.key_question = "sound";
    request.by = std::string(201, 'x');
    request.note = std::string(2001, 'x');
    CHECK(problems_of(request, is_theme).size() == 7);
}

TEST_CASE("corrections: a name and a note stay on one line", "[schema]") {
    CorrectionRequest request;
    request.by = " Ann\nBob ";
    request.note = "one\ttwo\r\n";
    request.add = {"restraint", "restraint"};
    const CorrectionLine line = correction_line(request, Passage{}, Report{});
    CHECK(line.correction.by == "Ann Bob");
    CHECK(line.correction.note == "one two");
    CHECK(line.correction.added.size() == 1);
    CHECK(changes_in_words(line.correction) == "+restraint");
}
