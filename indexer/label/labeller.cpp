// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/labeller.hpp"

#include "indexer/label/heading_tone.hpp"
#include "indexer/label/key_question.hpp"
#include "indexer/label/passage_labeller.hpp"
#include "indexer/label/rating_tone.hpp"
#include "indexer/label/survey.hpp"
#include "indexer/label/themes.hpp"
#include "indexer/schema/law_instruments.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <optional>
#include <utility>

namespace findings {
namespace {

/// Themes of the headings above the passage looked at last: the next one mostly stands under the
/// same.
class HeadingMemory {
  public:
    explicit HeadingMemory(const label::RuleBook& book) : book_(book) {}

    const label::HeadingThemes& themes(const Passage& passage) {
        look_at(passage);
        return themes_;
    }
    Polarity tone(const Passage& passage) {
        look_at(passage);
        return tone_;
    }

  private:
    void look_at(const Passage& passage) {
        std::string words = label::heading_words(passage);
        if (words_ && *words_ == words) return;
        themes_ = label::themes_of_headings(words, book_);
        tone_ = label::tone_of_headings(words);
        words_ = std::move(words);
    }

    const label::RuleBook& book_;
    std::optional<std::string> words_;
    label::HeadingThemes themes_;
    Polarity tone_ = Polarity::Neutral;
};

/// Whether plain numbers of regulations are those of 2010: by the framework, or by the day of the
/// inspection (of publication, where it is not stated). A year alone does not say which regulations
/// were in force in its course.
bool cites_2010(const Report& report, const Taxonomy& taxonomy) {
    if (report.framework == "outcomes-2010") return true;
    const PartialDate& day = report.inspected_to.known()     ? report.inspected_to
                             : report.inspected_from.known() ? report.inspected_from
                                                             : report.published;
    const std::string iso = to_iso(day);
    const std::string last = taxonomy.last_of_2010.substr(0, iso.size());
    const bool is_year = day.month == 0;
    if (!day.known() || (is_year ? iso >= last : iso > last)) return false;
    // Inspected before the new regulations came into force and written after it: the report names
    // those that it goes by.
    const auto names_2014 = [](const Passage& passage) {
        const auto names = [](const std::string& text) {
            return text.find("Regulations 2014") != std::string::npos;
        };
        return names(passage.text) || (!passage.section.empty() && names(passage.section.back()));
    };
    return std::none_of(report.passages.begin(), report.passages.end(), names_2014);
}

}  // namespace

struct Labeller::Impl {
    label::RuleBook book;
    label::LinearModel model;
    std::string version;

    void label(Passage& passage,
               const label::Setting& setting,
               HeadingMemory& headings,
               Reasons reasons) const {
        label::PassageLabeller labeller(passage, setting, headings.themes(passage), book);
        labeller.label_by_rules();
        labeller.label_by_weights(model, reasons == Reasons::Kept);
        labeller.mark_mixed(model);
    }

    /// `is_due`: whether a passage is to be labelled; the others keep what they have. `take` gets
    /// each when it is done with.
    void label(Report& report,
               const std::function<bool(Passage&)>& is_due,
               const std::function<void(Passage&)>& take) const {
        label::Setting setting{report.report_kind, cites_2010(report, book.taxonomy)};
        setting.nation = nation_of(report.publisher);
        HeadingMemory headings(book);
        int balance = 0;  // good minus concern in the list of reasons that a "However:" follows
        const Passage* before = nullptr;
        Polarity said_before = Polarity::Neutral;
        constexpr auto kOfSurveys = std::to_array<std::string_view>(
            {"policy", "thematic", "report", "news", "digest-entry", "guidance", "press-release"});
        const bool of_survey =
            std::find(kOfSurveys.begin(), kOfSurveys.end(), report.report_kind) != kOfSurveys.end();
        label::Survey survey;
        for (auto& passage : report.passages) {
            setting.above = before != nullptr && before->section == passage.section
                                ? said_before
                                : Polarity::Neutral;
            before = &passage;
            setting.tone = headings.tone(passage);
            setting.however = balance < 0 ? Polarity::Good : Polarity::Concern;
            if (is_due(passage)) {  // which forgets the question that weights gave it before
                setting.rated = label::expected_by_rating(report, passage);
                label(passage, setting, headings, Reasons::Kept);
            }
            if (of_survey) survey.read(passage);
            // "Inspectors found:" over a list of a press release is no list of reasons, but it is
            // turned against all the same.
            const bool may_list =
                passage.role == SectionRole::Body || passage.role == SectionRole::Findings;
            const bool listed =
                may_list && !passage.section.empty() && passage.section.back().ends_with("found:");
            if (passage.role == SectionRole::RatingReasons || listed) {
                balance += passage.polarity == Polarity::Good
                               ? 1
                               : (passage.polarity == Polarity::Concern ? -1 : 0);
            } else if (passage.role != SectionRole::However &&
                       !passage.text.starts_with(
                           "However")) {  // where it stands as a line, not as a heading
                balance = 0;
            }
            said_before = passage.polarity;
            take(passage);
        }
    }
};

Labeller::Labeller(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Labeller::Labeller(Labeller&&) noexcept = default;
Labeller& Labeller::operator=(Labeller&&) noexcept = default;
Labeller::~Labeller() = default;

Result<Labeller> Labeller::create(std::string_view taxonomy_json, std::string_view model_text) {
    // A run of few files waits for these two: side by side.
    auto reading =
        std::async(std::launch::async, [&] { return label::LinearModel::read(model_text); });
    auto taxonomy = Taxonomy::read(taxonomy_json);
    if (!taxonomy) return tl::unexpected<Error>(taxonomy.error());
    label::RuleBook book(std::move(*taxonomy));
    auto model = reading.get();
    if (!model) return tl::unexpected<Error>(model.error());
    std::string version =
        "taxonomy " + book.taxonomy.version + ", rules " + std::to_string(kLabelVersion);
    if (!model->empty()) version += ", weights " + model->fingerprint();
    return Labeller(
        std::make_unique<Impl>(Impl{std::move(book), std::move(*model), std::move(version)}));
}

void Labeller::label(Passage& passage, Reasons reasons) const {
    HeadingMemory headings(impl_->book);
    label::Setting setting;
    setting.tone = headings.tone(passage);
    impl_->label(passage, setting, headings, reasons);
}

label::Features Labeller::features(std::string_view text) const {
    Passage passage;
    passage.text = text;
    const label::Setting setting;
    HeadingMemory headings(impl_->book);
    label::PassageLabeller labeller(passage, setting, headings.themes(passage), impl_->book);
    labeller.label_by_rules();
    return labeller.features();
}

void Labeller::label(Report& report) const {
    label(report, [](const Passage&) {});
}

void Labeller::label(Report& report, const std::function<void(Passage&)>& take) const {
    impl_->label(
        report,
        [](const Passage&) { return true; },
        take);
}

std::vector<bool> Labeller::relabel(Report& report, const label::ThemeChange& change) const {
    std::vector<bool> touched;
    for (const Passage& passage : report.passages)
        touched.push_back(change.touches(passage) || !passage.corrections.empty());
    if (std::none_of(touched.begin(), touched.end(), [](bool is_touched) { return is_touched; }))
        return touched;
    std::size_t next = 0;
    impl_->label(
        report,
        [&](Passage& passage) {
            // What "However:" and "However, ..." mean follows from the passages before them.
            if (passage.role == SectionRole::However || passage.text.starts_with("However"))
                touched[next] = true;
            if (!touched[next++]) return false;
            label::forget_key_question(passage);
            return true;
        },
        [](const Passage&) {});
    return touched;
}

bool Labeller::is_trained(std::string_view theme) const {
    const auto& classes = impl_->model.classes();
    return std::any_of(classes.begin(), classes.end(), [&](const label::ModelClass& of) {
        return of.task == label::Task::Theme && of.id == theme;
    });
}

const std::string& Labeller::version() const { return impl_->version; }

}  // namespace findings
