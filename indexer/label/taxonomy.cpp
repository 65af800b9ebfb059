// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/taxonomy.hpp"

#include "indexer/label/language_tag.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace findings {
namespace {

using Json = nlohmann::json;

/// What is wrong with the file, in words for whoever keeps it; becomes an Error in Taxonomy::read.
class Mistake : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string text_of(const Json& object, const char* key, const std::string& where) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_string()) throw Mistake(where + ": \"" + key + "\" must be a string");
    return found->get<std::string>();
}

std::vector<std::string> texts_of(const Json& object, const char* key, const std::string& where) {
    std::vector<std::string> texts;
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return texts;
    if (!found->is_array()) throw Mistake(where + ": \"" + key + "\" must be an array of strings");
    for (const auto& item : *found) {
        if (!item.is_string()) throw Mistake(where + ": \"" + key + "\" must hold strings only");
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

const Json& object_of(const Json& object, const char* key) {
    static const Json empty = Json::object();
    const auto found = object.find(key);
    return found != object.end() && found->is_object() ? *found : empty;
}

void trim(std::string& text) {
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    text = first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

/// "a / b; c (a remark)" as "a", "b", "c".
std::vector<std::string> split_near_miss(std::string text) {
    for (auto open = text.find(" ("); open != std::string::npos; open = text.find(" (")) {
        const auto close = text.find(')', open);
        text.erase(open, close == std::string::npos ? std::string::npos : close - open + 1);
    }
    for (auto slash = text.find(" / "); slash != std::string::npos; slash = text.find(" / ")) {
        text.replace(slash, 3, ";");
    }
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(';', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        trim(parts.back());
        begin = end + 1;
    }
    std::erase(parts, std::string());
    return parts;
}

std::vector<std::string> near_misses_of(const Json& theme, const std::string& where) {
    std::vector<std::string> phrases;
    const auto found = theme.find("near_misses");
    if (found == theme.end() || !found->is_array()) return phrases;
    for (const auto& entry : *found) {
        if (!entry.is_object() && !entry.is_string()) {
            throw Mistake(where + ": a near miss is a string or an object with \"text\"");
        }
        if (entry.is_string()) {
            phrases.push_back(entry.get<std::string>());
            continue;
        }
        auto parts = entry.contains("match") ? texts_of(entry, "match", where)
                                             : split_near_miss(text_of(entry, "text", where));
        std::move(parts.begin(), parts.end(), std::back_inserter(phrases));
    }
    return phrases;
}

/// After near_misses_of(), which checks the shape.
std::vector<std::string> near_miss_notes_of(const Json& theme, const std::string& where) {
    std::vector<std::string> notes;
    const auto found = theme.find("near_misses");
    if (found == theme.end() || !found->is_array()) return notes;
    for (const auto& entry : *found) {
        std::string note =
            entry.is_string() ? entry.get<std::string>() : text_of(entry, "text", where);
        const std::string why = entry.is_object() ? text_of(entry, "why", where) : std::string();
        if (!note.empty() && !why.empty()) note += " (" + why + ")";
        if (!note.empty()) notes.push_back(std::move(note));
    }
    return notes;
}

std::vector<CuePair> cue_pairs_of(const Json& theme, const std::string& where) {
    std::vector<CuePair> pairs;
    const auto found = theme.find("cue_pairs");
    if (found == theme.end()) return pairs;
    if (!found->is_array()) throw Mistake(where + ": \"cue_pairs\" must be an array");
    for (const auto& entry : *found) {
        if (!entry.is_object())
            throw Mistake(where + ": a cue pair is an object with \"any\" and \"with\"");
        CuePair pair{texts_of(entry, "any", where), texts_of(entry, "with", where)};
        if (pair.any.empty() || pair.with.empty()) {
            throw Mistake(where + ": a cue pair needs words in both \"any\" and \"with\"");
        }
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

Theme theme_of(const Json& json, std::size_t number) {
    const std::string place = "theme number " + std::to_string(number);
    if (!json.is_object()) throw Mistake(place + " is no object");
    Theme theme;
    theme.id = text_of(json, "id", place);
    if (theme.id.empty()) throw Mistake(place + " has no \"id\"");
    const std::string where = "theme \"" + theme.id + "\"";
    theme.parent = text_of(json, "parent", where);
    theme.label = text_of(json, "label", where);
    if (theme.label.empty()) throw Mistake(where + " has no \"label\"");
    theme.definition = text_of(json, "definition", where);
    theme.cues_strong = texts_of(json, "cues_strong", where);
    theme.cues_weak = texts_of(json, "cues_weak", where);
    theme.weak_context = texts_of(json, "weak_context", where);
    theme.cue_patterns = texts_of(json, "cue_patterns", where);
    theme.cue_pairs = cue_pairs_of(json, where);
    theme.near_misses = near_misses_of(json, where);
    theme.near_miss_notes = near_miss_notes_of(json, where);
    theme.good_cues = texts_of(object_of(json, "polarity"), "good", where);
    theme.concern_cues = texts_of(object_of(json, "polarity"), "concern", where);
    theme.key_questions = texts_of(json, "key_questions", where);
    theme.quality_statements = texts_of(json, "quality_statements", where);
    theme.regulations = texts_of(json, "regulations", where);
    theme.regulations_2010 = texts_of(json, "regulations_2010", where);
    theme.related = texts_of(json, "related", where);
    theme.tier = text_of(json, "tier", where);
    return theme;
}

void check_key_questions(const Theme& theme) {
    static const std::set<std::string> known = {"safe",
                                                "effective",
                                                "caring",
                                                "responsive",
                                                "well-led"};
    for (const auto& question : theme.key_questions) {
        if (!known.contains(question)) {
            throw Mistake("theme \"" + theme.id + "\": unknown key question \"" + question + "\"");
        }
    }
}

/// Unique ids, known parents, two levels; parents are moved before their children.
void check_and_sort(Taxonomy& taxonomy) {
    std::map<std::string, std::string> parent_of;
    for (const auto& theme : taxonomy.themes) {
        if (!parent_of.emplace(theme.id, theme.parent).second)
            throw Mistake("theme \"" + theme.id + "\" is listed twice");
        check_key_questions(theme);
    }
    for (const auto& theme : taxonomy.themes) {
        if (theme.parent.empty()) continue;
        const auto parent = parent_of.find(theme.parent);
        if (parent == parent_of.end()) {
            throw Mistake("theme \"" + theme.id + "\": parent \"" + theme.parent +
                          "\" is not in the file");
        }
        if (!parent->second.empty()) {
            throw Mistake("theme \"" + theme.id + "\": parent \"" + theme.parent +
                          "\" is itself a sub-theme; two levels only");
        }
    }
    std::vector<Theme> sorted;
    for (const auto& top : taxonomy.themes) {
        if (!top.parent.empty()) continue;
        sorted.push_back(top);
        std::copy_if(taxonomy.themes.begin(),
                     taxonomy.themes.end(),
                     std::back_inserter(sorted),
                     [&](const Theme& theme) { return theme.parent == top.id; });
    }
    taxonomy.themes = std::move(sorted);
}

void read_quality_statements(const Json& file, Taxonomy& taxonomy) {
    for (const auto& [question, entry] : object_of(file, "key_questions").items()) {
        for (auto& statement :
             texts_of(entry, "quality_statements", "key question \"" + question + "\"")) {
            taxonomy.quality_statement_question.emplace(std::move(statement), question);
        }
    }
    for (const auto& [alias, canonical] : object_of(file, "quality_statement_aliases").items()) {
        if (!canonical.is_string())
            throw Mistake("quality statement alias \"" + alias + "\" must name a statement");
        taxonomy.quality_statement_aliases.emplace(alias, canonical.get<std::string>());
    }
}

/// The Regulations of 2010 are kept apart: their numbers mean other things.
void read_regulations(const Json& file, Taxonomy& taxonomy) {
    for (const auto& [instrument, titles] : object_of(file, "regulations").items()) {
        if (!titles.is_object()) continue;
        auto& known = instrument.find("2010") == std::string::npos
                          ? taxonomy.regulation_titles
                          : taxonomy.regulation_titles_2010;
        const std::string prefix = instrument.find("(Registration)") == std::string::npos
                                       ? "Regulation "
                                       : "Registration Regulation ";
        for (const auto& [number, title] : titles.items()) {
            if (!title.is_string())
                throw Mistake("regulations: \"" + instrument + "\" must map numbers to titles");
            known.emplace(prefix + number, title.get<std::string>());
        }
    }
}

}  // namespace

Result<Taxonomy> Taxonomy::read(std::string_view json) {
    try {
        const Json file = Json::parse(json);
        if (!file.is_object()) throw Mistake("the file holds no JSON object");
        const auto themes = file.find("themes");
        if (themes == file.end() || !themes->is_array() || themes->empty())
            throw Mistake("no \"themes\" array");
        Taxonomy taxonomy;
        taxonomy.version = text_of(file, "version", "taxonomy");
        if (taxonomy.version.empty()) throw Mistake("no \"version\"");
        for (const auto& entry : *themes)
            taxonomy.themes.push_back(theme_of(entry, taxonomy.themes.size() + 1));
        check_and_sort(taxonomy);
        const Json& polarity = object_of(file, "polarity");
        taxonomy.polarity_good = texts_of(polarity, "good", "polarity");
        taxonomy.polarity_concern = texts_of(polarity, "concern", "polarity");
        taxonomy.polarity_harm = texts_of(polarity, "harm", "polarity");
        taxonomy.near_misses = near_misses_of(file, "taxonomy");
        taxonomy.shared_cues = texts_of(file, "shared_cues", "taxonomy");
        taxonomy.date = text_of(file, "date", "taxonomy");
        taxonomy.name = text_of(file, "name", "taxonomy");
        taxonomy.language = text_of(file, "language", "taxonomy");
        if (!taxonomy.language.empty() && !label::is_language_tag(taxonomy.language))
            throw Mistake("\"language\": \"" + taxonomy.language + "\" is none");
        read_regulations(file, taxonomy);
        taxonomy.last_of_2010 =
            text_of(object_of(object_of(file, "crosswalk_dates"), "regulations_2010"),
                    "until",
                    "crosswalk_dates");
        read_quality_statements(file, taxonomy);
        return taxonomy;
    } catch (const Mistake& mistake) {
        return failure(ErrorKind::BadInput,
                       std::string("taxonomy: ") + mistake.what(),
                       "mend the theme file");
    } catch (const Json::exception& error) {
        return failure(ErrorKind::BadInput,
                       std::string("taxonomy: ") + error.what(),
                       "the theme file must be valid JSON");
    }
}

const Theme* Taxonomy::find(std::string_view id) const {
    if (id.empty()) return nullptr;
    const auto found = std::find_if(themes.begin(), themes.end(), [&](const Theme& theme) {
        // Ids differ in their ends: what is above a theme stands before it.
        return theme.id.size() == id.size() && theme.id.ends_with(id.back()) && theme.id == id;
    });
    return found == themes.end() ? nullptr : &*found;
}

}  // namespace findings
