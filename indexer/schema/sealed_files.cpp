// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/sealed_files.hpp"

#include "indexer/schema/file_sum.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/whole_numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace findings {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kSumField = "\"sum\": \"";
constexpr std::size_t kSumDigits = 64;
constexpr const char* kHint = "run `findings check`, then `findings rollback` or `findings index`";

// Fields of manifests from before they had a sum of their own. Whoever has others and no sum has
// lost it.
constexpr std::array kFieldsWithoutSum = {"generation",
                                          "schema_version",
                                          "understand_version",
                                          "label_version",
                                          "labeller",
                                          "taxonomy_sha256",
                                          "model_sha256",
                                          "words_sha256",
                                          "corrections_sha256",
                                          "last_correction",
                                          "built_at",
                                          "passages",
                                          "reports",
                                          "files"};

bool has_own_sum(const std::string& text) {
    const std::size_t at = text.rfind(kSumField);
    if (at == std::string::npos || text.size() < at + kSumField.size() + kSumDigits) return false;
    std::string emptied = text;
    const std::string sum = emptied.substr(at + kSumField.size(), kSumDigits);
    emptied.erase(at + kSumField.size(), kSumDigits);
    return sha256_hex(std::string_view(emptied)) == sum;
}

bool is_from_before_sums(const nlohmann::json& json) {
    return std::all_of(json.items().begin(), json.items().end(), [](const auto& field) {
        return std::find(kFieldsWithoutSum.begin(), kFieldsWithoutSum.end(), field.key()) !=
               kFieldsWithoutSum.end();
    });
}

template <class Differs>
std::vector<std::string> differences(const fs::path& folder, const Differs& differs) {
    const auto files = sealed_files(folder);
    if (!files) return {files.error().message};
    std::vector<std::string> found;
    for (const SealedFile& file : *files) {
        if (auto difference = differs(file); !difference.empty())
            found.push_back(std::move(difference));
    }
    return found;
}

std::string size_difference(const fs::path& path, const SealedFile& file) {
    std::error_code error;
    const std::uint64_t bytes = fs::file_size(path, error);
    if (error) return path.string() + ": " + error.message();
    if (bytes != file.bytes)
        return path.string() + ": " + std::to_string(bytes) + " bytes instead of " +
               std::to_string(file.bytes);
    return {};
}

}  // namespace

Result<std::vector<SealedFile>> sealed_files(const fs::path& folder) {
    const fs::path path = folder / kManifestFile;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return failure(ErrorKind::IndexStale, path.string() + ": " + std::strerror(errno), kHint);
    try {
        const std::string text{std::istreambuf_iterator<char>(in),
                               std::istreambuf_iterator<char>()};  // throws when the disk fails
        const auto json = nlohmann::json::parse(text);
        require_whole_numbers(json);
        if (!has_own_sum(text) && !is_from_before_sums(json)) {
            return failure(ErrorKind::IndexStale,
                           path.string() + ": its bytes are not the ones that were published",
                           kHint);
        }
        std::vector<SealedFile> files;
        for (const auto& [name, facts] : json.at("files").items()) {
            files.push_back({name,
                             facts.at("sha256").get<std::string>(),
                             facts.at("bytes").get<std::uint64_t>()});
        }
        return files;
    } catch (const std::exception&) {  // its message would quote the damaged bytes
        return failure(ErrorKind::IndexStale,
                       path.string() + ": its bytes are not the ones that were published",
                       kHint);
    }
}

std::string with_own_sum(std::string text) {
    const std::string sum = sha256_hex(std::string_view(text));
    text.insert(text.rfind(kSumField) + kSumField.size(), sum);
    return text;
}

std::vector<std::string> size_differences(const fs::path& folder) {
    return differences(folder, [&](const SealedFile& file) {
        return size_difference(folder / file.name, file);
    });
}

std::vector<std::string> manifest_differences(const fs::path& folder,
                                              const StopCheck& should_stop) {
    return differences(folder, [&](const SealedFile& file) -> std::string {
        const fs::path path = folder / file.name;
        if (auto difference = size_difference(path, file); !difference.empty()) return difference;
        const auto sum = sha256_file(path, should_stop);
        if (!sum) return sum.error().message;
        return *sum == file.sha256
                   ? std::string()
                   : path.string() + ": its bytes are not the ones that were published";
    });
}

}  // namespace findings
