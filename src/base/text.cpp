#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace alongside {
namespace {

bool is_well_formed(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0) return false;
        const bool is_control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
        if (is_control) return false;
    }
    return true;
}

const icu::Normalizer2& nfc() {
    UErrorCode error = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFCInstance(error);
    check(U_SUCCESS(error) && instance != nullptr);
    return *instance;
}

const icu::Normalizer2& nfd() {
    UErrorCode error = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFDInstance(error);
    check(U_SUCCESS(error) && instance != nullptr);
    return *instance;
}

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> normalized(std::string_view text) {
    if (text.size() > (1U << 24U)) return std::nullopt;
    std::string kept;
    kept.reserve(text.size());
    // Browsers send CRLF from text areas on some systems; one line end is one character here.
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        kept += text[i];
    }
    if (!is_well_formed(kept)) return std::nullopt;
    if (is_ascii(kept)) return kept;
    UErrorCode error = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    nfc().normalizeUTF8(0, kept, sink, nullptr, error);
    check(U_SUCCESS(error));
    return result;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    }
    return count;
}

std::string folded(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto decomposed = nfd().normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))),
        error);
    check(U_SUCCESS(error));
    icu::UnicodeString kept;
    bool space_due = false;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (u_isUWhiteSpace(c)) {
            space_due = !kept.isEmpty();
            continue;
        }
        if (space_due) kept.append(static_cast<UChar>(' '));
        space_due = false;
        kept.append(c);
    }
    kept.foldCase();
    std::string result;
    kept.toUTF8String(result);
    return result;
}

}  // namespace alongside
