// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/understand/hospital_topics.hpp"

#include <algorithm>
#include <array>

namespace findings::understanding {
namespace {

using Question = KeyQuestion;

struct Topic {
    std::string_view name;  // folded
    Question question;
};

constexpr auto kTopics = std::to_array<Topic>(
    {{"incidents", Question::Safe},
     {"incident reporting, learning and improvement", Question::Safe},
     {"duty of candour", Question::Safe},
     {"safety thermometer", Question::Safe},
     {"cleanliness, infection control and hygiene", Question::Safe},
     {"infection prevention and control", Question::Safe},
     {"environment and equipment", Question::Safe},
     {"safe and clean environment", Question::Safe},
     {"medicines", Question::Safe},
     {"medicines management", Question::Safe},
     {"records", Question::Safe},
     {"safeguarding", Question::Safe},
     {"mandatory training", Question::Safe},
     {"assessing and responding to patient risk", Question::Safe},
     {"assessing and managing risk to patients and staff", Question::Safe},
     {"nursing staffing", Question::Safe},
     {"nurse staffing", Question::Safe},
     {"midwifery staffing", Question::Safe},
     {"medical staffing", Question::Safe},
     {"safe staffing", Question::Safe},
     {"staffing", Question::Safe},
     {"allied health professional staffing", Question::Safe},
     {"major incident awareness and training", Question::Safe},
     {"evidence-based care and treatment", Question::Effective},
     {"evidence based care and treatment", Question::Effective},
     {"pain relief", Question::Effective},
     {"nutrition and hydration", Question::Effective},
     {"patient outcomes", Question::Effective},
     {"competent staff", Question::Effective},
     {"multidisciplinary working", Question::Effective},
     {"multi-disciplinary working", Question::Effective},
     {"seven-day services", Question::Effective},
     {"seven day services", Question::Effective},
     {"access to information", Question::Effective},
     {"health promotion", Question::Effective},
     {"best practice in treatment and care", Question::Effective},
     {"consent, mental capacity act and deprivation of liberty safeguards", Question::Effective},
     {"compassionate care", Question::Caring},
     {"emotional support", Question::Caring},
     {"understanding and involvement of patients and those close to them", Question::Caring},
     {"service planning and delivery to meet the needs of local people", Question::Responsive},
     {"meeting people's individual needs", Question::Responsive},
     {"access and flow", Question::Responsive},
     {"access and discharge", Question::Responsive},
     {"learning from complaints and concerns", Question::Responsive},
     {"leadership", Question::WellLed},
     {"leadership of service", Question::WellLed},
     {"vision and strategy", Question::WellLed},
     {"vision and strategy for this service", Question::WellLed},
     {"culture", Question::WellLed},
     {"culture within the service", Question::WellLed},
     {"governance", Question::WellLed},
     {"governance, risk management and quality measurement", Question::WellLed},
     {"management of risk, issues and performance", Question::WellLed},
     {"information management", Question::WellLed},
     {"engagement", Question::WellLed},
     {"public and staff engagement", Question::WellLed},
     {"learning, continuous improvement and innovation", Question::WellLed},
     {"innovation, improvement and sustainability", Question::WellLed}});

}  // namespace

KeyQuestion topic_of_hospitals(std::string_view key) {
    const auto* const topic = std::find_if(kTopics.begin(), kTopics.end(), [&](const Topic& one) {
        return one.name == key;
    });
    return topic == kTopics.end() ? Question::None : topic->question;
}

}  // namespace findings::understanding
