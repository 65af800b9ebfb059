// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace findings {

/// A page that a browser saved with all its pictures in one file (MHTML, .mht): the page itself.
struct SavedPage {
    std::string html;     // bytes, in `charset`
    std::string charset;  // as declared; may be empty
    std::string address;  // it was saved from; may be empty
};

[[nodiscard]] bool is_saved_page(std::span<const std::byte> bytes);
/// The first part that is HTML. Requires: is_saved_page().
[[nodiscard]] Result<SavedPage> page_of_archive(std::span<const std::byte> bytes);

}  // namespace findings
