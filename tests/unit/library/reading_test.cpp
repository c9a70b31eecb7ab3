// Syllables against words counted by hand, and the two formulas against sums made by hand.
#include "library/reading.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

namespace alongside::library {
namespace {

struct Word {
    std::string_view word;
    int syllables;
};

// Parted by the rules of the Ortografía (RAE 2010): two different weak vowels are one syllable, h
// between vowels parts nothing, guion and truhan have one.
constexpr std::array spanish{Word{"agua", 2},
                             Word{"ahí", 2},
                             Word{"ahora", 3},
                             Word{"aéreo", 4},
                             Word{"antiinflamatorio", 7},
                             Word{"aún", 2},
                             Word{"averiguáis", 4},
                             Word{"ayuda", 3},
                             Word{"búho", 2},
                             Word{"buey", 1},
                             Word{"caía", 3},
                             Word{"casuística", 4},
                             Word{"cigüeña", 3},
                             Word{"ciudad", 2},
                             Word{"construíais", 3},
                             Word{"construir", 2},
                             Word{"cooperar", 4},
                             Word{"cuídate", 3},
                             Word{"deshielo", 3},
                             Word{"día", 2},
                             Word{"energía", 4},
                             Word{"estoy", 2},
                             Word{"europeo", 4},
                             Word{"familia", 3},
                             Word{"guerra", 2},
                             Word{"guion", 1},
                             Word{"guitarra", 3},
                             Word{"hay", 1},
                             Word{"hielo", 2},
                             Word{"huevo", 2},
                             Word{"leyes", 2},
                             Word{"línea", 3},
                             Word{"lingüístico", 4},
                             Word{"miau", 1},
                             Word{"muchacho", 3},
                             Word{"muy", 1},
                             Word{"oía", 3},
                             Word{"país", 2},
                             Word{"pie", 1},
                             Word{"pingüino", 3},
                             Word{"playa", 2},
                             Word{"poeta", 3},
                             Word{"prohíbe", 3},
                             Word{"psiquiatra", 3},
                             Word{"que", 1},
                             Word{"quien", 1},
                             Word{"raíz", 2},
                             Word{"recuperación", 5},
                             Word{"rehabilitación", 6},
                             Word{"rey", 1},
                             Word{"ruido", 2},
                             Word{"siguiente", 3},
                             Word{"tía", 2},
                             Word{"truhan", 1},
                             Word{"vehículo", 4},
                             Word{"vergüenza", 3},
                             Word{"y", 1},
                             Word{"yo", 1},
                             Word{"zanahoria", 4},
                             Word{"ñandú", 2},
                             Word{"físico-químico", 6}};

// 120 words drawn at random from the 1,631 different ones of the pages that were shipped first, and
// counted by hand.
constexpr std::array english{
    Word{"awake", 2},     Word{"backs", 1},      Word{"beats", 1},     Word{"bedroom", 2},
    Word{"before", 2},    Word{"beside", 2},     Word{"between", 2},   Word{"bible", 2},
    Word{"bigger", 2},    Word{"bill", 1},       Word{"bit", 1},       Word{"block", 1},
    Word{"bored", 1},     Word{"bosses", 2},     Word{"brain", 1},     Word{"brain's", 1},
    Word{"breathing", 2}, Word{"built", 1},      Word{"call", 1},      Word{"can't", 1},
    Word{"card", 1},      Word{"cards", 1},      Word{"cash", 1},      Word{"change", 1},
    Word{"clinical", 3},  Word{"cognitive", 3},  Word{"cooking", 2},   Word{"crossing", 2},
    Word{"dangerous", 3}, Word{"date", 1},       Word{"different", 3}, Word{"drops", 1},
    Word{"drugs", 1},     Word{"easy", 2},       Word{"fall", 1},      Word{"feet", 1},
    Word{"finding", 2},   Word{"firmer", 2},     Word{"from", 1},      Word{"gain", 1},
    Word{"gently", 2},    Word{"halt", 1},       Word{"helping", 2},   Word{"herb", 1},
    Word{"hoped", 1},     Word{"hopeful", 2},    Word{"i'm", 1},       Word{"if", 1},
    Word{"include", 2},   Word{"infections", 3}, Word{"jobs", 1},      Word{"lamp", 1},
    Word{"large", 1},     Word{"lasted", 2},     Word{"learn", 1},     Word{"like", 1},
    Word{"linked", 1},    Word{"loads", 1},      Word{"mean", 1},      Word{"medical", 3},
    Word{"months", 1},    Word{"moods", 1},      Word{"mostly", 2},    Word{"movement", 2},
    Word{"must", 1},      Word{"narcotics", 3},  Word{"note", 1},      Word{"nurse", 1},
    Word{"off", 1},       Word{"option", 2},     Word{"paced", 1},     Word{"peer", 1},
    Word{"photos", 2},    Word{"picture", 2},    Word{"piece", 1},     Word{"positive", 3},
    Word{"prescribe", 2}, Word{"put", 1},        Word{"reach", 1},     Word{"reason", 2},
    Word{"remind", 2},    Word{"restless", 2},   Word{"rewarding", 3}, Word{"root", 1},
    Word{"round", 1},     Word{"run", 1},        Word{"safety", 2},    Word{"sam", 1},
    Word{"scare", 1},     Word{"school", 1},     Word{"search", 1},    Word{"seem", 1},
    Word{"selfish", 2},   Word{"sentences", 3},  Word{"services", 3},  Word{"settle", 2},
    Word{"shop", 1},      Word{"skills", 1},     Word{"so", 1},        Word{"soon", 1},
    Word{"space", 1},     Word{"spots", 1},      Word{"stools", 1},    Word{"suits", 1},
    Word{"sure", 1},      Word{"tea", 1},        Word{"teaches", 2},   Word{"therapy", 3},
    Word{"thing", 1},     Word{"this", 1},       Word{"threats", 1},   Word{"took", 1},
    Word{"under", 2},     Word{"united", 3},     Word{"water", 2},     Word{"weeks", 1},
    Word{"wishes", 2},    Word{"woman", 2},      Word{"writes", 1},    Word{"young", 1}};

// What the rules for English are there for.
constexpr std::array english_rules{
    Word{"people", 2},     Word{"little", 2},    Word{"while", 1},       Word{"times", 1},
    Word{"choices", 2},    Word{"hundred", 2},   Word{"didn't", 2},      Word{"something", 2},
    Word{"safely", 2},     Word{"careful", 2},   Word{"being", 2},       Word{"trying", 2},
    Word{"going", 2},      Word{"video", 3},     Word{"idea", 3},        Word{"area", 3},
    Word{"quiet", 2},      Word{"client", 2},    Word{"usual", 3},       Word{"quality", 3},
    Word{"alcoholism", 5}, Word{"family", 3},    Word{"medicine", 3},    Word{"recovery", 4},
    Word{"addiction", 3},  Word{"social", 2},    Word{"special", 2},     Word{"patient", 2},
    Word{"agreed", 2},     Word{"treatment", 2}, Word{"twelve-step", 2}, Word{"element", 3},
    Word{"safety", 2}};

}  // namespace

TEST(LEARN1, SpanishSyllablesFollowTheRulesOfItsSpelling) {
    static_assert(spanish.size() >= 60);
    for (const auto& [word, syllables] : spanish) {
        EXPECT_EQ(syllables_in(word, Language::es), syllables) << word;
    }
}

TEST(LEARN1, EnglishSyllablesAreCountedAsByHand) {
    int right = 0;
    int counted = 0;
    int true_count = 0;
    for (const auto& [word, syllables] : english) {
        const int guess = syllables_in(word, Language::en);
        if (guess == syllables) ++right;
        counted += guess;
        true_count += syllables;
    }
    // Measured when the words were drawn: 119 of 120 right, 183 syllables for 182 (safety, which a
    // rule was written for since): one syllable too many in 120 words, a tenth of a grade.
    EXPECT_GE(right, 119) << "of " << english.size();
    EXPECT_LE(std::abs(counted - true_count), 1) << "of " << true_count;
    for (const auto& [word, syllables] : english_rules) {
        EXPECT_EQ(syllables_in(word, Language::en), syllables) << word;
    }
}

TEST(LEARN1, WordsAndSentencesAreCounted) {
    EXPECT_EQ(words_in("¿Qué haces TÚ? «Nada», 12-step… don't!"),
              (std::vector<std::string>{"qué", "haces", "tú", "nada", "12-step", "don't"}));
    const Counts counts = count("One two. Three: four!\n\nFive? 988. six", Language::en);
    EXPECT_EQ(counts.words, 6);
    EXPECT_EQ(counts.sentences, 5);
    EXPECT_EQ(words_in("- ' -- a- -b"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(words_in("\u4E2D \u0142").empty());
}

TEST(LEARN1, TheGradeIsThatOfTheFormula) {
    // 30 words of one syllable in 6 sentences: 0.39 × 5 + 11.8 × 1 − 15.59.
    std::string text;
    for (int i = 0; i < 6; ++i) text += "The cat sat in sun. ";
    EXPECT_NEAR(grade(count(text, Language::en)), -1.84, 0.001);
}

TEST(LEARN1, ThePerspicuityIsThatOfTheFormula) {
    // 40 words of 70 syllables in 8 sentences: 206.835 − 62.3 × 70 / 40 − 40 / 8.
    const Counts counts{40, 8, 70};
    EXPECT_NEAR(perspicuity(counts), 92.81, 0.001);
    // «La tía de María vive en una ciudad fría.»: 9 words, 16 syllables (la tí-a de Ma-rí-a vi-ve
    // en u-na ciu-dad frí-a).
    const Counts sentence = count("La tía de María vive en una ciudad fría.", Language::es);
    EXPECT_EQ(sentence.words, 9);
    EXPECT_EQ(sentence.syllables, 16);
    EXPECT_EQ(sentence.sentences, 1);
}

TEST(LEARN1, EasyAndHardTextsAreToldApart) {
    const auto repeated = [](std::string_view sentence) {
        std::string text;
        for (int i = 0; i < 10; ++i) text += std::string(sentence) + "\n";
        return text;
    };
    const auto ease = [](const std::string& text, Language language) {
        return ease_of(count(text, language), language).value();
    };
    EXPECT_TRUE(ease(repeated("You can call me. We will talk."), Language::en).is_easy);
    EXPECT_FALSE(ease(repeated("Psychological interventions considerably facilitate comprehensive "
                               "rehabilitation, notwithstanding complicated circumstances."),
                      Language::en)
                     .is_easy);
    EXPECT_TRUE(ease(repeated("Puedes llamar. Vamos a hablar."), Language::es).is_easy);
    const Ease hard =
        ease(repeated("Las intervenciones psicológicas especializadas proporcionan rehabilitación "
                      "considerablemente comprensiva."),
             Language::es);
    EXPECT_FALSE(hard.is_easy);
    EXPECT_NEAR(hard.beyond, least_perspicuity - hard.score, 1e-9);
    EXPECT_FALSE(ease_of(count("Too short to tell.", Language::en), Language::en));
}

}  // namespace alongside::library
