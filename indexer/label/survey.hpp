// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/report.hpp"

#include <string>

namespace findings::label {

/// Who a survey asked, carried from the passage that says it to the shares below that name no group
/// of their own: "1,204 members replied." over "62% had not been told ...".
class Survey {
  public:
    /// Gives the passage's shares their population and remembers whom it says was asked. In the
    /// order of the report.
    void read(Passage& passage);

  private:
    std::string asked_;  // "members"; empty = nobody yet
};

}  // namespace findings::label
