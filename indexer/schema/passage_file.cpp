// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/passage_file.hpp"

#include "indexer/schema/flat_file.hpp"

#include <algorithm>
#include <exception>
#include <vector>
#include <zstd.h>

namespace findings {
namespace {

constexpr std::string_view kMagic = "FPASSAG1";
constexpr std::size_t kBlockBytes = 16U << 10;
constexpr std::size_t kMaxBlockBytes = 64U << 20;  // no honest record comes near it
constexpr int kLevel = 1;  // 400 MB/s; higher levels gained 5 % of size for three times the time

struct Block {
    std::uint64_t offset = 0;
    std::uint32_t packed_bytes = 0;
    std::uint32_t raw_bytes = 0;
    std::uint32_t first = 0;  // ordinal of its first record, 0-based
    std::uint32_t records = 0;
};

struct Footer {
    std::uint64_t table = 0;  // offset of the blocks' table
    std::uint32_t blocks = 0;
    std::uint32_t records = 0;
};

tl::unexpected<Error> damaged(const std::string& what) {
    return failure(ErrorKind::IndexStale,
                   "passages.bin is damaged: " + what,
                   "run `findings check`, then `findings index` to build a new generation");
}

struct ContextFree {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct PassageFileReader::Impl {
    flat::Reader bytes;
    std::span<const Block> blocks;
    std::uint32_t records = 0;
    std::unique_ptr<ZSTD_DCtx, ContextFree> context{ZSTD_createDCtx()};
    const Block* unpacked = nullptr;
    std::string raw;
    std::vector<std::uint32_t> starts;  // of the records in `raw`, and its end

    explicit Impl(std::string_view file) : bytes(file, kMagic) {
        if (bytes.end() < sizeof(Footer)) throw std::runtime_error("no room for its table");
        const auto footer = bytes.number<Footer>(bytes.end() - sizeof(Footer));
        blocks = bytes.array<Block>(footer.table, footer.blocks);
        records = footer.records;
        std::uint32_t next = 0;
        for (const Block& block : blocks) {
            if (block.first != next || block.records == 0 || block.raw_bytes > kMaxBlockBytes ||
                block.raw_bytes / sizeof(std::uint32_t) < block.records ||
                block.records > records - next) {
                throw std::runtime_error("its table does not add up");
            }
            (void)bytes.slice(block.offset, block.packed_bytes);
            next += block.records;
        }
        if (next != records) throw std::runtime_error("its table does not add up");
    }

    void unpack(const Block& block) {
        if (unpacked == &block) return;
        unpacked = nullptr;
        raw.resize(block.raw_bytes);
        const std::string_view packed = bytes.slice(block.offset, block.packed_bytes);
        const std::size_t size = ZSTD_decompressDCtx(context.get(),
                                                     raw.data(),
                                                     raw.size(),
                                                     packed.data(),
                                                     packed.size());
        if (ZSTD_isError(size) != 0U || size != raw.size())
            throw std::runtime_error("a block cannot be unpacked");
        starts.assign(1, block.records * static_cast<std::uint32_t>(sizeof(std::uint32_t)));
        for (std::uint32_t i = 0; i < block.records; ++i) {
            std::uint32_t length = 0;
            std::memcpy(&length, raw.data() + i * sizeof length, sizeof length);
            if (length > raw.size() - starts.back())
                throw std::runtime_error("a record leads out of its block");
            starts.push_back(starts.back() + length);
        }
        unpacked = &block;
    }

    const Block& block_of(std::uint32_t ordinal) const {
        const auto after = std::upper_bound(
            blocks.begin(),
            blocks.end(),
            ordinal,
            [](std::uint32_t wanted, const Block& block) { return wanted < block.first; });
        return *std::prev(after);
    }
};

struct PassageFileWriter::Impl {
    flat::Writer out;
    std::unique_ptr<ZSTD_CCtx, ContextFree> context{ZSTD_createCCtx()};
    std::vector<Block> blocks;
    std::vector<std::uint32_t> lengths;  // of the records in `pending`
    std::string pending;
    std::uint32_t records = 0;
    std::uint32_t as_before = 0;  // of the records in `pending`, those taken over
    bool packed_all = true;
    const PassageFileReader::Impl* former;

    Impl(std::ostream& stream, const PassageFileReader::Impl* before)
        : out(stream, kMagic), former(before) {
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    }

    /// The block of `former` that has just the pending records; null if there is none.
    [[nodiscard]] const Block* same_block() const {
        if (former == nullptr || as_before != lengths.size() || records >= former->records)
            return nullptr;
        const Block& block = former->block_of(records);
        return block.first == records && block.records == lengths.size() ? &block : nullptr;
    }

    void flush() {
        if (lengths.empty()) return;
        if (const Block* same = same_block()) {
            Block block = *same;
            block.offset = out.written();
            put(block, former->bytes.slice(same->offset, same->packed_bytes));
            forget();
            return;
        }
        std::string raw(reinterpret_cast<const char*>(lengths.data()),
                        lengths.size() * sizeof lengths.front());  // NOLINT
        raw += pending;
        std::string packed(ZSTD_compressBound(raw.size()), '\0');
        const std::size_t size =
            ZSTD_compress2(context.get(), packed.data(), packed.size(), raw.data(), raw.size());
        packed_all = packed_all && ZSTD_isError(size) == 0U;
        packed.resize(ZSTD_isError(size) != 0U ? 0 : size);
        put({out.written(),
             static_cast<std::uint32_t>(packed.size()),
             static_cast<std::uint32_t>(raw.size()),
             records,
             static_cast<std::uint32_t>(lengths.size())},
            packed);
        forget();
    }

    void forget() {
        lengths.clear();
        pending.clear();
        as_before = 0;
    }

    void put(const Block& block, std::string_view packed) {
        blocks.push_back(block);
        out.bytes(packed);
        records += block.records;
    }
};

PassageFileWriter::PassageFileWriter(std::ostream& out, const PassageFileReader* former)
    : impl_(std::make_unique<Impl>(out, former == nullptr ? nullptr : former->impl_.get())) {}
PassageFileWriter::~PassageFileWriter() = default;

void PassageFileWriter::add(std::string_view record) {
    impl_->lengths.push_back(static_cast<std::uint32_t>(record.size()));
    impl_->pending += record;
    if (impl_->pending.size() >= kBlockBytes) impl_->flush();
}

void PassageFileWriter::add_as_before(std::string_view record) {
    ++impl_->as_before;
    add(record);
}

void PassageFileWriter::append(const PassageFileReader& other) {
    impl_->flush();
    for (Block block : other.impl_->blocks) {
        const std::string_view packed = other.impl_->bytes.slice(block.offset, block.packed_bytes);
        block.offset = impl_->out.written();
        block.first = impl_->records;
        impl_->put(block, packed);
    }
}

bool PassageFileWriter::finish() {
    impl_->flush();
    impl_->out.align();
    const Footer footer{impl_->out.written(),
                        static_cast<std::uint32_t>(impl_->blocks.size()),
                        impl_->records};
    impl_->out.array(std::span<const Block>(impl_->blocks));
    impl_->out.number(footer);
    return impl_->out.finish() && impl_->packed_all;
}

PassageFileReader::PassageFileReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PassageFileReader::PassageFileReader(PassageFileReader&&) noexcept = default;
PassageFileReader& PassageFileReader::operator=(PassageFileReader&&) noexcept = default;
PassageFileReader::~PassageFileReader() = default;

Result<PassageFileReader> PassageFileReader::over(std::string_view bytes) {
    try {
        return PassageFileReader(std::make_unique<Impl>(bytes));
    } catch (const std::exception& e) {
        return damaged(e.what());
    }
}

std::uint32_t PassageFileReader::size() const { return impl_->records; }

Result<std::string> PassageFileReader::record(std::uint32_t docid) {
    if (docid == 0 || docid > impl_->records)
        return damaged("it has no document " + std::to_string(docid));
    try {
        const Block& block = impl_->block_of(docid - 1);
        impl_->unpack(block);
        const std::uint32_t at = docid - 1 - block.first;
        return impl_->raw.substr(impl_->starts[at], impl_->starts[at + 1] - impl_->starts[at]);
    } catch (const std::exception& e) {
        return damaged(e.what());
    }
}

Result<void> PassageFileReader::verify() {
    try {
        for (const Block& block : impl_->blocks) impl_->unpack(block);
        return {};
    } catch (const std::exception& e) {
        return damaged(e.what());
    }
}

}  // namespace findings
