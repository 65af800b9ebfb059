// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/zip_archive.hpp"

#include "indexer/limits.hpp"
#include "indexer/parse/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace findings {
namespace {

struct ArchiveDiscarder {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct MemberCloser {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using Member = std::unique_ptr<zip_file_t, MemberCloser>;

std::string take_message(zip_error_t& error) {
    std::string message = zip_error_strerror(&error);
    zip_error_fini(&error);
    return message;
}

bool is_unsafe_name(std::string_view name) {
    return name.empty() || name.front() == '/' || name.starts_with("../") ||
           name.find("/../") != std::string_view::npos;
}

}  // namespace

struct ZipArchive::Impl {
    std::unique_ptr<zip_t, ArchiveDiscarder> archive;
};

ZipArchive::ZipArchive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(std::span<const std::byte> bytes) {
    if (const std::uint64_t stated = stated_members(bytes); stated > kMaxZipMembers) {
        return failure(ErrorKind::TooLarge,
                       "a ZIP archive of " + std::to_string(stated) + " members");
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return failure(ErrorKind::Internal, "libzip: " + take_message(error));
    zip_t* raw = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (raw == nullptr) {
        zip_source_free(source);
        return failure(ErrorKind::BadInput, "a damaged ZIP archive: " + take_message(error));
    }
    zip_error_fini(&error);
    ZipArchive archive(std::make_unique<Impl>());
    archive.impl_->archive.reset(raw);
    const zip_int64_t count = zip_get_num_entries(raw, 0);
    if (count > static_cast<zip_int64_t>(kMaxZipMembers)) {
        return failure(ErrorKind::TooLarge,
                       "a ZIP archive of " + std::to_string(count) + " members");
    }
    std::set<std::string> seen;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(raw, static_cast<zip_uint64_t>(i), 0);
        if (name == nullptr)
            return failure(ErrorKind::BadInput, "a ZIP archive with an unreadable name");
        if (is_unsafe_name(name) || !seen.insert(name).second) {
            return failure(ErrorKind::BadInput,
                           "a ZIP archive with unsafe or repeated member names");
        }
        archive.names_.emplace_back(name);
    }
    return archive;
}

bool ZipArchive::has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

Result<std::string> ZipArchive::read(std::string_view name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    const std::string member_name(name);
    if (found == names_.end()) return failure(ErrorKind::NotFound, "no member " + member_name);
    const auto index = static_cast<zip_uint64_t>(found - names_.begin());
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(impl_->archive.get(), index, 0, &stat) != 0) {
        return failure(ErrorKind::BadInput, "damaged member " + member_name);
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return failure(ErrorKind::Unsupported,
                       "the archive is encrypted",
                       "save it without a password");
    }
    const Member member(zip_fopen_index(impl_->archive.get(), index, 0));
    if (!member) return failure(ErrorKind::BadInput, "damaged member " + member_name);

    std::string text;
    std::array<char, 1U << 16> buffer{};
    for (;;) {
        const zip_int64_t got = zip_fread(member.get(), buffer.data(), buffer.size());
        if (got < 0) return failure(ErrorKind::BadInput, "damaged member " + member_name);
        if (got == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(got));
        inflated_bytes_ += static_cast<std::uint64_t>(got);
        const bool bomb =
            text.size() > (1U << 20) && text.size() > kMaxZipRatio * (stat.comp_size + 1);
        if (bomb || text.size() > kMaxZipMemberBytes || inflated_bytes_ > kMaxZipTotalBytes) {
            return failure(ErrorKind::TooLarge,
                           "member " + member_name + " inflates beyond the limit");
        }
    }
}

}  // namespace findings
