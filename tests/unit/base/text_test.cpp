#include "base/text.hpp"

#include "base/bytes.hpp"
#include "base/ids.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

using namespace alongside;

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};

static_assert(!fmt::is_formattable<Words>::value, "a person's words must not be formatted");
static_assert(!fmt::is_formattable<Text<500>>::value, "a person's words must not be formatted");
static_assert(!Printable<Words>, "a person's words must not be streamed");

TEST(Words, AreKeptInOneSpelling) {
    EXPECT_EQ(normalized("Jose\xCC\x81"), "Jos\xC3\xA9");
    EXPECT_EQ(normalized("two\r\nlines"), "two\nlines");
}

TEST(Words, RefuseWhatIsNotText) {
    EXPECT_FALSE(normalized("\xC3"));
    EXPECT_FALSE(normalized("\xED\xA0\x80"));  // a lone surrogate
    EXPECT_FALSE(normalized(std::string_view("a\0b", 3)));
    EXPECT_FALSE(normalized("\x1B[31m"));
}

TEST(Words, AreMeasuredInCharacters) {
    EXPECT_TRUE(Text<4>::fits("Añaí"));
    EXPECT_FALSE(Text<3>::fits("Añaí"));
    EXPECT_FALSE(Text<3>::fits(""));
    EXPECT_THROW(Text<3>("long"), Mistake);
}

TEST(Words, FoldForLookingUp) {
    EXPECT_EQ(folded("  José   ÁLVAREZ "), "jose alvarez");
}

TEST(Bytes, TurnIntoTextAndBack) {
    const Bytes bytes{0, 1, 127, 128, 255};
    EXPECT_EQ(from_hex(to_hex(bytes)), bytes);
    EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    EXPECT_FALSE(from_hex("0"));
    EXPECT_FALSE(from_hex("zz"));
    EXPECT_FALSE(from_base64url("A"));
    EXPECT_FALSE(from_base64url("AB+/"));
    EXPECT_FALSE(from_base64url("AB"));  // left-over bits set
}

TEST(Ids, SortByTheTimeTheyWereMade) {
    const auto early = make_uuid(from_milliseconds(1'000'000), {});
    const auto late = make_uuid(from_milliseconds(1'000'001), {});
    EXPECT_LT(early, late);
    EXPECT_EQ(parse_uuid(to_text(early)), early);
    EXPECT_EQ(to_text(early)[14], '7');
    EXPECT_FALSE(parse_uuid("00000000-0000-7000-8000-00000000000g"));
    EXPECT_FALSE(parse_uuid("00000000000070008000000000000000"));
}

RC_GTEST_PROP(Bytes, OfAnyLengthTurnIntoTextAndBack, (const Bytes& bytes)) {
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
    RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
}

RC_GTEST_PROP(Words, AreInTheirOneSpellingAfterTheFirstTime, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "e", "Z", " ", "\r\n", "\xCC\x81", "\xCC\xA7", "ﬁ", "İ", "ß", "한", "Å", "ǆ", "🌱"));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    const auto once = normalized(text);
    RC_ASSERT(once.has_value());
    RC_ASSERT(normalized(*once) == once);
    RC_ASSERT(folded(*once) == folded(text));
    RC_ASSERT(folded(folded(text)) == folded(text));
}
