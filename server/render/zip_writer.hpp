// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace findings {

/// Writes a ZIP archive, as office documents are. Equal members make equal bytes: no clock is
/// asked.
class ZipWriter {
  public:
    /// As it is: what readers look at before they unpack anything ("mimetype").
    void store(std::string_view name, std::string_view bytes);
    void deflate(std::string_view name, std::string_view bytes);
    /// The whole archive; nothing may be added afterwards.
    [[nodiscard]] std::string finish();

  private:
    void add(std::string_view name,
             std::string_view bytes,
             std::string_view packed,
             std::uint16_t method);

    std::string archive_, directory_;
    std::uint16_t members_ = 0;
};

}  // namespace findings
