// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"
#include "tests/support/zip_maker.hpp"

#include <map>

using namespace findings;
using test::TestIndex;
using test::zip_of;
namespace fs = std::filesystem;

namespace {

std::string report(const std::string& subject) {
    return "# " + subject + " review\n\n## Safe\n\nThe " + subject +
           " was checked every day by the staff on duty.\n";
}

}  // namespace

TEST_CASE("archive: a ZIP is read as a folder, each member with an entry of its own", "[e2e]") {
    TestIndex index({{"a.md", report("garden")},
                     {"pack.zip",
                      zip_of({{"inner/", ""},
                              {"inner/kitchen.md", report("kitchen")},
                              {"copy.md", report("garden")},
                              {"picture.png", "\x89PNG\r\n\x1a\n...................."},
                              {"__MACOSX/._kitchen.md", "x"}})}});
    CHECK(index.search("kitchen").total_reports == 1);
    CHECK(index.search("kitchen").hits.at(0).report->file == "files/pack.zip/inner/kitchen.md");
    CHECK(index.search("garden").total_reports == 1);
    const auto ledger = index.ledger();
    REQUIRE(ledger.size() == 5);
    CHECK(ledger.at("files/pack.zip/inner/kitchen.md").state == FileState::Indexed);
    CHECK(ledger.at("files/pack.zip/inner/kitchen.md").sha256.size() == 64);
    CHECK(ledger.at("files/pack.zip/copy.md").state == FileState::Duplicate);
    CHECK_THAT(ledger.at("files/pack.zip/copy.md").cause, test::contains("files/a.md"));
    CHECK(ledger.at("files/pack.zip/picture.png").cause == "an image (PNG)");
    CHECK(ledger.at("files/pack.zip").is_archive);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE("archive: one that has not changed is not opened; members come and go with it", "[e2e]") {
    TestIndex index(
        {{"pack.zip", zip_of({{"a.md", report("garden")}, {"b.md", report("kitchen")}})}});
    const auto again = index.run();
    CHECK_FALSE(again.published);
    CHECK(again.unchanged == 2);
    CHECK(again.archives == 1);
    index.write("pack.zip",
                zip_of({{"b.md", report("kitchen")},
                        {"c.md", report("laundry")},
                        {"d.md", report("clinic")}}));
    const auto changed = index.run();
    CHECK(changed.removed == 1);
    CHECK(index.search("garden").total_reports == 0);
    CHECK(index.search("laundry").total_reports == 1);
    CHECK(index.search("kitchen").total_reports == 1);
    index.remove("pack.zip");
    index.write("e.md", report("corridor"));
    CHECK(index.run().removed == 3);
    CHECK(index.search("laundry").total_reports == 0);
    CHECK(check_index(index.index_dir())->faults.empty());
}

TEST_CASE(
    "archive: what cannot be a file of its own is named with a cause, and its neighbours are read",
    "[e2e]") {
    const std::string nested = zip_of({{"x.md", report("attic")}});
    TestIndex index({{"pack.zip",
                      zip_of({{"good.md", report("garden")},
                              {"../outside.md", report("cellar")},
                              {"/etc/absolute.md", report("cellar")},
                              {"link", "good.md", false, false, 0120777},
                              {"locked.md", report("cellar"), false, true},
                              {"inner.zip", nested},
                              {"twice.md", report("kitchen")},
                              {"twice.md", report("cellar")},
                              {"bomb.txt", std::string(5000, 'a'), false, false, 0, 60U << 20U, 8},
                              {"liar.txt", std::string(20, 'b'), false, false, 0, 30, 0},
                              {"caf\x82.md", report("laundry")},
                              {"d\xC3\xA9j\xC3\xA0.md", report("clinic"), true}})}});
    CHECK(index.search("garden").total_reports == 1);
    CHECK(index.search("kitchen").total_reports == 1);
    CHECK(index.search("cellar").total_reports == 0);
    CHECK(index.search("attic").total_reports == 0);
    const auto ledger = index.ledger();
    const auto cause = [&](const std::string& name) {
        return ledger.at("files/pack.zip/" + name).cause;
    };
    CHECK_THAT(cause("../outside.md"), test::contains("leads out of the archive"));
    CHECK_THAT(cause("etc/absolute.md"), test::contains("leads out of the archive"));
    CHECK_THAT(cause("link"), test::contains("symbolic link"));
    CHECK_THAT(cause("locked.md"), test::contains("encrypted"));
    CHECK_THAT(cause("inner.zip"), test::contains("archive inside an archive"));
    CHECK_THAT(cause("twice.md (2)"), test::contains("same name"));
    CHECK_THAT(cause("bomb.txt"), test::contains("bomb"));
    CHECK_FALSE(cause("liar.txt").empty());
    CHECK(ledger.at("files/pack.zip/caf\xC3\xA9.md").state == FileState::Indexed);
    CHECK(ledger.at("files/pack.zip/d\xC3\xA9j\xC3\xA0.md").state == FileState::Indexed);
    CHECK(check_index(index.index_dir())->faults.empty());
    CHECK_FALSE(index.run().published);
}

TEST_CASE(
    "archive: too many members, members that share bytes, damage and emptiness cost the archive "
    "alone",
    "[e2e]") {
    std::vector<test::ZipMember> many(10'001);
    for (std::size_t i = 0; i < many.size(); ++i) many[i].name = "r" + std::to_string(i);
    std::string shared = zip_of({{"a.md", report("garden")}, {"b.md", report("garden")}});
    std::string directory_twice = zip_of({{"a.txt", std::string(3000, 'x')}});
    TestIndex index({{"good.md", report("kitchen")},
                     {"many.zip", zip_of(many)},
                     {"cut.zip", shared.substr(0, shared.size() / 2)},
                     {"empty.zip", zip_of({})},
                     {"old.tar.gz", "\x1F\x8B\x08 and so on"},
                     {"old.7z", "7z\xBC\xAF\x27\x1C and so on"}});
    const auto ledger = index.ledger();
    REQUIRE(ledger.size() == 6);
    CHECK_THAT(ledger.at("files/many.zip").cause, test::contains("10001 members"));
    CHECK_THAT(ledger.at("files/cut.zip").cause, test::contains("damaged"));
    CHECK_THAT(ledger.at("files/empty.zip").cause, test::contains("without a file"));
    CHECK_THAT(ledger.at("files/old.tar.gz").hint, test::contains("unpack it"));
    CHECK_THAT(ledger.at("files/old.7z").hint, test::contains("unpack it"));
    CHECK(index.search("kitchen").total_reports == 1);
}

TEST_CASE("archive: members that a killed run had not read yet are read by the next", "[e2e]") {
    TestIndex index({{"z.md", report("garden")}});
    index.write("pack.zip", zip_of({{"a.md", report("kitchen")}, {"b.md", report("laundry")}}));
    IndexOptions options;
    options.index_dir = index.index_dir();
    options.roots = {index.folder()};
    options.taxonomy_json = test::product_taxonomy();
    options.model_text = test::product_model();
    options.jobs = 1;
    std::uint64_t read = 0;
    options.should_stop = [&] { return read >= 2; };  // the archive and one member
    const auto stopped = run_index(options, [&](const IndexProgress& p) {
        read = p.phase == "reading" ? p.files_done : read;
    });
    REQUIRE(stopped.has_value());
    CHECK(stopped->stopped);
    std::uint64_t read_again = 0;
    options.should_stop = {};
    const auto resumed = run_index(options, [&](const IndexProgress& p) {
        read_again = p.phase == "reading" ? p.files_done : read_again;
    });
    REQUIRE(resumed.has_value());
    CHECK(read_again == 1);
    CHECK(index.search("kitchen").total_reports == 1);
    CHECK(index.search("laundry").total_reports == 1);
    CHECK(check_index(index.index_dir())->faults.empty());
}
