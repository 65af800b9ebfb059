// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export_site.hpp"
#include "server/pack.hpp"
#include "server/searcher_backend.hpp"
#include "tools/findings/cross_commands.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

namespace findings {
namespace {

struct PackFlags {
    std::filesystem::path index_dir, output;
    std::vector<std::string> ids;
    std::string title, format = "html";
};

PartialDate today() {
    const std::chrono::year_month_day date(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

/// "ID" or "ID=note".
Result<PackRequest> request_of(const PackFlags& flags) {
    PackRequest request;
    request.title = flags.title;
    for (const std::string& argument : flags.ids) {
        const std::size_t equals = argument.find('=');
        const std::string id = finding_id_in(argument.substr(0, equals));
        if (id.empty())
            return failure(ErrorKind::BadInput,
                           argument + ": neither the id nor the address of a finding",
                           "ids are shown by `findings search`");
        request.wishes.push_back(
            {id, equals == std::string::npos ? std::string() : argument.substr(equals + 1)});
    }
    return request;
}

Result<void> write_out(const std::filesystem::path& output, const std::string& bytes) {
    if (output.empty()) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() &&
            std::fflush(stdout) == 0)
            return {};
        return failure(ErrorKind::Internal, "the answer could not be written");
    }
    std::ofstream out(output, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out)
        return failure(ErrorKind::Internal,
                       output.string() + ": could not be written",
                       "is there room, and may you write there?");
    return {};
}

int run_pack(const PackFlags& flags) {
    const auto request = request_of(flags);
    if (!request) return fail(request.error());
    const auto backend = open_backend(flags.index_dir);
    if (!backend) return fail(backend.error());
    const auto pack = pack_of(**backend, *request, today());
    if (!pack) return fail(pack.error());
    for (const std::string& id : pack->missing)
        std::fprintf(stderr, "findings: no finding has the id %s\n", id.c_str());
    if (pack->items.empty()) return kExitFailed;
    const auto format = document_format(flags.format);
    const ThemeTree themes =
        ThemeTree::parse((*backend)->summary().taxonomy_json).value_or(ThemeTree{});
    const std::string bytes = format ? render(document_of(*pack), *format)
                                     : dump(json_of_pack(*pack, *request, themes)) + "\n";
    if (auto written = write_out(flags.output, bytes); !written) return fail(written.error());
    return pack->missing.empty() ? kExitDone : kExitSomeFailed;
}

struct SiteFlags {
    std::filesystem::path index_dir, folder;
    bool replace = false;
};

int run_site(const SiteFlags& flags) {
    const auto backend = open_backend(flags.index_dir);
    if (!backend) return fail(backend.error());
    const auto done = export_site(**backend, {flags.folder, flags.replace});
    if (!done) return fail(done.error());
    std::fprintf(stderr,
                 "%s of %s in %s\n",
                 counted(done->files, "file").c_str(),
                 counted(done->reports, "report").c_str(),
                 flags.folder.string().c_str());
    return kExitDone;
}

}  // namespace

void add_export_command(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("export",
                           "A reading pack of some findings; a static copy of the whole base");
    command->require_subcommand(1);
    auto pack = std::make_shared<PackFlags>();
    CLI::App* packs =
        command->add_subcommand("pack", "Findings in order, with notes, to read and to send");
    add_index_flag(*packs, pack->index_dir);
    packs
        ->add_option("IDS",
                     pack->ids,
                     "Ids or addresses of findings, in order; ID=NOTE adds a note")
        ->required();
    packs->add_option("--title", pack->title, "Title of the pack");
    packs->add_option("--format", pack->format, "Form of the pack")
        ->check(CLI::IsMember({"html", "docx", "odt", "md", "json"}));
    packs->add_option("-o,--output", pack->output, "File to write; without it the pack is printed")
        ->type_name("FILE");
    packs->callback([pack, &action] { action = [pack] { return run_pack(*pack); }; });
    auto site = std::make_shared<SiteFlags>();
    CLI::App* sites =
        command->add_subcommand("site",
                                "The whole base as files that a browser opens without any server");
    add_index_flag(*sites, site->index_dir);
    sites->add_option("DIR", site->folder, "Folder to make; it must not exist")->required();
    sites->add_flag("--replace", site->replace, "Put it in the place of an earlier one");
    sites->callback([site, &action] { action = [site] { return run_site(*site); }; });
}

}  // namespace findings
