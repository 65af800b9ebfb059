// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace findings {

/// Compresses a body that comes in pieces.
class Gzip {
  public:
    Gzip();
    Gzip(Gzip&&) noexcept;
    Gzip& operator=(Gzip&&) noexcept;
    ~Gzip();

    /// What is ready after `piece`: often nothing.
    [[nodiscard]] std::string add(std::string_view piece);
    /// The end of the stream. Nothing may be added afterwards.
    [[nodiscard]] std::string finish();

  private:
    std::string run(std::string_view piece, int flush);

    struct Stream;
    std::unique_ptr<Stream> stream_;
};

/// Whether a browser would have the body compressed: `accept_encoding` names gzip and does not rule it out.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// Whether compressing makes bodies of that type smaller: text of any kind, and nothing else.
[[nodiscard]] bool is_compressible(std::string_view content_type);

}  // namespace findings
