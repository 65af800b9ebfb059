// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Scores of the labeller against passages labelled by hand; shared by evaluate.cpp and the floor test.

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "indexer/label/labeller.hpp"

namespace findings::test {

struct Sample {
    std::string id, text, polarity, key_question, style;
    std::vector<std::string> themes;
};

enum class Half { Tuning, HeldOut, Both };

struct Ratio {
    int hit = 0, wrong = 0, missed = 0;
    [[nodiscard]] double precision() const { return hit == 0 ? 0 : double(hit) / (hit + wrong); }
    [[nodiscard]] double recall() const { return hit == 0 ? 0 : double(hit) / (hit + missed); }
    [[nodiscard]] double f() const { return hit == 0 ? 0 : 2.0 * hit / (2.0 * hit + wrong + missed); }
};

struct Scores {
    Ratio leaf;  // themes without a sub-theme listed beside them
    Ratio all;   // every theme listed
    std::map<std::string, Ratio> by_theme;  // leaf themes
    std::map<std::string, int> polarity_confusion;  // "concern given as good (no-judgement)"
    int passages = 0, polarity_right = 0, question_right = 0;
    int bare = 0, bare_right = 0;      // passages without a theme, and those left without one
    int inspection = 0, inspection_right = 0;  // passages that have a key question, and those given the right one
};

/// Text of corpus/taxonomy.json.
std::string product_taxonomy();
/// Text of corpus/model.tsv.
std::string product_model();
std::vector<Sample> read_samples(const std::string& path);
/// Labels and compares; `misses`, if given, gets a line for each passage labelled otherwise.
Scores score(const Labeller& labeller, const std::vector<Sample>& samples, Half half, std::ostream* misses);
/// For each cue of a leaf theme that fired on the tuning half: how often the theme was right and wrong.
void print_cues(std::ostream& out, const Labeller& labeller, const std::vector<Sample>& samples);
/// Hits, wrong and missed of each leaf theme.
void print_themes(std::ostream& out, const Scores& scores);
void print_heading(std::ostream& out);
void print(std::ostream& out, const std::string& name, const Scores& scores);

}  // namespace findings::test
