// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/corrections.hpp"
#include "server/server.hpp"
#include "tools/findings/commands.hpp"
#include "tools/findings/label_text.hpp"

#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace findings {
namespace {

struct Flags {
    std::filesystem::path index_dir;
    std::string listen = "127.0.0.1:8080";
    bool allow_corrections = false;
    std::vector<std::string> proxies;
    std::optional<unsigned> requests_per_second, connections;
};

// Clients on this machine are often all readers, by a proxy: only an operator who names a limit has
// them limited.
EdgeOptions edge_options_of(const Flags& flags) {
    EdgeOptions edge;
    edge.proxies = flags.proxies;
    edge.limits_loopback = flags.requests_per_second || flags.connections;
    if (flags.connections) edge.client.connections = *flags.connections;
    if (flags.requests_per_second) {
        edge.client.requests_per_second = *flags.requests_per_second;
        edge.client.request_burst =
            *flags.requests_per_second * limits::kRequestBurst / limits::kRequestsPerSecond;
    }
    return edge;
}

Result<ServeOptions> options_of(const Flags& flags) {
    const std::size_t colon = flags.listen.rfind(':');
    const std::string port = colon == std::string::npos ? "" : flags.listen.substr(colon + 1);
    const bool is_number = !port.empty() && port.size() <= 5 &&
                           port.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number || std::stoi(port) > 65535) {
        return failure(ErrorKind::BadInput,
                       "--listen " + flags.listen + ": not an address",
                       "write it as 127.0.0.1:8080");
    }
    ServeOptions options;
    options.index_dirs = {flags.index_dir};
    options.host = flags.listen.substr(0, colon);
    options.port = std::stoi(port);
    if (flags.allow_corrections) options.corrections = corrections_path(flags.index_dir);
    options.label_text = text_labeller();
    options.edge = edge_options_of(flags);
    options.log = [](std::string_view line) {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
    };
    return options;
}

int run(const Flags& flags) {
    const auto options = options_of(flags);
    if (!options) return fail(options.error());
    // Blocked before any thread starts, so that all inherit it and the waiting thread alone gets
    // the signal.
    sigset_t stop_signals;
    sigemptyset(&stop_signals);
    sigaddset(&stop_signals, SIGINT);
    sigaddset(&stop_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop_signals, nullptr);
    auto server = Server::create(*options);
    if (!server) return fail(server.error());
    const bool is_loopback =
        options->host.starts_with("127.") || options->host == "localhost" || options->host == "::1";
    if (flags.allow_corrections && !is_loopback) {
        std::fprintf(stderr,
                     "anybody who can reach %s can correct labels under any name: put a proxy in "
                     "front that knows its users\n",
                     options->host.c_str());
    }
    std::printf("Findings is at http://%s:%d\n", options->host.c_str(), server->port());
    std::fflush(stdout);
    std::jthread stopper([&] {
        int signal = 0;
        sigwait(&stop_signals, &signal);
        server->stop();
    });
    server->run();
    // If it ended by itself, the waiting thread is released the same way.
    pthread_kill(stopper.native_handle(), SIGTERM);
    return kExitDone;
}

}  // namespace

void add_serve_command(CLI::App& app, Action& action) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("serve", "Serve pages and JSON over the index");
    add_index_flag(*command, flags->index_dir);
    command->add_option("--listen", flags->listen, "Address and port (default 127.0.0.1:8080)");
    command->add_option(
        "--proxy",
        flags->proxies,
        "Address of a reverse proxy whose X-Forwarded-For is believed; may be repeated");
    command->add_option("--rate",
                        flags->requests_per_second,
                        "Requests a second of one client, then 429; 0 = any number (default 20, "
                        "and any number for clients on this machine unless this is given)");
    command->add_option(
        "--connections",
        flags->connections,
        "Connections of one client at a time; 0 = any number (default 64, and the same)");
    command->add_flag("--allow-corrections",
                      flags->allow_corrections,
                      "Take corrections of labels from a form on the pages of findings");
    command->callback([flags, &action] { action = [flags] { return run(*flags); }; });
}

}  // namespace findings
