// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/correction_desk.hpp"

#include "indexer/schema/ids.hpp"
#include "server/escape.hpp"
#include "server/limits.hpp"

#include <algorithm>
#include <random>
#include <system_error>
#include <utility>

namespace findings {
namespace {

std::string random_secret() {
    std::random_device random;  // the kernel's own source
    std::string secret;
    constexpr int kWords = 8;  // 256 bits
    for (int i = 0; i < kWords; ++i) secret += std::to_string(random()) + '.';
    return secret;
}

// Host of an origin: "https://findings.example:8443" gives "findings.example:8443".
std::string_view authority_of(std::string_view origin) {
    const auto slashes = origin.find("://");
    return slashes == std::string_view::npos ? std::string_view{} : origin.substr(slashes + 3);
}

}  // namespace

bool is_same_origin(const RequestOrigin& request) {
    const bool says_site = !request.fetch_site.empty();
    if (says_site && request.fetch_site != "same-origin") return false;
    // "null" is what a browser sends for a page that keeps its address to itself.
    if (request.origin.empty() || request.origin == "null") return says_site;
    return !request.host.empty() && authority_of(request.origin) == request.host;
}

CorrectionRequest request_of_form(const Parameters& form) {
    CorrectionRequest request;
    for (const auto& [name, sent] : form) {
        const std::string value = clean_utf8(sent);
        if (value.empty()) continue;
        if (name == "add") request.add.push_back(value);
        if (name == "remove") request.remove.push_back(value);
        if (name == "kind") request.kind = value;
        if (name == "polarity") request.polarity = value;
        if (name == "key_question") request.key_question = value;
        if (name == "by") request.by = value;
        if (name == "note") request.note = value;
    }
    return request;
}

CorrectionDesk::CorrectionDesk(std::filesystem::path file)
    : file_(std::move(file)), secret_(random_secret()), room_(limits::kCorrectionBurst) {}

std::string CorrectionDesk::token(std::string_view id) const {
    // Hashed twice, as an HMAC is: one hash over the secret and what follows it could be continued
    // by somebody who does not know the secret.
    return sha256_hex(secret_ + sha256_hex(secret_ + std::string(id)));
}

std::string CorrectionDesk::state() const {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file_, error);
    return sha256_hex(secret_).substr(0, 16) + (error ? "-" : std::to_string(bytes));
}

bool CorrectionDesk::has_room(std::chrono::steady_clock::time_point now) {
    const std::scoped_lock lock(mutex_);
    const std::chrono::duration<double> passed = now - refilled_;
    room_ = std::min(static_cast<double>(limits::kCorrectionBurst),
                     room_ + passed / limits::kCorrectionInterval);
    refilled_ = now;
    if (room_ < 1) return false;
    room_ -= 1;
    return true;
}

Result<std::uint64_t> CorrectionDesk::keep(const CorrectionLine& line) const {
    return append_correction(file_, line);
}

std::vector<CorrectionLine> CorrectionDesk::waiting(const Passage& passage) const {
    auto file = read_corrections(file_);
    if (!file) return {};  // the page is shown all the same; whoever posts is told
    std::erase_if(file->lines, [&](const CorrectionLine& line) {
        const bool is_shown = std::ranges::any_of(
            passage.corrections,
            [&](const Correction& shown) { return shown.number == line.correction.number; });
        return line.passage != passage.id || line.undo || is_shown;
    });
    return std::move(file->lines);
}

}  // namespace findings
