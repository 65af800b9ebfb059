// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"
#include "tests/catch.hpp"
#include "tests/support/test_index.hpp"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

using namespace findings;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// The real server over a real index, on a free port.
class Served {
  public:
    explicit Served(const fs::path& index_dir) {
        ServeOptions options;
        options.index_dirs = {index_dir};
        options.port = 0;
        options.workers = 4;
        auto created = Server::create(options);
        REQUIRE(created.has_value());
        server_ = std::make_unique<Server>(std::move(*created));
        thread_ = std::thread([this] { server_->run(); });
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;
    ~Served() {
        server_->stop();
        thread_.join();
    }

    [[nodiscard]] httplib::Result get(const std::string& path) const {
        httplib::Client client("127.0.0.1", server_->port());
        return client.Get(path);
    }
    [[nodiscard]] json answer(const std::string& path) const {
        const auto response = get(path);
        REQUIRE(response);
        CAPTURE(path);
        REQUIRE(response->status == 200);
        return json::parse(response->body);
    }

  private:
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

/// Indexes by the program: this process has threads and must not fork into the indexer.
void index_by_program(const test::TestIndex& index) {
    const std::string command = "'" FINDINGS_PROGRAM "' index --index '" +
                                index.index_dir().string() + "' '" + index.folder().string() +
                                "' > /dev/null 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
}

std::string url(const std::string& text) {
    std::string out;
    for (const unsigned char c : text) {
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, "%%%02X", c);
        out += buffer;
    }
    return out;
}

}  // namespace

TEST_CASE("serve: the server moves over to new generations without a failed request", "[e2e]") {
    const std::map<std::string, std::string> files = {
        {"a.md", "# Ward review\n\n## Safe\n\nThe garden was open every day for all patients.\n"}};
    test::TestIndex index(files);
    const Served served(index.index_dir());
    std::atomic<bool> is_over{false};
    std::atomic<int> asked{0}, failed{0};
    std::thread reader([&] {
        while (!is_over) {
            const auto response = served.get("/api/v1/findings?q=garden");
            ++asked;
            if (!response || response->status != 200 ||
                json::parse(response->body)["total_findings"] != 1)
                ++failed;
        }
    });
    for (int i = 0; i < 5; ++i) {
        index.write(
            "b" + std::to_string(i) + ".md",
            "# Another\n\n## Safe\n\nThe kitchen number " + std::to_string(i) + " was clean.\n");
        index_by_program(index);
    }
    is_over = true;
    reader.join();
    CHECK(asked > 0);
    CHECK(failed == 0);
    // A new generation is compared byte by byte before it is served.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (served.answer("/healthz/ready")["generation"] != "000006" &&
           std::chrono::steady_clock::now() < deadline) {
    }
    CHECK(served.answer("/healthz/ready")["generation"] == "000006");
    CHECK(served.answer("/api/v1/findings?q=kitchen")["total_findings"] == 5);
}

TEST_CASE("serve: every facet count equals the total of the search it leads to", "[e2e]") {
    test::TestIndex index;
    fs::create_directories(index.folder().parent_path());
    fs::copy(test::source_folder() / "corpus", index.folder(), fs::copy_options::recursive);
    index.run();
    const Served served(index.index_dir());
    for (const std::string search : {"q=garden",
                                     "theme=restrictive-care&polarity=good",
                                     "q=staff&from=2016&to=2019&kind=concern"}) {
        const json page = served.answer("/api/v1/findings?" + search);
        if (search.starts_with("theme")) {
            for (const json& hit : page["results"]) CHECK(hit["polarity"] == "good");
        }
        for (const auto& [facet, values] : page["facets"].items()) {
            const bool is_filtered = search.find(facet + "=") != std::string::npos;
            for (const json& value : values) {
                // A facet that has a filter leads to the search with that value in its place.
                std::string led_to = search;
                if (is_filtered)
                    led_to.erase(
                        led_to.find(facet + "="),
                        led_to.find('&', led_to.find(facet + "=")) - led_to.find(facet + "="));
                const std::string path = "/api/v1/findings?per_page=1&" + led_to + "&" + facet +
                                         "=" + url(value["value"].get<std::string>());
                std::string tidy;
                for (const char c : path) {
                    if (c != '&' || (tidy.back() != '&' && tidy.back() != '?')) tidy += c;
                }
                const json reached = served.answer(tidy);
                CAPTURE(tidy);
                CHECK(reached["total_findings"] == value["findings"]);
                CHECK(reached["total_reports"] == value["reports"]);
            }
        }
    }
}

TEST_CASE("serve: the first questions of the corpus over the wire", "[e2e]") {
    test::TestIndex index;
    fs::create_directories(index.folder().parent_path());
    fs::copy(test::source_folder() / "corpus", index.folder(), fs::copy_options::recursive);
    index.run();
    const Served served(index.index_dir());
    const json found =
        served.answer("/api/v1/findings?q=recovery%20reintegration%20outside%20agencies");
    CHECK_THAT(found["results"][0]["report"]["title"].get<std::string>(),
               test::contains("Meadowbank"));
    for (const std::string& path :
         {std::string("/"),
          std::string("/search?q=garden"),
          "/findings/" + found["results"][0]["id"].get<std::string>(),
          "/reports/" + found["results"][0]["report"]["id"].get<std::string>()}) {
        CAPTURE(path);
        const auto page = served.get(path);
        REQUIRE(page);
        CHECK(page->status == 200);
    }
    CHECK(served.get("/api/v1/findings?q=a%20AND%20(")->status == 422);
    CHECK(served.get("/search?q=a%20AND%20(")->status == 200);
    const json digest = served.answer("/api/v1/reports?report_kind=digest-entry");
    REQUIRE(digest["total"] > 1);
    const json entry =
        served.answer("/api/v1/reports/" + digest["results"][0]["id"].get<std::string>());
    CHECK(entry["parts"].size() >= 1);
}
