// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/archive.hpp"
#include "indexer/text.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <sys/stat.h>

namespace findings {
namespace {

constexpr std::uint64_t kMiB = 1ULL << 20;
constexpr const char* kUnpack = "unpack it and index the folder";

struct ArchiveDiscarder {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveDiscarder>;
struct MemberCloser {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};

/// Requires: the bytes outlive the archive.
Result<Archive> open_archive(std::span<const std::byte> bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* raw = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (raw != nullptr) {
        zip_error_fini(&error);
        return Archive(raw);
    }
    if (source != nullptr) zip_source_free(source);
    const std::string message = zip_error_strerror(&error);
    zip_error_fini(&error);
    return failure(ErrorKind::BadInput,
                   "a damaged ZIP archive: " + message,
                   "make the archive anew");
}

std::uint64_t count_of(const Archive& archive) {
    return static_cast<std::uint64_t>(
        std::max<zip_int64_t>(zip_get_num_entries(archive.get(), 0), 0));
}

/// As UTF-8: the archive's own flag decides, without it code page 437 or UTF-8, whichever the bytes
/// fit.
std::string name_of(const Archive& archive, std::uint64_t index) {
    const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_GUESS);
    return name == nullptr ? std::string() : std::string(name);
}

/// Archives made on Windows may have "\" between the parts of a name.
std::string with_slashes(std::string name) {
    if (name.find('/') == std::string::npos) std::replace(name.begin(), name.end(), '\\', '/');
    while (name.starts_with("./")) name.erase(0, 2);
    return name;
}

bool leads_outside(std::string_view name) {
    const bool has_drive =
        name.size() > 1 && name[1] == ':' && std::isalpha(static_cast<unsigned char>(name[0])) != 0;
    if (name.starts_with('/') || name.starts_with('\\') || has_drive) return true;
    return name == ".." || name.starts_with("../") || name.ends_with("/..") ||
           name.find("/../") != std::string_view::npos;
}

bool is_hidden(std::string_view name) {
    if (leads_outside(name)) return false;
    return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
           name.starts_with("__MACOSX/");
}

/// Why a member is no ordinary file; empty if it is one.
std::string special_kind(const Archive& archive, std::uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive.get(), index, 0, &system, &attributes) != 0)
        return {};
    if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return {};
    const mode_t mode = attributes >> 16U;
    if (S_ISLNK(mode)) return "a symbolic link inside an archive";
    if (S_ISCHR(mode) || S_ISBLK(mode) || S_ISFIFO(mode) || S_ISSOCK(mode))
        return "a device or pipe inside an archive";
    return {};
}

void refuse(ArchiveMember& member, std::string cause, std::string hint = kUnpack) {
    member.refusal = std::move(cause);
    member.hint = std::move(hint);
}

bool is_bomb(std::uint64_t inflated, std::uint64_t stored) {
    return inflated > kMiB && inflated / kMaxZipRatio > stored;
}

/// What the directory alone says against reading a member.
void judge(const Archive& archive, const zip_stat_t& stat, ArchiveMember& member) {
    const bool encrypted =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    const std::string kind = special_kind(archive, member.number - 1);
    if (leads_outside(member.name))
        return refuse(member, "its name leads out of the archive (\"..\" or an absolute path)");
    if (!kind.empty()) return refuse(member, kind, "put the file itself into the archive");
    if (encrypted)
        return refuse(member,
                      "encrypted inside its archive",
                      "unpack it with its password and index the folder");
    if (is_bomb(member.size_bytes, stat.comp_size)) {
        return refuse(
            member,
            "a bomb: it inflates to more than " + std::to_string(kMaxZipRatio) + " times its size");
    }
    if (member.size_bytes > kMaxZipMemberBytes) {
        return refuse(
            member,
            "larger than " + std::to_string(kMaxZipMemberBytes / kMiB) + " MiB inside an archive");
    }
}

tl::unexpected<Error> too_many(std::uint64_t members) {
    return failure(ErrorKind::TooLarge,
                   "an archive of " + std::to_string(members) + " members; at most " +
                       std::to_string(kMaxArchiveMembers) + " are read",
                   kUnpack);
}

/// Little-endian, as all of a ZIP archive. Requires: the bytes are there.
std::uint64_t number_at(std::string_view text, std::size_t at, std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t i = size; i > 0; --i)
        number = number << 8 | static_cast<unsigned char>(text[at + i - 1]);
    return number;
}

}  // namespace

std::uint64_t stated_members(std::span<const std::byte> bytes) {
    constexpr std::size_t kEndBytes = 22, kLongestComment = 0xFFFF, kLocatorBytes = 20,
                          kEnd64Bytes = 56;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::size_t first =
        text.size() > kEndBytes + kLongestComment ? text.size() - kEndBytes - kLongestComment : 0;
    for (std::size_t at = text.rfind("PK\5\6"); at != std::string_view::npos && at >= first;
         at = at == 0 ? std::string_view::npos : text.rfind("PK\5\6", at - 1)) {
        if (at + kEndBytes > text.size() ||
            at + kEndBytes + number_at(text, at + 20, 2) != text.size())
            continue;
        const std::uint64_t count = number_at(text, at + 10, 2);
        if (count != 0xFFFF || at < kLocatorBytes || text.substr(at - kLocatorBytes, 4) != "PK\6\7")
            return count;
        const std::uint64_t end = number_at(text, at - kLocatorBytes + 8, 8);
        const bool is_there = text.size() > kEnd64Bytes && end < text.size() - kEnd64Bytes &&
                              text.substr(end, 4) == "PK\6\6";
        return is_there ? number_at(text, end + 32, 8) : count;
    }
    return 0;
}

bool is_archive_of_files(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with("PK\3\4") && !text.starts_with("PK\5\6")) return false;
    if (stated_members(bytes) > kMaxArchiveMembers)
        return true;  // whatever it is, its listing is refused
    const auto archive = open_archive(bytes);
    if (!archive) return false;
    const std::uint64_t count = count_of(*archive);
    // OpenDocument and EPUB begin with a member of this name; Office files have these parts.
    if (count > 0 && name_of(*archive, 0) == "mimetype") return false;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(count, kMaxArchiveMembers); ++i) {
        const std::string name = ascii_lower(name_of(*archive, i));
        if (name == "[content_types].xml" || name.starts_with("word/document") ||
            name == "xl/workbook.xml" || name == "ppt/presentation.xml" ||
            name == "visio/document.xml" || name == "mimetype" || name == "content.xml") {
            return false;
        }
    }
    return true;
}

Result<ArchiveListing> list_archive(std::span<const std::byte> bytes) {
    if (const std::uint64_t stated = stated_members(bytes); stated > kMaxArchiveMembers)
        return too_many(stated);
    const auto archive = open_archive(bytes);
    if (!archive) return tl::unexpected(archive.error());
    const std::uint64_t count = count_of(*archive);
    if (count > kMaxArchiveMembers) return too_many(count);
    ArchiveListing listing;
    std::uint64_t stored = 0, inflated = 0;
    std::set<std::string> seen;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        ArchiveMember member;
        member.number = static_cast<std::uint32_t>(i + 1);
        member.name = with_slashes(name_of(*archive, i));
        const bool is_known = zip_stat_index(archive->get(), i, 0, &stat) == 0;
        stored += stat.comp_size;
        if (member.name.ends_with('/') && stat.size == 0) continue;  // a folder
        if (is_hidden(member.name)) {
            ++listing.ignored;
            continue;
        }
        member.size_bytes = stat.size;
        judge(*archive, stat, member);
        if (!is_known || member.name.empty())
            refuse(member, "its entry in the archive is damaged", "make the archive anew");
        if (!seen.insert(member.name).second)
            refuse(member, "a second member of the same name", kUnpack);
        if (member.refusal.empty()) inflated += member.size_bytes;
        listing.members.push_back(std::move(member));
    }
    if (stored > bytes.size()) {
        return failure(ErrorKind::BadInput,
                       "an archive whose members share their bytes (a bomb is made so)",
                       kUnpack);
    }
    if (inflated > kMaxArchiveBytes) {
        return failure(ErrorKind::TooLarge,
                       "an archive that inflates to " + std::to_string(inflated / kMiB) +
                           " MiB; at most " + std::to_string(kMaxArchiveBytes / kMiB) +
                           " MiB are read",
                       kUnpack);
    }
    return listing;
}

Result<std::string> read_archive_member(std::span<const std::byte> bytes, std::uint32_t number) {
    const auto archive = open_archive(bytes);
    if (!archive) return tl::unexpected(archive.error());
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (number == 0 || zip_stat_index(archive->get(), number - 1, 0, &stat) != 0) {
        return failure(ErrorKind::NotFound,
                       "no longer in its archive",
                       "it is read again on the next run");
    }
    const std::unique_ptr<zip_file_t, MemberCloser> member(
        zip_fopen_index(archive->get(), number - 1, 0));
    if (!member) {
        const bool unknown_method =
            zip_error_code_zip(zip_get_error(archive->get())) == ZIP_ER_COMPNOTSUPP;
        return failure(ErrorKind::BadInput,
                       unknown_method ? "compressed in a way that cannot be read"
                                      : "damaged inside its archive",
                       kUnpack);
    }
    const std::uint64_t limit = std::min<std::uint64_t>(stat.size, kMaxZipMemberBytes);
    std::string content;
    std::array<char, 1U << 16> buffer{};
    for (;;) {
        const zip_int64_t got = zip_fread(member.get(), buffer.data(), buffer.size());
        if (got < 0)
            return failure(ErrorKind::BadInput,
                           "damaged inside its archive",
                           "make the archive anew");
        if (got == 0) break;
        content.append(buffer.data(), static_cast<std::size_t>(got));
        if (content.size() > limit || is_bomb(content.size(), stat.comp_size)) {
            return failure(ErrorKind::TooLarge,
                           "it inflates beyond the size that its archive states",
                           kUnpack);
        }
    }
    if (content.size() != stat.size)
        return failure(ErrorKind::BadInput,
                       "shorter than its archive states",
                       "make the archive anew");
    return content;
}

}  // namespace findings
