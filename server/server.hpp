// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/schema/result.hpp"
#include "server/backend.hpp"
#include "server/edge_options.hpp"
#include "server/generation_source.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace findings {

struct ServeOptions {
    std::vector<std::filesystem::path> index_dirs;
    std::string host = "127.0.0.1";
    int port = 8080;       // 0 = any free one
    unsigned workers = 0;  // threads that answer requests; 0 = two a core, four at least
    EdgeOptions edge{};    // what clients may do
    std::filesystem::path corrections;  // file to keep readers' corrections in; empty = read-only
    TextLabeller label_text{};          // for pasted texts; empty = they are not labelled
    /// one escaped line per failure of ours; called from any thread
    std::function<void(std::string_view line)> log;
};

/// The web server: pages, JSON, health. Read-only, but for corrections where they are allowed.
class Server {
  public:
    /// Opens the index and binds the port, so that what can fail fails before the first request.
    [[nodiscard]] static Result<Server> create(const ServeOptions& options);
    /// The same over other backends (options.index_dirs is not read).
    [[nodiscard]] static Result<Server> create(const ServeOptions& options,
                                               GenerationSource source);

    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server();

    [[nodiscard]] int port() const;
    /// Serves until stop(); requests that have come are answered before it returns, for
    /// limits::kDrainTime at most.
    void run();
    /// Thread: any, before or during run(); not from a signal handler.
    void stop();

  private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace findings
