#include "library/wording.hpp"

#include "library/reading.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace alongside::library {
namespace {

/// Several spellings of one label, and what to say instead of them.
struct Row {
    std::string_view labels;  ///< folded; whole words only, with commas between
    std::string_view instead;
};

constexpr std::array english{
    Row{"addict,addicts,junkie,junkies,abuser,abusers,drug user,drug users,substance user,"
        "substance users",
        "person with a substance use disorder, or person who uses"},
    Row{"alcoholic,alcoholics,a drunk,the drunk,drunks",
        "person with alcohol use disorder, or person who drinks heavily"},
    Row{"abuse,drug habit,drug habits,drinking habit,drinking habits,kick the habit",
        "use, or substance use disorder"},
    Row{"clean", "in recovery, or not using; of a test: negative"},
    Row{"dirty", "using; of a test: positive"},
    Row{"relapse,relapses,relapsing", "return to use, or setback"},
    Row{"relapsed", "returned to use"},
    Row{"substitution therapy,substitution treatment,opioid substitution,opioid replacement,"
        "medication-assisted,medication assisted",
        "medication for addiction treatment"},
    Row{"addicted baby,addicted babies,crack baby,crack babies", "baby exposed to substances"},
    Row{"non-compliant,noncompliant,non-compliance,noncompliance,unmotivated,resistant to "
        "treatment,resistant to change,resistant client,resistant clients",
        "not ready yet, or chose not to"},
    Row{"in denial,their denial,his denial,her denial", "does not see it that way"},
    Row{"drug-seeking,drug seeking,manipulative", "asking for relief"},
    Row{"failed", "did not fit, or return to use"},
    Row{"treatment failure,failure of treatment,dropped out,drop out,dropout,dropouts",
        "treatment did not fit, or left early"},
    Row{"frequent flyer,frequent flyers,frequent flier,frequent fliers",
        "person who uses services often"},
    Row{"committed suicide,commit suicide,commits suicide", "died by suicide"},
    Row{"refused treatment,refuses treatment,refused care,refuses care,refused medicine",
        "declined"},
    Row{"enabling,enabler,enablers", "helping in ways that may not help"},
    Row{"graduate from treatment,graduated from treatment", "completed"},
};
constexpr std::array spanish{
    Row{"adicto,adicta,adictos,adictas,drogadicto,drogadicta,drogadictos,drogadictas,"
        "toxicomano,toxicomana,toxicomanos,toxicomanas,yonqui,yonquis,drogata,drogatas,"
        "consumidor de drogas,consumidores de drogas",
        "persona con un trastorno por consumo de sustancias, o persona que consume"},
    Row{"un alcoholico,una alcoholica,los alcoholicos,las alcoholicas,es alcoholico,"
        "es alcoholica,eres alcoholico,eres alcoholica,borracho,borracha,borrachos,borrachas",
        "persona con un trastorno por consumo de alcohol"},
    Row{"vicio,vicios,vicioso,viciosa,abuso de drogas,abuso de alcohol,abuso de sustancias,"
        "abusar de las drogas,abusar del alcohol",
        "consumo, o trastorno por consumo de sustancias"},
    Row{"limpio,limpia,limpios,limpias",
        "en recuperación, o sin consumir; de una prueba: negativa"},
    Row{"sucio,sucia,sucios,sucias", "consumiendo; de una prueba: positiva"},
    Row{"recaida,recaidas,recaer,recae,recayo,recaido", "volver a consumir"},
    Row{"terapia de sustitucion,tratamiento de sustitucion,tratamiento sustitutivo,"
        "tratamiento asistido con medicamentos,terapia asistida con medicamentos",
        "tratamiento con medicinas"},
    Row{"bebe adicto,bebes adictos", "bebé expuesto a sustancias"},
    Row{"incumplidor,incumplidora,desmotivado,desmotivada,resistente al tratamiento,"
        "resistente al cambio",
        "aún no está lista la persona, o eligió que no"},
    Row{"en negacion,su negacion", "no lo ve así"},
    Row{"manipulador,manipuladora", "pide alivio"},
    Row{"fracaso del tratamiento,fracaso terapeutico,fracaso en el tratamiento,"
        "abandono el tratamiento,abandono del tratamiento",
        "el tratamiento no encajó, o se fue antes"},
    Row{"cometer suicidio,cometio suicidio,comete suicidio", "murió por suicidio"},
    Row{"rechazo el tratamiento,se nego al tratamiento", "dijo que no"},
    Row{"codependiente,codependientes", "ayuda de un modo que quizá no ayuda"},
};

/// Names of others stand as they are.
constexpr std::array<std::string_view, 5> names{
    "national institute on drug abuse", "national institute on alcohol abuse and alcoholism",
    "substance abuse and mental health services administration", "alcoholics anonymous",
    "alcoholicos anonimos"};

/// The words of a text, folded, with one space around each: ` drug abuse `.
std::string spaced(std::string_view text) {
    std::string result = " ";
    for (const std::string& word : words_in(folded(text))) result += word + " ";
    return result;
}

void take_out_names(std::string& words) {
    for (const std::string_view name : names) {
        const std::string whole = " " + std::string(name) + " ";
        for (auto at = words.find(whole); at != std::string::npos; at = words.find(whole, at)) {
            words.replace(at, whole.size(), " . ");
        }
    }
}

/// Whether whole words of `words` are these.
bool stands_in(const std::string& words, std::string_view label) {
    for (auto at = words.find(label); at != std::string::npos; at = words.find(label, at + 1)) {
        if (words[at - 1] == ' ' && words[at + label.size()] == ' ') return true;
    }
    return false;
}

void add_labels(const Row& row, const std::string& words, std::vector<Label>& found) {
    std::string_view rest = row.labels;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        const std::string_view label = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (stands_in(words, label)) found.push_back({std::string(label), row.instead});
    }
}

}  // namespace

std::vector<Label> labels_in(std::string_view text, Language language) {
    std::string words = spaced(text);
    take_out_names(words);
    std::vector<Label> found;
    if (language == Language::es) {
        for (const Row& row : spanish) add_labels(row, words, found);
    } else {
        for (const Row& row : english) add_labels(row, words, found);
    }
    return found;
}

}  // namespace alongside::library
