// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "indexer/label/demands.hpp"
#include "indexer/label/key_question.hpp"
#include "indexer/label/measures.hpp"
#include "indexer/label/polarity.hpp"
#include "indexer/label/regulation_names.hpp"
#include "indexer/label/rules.hpp"
#include "indexer/label/themes.hpp"
#include "indexer/schema/vocabulary.hpp"

namespace findings {
namespace {

using label::Demand;

/// What is known of the report around a passage.
struct Setting {
    std::string_view report_kind;              // empty = unknown
    bool is_2010 = false;                      // numbers are those of the 2010 Regulations
    Polarity however = Polarity::Concern;      // what "However:" turns the list above into
};

/// Text states nothing: no theme, neutral, Context.
bool is_silent(SectionRole role) {
    return role == SectionRole::Boilerplate || role == SectionRole::NotAssessed || role == SectionRole::Personal;
}

void clear_labels(Passage& passage) {
    passage.kind = FindingKind::Context;
    passage.polarity = Polarity::Neutral;
    passage.themes.clear();
    passage.polarity_cues.clear();
    passage.other_cues.clear();
    passage.regulations.clear();
    passage.measures.clear();
}

/// What a section says of the polarity of a passage whose own words say nothing (domain notes 6.1).
struct SectionPrior {
    SectionRole role;
    Polarity polarity;
    std::string_view why;
};
constexpr std::array kSectionPriors = {
    SectionPrior{SectionRole::GoodPractice, Polarity::Good, "good practice"},
    SectionPrior{SectionRole::Breach, Polarity::Concern, "how the regulation was not being met"},
    SectionPrior{SectionRole::WeFound, Polarity::Concern, "we found"},
    SectionPrior{SectionRole::MustActions, Polarity::Requirement, "actions the provider must take"},
    SectionPrior{SectionRole::ShouldActions, Polarity::Requirement, "actions the provider should take"},
    SectionPrior{SectionRole::ActionStatement, Polarity::Requirement, "your action statement should address"},
    SectionPrior{SectionRole::Recommendations, Polarity::Requirement, "recommendations"},
    SectionPrior{SectionRole::OutcomesAimed, Polarity::Neutral, "outcomes aimed for"},
    SectionPrior{SectionRole::Response, Polarity::Neutral, "what an action plan says will be done"},
};

const SectionPrior* section_prior(SectionRole role) {
    const auto* found = std::find_if(kSectionPriors.begin(), kSectionPriors.end(),
                                     [&](const SectionPrior& prior) { return prior.role == role; });
    return found == kSectionPriors.end() ? nullptr : found;
}

/// True when the whole text is one quotation.
bool is_quotation(std::string_view text) {
    constexpr std::array<std::string_view, 4> kOpen = {"\"", "'", "\u201C", "\u2018"};
    const auto first = std::find_if(kOpen.begin(), kOpen.end(), [&](std::string_view mark) { return text.starts_with(mark); });
    if (first == kOpen.end()) return false;
    constexpr std::array<std::string_view, 4> kClose = {"\"", "'", "\u201D", "\u2019"};
    const std::string_view mark = kClose.at(static_cast<std::size_t>(first - kOpen.begin()));
    const std::string_view body = text.substr(0, text.find_last_not_of(" .") + 1);
    return body.size() > 20 && body.ends_with(mark);
}

/// "We imposed conditions ...: it must report weekly" tells what was done, and asks for nothing here.
bool tells_of_enforcement(std::string_view text) {
    constexpr std::array<std::string_view, 8> kStarts = {"We imposed", "We have imposed", "We served", "We have served", "We issued", "We have issued", "We took enforcement", "We used our"};
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

bool asks_only(const label::Reading& reading) {
    const auto& ends = reading.text.sentence_ends;
    // One question among a few sentences decides: "Has anyone a template? We are trialling one."
    return !ends.empty() && ends.front() == '?';
}

/// Labels one passage step by step; later steps read what the earlier ones wrote.
class PassageLabeller {
  public:
    PassageLabeller(Passage& passage, const Setting& setting, const label::RuleBook& book)
        : passage_(passage), setting_(setting), book_(book), reading_(passage.text, book), heading_(trail(passage), book) {}

    void label() {
        // A listed action may be worded like the explanation of such lists; it is an action all the same.
        const bool is_listed = passage_.role == SectionRole::MustActions || passage_.role == SectionRole::ShouldActions;
        if (!is_listed && label::is_boilerplate(reading_, book_)) {
            passage_.other_cues.push_back({"boilerplate", "", 0, 0});
            return;
        }
        auto cited = label::cited_by(passage_.text, setting_.is_2010);
        passage_.regulations = std::move(cited.regulations);
        append(passage_.other_cues, std::move(cited.cues));
        if (passage_.role == SectionRole::Response && passage_.regulations.empty() && !passage_.section.empty()) {
            passage_.regulations = label::read_regulations(passage_.section.back(), setting_.is_2010).regulations;
        }
        auto measured = label::measures_in(passage_, reading_.text);
        passage_.measures = std::move(measured.values);
        append(passage_.other_cues, std::move(measured.cues));
        passage_.themes = label::themes_of(passage_, reading_, heading_, book_);
        demand_ = label::demand_of(passage_.text, reading_, book_);
        if (tells_of_enforcement(passage_.text)) demand_.demand = label::Demand::None;
        judgement_ = label::judge(passage_.text, reading_, book_);
        voice_ = voice();
        set_polarity();
        set_kind();
        if (passage_.regulations.empty() && may_cite_above()) {
            auto above = label::cited_above(passage_, setting_.is_2010);
            passage_.regulations = std::move(above.regulations);
            append(passage_.other_cues, std::move(above.cues));
        }
        label::set_key_question(passage_, setting_.report_kind, voice_, book_.taxonomy);
    }

  private:
    /// The two innermost headings: outer ones ("Is the service safe?") name no theme.
    static std::string trail(const Passage& passage) {
        std::string words;
        const std::size_t count = passage.section.size();
        for (std::size_t i = count > 2 ? count - 2 : 0; i < count; ++i) words.append(passage.section[i]).append("\n");
        return words;
    }
    static void append(std::vector<Cue>& to, std::vector<Cue>&& more) {
        std::move(more.begin(), more.end(), std::back_inserter(to));
    }

    /// What is asked for, or was not met, under a regulation's heading is asked for by that regulation.
    [[nodiscard]] bool may_cite_above() const {
        return passage_.role == SectionRole::Breach || passage_.kind == FindingKind::Requirement || passage_.kind == FindingKind::Improvement;
    }
    /// The report's kind says who speaks; without one the words do.
    [[nodiscard]] label::Voice voice() const {
        if (is_forum()) return label::Voice::Forum;
        if (setting_.report_kind == "news" || setting_.report_kind == "press-release") return label::Voice::News;
        const bool tells_of_practice = label::has_key_questions(setting_.report_kind) || setting_.report_kind == "case-study";
        if (!setting_.report_kind.empty()) return tells_of_practice ? label::Voice::Inspection : label::Voice::Unknown;
        return label::voice_of(passage_.text, reading_, book_);
    }
    [[nodiscard]] bool is_forum() const { return setting_.report_kind == "forum" || passage_.role == SectionRole::Post; }

    /// The press tells that somebody was told he must: it demands nothing itself.
    [[nodiscard]] bool is_news() const { return setting_.report_kind == "news" || setting_.report_kind == "press-release"; }

    void set_polarity() {
        const SectionPrior* prior = section_prior(passage_.role);
        if (prior != nullptr && (prior->polarity == Polarity::Requirement || prior->polarity == Polarity::Neutral)) {
            return set(prior->polarity, {{"section", std::string(prior->why), 0, 0}});
        }
        const bool demands = demand_.demand != Demand::None && !is_forum() && !is_news() && passage_.role != SectionRole::PeopleSay;
        if (demands && !demand_.is_past && passage_.role != SectionRole::History) {
            return set(Polarity::Requirement, demand_.cues);
        }
        if (demands) return set(Polarity::Neutral, {{"history", "earlier requirement", 0, 0}});
        if (asks_only(reading_)) return set(Polarity::Neutral, {{"question", "?", 0, 0}});
        if (judgement_.is_stated && !(judgement_.is_only_named && (is_plan() || counts_only()))) return set(judgement_.polarity, judgement_.cues);
        if (prior != nullptr) return set(prior->polarity, {{"section", std::string(prior->why), 0, 0}});
        if (passage_.role == SectionRole::However) return set(setting_.however, {{"section", "However", 0, 0}});
        set(unstated(), {{"no-judgement", "", 0, 0}});
    }
    /// Inspection prose that states a practice without a word of blame reports it as met; a count, a plan, or a source of
    /// another known kind judges nothing. A bare text in the voice of news or forums tells, more often than not, of
    /// what is wrong.
    [[nodiscard]] Polarity unstated() const {
        if (setting_.report_kind == "action-statement") return Polarity::Neutral;  // a plan praises nobody
        if (passage_.themes.empty() || is_plan() || counts_only()) return Polarity::Neutral;
        if (!setting_.report_kind.empty() && voice_ != label::Voice::Inspection) return Polarity::Neutral;
        return voice_ == label::Voice::News || voice_ == label::Voice::Forum ? Polarity::Concern : Polarity::Good;
    }
    [[nodiscard]] bool is_plan() const {
        return std::any_of(reading_.hits.begin(), reading_.hits.end(), [&](const label::PhraseHit& hit) {
            return book_.rules[hit.rule].type == label::RuleType::Neutral;
        });
    }
    /// One sentence with a figure that is no span of time: "there were 61 episodes".
    [[nodiscard]] bool counts_only() const {
        constexpr std::array<std::string_view, 7> kSpans = {"days", "weeks", "months", "hours", "minutes", "years", "nights"};
        const auto& words = reading_.text.words;
        const bool is_short = !words.empty() && words.back().sentence == 0 && voice_ != label::Voice::News;  // news picks its figures
        return is_short && std::any_of(passage_.measures.begin(), passage_.measures.end(), [&](const MeasureValue& measure) {
            return std::find(kSpans.begin(), kSpans.end(), measure.unit) == kSpans.end();
        });
    }
    void set(Polarity polarity, std::vector<Cue> cues) {
        passage_.polarity = polarity;
        passage_.polarity_cues = std::move(cues);
    }

    void set_kind() {
        passage_.kind = kind();
        const std::string why = passage_.role == SectionRole::History ? "history" : std::string(to_id(passage_.polarity));
        passage_.other_cues.push_back({"kind", why, 0, 0});
    }
    [[nodiscard]] FindingKind kind() const {
        switch (passage_.role) {
            case SectionRole::MustActions: return FindingKind::Requirement;
            case SectionRole::ShouldActions: return FindingKind::Improvement;
            case SectionRole::ActionStatement: return FindingKind::Requirement;
            case SectionRole::Recommendations: return FindingKind::Recommendation;
            case SectionRole::OutcomesAimed: return FindingKind::Outcome;
            case SectionRole::History: return FindingKind::Context;
            case SectionRole::Response: return FindingKind::Context;  // planned: no evidence of anything yet
            default: break;
        }
        if (passage_.polarity == Polarity::Requirement) return demanded_kind();
        if (is_quotation(passage_.text)) return FindingKind::Quotation;
        if (passage_.themes.empty() && passage_.measures.empty() && !stands_among_findings()) return FindingKind::Context;
        if (passage_.polarity == Polarity::Good) return FindingKind::GoodPractice;
        if (passage_.polarity == Polarity::Concern) return FindingKind::Concern;
        if (passage_.role == SectionRole::PeopleSay) return FindingKind::Quotation;  // somebody's words, without a judgement
        return passage_.measures.empty() ? FindingKind::Context : FindingKind::Measure;
    }
    /// A reason for a rating, or what inspectors found, is a finding even when no theme of ours is named in it.
    [[nodiscard]] bool stands_among_findings() const {
        constexpr std::array<SectionRole, 7> kFindings = {SectionRole::RatingReasons, SectionRole::However, SectionRole::GoodPractice, SectionRole::Breach,
                                                          SectionRole::WeFound,       SectionRole::Findings, SectionRole::PeopleSay};
        return std::find(kFindings.begin(), kFindings.end(), passage_.role) != kFindings.end();
    }
    /// Only the regulator requires: a policy paper's "must" is a recommendation.
    [[nodiscard]] FindingKind demanded_kind() const {
        const bool is_regulator = setting_.report_kind.empty() || label::has_key_questions(setting_.report_kind);
        if (is_regulator && demand_.demand == Demand::Must) return FindingKind::Requirement;
        if (is_regulator && demand_.demand == Demand::Should) return FindingKind::Improvement;
        return FindingKind::Recommendation;
    }

    Passage& passage_;
    const Setting& setting_;
    const label::RuleBook& book_;
    label::Reading reading_;
    label::Reading heading_;
    label::DemandFound demand_;
    label::Judgement judgement_;
    label::Voice voice_ = label::Voice::Unknown;
};

void label_passage(Passage& passage, const Setting& setting, const label::RuleBook& book) {
    clear_labels(passage);
    if (is_silent(passage.role)) return;
    PassageLabeller(passage, setting, book).label();
}

}  // namespace

struct Labeller::Impl {
    label::RuleBook book;
    std::string version;
};

Labeller::Labeller(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Labeller::Labeller(Labeller&&) noexcept = default;
Labeller& Labeller::operator=(Labeller&&) noexcept = default;
Labeller::~Labeller() = default;

Result<Labeller> Labeller::create(std::string_view taxonomy_json) {
    auto taxonomy = Taxonomy::read(taxonomy_json);
    if (!taxonomy) return tl::unexpected<Error>(taxonomy.error());
    std::string version = "taxonomy " + taxonomy->version + ", rules " + std::to_string(kLabelVersion);
    return Labeller(std::make_unique<Impl>(Impl{label::RuleBook(std::move(*taxonomy)), std::move(version)}));
}

void Labeller::label(Passage& passage) const { label_passage(passage, Setting{}, impl_->book); }

void Labeller::label(Report& report) const {
    Setting setting{report.report_kind, report.framework == "outcomes-2010"};
    int balance = 0;  // good minus concern in the list of reasons that a "However:" follows
    for (auto& passage : report.passages) {
        setting.however = balance < 0 ? Polarity::Good : Polarity::Concern;
        label_passage(passage, setting, impl_->book);
        if (passage.role == SectionRole::RatingReasons) {
            balance += passage.polarity == Polarity::Good ? 1 : (passage.polarity == Polarity::Concern ? -1 : 0);
        } else if (passage.role != SectionRole::However) {
            balance = 0;
        }
    }
}

const std::string& Labeller::version() const { return impl_->version; }

}  // namespace findings
