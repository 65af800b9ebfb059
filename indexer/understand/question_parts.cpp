// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/question_parts.hpp"

#include "indexer/understand/words.hpp"

#include <array>

namespace findings::understanding {
namespace {

using Question = KeyQuestion;

struct Part {
    std::string_view begins;  // folded
    Question question;
};

constexpr auto kParts = std::to_array<Part>(
    {{"systems and processes to safeguard people", Question::Safe},
     {"systems and processes to protect people", Question::Safe},
     {"assessing risk, safety monitoring and management", Question::Safe},
     {"staffing and recruitment", Question::Safe},
     {"using medicines safely", Question::Safe},
     {"preventing and controlling infection", Question::Safe},
     {"learning lessons when things go wrong", Question::Safe},
     {"visiting in care homes", Question::Safe},
     {"assessing people's needs and choices", Question::Effective},
     {"staff support: induction, training", Question::Effective},
     {"staff support, training, skills and experience", Question::Effective},
     {"staff skills, knowledge and experience", Question::Effective},
     {"supporting people to eat and drink enough", Question::Effective},
     {"staff working with other agencies", Question::Effective},
     {"adapting service, design, decoration", Question::Effective},
     {"supporting people to live healthier lives", Question::Effective},
     {"ensuring consent to care and treatment", Question::Effective},
     {"ensuring people are well treated and supported", Question::Caring},
     {"treating people with kindness, compassion", Question::Caring},
     {"supporting people to express their views", Question::Caring},
     {"respecting and promoting people's privacy", Question::Caring},
     {"planning personalised care", Question::Responsive},
     {"personalised care", Question::Responsive},
     {"meeting people's communication needs", Question::Responsive},
     {"supporting people to develop and maintain relationships", Question::Responsive},
     {"improving care quality in response to complaints", Question::Responsive},
     {"end of life care and support", Question::Responsive},
     {"promoting a positive culture", Question::WellLed},
     {"planning and promoting person-centred, high-quality care", Question::WellLed},
     {"managers and staff being clear about their roles", Question::WellLed},
     {"how the provider understands and acts on the duty of candour", Question::WellLed},
     {"how the provider understands and acts on duty of candour", Question::WellLed},
     {"engaging and involving people using the service", Question::WellLed},
     {"continuous learning and improving care", Question::WellLed},
     {"working in partnership with others", Question::WellLed}});

}  // namespace

KeyQuestion part_of_question(std::string_view key) {
    // "Using medicines safely was hard for staff": a sentence that begins like a part.
    constexpr auto kOfSentences = std::to_array<std::string_view>(
        {" was ", " were ", " had ", " has ", " did ", ". ", " must ", " should "});
    for (const auto& part : kParts) {
        if (key.starts_with(part.begins) && !contains_any(key, kOfSentences)) return part.question;
    }
    return Question::None;
}

}  // namespace findings::understanding
