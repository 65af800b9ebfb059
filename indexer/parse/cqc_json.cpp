// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html.hpp"
#include "indexer/parse/json_nesting.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace findings {
namespace {

using Json = nlohmann::json;

/// Any part of a record may be missing, null or of another type: every look-up answers with
/// something harmless.
const Json& member(const Json& object, std::string_view key) {
    static const Json kNothing;
    if (!object.is_object()) return kNothing;
    const auto found = object.find(key);
    return found == object.end() ? kNothing : *found;
}

std::string text_of(const Json& value) {
    if (value.is_string()) return clean_text(value.get_ref<const std::string&>());
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::abs(number) < 1e15 && number == std::floor(number))
            return std::to_string(static_cast<std::int64_t>(number));
        return value.dump();
    }
    return value.is_boolean() ? (value.get<bool>() ? "true" : "false") : std::string{};
}

std::string text_at(const Json& object, std::string_view key) {
    return text_of(member(object, key));
}

/// "name" of each object of an array, joined with "; ".
std::string names_of(const Json& array, std::string_view key = "name") {
    std::string names;
    if (!array.is_array()) return names;
    for (const Json& entry : array) {
        const std::string name = entry.is_string() ? text_of(entry) : text_at(entry, key);
        if (name.empty()) continue;
        if (!names.empty()) names += "; ";
        names += name;
    }
    return names;
}

std::string question_key(std::string_view name) {
    std::string key = ascii_lower(name);
    std::replace(key.begin(), key.end(), ' ', '-');
    return key;
}

class RecordReader {
  public:
    RecordReader(ParsedDocument& document, const Json& record)
        : document_(document), record_(record), blocks_(document) {}

    void read() {
        document_.title = text_at(record_, "name");
        blocks_.add(BlockKind::Heading, document_.title, 1);
        read_particulars();
        read_ratings();
        read_sentences();
        const Json& assessments = member(record_, "assessment");
        if (assessments.is_array()) {
            for (const Json& assessment : assessments) read_assessment(assessment);
        } else {
            read_assessment(assessments);
        }
    }

  private:
    void read_particulars() {
        const bool is_location = !text_at(record_, "locationId").empty();
        set("record", is_location ? "location" : "provider");
        if (is_location) {
            set("location_id", text_at(record_, "locationId"));
            set("location_name", text_at(record_, "name"));
            set("provider_name", text_at(record_, "providerName"));
        } else {
            set("provider_name", text_at(record_, "name"));
        }
        // Keys of the record, and the names they have among a document's properties.
        constexpr std::array<std::pair<std::string_view, const char*>, 21> kFacts = {
            {{"providerId", "provider_id"},
             {"odsCode", "ods_code"},
             {"type", "organisation_type"},
             {"brandName", "brand_name"},
             {"registrationStatus", "registration_status"},
             {"registrationDate", "registration_date"},
             {"deregistrationDate", "deregistration_date"},
             {"numberOfBeds", "number_of_beds"},
             {"website", "website"},
             {"region", "region"},
             {"localAuthority", "local_authority"},
             {"postalCode", "postcode"},
             {"constituency", "constituency"},
             {"onspdIcbName", "integrated_care_board"},
             {"careHome", "care_home"},
             {"dormancy", "dormancy"},
             {"inspectionDirectorate", "inspection_directorate"},
             {"ownershipType", "ownership_type"},
             {"companiesHouseNumber", "companies_house_number"},
             {"charityNumber", "charity_number"},
             {"alsoKnownAs", "also_known_as"}}};
        for (const auto& [key, name] : kFacts) set(name, text_at(record_, key));
        set("last_inspection_date", text_at(member(record_, "lastInspection"), "date"));
        set("last_report_date", text_at(member(record_, "lastReport"), "publicationDate"));
        set("service_types", names_of(member(record_, "gacServiceTypes")));
        set("specialisms", names_of(member(record_, "specialisms")));
        set("specialisms", names_of(member(record_, "specialism")));
        set("age_groups", names_of(member(record_, "ageGroup")));
        set("regulated_activities", names_of(member(record_, "regulatedActivities")));
        set("inspection_categories", names_of(member(record_, "inspectionCategories")));
        set("inspection_areas", names_of(member(record_, "inspectionAreas"), "inspectionAreaName"));
        set("setting_services", names_of(member(record_, "settingServices"), "servicetypeName"));
        set("assessment_service_groups",
            names_of(member(record_, "assessmentServiceGroup"), "assessmentServiceName"));
    }

    void read_ratings() {
        const Json& current = member(record_, "currentRatings");
        const Json& overall = member(current, "overall");
        set("overall_rating", text_at(overall, "rating"));
        std::string date = text_at(overall, "reportDate");
        if (date.empty()) date = text_at(current, "reportDate");
        set("rating_date", date);
        set("rating_report", text_at(overall, "reportLinkId"));
        set("rating_inherited_from", text_at(overall, "organisationId"));
        const Json& questions = member(overall, "keyQuestionRatings");
        if (!questions.is_array()) return;
        for (const Json& question : questions) {
            const std::string name = text_at(question, "name");
            if (name.empty()) continue;
            const std::string property = "rating." + question_key(name);
            set(property, text_at(question, "rating"));
            set(property + ".date", text_at(question, "reportDate"));
        }
        read_earlier_ratings();
    }

    /// Of the record before: the newest of the historic ones.
    void read_earlier_ratings() {
        const Json& all = member(record_, "historicRatings");
        if (!all.is_array()) return;
        const Json* newest = nullptr;
        std::string newest_date;
        for (const Json& one : all) {
            const std::string date = text_at(one, "reportDate");
            if (newest != nullptr && date <= newest_date) continue;
            newest = &one, newest_date = date;
        }
        if (newest == nullptr) return;
        const Json& overall = member(*newest, "overall");
        set("rating.overall.previous", text_at(overall, "rating"));
        set("previous_report_date", newest_date);
        const Json& questions = member(overall, "keyQuestionRatings");
        if (!questions.is_array()) return;
        for (const Json& question : questions) {
            set("rating." + question_key(text_at(question, "name")) + ".previous",
                text_at(question, "rating"));
        }
    }

    /// A record without assessments still says something of its service: one paragraph for each
    /// group of facts.
    void read_sentences() {
        constexpr std::array<std::pair<const char*, const char*>, 10> kShown = {
            {{"location_id", "Location ID"},
             {"provider_id", "Provider ID"},
             {"organisation_type", "Type"},
             {"region", "Region"},
             {"local_authority", "Local authority"},
             {"service_types", "Service types"},
             {"specialisms", "Specialisms/services"},
             {"regulated_activities", "Regulated activities"},
             {"overall_rating", "Overall rating"},
             {"registration_status", "Registration status"}}};
        for (const auto& [key, label] : kShown) {
            const auto found = document_.properties.find(key);
            if (found != document_.properties.end()) {
                blocks_.add(BlockKind::Paragraph, std::string(label) + ": " + found->second);
            }
        }
        read_service_ratings(member(member(record_, "currentRatings"), "serviceRatings"));
    }

    /// A grid as reports print it: a service a row, the questions as columns.
    void read_service_ratings(const Json& services) {
        constexpr std::array<const char*, 5> kQuestions = {"Safe",
                                                           "Effective",
                                                           "Caring",
                                                           "Responsive",
                                                           "Well-led"};
        if (!services.is_array() || services.empty()) return;
        Block header;
        header.kind = BlockKind::TableRow;
        header.column_header = 1;
        header.cells = {"Service", "Overall"};
        header.cells.insert(header.cells.end(), kQuestions.begin(), kQuestions.end());
        blocks_.add(std::move(header));
        for (const Json& service : services) {
            if (text_at(service, "name").empty()) continue;
            Block row;
            row.kind = BlockKind::TableRow;
            row.cells = {text_at(service, "name"),
                         dated(text_at(service, "rating"), text_at(service, "reportDate"))};
            const Json& questions = member(service, "keyQuestionRatings");
            for (const char* wanted : kQuestions) {
                std::string rating;
                if (questions.is_array()) {
                    for (const Json& question : questions) {
                        if (question_key(text_at(question, "name")) == question_key(wanted))
                            rating =
                                dated(text_at(question, "rating"), text_at(question, "reportDate"));
                    }
                }
                row.cells.push_back(std::move(rating));
            }
            blocks_.add(std::move(row));
        }
    }

    static std::string dated(const std::string& rating, const std::string& date) {
        return rating.empty() || date.empty() ? rating : rating + " " + date;
    }

    /// The days on which assessors were there, or the one date that the record has.
    static std::string visit_dates(const Json& group) {
        std::string dates;
        const Json& visits = member(group, "assessorVisitDates");
        if (visits.is_array()) {
            for (const Json& visit : visits) {
                const std::string date =
                    visit.is_string() ? text_of(visit) : text_at(visit, "visitDates");
                if (!date.empty()) dates += (dates.empty() ? "" : ", ") + date;
            }
        }
        return dates.empty() ? text_at(group, "assessmentDate") : dates;
    }

    void read_assessment(const Json& assessment) {
        if (!assessment.is_object()) return;
        const std::string published = text_at(assessment, "assessmentPlanPublishedDateTime");
        set("assessment_published", published);
        const Json& groups = member(member(assessment, "ratings"), "asgRatings");
        if (!groups.is_array()) return;
        for (const Json& group : groups) read_group(group, published);
    }

    void read_group(const Json& group, const std::string& published) {
        if (!group.is_object()) return;
        std::string name = text_at(group, "name");
        if (name.empty()) name = text_at(group, "title");
        if (name.empty()) name = "Assessment";
        const std::string id = text_at(group, "assessmentPlanId");
        heading(name, 2, id);
        line("Rating", text_at(group, "rating"));
        line("Date of assessment", visit_dates(group));
        line("Published", published);
        set("assessment_plan_id", id);
        set("assessment_date", text_at(group, "assessmentDate"));
        prose(member(group, "commentary"));
        prose(member(group, "narrative"));
        const Json& experience = member(group, "overallPeopleExperience");
        if (!text_of(experience).empty()) {
            heading("People's experience of this service", 3, {});
            prose(experience);
        }
        const Json& questions = member(group, "keyQuestionRatings");
        if (!questions.is_array()) return;
        for (const Json& question : questions) read_question(question);
    }

    void read_question(const Json& question) {
        if (!question.is_object()) return;
        const std::string name = text_at(question, "name");
        heading(name.empty() ? "Key question" : name, 3, {});
        line("Rating", text_at(question, "rating"));
        std::string score = text_at(question, "percengtageScore");  // as the regulator spells it
        if (score.empty()) score = text_at(question, "percentageScore");
        if (!score.empty()) {
            if (score.ends_with('%')) score.pop_back();
            blocks_.add(BlockKind::Paragraph,
                        "This service scored " + score + " (out of 100) for this area.");
        }
        prose(member(question, "commentary"));
        prose(member(question, "narrative"));
        const Json* areas = &member(question, "topicareas");
        if (!areas->is_array()) areas = &member(question, "topicAreas");
        if (!areas->is_array()) return;
        for (const Json& area : *areas) read_area(area);
    }

    void read_area(const Json& area) {
        if (!area.is_object()) return;
        const std::string name = text_at(area, "name");
        heading(name.empty() ? "Quality statement" : name, 4, text_at(area, "qualityStatementId"));
        std::string score = text_at(area, "qualityStatementscore");
        if (score.empty()) score = text_at(area, "qualityStatementScore");
        line("Score", score);
        prose(member(area, "commentary"));
        const Json& categories = member(area, "evidenceCategory");
        if (!categories.is_array()) return;
        for (const Json& category : categories) {
            if (!category.is_object() || text_at(category, "commentary").empty()) continue;
            std::string title = text_at(category, "name");
            if (title.empty()) title = text_at(category, "evidenceCategoryName");
            if (!title.empty()) heading(title, 5, text_at(category, "evidenceCategoryId"));
            prose(member(category, "commentary"));
        }
    }

    void heading(const std::string& text, std::int32_t level, const std::string& anchor) {
        Block block;
        block.kind = BlockKind::Heading;
        block.level = level;
        block.text = text;
        block.anchor = anchor;
        blocks_.add(std::move(block));
        heading_level_ = level;
    }

    void line(const char* label, const std::string& value) {
        if (!value.empty()) blocks_.add(BlockKind::Paragraph, std::string(label) + ": " + value);
    }

    /// Commentary may hold HTML; its headings go below the heading it stands under.
    void prose(const Json& value) {
        if (!value.is_string()) return;
        for (Block& block : html_fragment_blocks(value.get_ref<const std::string&>())) {
            if (block.kind == BlockKind::Heading) block.level = std::min(heading_level_ + 1, 6);
            if (block.kind == BlockKind::Furniture) block.kind = BlockKind::Paragraph;
            blocks_.add(std::move(block));
        }
    }

    void set(const std::string& name, const std::string& value) {
        set_property(document_, name, value);
    }

    ParsedDocument& document_;
    const Json& record_;
    BlockList blocks_;
    std::int32_t heading_level_ = 1;
};

}  // namespace

Result<ParsedDocument> parse_cqc_json(Bytes bytes) {
    const DecodedText decoded = decode_text(bytes);
    if (json_nesting(decoded.text) > 64)
        return failure(ErrorKind::TooLarge, "JSON nested deeper than 64 levels");
    Json record;
    try {
        record = Json::parse(decoded.text);
    } catch (const Json::parse_error& e) {
        return failure(ErrorKind::BadInput, "damaged JSON at byte " + std::to_string(e.byte));
    } catch (const Json::out_of_range&) {
        return failure(ErrorKind::BadInput, "damaged JSON: a number too large to hold");
    }
    ParsedDocument document;
    document.media_type = MediaType::CqcJson;
    RecordReader(document, record).read();
    number_blocks(document);
    return finished(std::move(document));
}

}  // namespace findings
