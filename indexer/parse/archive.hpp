// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A ZIP archive read as a folder: its directory, and one member at a time. Runs in a worker like
// every reader.

#include "indexer/schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// A file inside an archive. A member with a refusal is named in the ledger and never opened.
struct ArchiveMember {
    std::uint32_t number = 0;      // 1-based position in the archive's directory
    std::string name;              // UTF-8, "/" between parts, unique in its archive
    std::uint64_t size_bytes = 0;  // inflated, as the directory states it
    std::string refusal;           // why it is not read; empty = it is
    std::string hint;
};

struct ArchiveListing {
    std::vector<ArchiveMember> members;
    std::uint64_t ignored = 0;  // hidden files and what a Mac adds of its own
};

/// Whether the bytes are a ZIP archive whose members are files of their own: not a DOCX, ODT, EPUB
/// or the like.
[[nodiscard]] bool is_archive_of_files(std::span<const std::byte> bytes);

/// How many members a ZIP archive says that it has; 0 if it does not say so where it should.
/// Opening an archive of a million costs a second and 300 MB, each time.
[[nodiscard]] std::uint64_t stated_members(std::span<const std::byte> bytes);

/// The files of the archive. Error: damaged, too many members, too large in all, or members that
/// share their bytes.
[[nodiscard]] Result<ArchiveListing> list_archive(std::span<const std::byte> bytes);

/// One member inflated. Never more bytes than its directory entry states. Error: encrypted,
/// damaged, over a limit.
[[nodiscard]] Result<std::string> read_archive_member(std::span<const std::byte> bytes,
                                                      std::uint32_t number);

/// Between worker and parent. The decoder takes hostile bytes: names come out printable, unique and
/// relative.
[[nodiscard]] std::string encode(const ArchiveListing& listing);
[[nodiscard]] Result<ArchiveListing> decode_archive_listing(std::string_view bytes);

}  // namespace findings
