// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/builder.hpp"

#include "indexer/assemble.hpp"
#include "indexer/build_ledger.hpp"
#include "indexer/files.hpp"
#include "indexer/make_segments.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/ids.hpp"
#include "indexer/schema/limits.hpp"
#include "indexer/segments.hpp"
#include "indexer/understand/understand.hpp"
#include "indexer/write.hpp"

#include <map>
#include <optional>
#include <utility>

namespace findings {
namespace fs = std::filesystem;
namespace {

/// What shapes the labels.
Manifest label_versions(const BuildPlan& plan, const Labeller& labeller) {
    Manifest manifest;
    manifest.schema_version = kSchemaVersion;
    manifest.understand_version = kUnderstandVersion;
    manifest.label_version = kLabelVersion;
    manifest.labeller = labeller.version();
    manifest.taxonomy_sha256 = sha256_hex(std::string_view(plan.taxonomy_json));
    manifest.model_sha256 = sha256_hex(std::string_view(plan.model_text));
    return manifest;
}

class Build {
  public:
    Build(BuildPlan plan,
          Labelling labelling,
          const std::function<void(const BuildProgress&)>& progress)
        : plan_(std::move(plan)),
          labelling_(std::move(labelling)),
          ledger_(std::move(plan_.ledger), plan_.files.size(), progress) {}

    Result<BuildResult> run() {
        auto building = begin_generation(plan_.index_dir);
        if (!building) return tl::unexpected(building.error());
        building_ = *building;
        const MadeSegments segments = make_segments(plan_, labelling_, building_, ledger_);
        if (const std::uint64_t lost = ledger_.lost_records(); lost > 0 && !plan_.lost_may_fail) {
            discard_unfinished(plan_.index_dir);
            return BuildResult{{}, 0, 0, lost};
        }
        ledger_.tell("merging");
        same_words_ = generation_with_words(plan_.index_dir, segments.words_sha256);
        assemble(segments.folders, building_, same_words_, plan_.jobs > 1);
        ledger_.fail_orphaned_duplicates();
        return finish(segments);
    }

  private:
    Result<BuildResult> finish(const MadeSegments& segments) {
        ledger_.tell("checking");
        if (const std::size_t errors =
                check_and_write_postings(building_, same_words_, plan_.jobs > 1);
            errors > 0) {
            return failure(ErrorKind::Internal,
                           "the new generation has " + std::to_string(errors) +
                               " structural errors and was not published",
                           "run again; if it happens twice, check the disk");
        }
        Manifest manifest = describe(segments);
        const std::uint64_t expected = ledger_.all_passages();
        manifest.passages = passage_count(building_);
        if (manifest.passages != expected) {
            return failure(ErrorKind::Internal,
                           "the new generation has " + std::to_string(manifest.passages) +
                               " passages instead of " + std::to_string(expected) +
                               " and was not published",
                           "run again; if it happens twice, report it");
        }
        std::vector<ThemeName> names;
        for (const Theme& theme : labelling_.taxonomy.themes)
            names.push_back({theme.id, theme.label, theme.parent});
        std::string theme_ids;
        for (const Theme& theme : labelling_.taxonomy.themes) theme_ids += theme.id + ' ';
        const std::string columns = columns_of(segments.folders,
                                               names,
                                               {{"built_at", manifest.built_at},
                                                {"labeller", manifest.labeller},
                                                {"themes", theme_ids}});
        fs::remove_all(building_ / kEmptySegment);
        ledger_.tell("publishing");
        std::map<std::string, std::string> files = {
            {kColumnsFile, columns},
            {kTaxonomyFile, plan_.taxonomy_json},
            {kLedgerFile, to_json_lines(ledger_.entries())}};
        if (!plan_.thesaurus_json.empty()) files[kThesaurusFile] = plan_.thesaurus_json;
        for (const auto& [name, content] : files) {
            if (auto written = write_file(building_ / name, content); !written)
                return tl::unexpected(written.error());
        }
        auto published = publish_generation(plan_.index_dir, building_, manifest, same_words_);
        if (!published) return tl::unexpected(published.error());
        prune_generations(plan_.index_dir, limits::kGenerationsKept);
        prune_segments(plan_.index_dir, segments.keys);
        return BuildResult{*published, ledger_.findings(), ledger_.passages(), 0};
    }

    Manifest describe(const MadeSegments& segments) const {
        Manifest manifest = labelling_.versions;
        manifest.words_sha256 = segments.words_sha256;
        manifest.corrections_sha256 = plan_.corrections.digest();
        manifest.last_correction = plan_.corrections.last_number();
        manifest.built_at = utc_now();
        manifest.reports = ledger_.all_reports();
        return manifest;
    }

    BuildPlan plan_;  // without its ledger
    Labelling labelling_;
    BuildLedger ledger_;
    fs::path building_;
    std::optional<fs::path> same_words_;  // generation whose postings are linked
};

}  // namespace

Result<BuildResult> build_generation(BuildPlan plan,
                                     const std::function<void(const BuildProgress&)>& progress) {
    auto taxonomy = Taxonomy::read(plan.taxonomy_json);
    if (!taxonomy) return tl::unexpected(taxonomy.error());
    auto labeller = Labeller::create(plan.taxonomy_json, plan.model_text);
    if (!labeller) return tl::unexpected(labeller.error());
    if (auto room = check_space(plan.index_dir); !room) return tl::unexpected(room.error());
    Manifest versions = label_versions(plan, *labeller);
    return Build(std::move(plan),
                 {std::move(*labeller), std::move(*taxonomy), std::move(versions)},
                 progress)
        .run();
}

}  // namespace findings
