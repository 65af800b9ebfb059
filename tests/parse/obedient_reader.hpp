// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A reader for workers that crashes, hangs, grows and breaks in where its file asks for it.

#include "indexer/worker_process.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// A folder that is removed again.
class TempFolder {
  public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] findings::SourceFile write(const std::string& name,
                                             const std::string& content) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A reader that does what its text says.
findings::Result<findings::ParsedDocument> obey(findings::Bytes bytes,
                                                std::string_view name,
                                                findings::Recogniser* recogniser,
                                                const findings::OnPages& on_pages);

/// Whatever "attack ..." may be followed by.
[[nodiscard]] const std::vector<std::string>& attacks();

/// What became of each file under obey(), by its name: "read", or the message of its error.
std::map<std::string, std::string> outcomes_of(const std::vector<findings::SourceFile>& files,
                                               const findings::WorkerLimits& limits,
                                               unsigned jobs = 2);
