#include "simulate/words.hpp"

namespace alongside::simulate {
namespace {

using enum LifeDomain;

constexpr const char* visions[] = {
    "Despertar con la cabeza clara y desayunar con mis hijos.",
    "Volver a sentir que mi vida es mía.",
    "Que mi hermana pueda contar conmigo.",
    "Noches tranquilas, mi propio cuarto y nada que esconder.",
    "Tocar la guitarra otra vez y acordarme de las canciones.",
    "Cumplir lo que prometo, empezando por lo pequeño.",
    "Trabajar con las manos y llegar a casa con un cansancio bueno.",
    "Sentir lo que siento y estar bien de todos modos.",
    "Ser el papá que yo quería tener.",
    "Terminar mis estudios, aunque me tome años.",
    "Hacer las paces con mi madre mientras hay tiempo.",
    "Tomar menos, y decidirlo yo.",
    "Cargar a mi nieta con las manos firmes.",
    "Menos secretos y más sueño.",
    "Que me conozcan por mi cocina y no por mi peor año.",
    "Poder ayudar a alguien un día, como me ayudaron a mí.",
};

constexpr const char* welcomes[] = {
    "Un café y nada de papeles los primeros cinco minutos.",
    "Que me saluden por mi nombre.",
    "Sentarme cerca de la puerta.",
    "Que me hablen en español, despacio.",
    "Que me digan qué va a pasar antes de que pase.",
    "Prefiero caminar que estar en un cuarto.",
    "Que me pregunten primero por mis hijos.",
    "Un mensaje el día antes.",
};

constexpr const char* contacts[] = {
    "Mándeme un mensaje, mejor por la mañana.", "Llame después de las cuatro.",
    "Por aquí está bien. Leo de noche.",        "No deje mensajes de voz, por favor.",
    "Cualquier día menos el domingo.",          "El teléfono es de mi hermana. Mejor escriba aquí.",
    "Entre semana, antes del mediodía.",
};

constexpr const char* avoid[] = {
    "Por favor no me pregunten por mi padre.",
    "No me llamen al trabajo.",
    "No se paren detrás de mí.",
    "Nada de bromas sobre el trago.",
    "No hablen del juzgado si yo no lo menciono.",
    "Prefiero que no me abracen.",
    "No me digan que me calme.",
    "No me comparen con mi hermano.",
};

constexpr GoalWords goals[] = {
    {"Pasar las noches sin tomar", recovery},
    {"Ir a una reunión por semana", recovery},
    {"Tener un plan para el día de pago", recovery},
    {"Usar menos este mes que el anterior", recovery},
    {"Tomar mi medicina cada mañana", recovery},
    {"Saber qué hacer cuando llegan las ganas", recovery},
    {"Ir al dentista", health},
    {"Caminar junto al río cuatro veces por semana", health},
    {"Comer algo de verdad antes del mediodía", health},
    {"Dormirme antes de medianoche", health},
    {"Encontrar cómo sacar el enojo", mind},
    {"Notar cuándo empieza la preocupación", mind},
    {"Tener una hora de calma al día", mind},
    {"Hallar un cuarto propio antes de la primavera", home},
    {"Arreglar la cocina para que me guste estar ahí", home},
    {"Llamar a mi hija cada domingo", relationships},
    {"Pedirle perdón a Luis, cara a cara", relationships},
    {"Cenar con mis padres sin pelear", relationships},
    {"Hacer una amistad que no use", relationships},
    {"Sacar la licencia de montacargas", work_and_learning},
    {"Conservar este trabajo todo el verano", work_and_learning},
    {"Terminar el GED en español", work_and_learning},
    {"Tomar una clase de inglés", work_and_learning},
    {"Pagar la luz a tiempo", money},
    {"Guardar veinte dólares por semana", money},
    {"Terminar bien con mi oficial de probatoria", legal},
    {"Recuperar mi licencia de manejar", legal},
    {"Volver al equipo de sóftbol", community},
    {"Ayudar en la despensa dos veces al mes", community},
    {"Cantar otra vez en el coro", community},
    {"Pasar una hora por semana en el huerto", meaning},
    {"Volver a rezar a mi manera", meaning},
};

constexpr const char* reasons[] = {
    "Mis hijos se dan cuenta de todo.",
    "Los días que lo hago me siento yo.",
    "Estoy cansado de empezar de nuevo.",
    "Es la hora más difícil.",
    "Se lo prometí a mi abuela.",
    "Sería una preocupación menos.",
    "Antes me encantaba.",
    "Me da miedo, así que debe importar.",
    "Quiero mirar a la gente a los ojos.",
    "Para que el fin de semana sea mío.",
};

constexpr const char* own_words[] = {
    "Un día a la vez.",
    "Casi todos los días.",
    "Con ayuda.",
    "A mi paso.",
    "Empezando por poco.",
    "Con Ana.",
    "Antes de que sea tarde.",
    "Y avisarle a alguien.",
};

constexpr const char* steps[] = {
    "Poner una alarma a las diez de la noche",
    "Escribirle a Raúl antes de que empiece la noche",
    "Buscar el autobús para la reunión del martes",
    "Pegar la factura en el refrigerador",
    "Llamar a la clínica y pedir hora",
    "Caminar hasta el puente y volver",
    "Hacer sopa para tres días",
    "Escribir tres cosas que salieron bien",
    "Pedirle a mi hermana que me acompañe",
    "Dejar la tarjeta en casa el viernes",
    "Sentarme atrás una vez, solo para ver",
    "Borrar dos números viejos",
    "Acostarme con un libro",
    "Imprimir el papel en la biblioteca",
    "Respirar despacio dos veces al día",
    "Planear el sábado desde el jueves",
    "Llevar a los niños al parque",
    "Practicar lo que le voy a decir a Luis",
    "Poner las pastillas junto al café",
    "Contar lo que gasto esta semana",
    "Desayunar en la mesa",
    "Decir que no a una cosa",
};

constexpr const char* staff_steps[] = {
    "Llamar a la oficina de vivienda y preguntar por la lista",
    "Traer los pases de autobús el jueves",
    "Escribir la carta para el juzgado",
    "Preguntar al doctor por una hora más temprano",
    "Buscar tres reuniones en español cerca del autobús",
    "Mandar el formulario al seguro",
    "Preguntar quién puede acompañar la primera vez",
    "Imprimir la lista de medicinas",
    "Averiguar sobre la clínica dental",
    "Confirmar el transporte del martes",
};

constexpr const char* done[] = {
    "Listo. Fue más fácil de lo que pensaba.",
    "Me tomó tres intentos, pero listo.",
    "Mi hermana vino conmigo.",
    "Estuve nervioso todo el día antes.",
    "Se siente bien.",
    "No salió perfecto, pero cuenta.",
    "Lo haría otra vez.",
    "Por fin.",
    "Después dormí bien.",
};

constexpr const char* not_now[] = {
    "Ahora hay mucho en el trabajo.",
    "No es el momento.",
    "Primero quiero estar más tranquilo.",
    "Es más el deseo de otros que mío.",
    "Necesito un descanso de esto.",
    "Mi mamá está enferma. Ella va primero.",
    "Tal vez después de las fiestas.",
    "Cambiaron las cosas en casa.",
    "Una cosa a la vez.",
    "No me alcanza el dinero.",
};

constexpr const char* again[] = {
    "Ya tengo espacio otra vez.",      "Lo extrañaba.",       "El turno nuevo ayuda.",
    "Quiero probar algo más pequeño.", "Mi mamá está mejor.", "Me siento más firme.",
};

constexpr const char* good_days[] = {
    "Buen día. Trabajé, caminé, cociné.",
    "Hoy me reí de verdad.",
    "Dormí siete horas.",
    "La reunión me ayudó. Hasta dije mi nombre.",
    "Nada especial, y eso es bueno.",
    "Tomé café con un amigo que no usa.",
    "Mi hija me llamó primero.",
    "Dije que no y no pasó nada.",
    "Cobré y me fui directo a casa.",
    "Pasé por la esquina sin pensarlo.",
    "Arreglé la bicicleta.",
    "Cociné para cuatro.",
    "Un día tranquilo. Más así, por favor.",
    "Música toda la mañana.",
    "Vinieron las ganas y se fueron.",
    "Pedí ayuda y me la dieron.",
    "Me sentí orgullosa un minuto.",
};

constexpr const char* mixed_days[] = {
    "Subidas y bajadas.",
    "El trabajo bien, la noche larga.",
    "Cansancio, pero bien.",
    "Pensé en usar. Se me pasó.",
    "Discutí con mi hermano. Ya nos arreglamos.",
    "Llovió todo el día. Me quedé en casa.",
    "Ni muy bien ni muy mal.",
    "No comí y me puse de mal humor.",
    "Inquietud. Limpié toda la cocina.",
    "Mañana es día de pago. Un poco nervioso.",
    "No sé qué escribir.",
    "Mal sueño, mejor mañana.",
    "Esperando noticias del cuarto.",
    "Aburrimiento. Ahí es cuando se pone difícil.",
    "Pienso mucho en mi mamá.",
};

constexpr const char* hard_days[] = {
    "Día difícil. Aquí sigo.",
    "Quise usar desde la mañana hasta la noche.",
    "Anoche tomé. Quiero hablarlo sin sermones.",
    "No pude dormir. Tercera noche.",
    "Me quitaron horas.",
    "Es la semana en que murió mi papá.",
    "Me siento sola aunque haya gente.",
    "Todo hace demasiado ruido.",
    "Me quedé en la cama.",
    "El dueño del cuarto volvió a llamar.",
    "No sé cómo pasar el fin de semana.",
    "Me da vergüenza. Lo escribo igual.",
    "Nadie contestó.",
    "Llegó la carta del juzgado.",
    "Usé. Estoy a salvo.",
    "Hoy se trató de llegar al final.",
};

constexpr const char* answers[] = {
    "Gracias por contarme.",
    "Qué bueno leerle.",
    "Suena como un día con aire.",
    "Fue por su cuenta. ¿Cómo estuvo?",
    "Encontró la manera. ¿Qué le ayudó?",
    "Visto, y me alegra que escribiera.",
    "Parece que caminar le hace bien.",
    "Si quiere, lo hablamos el jueves.",
    "Dijo lo que necesitaba. Eso pide valor.",
    "Disfrute el día tranquilo.",
    "Noche larga, y siguió con su plan.",
    "Es mucho para un solo día.",
    "Esta vez lo notó temprano.",
    "Lo leí dos veces. Gracias.",
    "Parece que dormir hace la diferencia.",
    "¿Qué haría más fácil el día de mañana?",
    "Oigo las dos partes en eso.",
    "Nos vemos el jueves.",
};

constexpr const char* kind_answers[] = {
    "Me alegra que lo escribiera. ¿Le llamo esta tarde?",
    "Suena pesado. No tiene que cargarlo a solas.",
    "Gracias por decirme la verdad. Entre nosotros nada cambia.",
    "Es natural que esta semana duela.",
    "Se lo dijo a alguien. Eso cuenta mucho.",
    "Estoy aquí hasta las cinco. Llame o escriba.",
    "¿Prefiere venir mañana o salir a caminar?",
    "¿Qué le ha ayudado, aunque sea un poco, en un día así?",
    "Sin sermones. Cuando quiera, lo vemos juntos.",
    "¿Quién podría acompañarle esta noche?",
    "Está a salvo y escribió. Ahí empezamos.",
    "Un día difícil no es toda la historia. Aquí estoy.",
};

constexpr const char* client_messages[] = {
    "¿Podemos cambiar el jueves a las tres?",
    "El lunes no hay autobús. ¿Hablamos por teléfono?",
    "¿Puedo llevar a mi hermana?",
    "Gracias por lo de ayer. Me quedé pensando.",
    "¿Conoce un dentista que acepte mi tarjeta?",
    "¡Me llamaron para la entrevista!",
    "Voy diez minutos tarde.",
    "¿Me manda otra vez la dirección?",
    "Quiero hablar de mi meta. Se siente muy grande.",
    "La próxima semana cambia mi número.",
    "¿Me ayuda con la carta para el dueño?",
    "El grupo del martes no es para mí.",
    "¿Tengo que decir mi nombre ahí?",
    "La farmacia dice que necesitan una llamada.",
    "El domingo salió bien. Solo quería decirlo.",
    "¿Hay alguna reunión en español con cuidado de niños?",
    "Cumplí lo que le prometí a Luis.",
};

constexpr const char* meetings[] = {
    "Cómo fue la semana",
    "Una mirada al plan",
    "Qué ayuda por la noche",
    "La carta para el dueño de la casa",
    "El trabajo, y quién cuida a los niños",
    "Solo para hablar",
};

constexpr const char* staff_messages[] = {
    "Sí, está bien. Nos vemos.",
    "Claro. Venga con quien le ayude.",
    "Lo averiguo y le escribo mañana.",
    "Listo. ¿Necesita algo más para eso?",
    "Gracias por decirlo. ¿Qué se le quedó?",
    "Qué buena noticia. ¿Cómo se siente?",
    "Si quiere, hacemos la meta más pequeña.",
    "Ya llamé a la farmacia. Debe estar después de las dos.",
    "Ahí puede solo escuchar. Nadie tiene que hablar.",
    "Con calma. Estoy hasta las cinco.",
    "Mandé la carta esta mañana.",
    "Hay una el sábado a las diez con cuidado de niños. ¿Pregunto?",
    "Es su decisión, y una buena razón.",
    "Por teléfono está bien. ¿A las nueve o a las diez?",
    "Perdón por la espera. Debí escribirle ayer.",
};

constexpr const char* missed_you[] = {
    "Le extrañamos esta semana. No hace falta un motivo. ¿Cómo está?",
    "Pensamos en usted. La puerta está abierta y el teléfono también.",
    "Ha pasado tiempo. ¿Prefiere mensaje o llamada?",
    "No tiene que explicar nada. Con un saludo basta.",
    "Su lugar sigue aquí. Venga cuando le quede bien.",
    "Si algo de nosotros no le ayudó, quisiera saberlo.",
};

constexpr const char* back_again[] = {
    "Ya volví. Fueron semanas duras.",
    "Necesitaba tiempo. Aquí estoy.",
    "Hola. Gracias por los mensajes. Sí los leí.",
    "Quiero empezar otra vez, despacio.",
    "Me alejé y usé. Quiero hablar.",
    "Perdí el teléfono. Ya tengo otro.",
};

constexpr const char* supports[] = {
    "Grupo Nueva Mañana", "Paso a Paso",           "La Sala Abierta",  "Grupo del Mediodía",
    "SMART en español",   "Mujeres de los Jueves", "Sábado en Calma",  "Grupo Segundo Aire",
    "Noche de Familia",   "Solo por Hoy",          "Grupo del Puente", "Caminar y Hablar",
};

constexpr const char* choices[] = {
    "Queda en mi ruta de autobús.",   "Va un amigo.",
    "Demasiada gente para mí.",       "Quiero probar una vez.",
    "Tal vez cuando esté más firme.", "Me gusta que sea en línea.",
    "Empiezan temprano. Bien.",       "Queda cerca del trabajo.",
};

constexpr const char* visits[] = {
    "Me senté atrás y estuvo bien.",
    "Alguien me guardó una silla.",
    "Hablaron del sueño. Lo necesitaba.",
    "Mucha gente y mucho calor, pero fueron amables.",
    "Dije tres palabras. Es un avance.",
    "Me quedé al café.",
    "Una señora contó mi historia. Solo escuché.",
    "Me fui temprano. La próxima, más rato.",
    "Nos reímos mucho.",
};

constexpr const char* purposes[] = {
    "Para que mi hermana vea cómo voy.",         "Mi esposa debe saber en qué trabajo.",
    "Mi padrino puede ayudarme con el plan.",    "Para que mamá se preocupe menos.",
    "Él me lleva, así que debe saber los días.",
};

constexpr const char* endings[] = {
    "Nos estamos dando un tiempo.",        "Ya no hace falta.",        "Cambió el horario.",
    "Por ahora quiero guardarlo para mí.", "Es momento de un cambio.",
};

constexpr const char* corrections[] = {
    "Toqué el número equivocado.",
    "Eso era del día anterior.",
    "Por uno. Ahora está bien.",
    "Estaba medio dormida. Así fue.",
    "Pensándolo bien, fue un poco distinto.",
};

constexpr const char* events[] = {
    "Me mudé",
    "Empecé un trabajo",
    "Mi hermano vino a casa",
    "Cita en la corte",
    "Se descompuso el auto",
    "Un cumpleaños",
    "Perdí a alguien que quería",
    "Primera semana de clases",
};

}  // namespace

const Pools& spanish() {
    static const Pools pools{visions,    welcomes,     contacts,        avoid,       goals,
                             reasons,    own_words,    steps,           staff_steps, done,
                             not_now,    again,        good_days,       mixed_days,  hard_days,
                             answers,    kind_answers, client_messages, meetings,    staff_messages,
                             missed_you, back_again,   supports,        choices,     visits,
                             purposes,   endings,      corrections,     events};
    return pools;
}

}  // namespace alongside::simulate
