// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/likeness.hpp"
#include "indexer/store.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace findings {

/// What tells one report from another that is built of the same sentences. Everything as stated,
/// empty if it is not.
struct Identity {
    std::uint32_t reports = 0;  // that the file holds
    std::string title;
    std::string provider, provider_id;
    std::string location, location_id;
    std::string service;
    std::string published, inspected;  // ISO 8601
    std::string ratings;               // "overall=good safe=inadequate"
    std::vector<std::string> dates;    // of each report, when the file holds several
};

/// How two files with nearly the same text stand to each other.
enum class Kinship : std::uint8_t {
    Different,  // two reports that share sentences: both are indexed
    Doubtful,  // nothing says that they are two, but each holds words of its own: both are indexed,
               // and it is said
    Same,      // each holds the other
    FirstHoldsSecond,  // every word that tells something of the second is in the first
    SecondHoldsFirst,
};

struct Verdict {
    Kinship kinship = Kinship::Different;
    int percent = 0;  // of runs of five words in common
};

/// Likeness, identity and verdicts by content hash, kept in the store's `likeness.tsv` so that each
/// is found out once. Safe to lose: what is missing is made again from the parsed files.
class LikenessBook {
  public:
    explicit LikenessBook(const std::filesystem::path& store_folder);

    void load();
    void put(const std::string& sha256, const Likeness& likeness);
    /// Nothing if the parsed file is gone from the store.
    [[nodiscard]] const Likeness* likeness(const std::string& sha256);
    [[nodiscard]] const Identity& identity(const std::string& sha256);
    [[nodiscard]] Verdict verdict(const std::string& first, const std::string& second);
    [[nodiscard]] std::set<std::string> hashes() const;
    /// Writes what is known of these hashes; the rest is forgotten.
    [[nodiscard]] Result<void> save(const std::set<std::string>& keep) const;

  private:
    [[nodiscard]] Verdict compare(const std::string& first, const std::string& second);
    [[nodiscard]] Verdict estimated(const std::string& first, const std::string& second);
    [[nodiscard]] std::optional<TextWords> words_of_text(const std::string& sha256) const;
    std::filesystem::path file_;
    ParsedStore store_;
    std::unordered_map<std::string, Likeness> likeness_;
    std::unordered_map<std::string, Identity> identities_;
    std::map<std::pair<std::string, std::string>, Verdict> verdicts_;
};

/// Whether something stated by both differs: another place, date, rating or service. Then they are
/// two reports.
[[nodiscard]] bool contradict(const Identity& a, const Identity& b);

/// Whether the loser may be left out because the winner says all it says: see same_text.cpp.
[[nodiscard]] bool holds(const TextWords& winner, const TextWords& loser);

/// Share of runs of five words in common, counted.
[[nodiscard]] double counted_resemblance(const TextWords& a, const TextWords& b);

}  // namespace findings
