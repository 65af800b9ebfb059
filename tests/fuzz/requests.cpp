// SPDX-License-Identifier: GPL-3.0-or-later

// What clients send: bytes to requests, URLs to searches, texts to queries.

#include "indexer/schema/limits.hpp"
#include "search/query_parser.hpp"
#include "server/escape.hpp"
#include "server/limits.hpp"
#include "server/params.hpp"
#include "server/request_reader.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <vector>

namespace findings::fuzz {
namespace {

void check_request(const HttpRequest& request) {
    if (request.target.size() > limits::kMaxRequestTargetBytes || !request.target.starts_with('/'))
        broken("a target is a path of ours", request.target);
    if (request.path.size() > limits::kMaxPathBytes) broken("kMaxPathBytes");
    if (request.body.size() > limits::kMaxFormBytes) broken("kMaxFormBytes");
    if (request.headers.size() > limits::kMaxHeaders) broken("kMaxHeaders");
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
        broken("only three methods are taken", request.method);
    if (request.method != "POST" && !request.body.empty()) broken("only a form has a body");
    std::size_t bytes = 0;
    for (const auto& [name, value] : request.headers) {
        bytes += name.size() + value.size();
        if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
            broken("a field is one line", value);
        if (name == "transfer-encoding" || name == "content-encoding") broken("no body is coded");
    }
    if (bytes > limits::kMaxHeaderBytes) broken("kMaxHeaderBytes");
}

/// What a reader makes of the bytes when they come in pieces of that size: the requests, and how it
/// ends.
struct Outcome {
    std::vector<HttpRequest> requests;
    int status = 0;
};

Outcome outcome_of(std::string_view bytes, std::size_t piece) {
    RequestReader reader([](std::string_view path) { return path == "/findings/a/corrections"; });
    Outcome outcome;
    while (!bytes.empty()) {
        const std::size_t used = reader.read(bytes.substr(0, piece));
        bytes.remove_prefix(used);
        if (reader.state() == RequestReader::State::Refused) {
            outcome.status = reader.status();
            if (outcome.status < 400 || outcome.status > 501) broken("a refusal has a status");
            return outcome;
        }
        if (reader.state() == RequestReader::State::Complete)
            outcome.requests.push_back(reader.take());
        else if (used == 0)
            broken("a reader that waits for more takes what comes");
    }
    return outcome;
}

std::size_t terms_of(const QueryNode& node) {
    std::size_t terms =
        node.kind == QueryKind::Word || node.kind == QueryKind::Prefix ? 1 : node.words.size();
    for (const QueryNode& child : node.children) terms += terms_of(child);
    return terms;
}

std::size_t depth_of(const QueryNode& node) {
    std::size_t depth = 0;
    for (const QueryNode& child : node.children) depth = std::max(depth, depth_of(child));
    return depth + 1;
}

const ThemeTree& themes() {
    static const ThemeTree tree =
        ThemeTree::parse(
            R"({"themes":[{"id":"access","label":"Access"},{"id":"beds","parent":"access","label":"Beds"}]})")
            .value();
    return tree;
}

}  // namespace

void fuzz_http(Bytes input) {
    if (input.empty()) return;
    // The first byte says into how large pieces the rest falls; that must make no difference.
    const std::size_t piece = 1 + std::to_integer<std::size_t>(input.front());
    const std::string_view bytes = as_text(input.subspan(1));
    const Outcome cut = outcome_of(bytes, piece);
    const Outcome whole = outcome_of(bytes, bytes.size());
    if (cut.requests.size() != whole.requests.size() || cut.status != whole.status)
        broken("where the bytes are cut makes no difference");
    for (std::size_t i = 0; i < cut.requests.size(); ++i) {
        check_request(cut.requests[i]);
        if (cut.requests[i].headers != whole.requests[i].headers ||
            cut.requests[i].body != whole.requests[i].body)
            broken("nor to what is read");
    }
}

void fuzz_parameters(Bytes input) {
    const ReadRequest read = read_search(parse_parameters(as_text(input)), themes());
    for (const auto& [parameter, message] : read.problems) {
        if (!is_clean_utf8(parameter) || !is_clean_utf8(message))
            broken("a problem is told in clean text");
    }
    const SearchRequest& request = read.request;
    if (request.text.size() > limits::kMaxQueryBytes || !is_clean_utf8(request.text))
        broken("a query is short, clean text");
    if (request.limit < 1 || request.limit > limits::kMaxPageSize) broken("kMaxPageSize");
    if (request.offset + request.limit > limits::kMaxResultDepth) broken("kMaxResultDepth");
    // What was understood can be asked again by the URL that we link to.
    const Parameters parameters = to_parameters(request);
    const ReadRequest again = read_search(
        parse_parameters(std::string_view(to_query(parameters)).substr(parameters.empty() ? 0 : 1)),
        themes());
    if (!again.problems.empty())
        broken("our own URL is understood",
               again.problems.front().parameter + ' ' + again.problems.front().message);
    if (to_parameters(again.request) != parameters) broken("and means the same");
}

void fuzz_query(Bytes input) {
    if (input.empty()) return;
    const bool any_word = std::to_integer<int>(input.front()) % 2 == 1;
    const std::string_view text = as_text(input.subspan(1));
    const QueryNode plain = plain_words(text, any_word).root;
    if (terms_of(plain) > limits::kQueryTerms) broken("kQueryTerms of plain words");
    const Result<ParsedQuery> parsed = parse_query(text, any_word);
    if (!parsed) {
        if (parsed.error().message.empty()) broken("a refused query has a cause");
        return;
    }
    if (text.size() > limits::kQueryBytes) broken("kQueryBytes");
    if (terms_of(parsed->root) > limits::kQueryTerms) broken("kQueryTerms");
    // A level of brackets is a disjunction of conjunctions without others.
    constexpr std::size_t kNodesOfLevel = 4;
    if (depth_of(parsed->root) > (limits::kNesting + 1) * kNodesOfLevel) broken("kNesting");
    (void)describe(parsed->root);
}

}  // namespace findings::fuzz
