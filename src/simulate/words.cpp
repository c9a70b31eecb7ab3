#include "simulate/words.hpp"

namespace alongside::simulate {
namespace {

constexpr const char* first[] = {
    "Alma",   "Andre",  "Anita",  "Beatriz", "Ben",    "Carla",  "Carmen", "Cedric",
    "Chen",   "Clara",  "Damian", "Daniel",  "Denise", "Diego",  "Elena",  "Eli",
    "Esther", "Farid",  "Frank",  "Gloria",  "Grace",  "Hana",   "Hector", "Ines",
    "Isaac",  "Jamal",  "Jean",   "Joel",    "Jordan", "Josefa", "Kaya",   "Keisha",
    "Kurt",   "Lena",   "Leo",    "Linh",    "Lucía",  "Marcus", "Marta",  "Mateo",
    "Maya",   "Miriam", "Nadia",  "Nell",    "Noah",   "Omar",   "Paola",  "Peter",
    "Priya",  "Rafael", "Renée",  "Rosa",    "Ruth",   "Sam",    "Sofía",  "Talia",
    "Teo",    "Tomás",  "Vera",   "Victor",  "Walter", "Wendy",  "Yusuf",  "Zoe",
};
constexpr const char* family[] = {
    "Abbott",  "Adeyemi",  "Aguilar",  "Baker",   "Banerjee", "Barros",   "Begay",   "Bloom",
    "Brandt",  "Camacho",  "Castillo", "Chavez",  "Cole",     "Coleman",  "Delgado", "Dixon",
    "Duarte",  "Ellis",    "Escobar",  "Farrell", "Fischer",  "Flores",   "Fuentes", "Gallagher",
    "Greene",  "Haddad",   "Hayes",    "Herrera", "Hughes",   "Ibarra",   "Jackson", "Kaminski",
    "Kim",     "Lambert",  "Larsen",   "Lopez",   "Malone",   "Medina",   "Mendez",  "Moreau",
    "Navarro", "Nguyen",   "Novak",    "Okafor",  "Ortega",   "Owens",    "Pacheco", "Parker",
    "Patel",   "Quinn",    "Reyes",    "Rhodes",  "Rivas",    "Salazar",  "Santos",  "Sharma",
    "Soto",    "Sullivan", "Tran",     "Vargas",  "Walsh",    "Whitaker", "Wright",  "Zamora",
};

}  // namespace

const Pools& words_in(Language language) {
    return language == Language::es ? spanish() : english();
}

Sentences first_names() {
    return first;
}
Sentences family_names() {
    return family;
}

}  // namespace alongside::simulate
