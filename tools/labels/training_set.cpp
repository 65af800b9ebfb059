// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/labels/training_set.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string_view>

namespace findings::labels {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kPolarities = {"good",
                                                         "concern",
                                                         "neutral",
                                                         "requirement"};
constexpr std::array<std::string_view, 6> kQuestions =
    {"", "safe", "effective", "caring", "responsive", "well-led"};

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string> list(std::string_view text) {
    if (text.empty()) return {};
    return split(text, ',');
}

void drop_parents(std::vector<std::string>& themes, const Taxonomy& taxonomy) {
    std::set<std::string> parents;
    for (const auto& id : themes) {
        const Theme* theme = taxonomy.find(id);
        if (theme != nullptr && !theme->parent.empty()) parents.insert(theme->parent);
    }
    std::erase_if(themes, [&](const std::string& id) { return parents.contains(id); });
    std::sort(themes.begin(), themes.end());
}

template <class Values>
bool is_among(const Values& values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Result<void> check(const Labelled& passage, const Taxonomy& taxonomy) {
    for (const auto& id : passage.themes) {
        if (taxonomy.find(id) == nullptr)
            return failure(ErrorKind::BadInput, "\"" + id + "\" is no theme");
    }
    if (!is_among(kPolarities, passage.polarity))
        return failure(ErrorKind::BadInput, "\"" + passage.polarity + "\" is no polarity");
    if (!is_among(kQuestions, passage.key_question))
        return failure(ErrorKind::BadInput, "\"" + passage.key_question + "\" is no key question");
    return {};
}

/// Reads a table whose columns are named in its first line.
Result<std::vector<Labelled>> read_table(const fs::path& file,
                                         const Taxonomy& taxonomy,
                                         bool has_text) {
    std::ifstream in(file);
    if (!in) return failure(ErrorKind::NotFound, file.string() + ": cannot be read");
    std::string line;
    std::getline(in, line);
    const auto columns = split(line, '\t');
    std::vector<Labelled> passages;
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        const auto cells = split(line, '\t');
        const std::string where = file.string() + ", line " + std::to_string(number) + ": ";
        if (cells.size() != columns.size())
            return failure(ErrorKind::BadInput,
                           where + std::to_string(cells.size()) + " columns instead of " +
                               std::to_string(columns.size()));
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < columns.size(); ++i) row[columns[i]] = cells[i];
        Labelled passage{row["id"],
                         row["text"],
                         list(row["themes"]),
                         row["polarity"],
                         row["key_question"],
                         row["style"],
                         list(row["tags"])};
        if (passage.id.empty() || (has_text && passage.text.empty()))
            return failure(ErrorKind::BadInput, where + "id or text is empty");
        if (auto checked = check(passage, taxonomy); !checked)
            return failure(ErrorKind::BadInput, where + checked.error().message);
        drop_parents(passage.themes, taxonomy);
        passages.push_back(std::move(passage));
    }
    return passages;
}

}  // namespace

Result<std::vector<Labelled>> read_sheets(const fs::path& folder, const Taxonomy& taxonomy) {
    std::set<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".tsv" && it->path().filename() != "second.tsv")
            files.insert(it->path());
    }
    if (files.empty())
        return failure(ErrorKind::NotFound,
                       folder.string() + ": no sheet of training passages (*.tsv)");
    std::vector<Labelled> all;
    std::set<std::string> ids;
    for (const auto& file : files) {
        auto sheet = read_table(file, taxonomy, true);
        if (!sheet) return sheet;
        for (auto& passage : *sheet) {
            if (!ids.insert(passage.id).second)
                return failure(ErrorKind::BadInput,
                               file.string() + ": the id " + passage.id + " is there twice");
            all.push_back(std::move(passage));
        }
    }
    return all;
}

Result<std::vector<Labelled>> read_second(const fs::path& file, const Taxonomy& taxonomy) {
    return read_table(file, taxonomy, false);
}

Result<std::vector<Labelled>> read_jsonl(const fs::path& file, const Taxonomy& taxonomy) {
    std::ifstream in(file);
    if (!in) return failure(ErrorKind::NotFound, file.string() + ": cannot be read");
    std::vector<Labelled> passages;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        try {
            const auto json = nlohmann::json::parse(line);
            Labelled passage{json.at("id"),
                             json.at("text"),
                             json.at("themes"),
                             json.at("polarity"),
                             {},
                             json.value("style", std::string()),
                             {}};
            if (json.contains("key_question") && json["key_question"].is_string())
                passage.key_question = json["key_question"];
            drop_parents(passage.themes, taxonomy);
            passages.push_back(std::move(passage));
        } catch (const nlohmann::json::exception& e) {
            return failure(ErrorKind::BadInput,
                           file.string() + ", line " + std::to_string(number) + ": " + e.what());
        }
    }
    return passages;
}

}  // namespace findings::labels
