// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/limits.hpp"
#include "indexer/parse/archive.hpp"
#include "indexer/scan.hpp"

#include <charconv>
#include <set>

namespace findings {
namespace {

constexpr std::size_t kMaxMemberNameBytes = 1024;
constexpr std::size_t kMaxCauseBytes = 512;

void put(std::string& out, std::string_view text) { (out += text) += '\0'; }

/// The next field; the flag turns false when there is none.
std::string_view next_field(std::string_view& rest, bool& sound) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) {
        sound = false;
        return {};
    }
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return field;
}

template <class Number>
Number next_number(std::string_view& rest, bool& sound) {
    Number number = 0;
    const std::string_view field = next_field(rest, sound);
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    if (error != std::errc() || end != field.data() + field.size()) sound = false;
    return number;
}

/// A name shows where a member lies and is the ledger's key. It is never opened, but it must not
/// look like a way out.
std::string shown_name(std::string_view name) {
    std::string shown = display_name(std::string(name.substr(0, kMaxMemberNameBytes)));
    while (shown.starts_with('/')) shown.erase(0, 1);
    return shown.empty() ? "(no name)" : shown;
}

}  // namespace

std::string encode(const ArchiveListing& listing) {
    std::string out;
    put(out, std::to_string(listing.ignored));
    for (const ArchiveMember& member : listing.members) {
        put(out, std::to_string(member.number));
        put(out, std::to_string(member.size_bytes));
        put(out, member.name);
        put(out, member.refusal);
        put(out, member.hint);
    }
    return out;
}

Result<ArchiveListing> decode_archive_listing(std::string_view bytes) {
    ArchiveListing listing;
    bool sound = true;
    std::set<std::string> seen;
    listing.ignored = next_number<std::uint64_t>(bytes, sound);
    while (sound && !bytes.empty() && listing.members.size() <= kMaxArchiveMembers) {
        ArchiveMember member;
        member.number = next_number<std::uint32_t>(bytes, sound);
        member.size_bytes = next_number<std::uint64_t>(bytes, sound);
        member.name = shown_name(next_field(bytes, sound));
        member.refusal =
            display_name(std::string(next_field(bytes, sound).substr(0, kMaxCauseBytes)));
        member.hint = display_name(std::string(next_field(bytes, sound).substr(0, kMaxCauseBytes)));
        const std::string name = member.name;
        for (int copy = 2; !seen.insert(member.name).second; ++copy)
            member.name = name + " (" + std::to_string(copy) + ")";
        listing.members.push_back(std::move(member));
    }
    if (!sound || listing.members.size() > kMaxArchiveMembers) {
        return failure(ErrorKind::Internal, "the worker's answer makes no sense");
    }
    return listing;
}

}  // namespace findings
