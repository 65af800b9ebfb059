// SPDX-License-Identifier: GPL-3.0-or-later

// Corrections from the page: off unless allowed, and then only from the server's own form.

#include "server/correction_desk.hpp"
#include "server/limits.hpp"
#include "tests/catch.hpp"
#include "tests/server/running_server.hpp"

#include <cstdlib>
#include <filesystem>

using namespace findings;
using findings::test::RunningServer;
using findings::test::small_base;

namespace {

const std::string kFinding = "/findings/0a1b2c3d4e5f-aaaaaaa2";

class Served {
  public:
    Served() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "findings-desk-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        ServeOptions options;
        options.corrections = file();
        server_ = std::make_unique<RunningServer>(small_base(), options);
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;
    ~Served() {
        server_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::filesystem::path file() const { return folder_ / "corrections.jsonl"; }
    [[nodiscard]] const RunningServer& server() const { return *server_; }
    [[nodiscard]] std::size_t kept() const { return read_corrections(file())->lines.size(); }
    [[nodiscard]] std::string token() const {
        const std::string page = server_->get(kFinding).body;
        const std::string mark = "name=\"token\" value=\"";
        const auto begin = page.find(mark);
        REQUIRE(begin != std::string::npos);
        return page.substr(begin + mark.size(), 64);
    }
    [[nodiscard]] httplib::Response post(
        const std::string& body,
        httplib::Headers headers = {{"Sec-Fetch-Site", "same-origin"}},
        const std::string& path = kFinding + "/corrections",
        const std::string& type = "application/x-www-form-urlencoded") const {
        httplib::Client client("127.0.0.1", server_->port());
        const auto answer = client.Post(path, headers, body, type);
        REQUIRE(answer);
        return *answer;
    }

  private:
    std::filesystem::path folder_;
    std::unique_ptr<RunningServer> server_;
};

}  // namespace

TEST_CASE("corrections: a server that was not told to takes none and shows no form", "[server]") {
    const RunningServer server(small_base());
    CHECK(server.get(kFinding).body.find("<form method=\"post\"") == std::string::npos);
    CHECK(server.get(kFinding + "/corrections").status == 404);
    httplib::Client client("127.0.0.1", server.port());
    const auto answer = client.Post(kFinding + "/corrections",
                                    httplib::Headers{{"Sec-Fetch-Site", "same-origin"}},
                                    "by=Ann&add=access",
                                    "application/x-www-form-urlencoded");
    REQUIRE(answer);
    CHECK(answer->status == 405);
    CHECK(answer->get_header_value("Allow") == "GET, HEAD");
}

TEST_CASE("corrections: the form's request is kept, logged and shown as waiting", "[server]") {
    const Served served;
    const std::string token = served.token();
    const std::string etag = served.server().get(kFinding).get_header_value("ETag");
    const auto answer = served.post("token=" + token +
                                    "&remove=restraint&add=&polarity=good&kind=&by=Ann+Archer&note="
                                    "It+was+%22sedation%22+%3Cb%3E");
    CHECK(answer.status == 303);
    CHECK(answer.get_header_value("Location") == kFinding + "#corrections");
    CHECK(answer.get_header_value("Cache-Control") == "no-store");
    const auto file = read_corrections(served.file());
    REQUIRE(file->lines.size() == 1);
    CHECK(file->lines.front().correction.by == "Ann Archer");
    CHECK(file->lines.front().correction.polarity == "good");
    CHECK(file->lines.front().correction.removed == std::vector<std::string>{"restraint"});
    CHECK(file->lines.front().passage == "0a1b2c3d4e5f-aaaaaaa2");
    CHECK_FALSE(file->lines.front().text.empty());
    REQUIRE(served.server().log().size() == 1);
    CHECK_THAT(served.server().log().front(),
               test::contains("from 127.0.0.1 by \"Ann Archer\": -restraint polarity=good"));
    const auto page = served.server().get(kFinding, {{"If-None-Match", etag}});
    CHECK(page.status == 200);
    CHECK_THAT(page.body, test::contains("waits for the next indexing run"));
    CHECK_THAT(page.body, test::contains("&lt;b&gt;"));
    CHECK(page.get_header_value("Referrer-Policy") == "same-origin");
}

TEST_CASE("corrections: what does not come from the server's own form is refused", "[server]") {
    const Served served;
    const std::string form = "token=" + served.token() + "&by=Ann&remove=restraint";
    const std::string self = "http://127.0.0.1:" + std::to_string(served.server().port());
    const auto status = [&](const httplib::Headers& headers) {
        return served.post(form, headers).status;
    };
    CHECK(status({}) == 403);
    CHECK(status({{"Sec-Fetch-Site", "cross-site"}}) == 403);
    CHECK(status({{"Sec-Fetch-Site", "same-site"}, {"Origin", self}}) == 403);
    CHECK(status({{"Origin", "https://evil.example"}}) == 403);
    CHECK(status({{"Origin", "null"}}) == 403);
    CHECK(status({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://evil.example"}}) == 403);
    const httplib::Headers ours = {{"Sec-Fetch-Site", "same-origin"}};
    CHECK(served.post("by=Ann&remove=restraint", ours).status == 403);
    CHECK(served.post("token=" + std::string(64, '0') + "&by=Ann&remove=restraint", ours).status ==
          403);
    // another finding's token
    CHECK(served.post(form, ours, "/findings/0a1b2c3d4e5f-aaaaaaa1/corrections").status == 403);
    CHECK(served.post(form, ours, kFinding + "/corrections", "text/plain").status == 415);
    CHECK(served.post(form, ours, kFinding).status == 405);
    CHECK(served.post("token=" + std::string(limits::kMaxFormBytes, 'x'), ours).status == 413);
    const auto get = served.server().get(kFinding + "/corrections");
    CHECK(get.status == 405);
    CHECK(get.get_header_value("Allow") == "POST");
    CHECK(test::status_of_raw(served.server().raw(
              "POST " + kFinding + "/corrections HTTP/1.1\r\nHost: x\r\n\r\n")) == 411);
    CHECK(served.kept() == 0);
    CHECK(status({{"Origin", self}}) == 303);
    CHECK(status({{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}) == 303);
    CHECK(served.kept() == 2);
}

TEST_CASE("corrections: what cannot be kept is said on the page, with what was typed", "[server]") {
    const Served served;
    const auto answer =
        served.post("token=" + served.token() + "&add=nosuch&by=&note=%3Cscript%3E");
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, test::contains("The correction was not kept"));
    CHECK_THAT(answer.body, test::contains("&quot;nosuch&quot; is no theme of this index"));
    CHECK_THAT(answer.body, test::contains("it is not said who makes the correction"));
    CHECK_THAT(answer.body, test::contains("value=\"&lt;script&gt;\""));
    CHECK(answer.get_header_value("Cache-Control") == "no-store");
    CHECK(served.kept() == 0);
}

TEST_CASE("corrections: more than people write are refused for a while", "[server]") {
    CorrectionDesk desk("nowhere");
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < limits::kCorrectionBurst; ++i) CHECK(desk.has_room(start));
    CHECK_FALSE(desk.has_room(start));
    CHECK_FALSE(desk.has_room(start + limits::kCorrectionInterval / 2));
    CHECK(desk.has_room(start + limits::kCorrectionInterval * 3 / 2));
    CHECK_FALSE(desk.has_room(start + limits::kCorrectionInterval * 3 / 2));
}

TEST_CASE("corrections: tokens differ by finding and by process", "[server]") {
    const CorrectionDesk one("nowhere"), other("nowhere");
    CHECK(one.token("a") == one.token("a"));
    CHECK(one.token("a") != one.token("b"));
    CHECK(one.token("a") != other.token("a"));
    CHECK(one.state() != other.state());
}
