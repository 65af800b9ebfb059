// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/request_reader.hpp"

#include "server/limits.hpp"
#include "server/percent.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace findings {
namespace {

constexpr std::string_view kTokenSigns =
    "!#$%&'*+-.^_`|~";  // RFC 9110 5.6.2, beside letters and digits

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return is_digit(c) || is_letter(c) || kTokenSigns.find(c) != std::string_view::npos;
    });
}

// Of a field's value: a tab is white space, no other control character means anything.
bool is_forbidden(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t";
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// A name or address with its port, as a browser sends it. Anything more could be read as another
// host.
bool is_host(std::string_view value) {
    constexpr std::string_view kSigns = ".-_:[]%~";
    constexpr std::size_t kLongest = 300;  // a name of 253, and a port
    return value.size() <= kLongest && std::ranges::all_of(value, [&](char c) {
               return is_digit(c) || is_letter(c) || kSigns.find(c) != std::string_view::npos;
           });
}

// Members of a list, "keep-alive, Upgrade"; compared without regard to case.
bool lists(std::string_view value, std::string_view wanted) {
    for (;;) {
        const auto comma = value.find(',');
        if (lower(trimmed(value.substr(0, comma))) == wanted) return true;
        if (comma == std::string_view::npos) return false;
        value.remove_prefix(comma + 1);
    }
}

std::size_t count_of(const HttpRequest& request, std::string_view name) {
    return static_cast<std::size_t>(
        std::ranges::count(request.headers, name, [](const auto& field) {
            return std::string_view(field.first);
        }));
}

}  // namespace

std::size_t RequestReader::read(std::string_view bytes) {
    std::size_t used = 0;
    while (state_ == State::Head && used < bytes.size()) used += read_line(bytes.substr(used));
    if (state_ == State::Body) {
        const std::string_view piece = bytes.substr(used, body_bytes_ - request_.body.size());
        request_.body += piece;
        used += piece.size();
        if (request_.body.size() == body_bytes_) state_ = State::Complete;
    }
    return used;
}

HttpRequest RequestReader::take() {
    HttpRequest taken = std::move(request_);
    *this = RequestReader(std::move(takes_form_));
    return taken;
}

void RequestReader::refuse(int status) {
    state_ = State::Refused;
    status_ = status;
}

// Takes the bytes up to the end of the line, or all of them.
std::size_t RequestReader::read_line(std::string_view bytes) {
    const std::size_t newline = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, newline);
    const bool is_first = part_ == Part::RequestLine;
    // One more for the CR. What is over the limit is not kept, not even until the line ends.
    const std::size_t room =
        1 + (is_first ? limits::kMaxRequestLineBytes
                      : limits::kMaxHeaderBytes - field_bytes_ + limits::kMaxFieldPadding);
    if (line_.size() + piece.size() > room) {
        refuse(is_first ? 414 : 431);
        return piece.size();
    }
    line_ += piece;
    if (newline == std::string_view::npos) return piece.size();
    if (!line_.ends_with('\r')) {
        refuse(400);
    } else {
        line_.pop_back();
        end_line();
    }
    return piece.size() + 1;
}

void RequestReader::end_line() {
    const std::string line = std::exchange(line_, {});
    const bool is_stray_end = part_ == Part::RequestLine && line.empty() && head_bytes_ == 0;
    head_bytes_ += line.size() + 2;
    if (is_stray_end) return;  // RFC 9112 2.2: some clients end a body with one line end too many
    if (std::ranges::any_of(line, is_forbidden))
        return refuse(400);  // a bare CR and NUL are among them
    if (part_ == Part::RequestLine) {
        read_request_line(line);
        part_ = Part::Fields;
    } else if (line.empty()) {
        end_head();
    } else {
        read_field(line);
    }
}

// "GET /search?q=a HTTP/1.1": exactly one space between the three.
void RequestReader::read_request_line(std::string_view line) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return refuse(400);
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_token(method) || target.find_first_of(" \t") != std::string_view::npos)
        return refuse(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return refuse(400);
    if (target.size() > limits::kMaxRequestTargetBytes) return refuse(414);
    request_.method = method;
    request_.target = target;
    request_.is_http_1_0 = version == "HTTP/1.0";
    request_.path = percent_decode(target.substr(0, target.find_first_of("?#")), Plus::IsItself);
    if (request_.path.size() > limits::kMaxPathBytes) return refuse(414);
    const bool takes_form = takes_form_ && takes_form_(request_.path);
    const bool is_known = takes_form ? method == "POST" : method == "GET" || method == "HEAD";
    if (!is_known) return refuse(405);
    // We are no proxy: neither "http://elsewhere/", nor "elsewhere:443", nor "*".
    if (!target.starts_with('/')) return refuse(400);
}

void RequestReader::read_field(std::string_view line) {
    const auto colon = line.find(':');
    // A line that begins with a space goes on with the field before; a space before the colon hides
    // the name from one reader and not from another (RFC 9112 5.1, 5.2).
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return refuse(400);
    const std::string_view value = trimmed(line.substr(colon + 1));
    field_bytes_ += colon + value.size();
    if (request_.headers.size() >= limits::kMaxHeaders || field_bytes_ > limits::kMaxHeaderBytes)
        return refuse(431);
    request_.headers.emplace_back(lower(line.substr(0, colon)), value);
}

void RequestReader::end_head() {
    const std::size_t hosts = count_of(request_, "host");
    if (hosts > 1 || (hosts == 0 && !request_.is_http_1_0) || !is_host(request_.header("host")))
        return refuse(400);
    const std::size_t lengths = count_of(request_, "content-length");
    if (count_of(request_, "transfer-encoding") > 0) return refuse(lengths > 0 ? 400 : 501);
    if (count_of(request_, "content-encoding") > 0) return refuse(415);
    if (count_of(request_, "expect") > 0) return refuse(417);
    const std::string_view length = request_.header("content-length");
    if (lengths > 1 || (lengths == 1 && (length.empty() || !std::ranges::all_of(length, is_digit))))
        return refuse(400);
    const std::string_view connection = request_.header("connection");
    request_.keeps_connection = !request_.is_http_1_0 && count_of(request_, "connection") < 2 &&
                                !lists(connection, "close");
    if (request_.method == "POST") return expect_form();
    if (lengths == 1 && length != "0")
        return refuse(400);  // a body nobody reads would be taken for the next request
    state_ = State::Complete;
}

// A form as a browser sends one: its length said once and in digits, its type without a doubt.
void RequestReader::expect_form() {
    if (count_of(request_, "content-length") == 0) return refuse(411);
    const std::string_view length = request_.header("content-length");
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), body_bytes_);
    if (error != std::errc{} || body_bytes_ > limits::kMaxFormBytes) return refuse(413);
    const std::string_view type = request_.header("content-type");
    if (lower(trimmed(type.substr(0, type.find(';')))) != "application/x-www-form-urlencoded")
        return refuse(415);
    state_ = body_bytes_ == 0 ? State::Complete : State::Body;
}

}  // namespace findings
