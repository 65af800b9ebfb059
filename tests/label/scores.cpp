// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/label/scores.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iomanip>
#include <map>
#include <ostream>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "indexer/label/taxonomy.hpp"
#include "indexer/schema/vocabulary.hpp"

namespace findings::test {
namespace {

bool is_tuning(const std::string& id) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash % 2 == 0;
}

std::set<std::string> leaves(const std::set<std::string>& themes, const Taxonomy& taxonomy) {
    std::set<std::string> out = themes;
    for (const auto& id : themes) {
        if (const Theme* theme = taxonomy.find(id); theme != nullptr) out.erase(theme->parent);
    }
    return out;
}

void count(Ratio& ratio, const std::set<std::string>& want, const std::set<std::string>& got) {
    for (const auto& id : got) ++(want.contains(id) ? ratio.hit : ratio.wrong);
    for (const auto& id : want) ratio.missed += got.contains(id) ? 0 : 1;
}

std::string joined(const std::set<std::string>& ids) {
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ",") + id;
    return out;
}

void report_miss(std::ostream& out, const Sample& sample, const Passage& got, const std::set<std::string>& want_leaf,
                 const std::set<std::string>& got_leaf) {
    std::set<std::string> missed;
    std::set<std::string> wrong;
    std::set_difference(want_leaf.begin(), want_leaf.end(), got_leaf.begin(), got_leaf.end(), std::inserter(missed, missed.end()));
    std::set_difference(got_leaf.begin(), got_leaf.end(), want_leaf.begin(), want_leaf.end(), std::inserter(wrong, wrong.end()));
    const bool same_polarity = sample.polarity == to_id(got.polarity);
    const bool same_question = sample.key_question == to_id(got.key_question);
    if (missed.empty() && wrong.empty() && same_polarity && same_question) return;
    out << sample.id << ' ' << sample.style;
    if (!missed.empty()) out << " -" << joined(missed);
    if (!wrong.empty()) out << " +" << joined(wrong);
    if (!same_polarity) out << " [" << sample.polarity << " not " << to_id(got.polarity) << ']';
    if (!same_question) out << " {" << sample.key_question << " not " << to_id(got.key_question) << '}';
    out << "\n    " << sample.text << '\n';
    for (const auto& theme : got.themes) {
        if (!wrong.contains(theme.id)) continue;
        for (const auto& cue : theme.cues) out << "    +" << theme.id << ' ' << cue.rule << " \"" << cue.words << "\"\n";
    }
    if (same_polarity) return;
    for (const auto& cue : got.polarity_cues) out << "    polarity " << cue.rule << " \"" << cue.words << "\"\n";
}

}  // namespace

static std::string text_of(const char* path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string product_taxonomy() { return text_of(FINDINGS_SOURCE_DIR "/corpus/taxonomy.json"); }
std::string product_model() { return text_of(FINDINGS_SOURCE_DIR "/corpus/model.tsv"); }

std::vector<Sample> read_samples(const std::string& path) {
    std::vector<Sample> samples;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        Sample sample{json["id"], json["text"], json["polarity"], {}, json.value("style", ""), json["themes"]};
        if (json["key_question"].is_string()) sample.key_question = json["key_question"];
        samples.push_back(std::move(sample));
    }
    return samples;
}

Scores score(const Labeller& labeller, const std::vector<Sample>& samples, Half half, std::ostream* misses) {
    const auto taxonomy = Taxonomy::read(product_taxonomy()).value();
    Scores scores;
    for (const auto& sample : samples) {
        if (half != Half::Both && is_tuning(sample.id) != (half == Half::Tuning)) continue;
        Passage passage;
        passage.text = sample.text;
        labeller.label(passage);
        const std::set<std::string> want(sample.themes.begin(), sample.themes.end());
        std::set<std::string> got;
        for (const auto& theme : passage.themes) got.insert(theme.id);
        count(scores.all, want, got);
        count(scores.leaf, leaves(want, taxonomy), leaves(got, taxonomy));
        for (const auto& id : leaves(got, taxonomy)) {
            ++(leaves(want, taxonomy).contains(id) ? scores.by_theme[id].hit : scores.by_theme[id].wrong);
        }
        for (const auto& id : leaves(want, taxonomy)) scores.by_theme[id].missed += leaves(got, taxonomy).contains(id) ? 0 : 1;
        ++scores.passages;
        if (sample.polarity != to_id(passage.polarity)) {
            const std::string why = passage.polarity_cues.empty() ? "" : passage.polarity_cues.front().rule;
            ++scores.polarity_confusion[sample.polarity + " given as " + std::string(to_id(passage.polarity)) + " (" + why + ')'];
        }
        scores.polarity_right += sample.polarity == to_id(passage.polarity) ? 1 : 0;
        const bool same_question = sample.key_question == to_id(passage.key_question);
        scores.question_right += same_question ? 1 : 0;
        scores.bare += want.empty() ? 1 : 0;
        scores.bare_right += want.empty() && got.empty() ? 1 : 0;
        scores.inspection += sample.key_question.empty() ? 0 : 1;
        scores.inspection_right += !sample.key_question.empty() && same_question ? 1 : 0;
        if (misses != nullptr) report_miss(*misses, sample, passage, leaves(want, taxonomy), leaves(got, taxonomy));
    }
    return scores;
}

void print_cues(std::ostream& out, const Labeller& labeller, const std::vector<Sample>& samples) {
    std::map<std::string, Ratio> cues;
    for (const auto& sample : samples) {
        if (!is_tuning(sample.id)) continue;
        Passage passage;
        passage.text = sample.text;
        labeller.label(passage);
        const std::set<std::string> want(sample.themes.begin(), sample.themes.end());
        for (const auto& theme : passage.themes) {
            for (const auto& cue : theme.cues) {
                if (cue.begin == cue.end || cue.rule == "weak-context") continue;
                Ratio& ratio = cues[theme.id + '\t' + cue.rule + '\t' + cue.words];
                ++(want.contains(theme.id) ? ratio.hit : ratio.wrong);
            }
        }
    }
    for (const auto& [name, ratio] : cues) out << ratio.hit << '\t' << ratio.wrong << '\t' << name << '\n';
}

void print_themes(std::ostream& out, const Scores& scores) {
    for (const auto& [id, ratio] : scores.by_theme) {
        out << std::left << std::setw(32) << id << " right " << std::setw(4) << ratio.hit << "wrong " << std::setw(4) << ratio.wrong
            << "missed " << ratio.missed << '\n';
    }
    for (const auto& [how, times] : scores.polarity_confusion) out << times << ' ' << how << '\n';
}

void print_heading(std::ostream& out) {
    out << "half       n    leaf P  leaf R  leaf F  all P   all R   all F   polarity  question  (if any)  no theme\n";
}

void print(std::ostream& out, const std::string& name, const Scores& scores) {
    const auto share = [](int part, int whole) { return whole == 0 ? 0.0 : double(part) / whole; };
    out << std::fixed << std::setprecision(3) << std::left << std::setw(11) << name << std::setw(5) << scores.passages
        << scores.leaf.precision() << "   " << scores.leaf.recall() << "   " << scores.leaf.f() << "   " << scores.all.precision() << "   "
        << scores.all.recall() << "   " << scores.all.f() << "   " << share(scores.polarity_right, scores.passages) << "     "
        << share(scores.question_right, scores.passages) << "     " << share(scores.inspection_right, scores.inspection) << "     "
        << scores.bare_right << '/' << scores.bare << '\n';
}

}  // namespace findings::test
