// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parse/ocr.hpp"

#include "indexer/limits.hpp"

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <tesseract/capi.h>
#include <utility>

namespace findings {
namespace {

constexpr const char* kLibrary = "libtesseract.so.5";  // on Debian 12 and 13
constexpr const char* kLanguage = "eng";
constexpr const char* kAdvice =
    "install the packages libtesseract5 and tesseract-ocr-eng, or run without --ocr";

}  // namespace

/// Those functions of the library's C interface that are needed, and one engine.
struct Recogniser::Library {
    void* handle = nullptr;  // never closed: libraries behind it keep handlers that run at the end
                             // of the process
    bool is_complete = true;
    TessBaseAPI* engine = nullptr;

    decltype(&TessBaseAPICreate) create = nullptr;
    decltype(&TessBaseAPIDelete) destroy = nullptr;
    decltype(&TessBaseAPIInit3) init = nullptr;
    decltype(&TessBaseAPISetPageSegMode) set_mode = nullptr;
    decltype(&TessBaseAPISetImage) set_image = nullptr;
    decltype(&TessBaseAPISetSourceResolution) set_resolution = nullptr;
    decltype(&TessBaseAPIRecognize) recognise = nullptr;
    decltype(&TessBaseAPIGetIterator) iterator = nullptr;
    decltype(&TessBaseAPIClear) clear = nullptr;
    decltype(&TessMonitorCreate) monitor_create = nullptr;
    decltype(&TessMonitorDelete) monitor_delete = nullptr;
    decltype(&TessMonitorSetDeadlineMSecs) monitor_deadline = nullptr;
    decltype(&TessResultIteratorDelete) iterator_delete = nullptr;
    decltype(&TessResultIteratorGetPageIteratorConst) place = nullptr;
    decltype(&TessResultIteratorNext) next = nullptr;
    decltype(&TessResultIteratorGetUTF8Text) text = nullptr;
    decltype(&TessResultIteratorConfidence) confidence = nullptr;
    decltype(&TessPageIteratorBoundingBox) box = nullptr;
    decltype(&TessPageIteratorBaseline) baseline = nullptr;
    decltype(&TessPageIteratorIsAtBeginningOf) begins = nullptr;
    decltype(&TessDeleteText) delete_text = nullptr;

    Library() = default;
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() {
        if (engine != nullptr) destroy(engine);
    }

    template <class Function>
    void find(Function& function, const char* name) {
        function = reinterpret_cast<Function>(dlsym(handle, name));
        is_complete = is_complete && function != nullptr;
    }

    void find_functions() {
        find(create, "TessBaseAPICreate");
        find(destroy, "TessBaseAPIDelete");
        find(init, "TessBaseAPIInit3");
        find(set_mode, "TessBaseAPISetPageSegMode");
        find(set_image, "TessBaseAPISetImage");
        find(set_resolution, "TessBaseAPISetSourceResolution");
        find(recognise, "TessBaseAPIRecognize");
        find(iterator, "TessBaseAPIGetIterator");
        find(clear, "TessBaseAPIClear");
        find(monitor_create, "TessMonitorCreate");
        find(monitor_delete, "TessMonitorDelete");
        find(monitor_deadline, "TessMonitorSetDeadlineMSecs");
        find(iterator_delete, "TessResultIteratorDelete");
        find(place, "TessResultIteratorGetPageIteratorConst");
        find(next, "TessResultIteratorNext");
        find(text, "TessResultIteratorGetUTF8Text");
        find(confidence, "TessResultIteratorConfidence");
        find(box, "TessPageIteratorBoundingBox");
        find(baseline, "TessPageIteratorBaseline");
        find(begins, "TessPageIteratorIsAtBeginningOf");
        find(delete_text, "TessDeleteText");
    }

    [[nodiscard]] OcrWord word_at(const TessResultIterator* at) const {
        OcrWord word;
        if (char* raw = text(at, tesseract::RIL_WORD); raw != nullptr) {
            word.text = raw;
            delete_text(raw);
        }
        (void)box(place(at), tesseract::RIL_WORD, &word.x0, &word.y0, &word.x1, &word.y1);
        word.confidence =
            std::clamp(static_cast<double>(confidence(at, tesseract::RIL_WORD)), 0.0, 100.0);
        return word;
    }

    [[nodiscard]] OcrLine line_at(const TessResultIterator* at) const {
        int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        OcrLine line;
        if (baseline(place(at), tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1) != 0) {
            line.base_x0 = x0;
            line.base_y0 = y0;
            line.base_x1 = x1;
            line.base_y1 = y1;
        }
        return line;
    }

    [[nodiscard]] std::vector<OcrLine> lines() const {
        std::vector<OcrLine> found;
        TessResultIterator* at = iterator(engine);
        if (at == nullptr) return found;
        do {
            OcrWord word = word_at(at);
            if (found.empty() || begins(place(at), tesseract::RIL_TEXTLINE) != 0)
                found.push_back(line_at(at));
            const bool is_somewhere = word.x1 > word.x0 && word.y1 > word.y0;
            if (!word.text.empty() && is_somewhere) found.back().words.push_back(std::move(word));
        } while (next(at, tesseract::RIL_WORD) != 0);
        iterator_delete(at);
        std::erase_if(found, [](const OcrLine& line) { return line.words.empty(); });
        return found;
    }
};

Recogniser::Recogniser(std::unique_ptr<Library> library) : library_(std::move(library)) {}
Recogniser::~Recogniser() = default;

Result<std::unique_ptr<Recogniser>> Recogniser::load() {
    // Read when the library is loaded. A locked-down process cannot start threads, and files are
    // read side by side anyway.
    if (setenv("OMP_THREAD_LIMIT", "1", 1) != 0)
        return failure(ErrorKind::Internal, "no memory for the environment");
    auto library = std::make_unique<Library>();
    library->handle = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
    if (library->handle == nullptr)
        return failure(ErrorKind::Unsupported,
                       "the library for optical recognition is not installed",
                       kAdvice);
    library->find_functions();
    if (!library->is_complete)
        return failure(ErrorKind::Unsupported,
                       "the library for optical recognition is of another version",
                       kAdvice);
    library->engine = library->create();
    // Its complaint is replaced by ours; where the data lie is the library's own knowledge (or
    // TESSDATA_PREFIX).
    if (library->engine == nullptr || library->init(library->engine, nullptr, kLanguage) != 0)
        return failure(
            ErrorKind::Unsupported,
            "the language data of optical recognition (eng.traineddata) are not installed",
            kAdvice);
    library->set_mode(library->engine, tesseract::PSM_AUTO);
    return std::unique_ptr<Recogniser>(new Recogniser(std::move(library)));
}

Result<std::vector<OcrLine>> Recogniser::recognise(const GreyImage& page) {
    const Library& t = *library_;
    t.set_image(t.engine, page.pixels.data(), page.width, page.height, 1, page.width);
    t.set_resolution(t.engine, page.dpi);
    ETEXT_DESC* monitor = t.monitor_create();
    t.monitor_deadline(monitor, static_cast<int>(kMaxRecognitionTime.count()));
    const bool is_done = t.recognise(t.engine, monitor) == 0;
    t.monitor_delete(monitor);
    std::vector<OcrLine> lines;
    if (is_done) lines = t.lines();
    t.clear(t.engine);
    if (!is_done) return failure(ErrorKind::TooLarge, "recognition was given up");
    return lines;
}

}  // namespace findings
