// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The whole base as files that a browser opens from a folder, a memory stick or any file server
// (docs/exports.md).

#include "server/backend.hpp"

#include <cstdint>
#include <filesystem>

namespace findings {

struct SiteCopy {
    std::filesystem::path folder;  // to make
    bool may_replace = false;      // an earlier copy, once the new one is whole
};

struct SiteCopied {
    std::uint64_t files = 0, reports = 0, passages = 0;
};

/// Written beside the folder and renamed: it is there as a whole or not at all. The same generation
/// makes the same bytes. BadInput if the folder exists and may not be replaced, or is none of ours.
[[nodiscard]] Result<SiteCopied> export_site(SearchBackend& backend, const SiteCopy& copy);

}  // namespace findings
