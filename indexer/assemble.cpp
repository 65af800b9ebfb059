// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/assemble.hpp"

#include "indexer/generation.hpp"
#include "indexer/relabel.hpp"
#include "indexer/schema/posting_file.hpp"
#include "indexer/write.hpp"

#include <exception>
#include <set>
#include <thread>

namespace findings {
namespace fs = std::filesystem;
namespace {

void take_over_words(const fs::path& from, const fs::path& target) {
    const std::set<std::string> made_anew = {kPassagesFile,
                                             kColumnsFile,
                                             kLedgerFile,
                                             kTaxonomyFile,
                                             kManifestFile};
    for (const auto& file : fs::directory_iterator(from)) {
        const std::string name = file.path().filename().string();
        if (!made_anew.contains(name)) share_file(file.path(), target / name);
    }
}

/// `together`: the second in a thread of its own; else one after the other.
template <class First, class Second>
void run_both(const First& first, const Second& second, bool together) {
    std::exception_ptr failed;
    const auto kept = [&] {
        try {
            second();
        } catch (...) {
            failed = std::current_exception();  // rethrown below on the caller's thread
        }
    };
    {
        std::jthread other;
        if (together) other = std::jthread(kept);
        first();
    }
    if (!together) kept();
    if (failed) std::rethrow_exception(failed);
}

}  // namespace

std::optional<fs::path> generation_with_words(const fs::path& index_dir,
                                              const std::string& words_sha256) {
    const auto current = current_generation_dir(index_dir);
    if (!current) return std::nullopt;
    const auto manifest = read_manifest(*current);
    const bool is_same = manifest && manifest->schema_version == kSchemaVersion &&
                         manifest->words_sha256 == words_sha256;
    if (!is_same || !manifest_differences(*current).empty()) return std::nullopt;
    return current;
}

void assemble(std::span<const fs::path> segments,
              const fs::path& target,
              const std::optional<fs::path>& same_words,
              bool together) {
    const auto database = [&] {
        if (same_words) {
            take_over_words(*same_words, target);
        } else {
            merge_databases(segments, target);
        }
    };
    const auto flat_files = [&] {
        join_passages(segments, target);
        if (same_words) return;
        join_words(segments, target);
        write_repeats(segments, target);
    };
    run_both(database, flat_files, together);
}

std::size_t check_and_write_postings(const fs::path& target,
                                     const std::optional<fs::path>& same_words,
                                     bool together) {
    std::size_t errors = 0;
    const auto check = [&] {
        // Postings of a generation that was checked when it was made are the same bytes still:
        // their sums were compared.
        if (!same_words) errors = structural_errors(target);
    };
    const auto postings = [&] {
        std::error_code error;  // an older version made none
        if (!fs::exists(target / kPostingsFile, error)) write_postings(target);
    };
    run_both(check, postings, together);
    return errors;
}

}  // namespace findings
