// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/blocks.hpp"
#include "indexer/parse/html.hpp"
#include "indexer/parse/parse.hpp"
#include "indexer/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

namespace findings {
namespace {

std::string string_of(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    return found->is_number_integer() ? std::to_string(found->get<std::int64_t>()) : std::string{};
}

/// Under the first of `keys` that has words: exports name the same thing differently.
std::string first_string_of(const nlohmann::json& object, std::span<const char* const> keys) {
    for (const char* key : keys) {
        if (auto text = string_of(object, key); !trim(text).empty()) return text;
    }
    return {};
}

constexpr auto kTitleKeys = std::to_array<const char*>({"title", "headline", "name"});
constexpr auto kTextKeys = std::to_array<const char*>(
    {"text", "body", "content", "article", "abstract", "summary", "description"});

/// Particulars of a record, as lines that understanding reads like those of any other source.
struct Field {
    const char* label;
    std::span<const char* const> keys;  // the most exact first
};
constexpr auto kPublisherKeys = std::to_array<const char*>(
    {"publisher", "organisation", "organization", "site", "source", "journal"});
constexpr auto kDateKeys = std::to_array<const char*>({"published",
                                                       "date_published",
                                                       "datePublished",
                                                       "published_at",
                                                       "published_date",
                                                       "publication_date",
                                                       "publicationDate",
                                                       "pub_date",
                                                       "pubDate",
                                                       "date",
                                                       "year"});
constexpr auto kUrlKeys =
    std::to_array<const char*>({"url", "source_url", "link", "href", "web_url", "source"});
constexpr auto kTypeKeys =
    std::to_array<const char*>({"type", "doc_type", "report_kind", "kind", "category", "genre"});
constexpr auto kAuthorKeys = std::to_array<const char*>({"author", "authors", "byline", "creator"});
constexpr auto kLicenceKeys = std::to_array<const char*>({"licence", "license"});

constexpr auto kFields = std::to_array<Field>({{"Publisher", kPublisherKeys},
                                               {"Published", kDateKeys},
                                               {"URL", kUrlKeys},
                                               {"Type", kTypeKeys},
                                               {"Author", kAuthorKeys},
                                               {"Licence", kLicenceKeys}});

bool is_address(std::string_view value) {
    return value.starts_with("http://") || value.starts_with("https://");
}

/// The value of a field; "source" may be a name or an address. Empty if the record has none.
std::string value_of(const nlohmann::json& object, const Field& field) {
    constexpr std::size_t kLongest = 300;  // longer ones are texts
    for (const char* key : field.keys) {
        std::string value = clean_line(string_of(object, key));
        const bool fits = !value.empty() && value.size() <= kLongest &&
                          is_address(value) == (std::string_view(field.label) == "URL");
        if (fits) return value;
    }
    return {};
}

class JsonlReader {
  public:
    explicit JsonlReader(ParsedDocument& document) : document_(document), blocks_(document) {}

    void read(std::string_view line, std::size_t line_number, std::uint64_t offset) {
        const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
        const std::string where = "line " + std::to_string(line_number) + ": ";
        if (!object.is_object()) return warn(where + "not a JSON object");
        const std::string text = first_string_of(object, kTextKeys);
        const std::string title = first_string_of(object, kTitleKeys);
        if (trim(text).empty() && trim(title).empty()) return warn(where + "no \"text\"");
        std::string id = string_of(object, "_id");
        if (id.empty()) id = string_of(object, "id");
        ++entries_;

        Block heading;
        heading.kind = BlockKind::Heading;
        heading.level = 1;
        heading.offset = offset;
        heading.anchor = id.empty() ? std::to_string(line_number) : id;
        // An entry needs a heading to begin with, or two entries would be one.
        heading.text = clean_line(title).empty() ? heading.anchor : title;
        blocks_.add(std::move(heading));
        add_fields(object, id, offset);
        add_paragraphs(text, id, offset);
    }

    /// Many damaged lines are told in one warning.
    void finish() {
        if (damaged_ > kMaxListed) {
            add_warning(
                document_,
                "and " + std::to_string(damaged_ - kMaxListed) + " more lines that cannot be read");
        }
    }
    [[nodiscard]] bool is_full() const { return blocks_.is_full(); }
    [[nodiscard]] std::size_t entries() const { return entries_; }

  private:
    static constexpr std::size_t kMaxListed = 20;

    void warn(std::string warning) {
        if (++damaged_ <= kMaxListed) add_warning(document_, std::move(warning));
    }

    void add_fields(const nlohmann::json& object, const std::string& id, std::uint64_t offset) {
        for (const Field& field : kFields) {
            const std::string value = value_of(object, field);
            if (value.empty()) continue;
            Block line;
            line.kind = BlockKind::Furniture;
            line.text = std::string(field.label) + ": " + value;
            line.anchor = id;
            line.offset = offset;
            blocks_.add(std::move(line));
        }
    }

    void add_paragraphs(std::string_view text, const std::string& id, std::uint64_t offset) {
        if (text.find("</") != std::string_view::npos) {  // pages in lines
            for (Block& block : html_fragment_blocks(text)) {
                // Headings begin entries here.
                if (block.kind == BlockKind::Heading) block.level = std::min(block.level + 1, 6);
                block.anchor = id;
                block.offset = offset;
                blocks_.add(std::move(block));
            }
            return;
        }
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            Block block;
            block.text = text.substr(begin, end - begin);
            block.anchor = id;
            block.offset = offset;
            blocks_.add(std::move(block));
            begin = end + 1;
        }
    }

    ParsedDocument& document_;
    BlockList blocks_;
    std::size_t entries_ = 0;
    std::size_t damaged_ = 0;
};

}  // namespace

Result<ParsedDocument> parse_jsonl(Bytes bytes) {
    ParsedDocument document;
    document.media_type = MediaType::Jsonl;
    const DecodedText decoded = decode_text(bytes);
    SourceOffsets offsets(decoded);
    JsonlReader reader(document);
    const std::string_view text = decoded.text;
    std::size_t line_number = 0;
    for (std::size_t begin = 0; begin < text.size() && !reader.is_full();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        ++line_number;
        if (!line.empty()) reader.read(line, line_number, offsets.at(begin));
        begin = end + 1;
    }
    reader.finish();
    if (reader.entries() == 0)
        return failure(ErrorKind::BadInput, "no line is a JSON object with \"text\"");
    return finished(std::move(document));
}

}  // namespace findings
