// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/label/language_tag.hpp"
#include "indexer/label/theme_graph.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <stdexcept>

namespace findings::label {
namespace {

using Json = nlohmann::ordered_json;

struct Mistake : std::runtime_error {
    using std::runtime_error::runtime_error;
};

constexpr int kDepth = 16;  // of nodes inside nodes, and of names explained by other names

/// Of a text; empty = none is said.
std::string language_of(const std::string& tag) {
    if (!tag.empty() && !is_language_tag(tag))
        throw Mistake("\"" + tag.substr(0, 40) + "\" is no language");
    return tag;
}

/// What "@context" says of a key.
struct Term {
    std::string iri;
    std::string language;
    bool is_link = false;          // "@type": "@id"
    bool is_language_map = false;  // "@container": "@language"
};

class Context {
  public:
    void add(const Json& json) {
        if (json.is_null()) return;
        if (json.is_array()) {
            for (const Json& part : json) add(part);
            return;
        }
        if (!json.is_object())
            throw Mistake(
                "a \"@context\" at another address is not fetched; write it into the file");
        for (const auto& [key, value] : json.items()) add(key, value);
    }

    /// The IRI of a key, or of an "@id" or "@type": terms, prefixes, and what is an IRI already.
    [[nodiscard]] std::string expand(const std::string& name, bool is_key, int depth = 0) const {
        if (depth > kDepth)
            throw Mistake("\"@context\": \"" + name.substr(0, name.find(':')) +
                          "\" is explained by itself");
        if (is_key) {
            // A term without an "@id" of its own belongs to the vocabulary.
            const auto term = terms_.find(name);
            if (term != terms_.end() && term->second.iri != name)
                return expand(term->second.iri, true, depth + 1);
        }
        const std::size_t colon = name.find(':');
        if (colon != std::string::npos && name.compare(colon, 3, "://") != 0) {
            const auto prefix = terms_.find(name.substr(0, colon));
            if (prefix != terms_.end())
                return expand(prefix->second.iri, false, depth + 1) + name.substr(colon + 1);
        }
        if (colon != std::string::npos) return name;
        return is_key ? (vocabulary_.empty() ? std::string() : vocabulary_ + name) : base_ + name;
    }

    [[nodiscard]] const Term* term(const std::string& key) const {
        const auto found = terms_.find(key);
        return found == terms_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const std::string& language() const { return language_; }
    /// The keyword that a key stands for: "id" may be said for "@id".
    [[nodiscard]] std::string keyword(const std::string& key) const {
        const auto found = terms_.find(key);
        return found != terms_.end() && found->second.iri.starts_with('@') ? found->second.iri
                                                                           : key;
    }

  private:
    void add(const std::string& key, const Json& value) {
        if (key == "@vocab" || key == "@base" || key == "@language") {
            const std::string text = value.is_string() ? value.get<std::string>() : "";
            (key == "@vocab"  ? vocabulary_
             : key == "@base" ? base_
                              : language_) = key == "@language" ? language_of(text)
                                             : key == "@vocab" && !text.empty()
                                                 ? expand(text, false)
                                                 : text;
        } else if (value.is_string()) {
            terms_[key] = {value.get<std::string>(), {}, false, false};
        } else if (value.is_object()) {
            terms_[key] = {value.value("@id", key),
                           language_of(value.value("@language", "")),
                           value.value("@type", "") == "@id",
                           value.value("@container", "") == "@language"};
        }
    }

    std::map<std::string, Term> terms_;
    std::string vocabulary_, base_, language_;
};

class GraphReader {
  public:
    std::vector<Statement> read(const Json& file) && {
        read_nodes(file, 0);
        return std::move(statements_);
    }

  private:
    void read_nodes(const Json& json, int depth) {
        if (json.is_array()) {
            for (const Json& node : json) read_nodes(node, depth + 1);
        } else if (json.is_object()) {
            (void)read_node(json, depth);
        } else {
            throw Mistake("a node is an object, not " + json.dump().substr(0, 40));
        }
        if (depth > kDepth) throw Mistake("nodes stand too deep inside each other");
    }

    /// Its IRI; empty of an object that only holds a graph.
    std::string read_node(const Json& node, int depth) {
        if (depth > kDepth) throw Mistake("nodes stand too deep inside each other");
        if (const auto context = node.find("@context"); context != node.end())
            context_.add(*context);
        std::string subject;
        bool says_something = false;
        for (const auto& [key, value] : node.items()) {
            const std::string keyword = context_.keyword(key);
            if (keyword == "@id" && value.is_string())
                subject = context_.expand(value.get<std::string>(), false);
            says_something = says_something || keyword == "@type" || !keyword.starts_with('@');
        }
        if (says_something && (subject.empty() || subject.starts_with("_:")))
            throw Mistake("a node without \"@id\": blank nodes are not read");
        for (const auto& [key, value] : node.items()) {
            const std::string keyword = context_.keyword(key);
            if (keyword == "@graph") read_nodes(value, depth + 1);
            if (keyword == "@type") add_types(subject, value);
            if (!keyword.starts_with('@')) add_values(subject, key, value, depth);
        }
        return subject;
    }

    void add_types(const std::string& subject, const Json& value) {
        for (const Json& type : value.is_array() ? value : Json::array({value})) {
            std::string iri = context_.expand(type.get<std::string>(), true);
            if (!iri.empty())
                statements_.push_back(
                    {subject, std::string(kRdfType), false, std::move(iri), {}, {}});
        }
    }

    void add_values(const std::string& subject,
                    const std::string& key,
                    const Json& value,
                    int depth) {
        const std::string predicate = context_.expand(key, true);
        if (predicate.empty()) return;  // a key without a meaning is none of the graph's
        const Term* term = context_.term(key);
        if (term != nullptr && term->is_language_map && value.is_object()) {
            for (const auto& [key_of_map, texts] : value.items()) {
                const std::string language =
                    key_of_map == "@none" ? std::string() : language_of(key_of_map);
                for (const Json& text : texts.is_array() ? texts : Json::array({texts})) {
                    if (!text.is_null())
                        statements_.push_back(
                            {subject, predicate, true, text.get<std::string>(), language, {}});
                }
            }
            return;
        }
        for (const Json& one : value.is_array() ? value : Json::array({value}))
            add_value(subject, predicate, term, one, depth);
    }

    void add_value(const std::string& subject,
                   const std::string& predicate,
                   const Term* term,
                   const Json& value,
                   int depth) {
        if (value.is_null()) return;
        if (!value.is_object()) {
            const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
            if (term != nullptr && term->is_link) {
                statements_.push_back(
                    {subject, predicate, false, context_.expand(text, false), {}, {}});
            } else {
                const std::string& language = term != nullptr && !term->language.empty()
                                                  ? term->language
                                                  : context_.language();
                statements_.push_back({subject,
                                       predicate,
                                       true,
                                       text,
                                       value.is_string() ? language : std::string(),
                                       {}});
            }
        } else if (value.contains("@value")) {
            const Json& content = value["@value"];
            const std::string type = value.value("@type", "");
            statements_.push_back(
                {subject,
                 predicate,
                 true,
                 content.is_string() ? content.get<std::string>() : content.dump(),
                 language_of(value.value("@language", "")),
                 type.empty() ? type : context_.expand(type, true)});
        } else if (value.contains("@list") || value.contains("@set")) {
            throw Mistake("\"@list\" and \"@set\" are not read");
        } else {
            // The statement first, then what is said of its object: as in Turtle, those of a
            // subject stand together.
            const std::size_t place = statements_.size();
            statements_.push_back({subject, predicate, false, {}, {}, {}});
            std::string object = read_node(value, depth + 1);
            if (object.empty()) throw Mistake("a link without \"@id\": blank nodes are not read");
            statements_[place].object = std::move(object);
        }
    }

    Context context_;
    std::vector<Statement> statements_;
};

}  // namespace

Result<std::vector<Statement>> read_jsonld(std::string_view text) {
    try {
        return GraphReader().read(Json::parse(text));
    } catch (const Mistake& mistake) {
        return failure(ErrorKind::BadInput,
                       std::string("JSON-LD: ") + mistake.what(),
                       "write it as `findings themes export --format jsonld` does");
    } catch (const Json::exception& error) {
        return failure(ErrorKind::BadInput,
                       std::string("JSON-LD: ") + error.what(),
                       "write it as `findings themes export --format jsonld` does");
    }
}

}  // namespace findings::label
