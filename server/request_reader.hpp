// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http_request.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace findings {

/// Reads requests off the bytes of a connection, however they are cut, and refuses whatever two
/// readers could understand differently (RFC 9112): bare CR or LF, control characters, folded
/// fields, two lengths, codings, bodies that nobody reads. Never holds more than one request within
/// the limits of limits.hpp. Pure: no socket, no clock.
class RequestReader {
  public:
    /// Whether a form may be posted to this (decoded) path.
    using TakesForm = std::function<bool(std::string_view path)>;
    explicit RequestReader(TakesForm takes_form) : takes_form_(std::move(takes_form)) {}

    enum class State : std::uint8_t { Head, Body, Complete, Refused };

    /// Takes bytes from the front and gives their number; what it leaves belongs to the next
    /// request. Takes none when Complete or Refused.
    std::size_t read(std::string_view bytes);

    [[nodiscard]] State state() const { return state_; }
    /// Status to refuse the request with, when Refused. The connection has to be closed after it:
    /// nobody knows where the next request would begin.
    [[nodiscard]] int status() const { return status_; }
    /// Whether anything of a request has come since the last take().
    [[nodiscard]] bool has_begun() const { return head_bytes_ > 0 || !line_.empty(); }
    /// What is known of the request so far; its path is empty until its first line has been read.
    [[nodiscard]] const HttpRequest& request() const { return request_; }
    /// Requires: state() is Complete. Ready for the next request afterwards.
    [[nodiscard]] HttpRequest take();

  private:
    enum class Part : std::uint8_t { RequestLine, Fields };

    std::size_t read_line(std::string_view bytes);
    void refuse(int status);
    void end_line();
    void read_request_line(std::string_view line);
    void read_field(std::string_view line);
    void end_head();
    void expect_form();

    TakesForm takes_form_;
    State state_ = State::Head;
    Part part_ = Part::RequestLine;
    int status_ = 0;
    std::string line_;             // up to where the bytes were cut
    std::size_t head_bytes_ = 0;   // of the lines before it
    std::size_t field_bytes_ = 0;  // names and values
    std::size_t body_bytes_ = 0;   // announced
    HttpRequest request_;
};

}  // namespace findings
