// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scan_maker.hpp"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <vector>

namespace findings::test {
namespace {

poppler::image picture_of(poppler::document& source, int index, const ScanOptions& options) {
    const std::unique_ptr<poppler::page> page(source.create_page(index));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing |
                              poppler::page_renderer::text_antialiasing);
    poppler::image picture =
        renderer.render_page(page.get(),
                             options.dpi,
                             options.dpi,
                             -1,
                             -1,
                             -1,
                             -1,
                             static_cast<poppler::rotation_enum>(options.quarter_turns));
    if (!picture.is_valid()) throw std::runtime_error("a page cannot be rendered");
    return picture;
}

std::string pixels_of(const poppler::image& picture) {
    std::string pixels;
    for (int y = 0; y < picture.height(); ++y)
        pixels.append(
            picture.const_data() + static_cast<std::ptrdiff_t>(y) * picture.bytes_per_row(),
            static_cast<std::size_t>(picture.width()));
    return pixels;
}

std::string stream(const std::string& dictionary, const std::string& bytes) {
    return "<<" + dictionary + "/Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes +
           "\nendstream";
}

/// Objects numbered from 1; the first is the catalogue.
std::string file_of(const std::vector<std::string>& objects) {
    std::string out = "%PDF-1.4\n", offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string offset = std::to_string(out.size());
        offsets += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1),
                      start = std::to_string(out.size());
    return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + offsets +
           "trailer<</Root 1 0 R/Size " + count + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace

std::string scan_of(const std::string& pdf, const ScanOptions& options) {
    std::vector<char> bytes(pdf.begin(), pdf.end());
    const std::unique_ptr<poppler::document> source(poppler::document::load_from_data(&bytes));
    if (!source) throw std::runtime_error("no PDF to scan");
    std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>",
                                        "",
                                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    std::string kids;
    const int pages = std::min(options.pages, source->pages());
    for (int index = 0; index < pages; ++index) {
        const poppler::image picture = picture_of(*source, index, options);
        const std::string across = std::to_string(picture.width()),
                          down = std::to_string(picture.height());
        const std::string width = std::to_string(picture.width() * 72 / options.dpi),
                          height = std::to_string(picture.height() * 72 / options.dpi);
        const std::size_t first = objects.size() + 1;
        const auto object = [&](std::size_t more) { return std::to_string(first + more) + " 0 R"; };
        objects.push_back(stream("/Type/XObject/Subtype/Image/Width " + across + "/Height " + down +
                                     "/ColorSpace/DeviceGray/BitsPerComponent 8",
                                 pixels_of(picture)));
        std::string content = "q " + width + " 0 0 " + height + " 0 0 cm /I Do Q";
        if (!options.stamp.empty()) content += " BT /F 6 Tf 10 5 Td (" + options.stamp + ") Tj ET";
        objects.push_back(stream("", content));
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + width + " " + height +
                          "]/Contents " + object(1) + "/Resources<</XObject<</I " + object(0) +
                          ">>/Font<</F 3 0 R>>>>>>");
        kids += object(2) + " ";
    }
    objects[1] = "<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids + "]>>";
    return file_of(objects);
}

}  // namespace findings::test
