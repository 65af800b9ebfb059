// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/html_head.hpp"

#include "indexer/parse/blocks.hpp"
#include "indexer/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace findings {
namespace {

using Names = std::initializer_list<const char*>;

class HeadReader {
  public:
    explicit HeadReader(ParsedDocument& document) : document_(document) {}

    bool enter(const xmlNode* node) {
        if (node->type == XML_COMMENT_NODE) read_comment(view(node->content));
        if (node->type != XML_ELEMENT_NODE) return false;
        read_element(node, element_);
        const std::string_view name = element_.name;
        const std::string_view content =
            node->children == nullptr ? std::string_view{} : view(node->children->content);
        if (name == "html") {
            const std::string_view lang = element_.attribute("lang");
            set_property(document_,
                         "language",
                         lang.empty() ? element_.attribute("xml:lang") : lang);
        } else if (name == "title" && document_.title.empty()) {
            document_.title = clean_line(content);
        } else if (name == "meta") {
            read_meta();
        } else if (name == "link" && ascii_lower(element_.attribute("rel")) == "canonical") {
            set_property(document_, "canonical_url", element_.attribute("href"));
        } else if (name == "script" &&
                   ascii_lower(element_.attribute("type")) == "application/ld+json") {
            linked_data_.push_back(content);
        } else if (name == "a") {
            read_provider_link(element_.attribute("href"));
        } else if (name == "img") {
            read_logo();
        } else if (name == "time" && !element_.attributes.empty()) {
            read_time();
        }
        return name != "svg" && name != "script" &&
               name != "style";  // drawings have titles of their own
    }

    /// What was said in several places: the most particular first.
    void finish() {
        set_first("canonical_url", {"meta.og:url"});
        for (const std::string_view json : linked_data_) read_linked_data(document_, json);
        set_first("published",
                  {"meta.article:published_time",
                   "meta.dcterms.issued",
                   "meta.dc.date.issued",
                   "meta.dcterms.created",
                   "meta.govuk:first-published-at",
                   "meta.citation_publication_date",
                   "meta.datepublished",
                   "meta.publish-date",
                   "meta.publication_date"});
        set_first("modified",
                  {"meta.article:modified_time",
                   "meta.dcterms.modified",
                   "meta.og:updated_time",
                   "meta.dc.date.modified",
                   "meta.govuk:public-updated-at",
                   "meta.last-modified",
                   "meta.datemodified"});
        set_first("publisher",
                  {"meta.dcterms.publisher", "meta.dc.publisher", "meta.article:publisher_name"});
        set_first("author",
                  {"meta.dcterms.creator", "meta.dc.creator", "meta.article:author_name"});
        set_first("description",
                  {"meta.og:description", "meta.dcterms.description", "meta.dc.description"});
        set_first("canonical_url", {"saved_from"});
        if (!document_.title.empty()) return;
        for (const char* name :
             {"meta.og:title", "meta.dcterms.title", "meta.dc.title", "meta.twitter:title"}) {
            const auto found = document_.properties.find(name);
            if (document_.title.empty() && found != document_.properties.end())
                document_.title = found->second;
        }
    }

  private:
    void read_meta() {
        const std::string_view content = element_.attribute("content");
        std::string name = ascii_lower(element_.attribute("name"));
        if (name.empty()) name = ascii_lower(element_.attribute("property"));
        if (name.empty() && element_.has("itemprop"))
            name = ascii_lower(element_.attribute("itemprop"));
        if (name.empty() || content.empty()) return;
        set_property(document_, "meta." + name, content);
        if (name == "description" || name == "keywords" || name == "author")
            set_property(document_, name, content);
    }

    /// "Provided and run by" is a link to the provider's page: /provider/<id>, the first there is.
    void read_provider_link(std::string_view href) {
        constexpr std::string_view kPath = "/provider/";
        const auto at = href.find(kPath);
        if (at == std::string_view::npos) return;
        const std::string_view id = href.substr(at + kPath.size());
        set_property(document_, "provider_link", id.substr(0, id.find_first_of("/?#")));
    }

    /// The first picture that calls itself a logo says whose site this is.
    void read_logo() {
        const std::string_view alt = element_.attribute("alt");
        const bool is_logo =
            std::ranges::any_of(std::array{"alt", "class", "id", "src"}, [&](const char* name) {
                return ascii_lower(element_.attribute(name)).find("logo") != std::string::npos;
            });
        if (!alt.empty() && is_logo) set_property(document_, "logo", alt);
    }

    void read_time() {
        const std::string what = ascii_lower(element_.attribute("itemprop"));
        if (what != "datepublished" && what != "datemodified") return;
        set_property(document_, "meta." + what, element_.attribute("datetime"));
    }

    /// "saved from url=(0029)https://www.example.org/page"
    void read_comment(std::string_view comment) {
        const std::size_t at = comment.find("saved from url=(");
        const std::size_t close = at == std::string_view::npos ? at : comment.find(')', at);
        if (close == std::string_view::npos) return;
        const std::string_view address = trim(comment.substr(close + 1));
        if (address.starts_with("http"))
            set_property(document_, "saved_from", address.substr(0, address.find(' ')));
    }

    void set_first(const char* name, Names sources) {
        if (document_.properties.contains(name)) return;
        for (const char* source : sources) {
            const auto found = document_.properties.find(source);
            if (found == document_.properties.end()) continue;
            set_property(document_, name, std::string(found->second));
            return;
        }
    }

    ParsedDocument& document_;  // NOLINT: lives inside one call
    HtmlElement element_;
    std::vector<std::string_view> linked_data_;
};

}  // namespace

void read_html_head(ParsedDocument& document, const xmlDoc* page, xmlNode* root) {
    HeadReader reader(document);
    // Remarks may stand before the first element.
    for (const xmlNode* node = page->children; node != nullptr && node != root; node = node->next)
        (void)reader.enter(node);
    walk_html(
        root,
        [&](const xmlNode* node) { return reader.enter(node); },
        [](const xmlNode*) {});
    reader.finish();
}

}  // namespace findings
