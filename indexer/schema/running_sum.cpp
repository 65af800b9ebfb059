// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/running_sum.hpp"

#include <openssl/evp.h>

namespace findings {
namespace {

EVP_MD_CTX* context_of(void* context) { return static_cast<EVP_MD_CTX*>(context); }

}  // namespace

RunningSum::RunningSum()
    : context_(EVP_MD_CTX_new(), [](void* context) { EVP_MD_CTX_free(context_of(context)); }) {
    EVP_DigestInit_ex(context_of(context_.get()), EVP_sha256(), nullptr);
}

void RunningSum::add(std::string_view bytes) {
    EVP_DigestUpdate(context_of(context_.get()), bytes.data(), bytes.size());
}

std::string RunningSum::hex() {
    constexpr char kHex[] = "0123456789abcdef";
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(context_of(context_.get()), digest, &length);
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += kHex[digest[i] >> 4];
        text += kHex[digest[i] & 15U];
    }
    return text;
}

}  // namespace findings
