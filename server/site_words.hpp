// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

/// The index that a static copy is searched with: small files of JavaScript that hold nothing but
/// data, since a page that was opened from a folder may load scripts and nothing else. Words lie in
/// files by their first two letters, passages in files by the thousand, so that a search reads a
/// few of them.
class SiteWords {
  public:
    using WriteFile = std::function<void(const std::string& name, const std::string& bytes)>;

    /// Passages in the order of the reports that were added; `link` from the root of the copy.
    void add_report(std::string_view link, std::string_view title, std::string_view date);
    void add_passage(std::string_view anchor,
                     std::string_view kind,
                     std::string_view text,
                     const WriteFile& write);
    /// Everything that was not written yet.
    void finish(const WriteFile& write);

  private:
    void write_texts(const WriteFile& write);

    /// passages, ascending
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> postings_;
    std::string reports_, texts_;
    std::uint32_t passages_ = 0, report_count_ = 0;
};

}  // namespace findings
