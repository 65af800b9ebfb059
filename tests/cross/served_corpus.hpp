// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/server.hpp"

#include <httplib.h>

#include <string>
#include <thread>

namespace findings::test {

/// The real server over the sample corpus, on a free port.
class ServedCorpus {
  public:
    ServedCorpus();
    ServedCorpus(const ServedCorpus&) = delete;
    ServedCorpus& operator=(const ServedCorpus&) = delete;
    ~ServedCorpus();

    [[nodiscard]] httplib::Response get(const std::string& target,
                                        const httplib::Headers& headers = {}) const;

  private:
    Server server_;
    std::thread thread_;
};

}  // namespace findings::test
