// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/running_edge.hpp"

namespace findings::test {

std::string get(const std::string& target, const std::string& fields) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

std::string body_of(const std::string& answer) {
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

std::string without_chunks(std::string_view body) {
    std::string out;
    for (;;) {
        const std::size_t size =
            std::stoul(std::string(body.substr(0, body.find('\r'))), nullptr, 16);
        body.remove_prefix(body.find('\n') + 1);
        if (size == 0) return out;
        out += body.substr(0, size);
        body.remove_prefix(size + 2);
    }
}

}  // namespace findings::test
