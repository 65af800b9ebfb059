// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export_site.hpp"
#include "server/searcher_backend.hpp"
#include "tests/catch.hpp"
#include "tests/cross/corpus_index.hpp"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace findings;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<SearchBackend> corpus_backend() {
    return std::move(*open_backend(test::corpus_index().index_dir()));
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        files[fs::relative(entry.path(), folder).generic_string()] = text.str();
    }
    return files;
}

/// Links of a page, as names of files below the root of the copy; and what their # names.
std::set<std::pair<std::string, std::string>> links_of(const std::string& name,
                                                       const std::string& html) {
    std::set<std::pair<std::string, std::string>> links;
    for (const std::string attribute : {"href=\"", "src=\""}) {
        for (auto at = html.find(attribute); at != std::string::npos;
             at = html.find(attribute, at + 1)) {
            const auto begin = at + attribute.size();
            const std::string link = html.substr(begin, html.find('"', begin) - begin);
            if (link.starts_with("https:") || link.starts_with("http:")) continue;
            const auto hash = link.find('#');
            const std::string file = link.substr(0, hash);
            const std::string target =
                file.empty()
                    ? name
                    : (fs::path(name).parent_path() / file).lexically_normal().generic_string();
            links.insert(
                {target, hash == std::string::npos ? std::string() : link.substr(hash + 1)});
        }
    }
    return links;
}

}  // namespace

TEST_CASE(
    "site: every link leads to a file of the copy and to a place in it; the same base makes the "
    "same bytes",
    "[cross][site]") {
    const test::TempDir folder;
    const auto backend = corpus_backend();
    const auto copied = export_site(*backend, {folder.path() / "one", false});
    REQUIRE(copied.has_value());
    CHECK(copied->reports == backend->summary().reports);
    CHECK(copied->passages == backend->summary().findings);
    const auto files = files_in(folder.path() / "one");
    CHECK(files.size() == copied->files);
    std::size_t links = 0;
    for (const auto& [name, text] : files) {
        if (!name.ends_with(".html")) continue;
        for (const auto& [target, anchor] : links_of(name, text)) {
            CAPTURE(name, target, anchor);
            const auto found = files.find(target);
            ++links;
            if (found == files.end())
                FAIL_CHECK("leads nowhere");
            else if (!anchor.empty() &&
                     found->second.find("id=\"" + anchor + '"') == std::string::npos)
                FAIL_CHECK("no such place");
        }
    }
    CHECK(links > 1000);
    REQUIRE(export_site(*backend, {folder.path() / "two", false}).has_value());
    CHECK(files_in(folder.path() / "two") == files);
}

TEST_CASE("site: what is there already is kept, unless it is an earlier copy and may be replaced",
          "[cross][site]") {
    const test::TempDir folder;
    const auto backend = corpus_backend();
    folder.write("mine/letter.txt", "Dear");
    CHECK_FALSE(export_site(*backend, {folder.path() / "mine", true}).has_value());
    CHECK(files_in(folder.path() / "mine").size() == 1);
    REQUIRE(export_site(*backend, {folder.path() / "copy", false}).has_value());
    CHECK_FALSE(export_site(*backend, {folder.path() / "copy", false}).has_value());
    folder.write("copy/left-over.txt", "old");
    REQUIRE(export_site(*backend, {folder.path() / "copy", true}).has_value());
    CHECK_FALSE(fs::exists(folder.path() / "copy" / "left-over.txt"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}
