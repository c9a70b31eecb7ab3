// Lo que dice la app cuando una regla no acepta una entrada: una frase para cada negativa de
// docs/rules.md.
import type { Messages } from '../en/refusals';

export const messages: Messages = {
  'rule.stranger': 'Esto no está abierto para ti. Pregunta a la persona o a su equipo.',
  'rule.on_behalf':
    'Esto no se puede escribir por otra persona. Escríbelo como tuyo, o deja que lo escriba.',
  'rule.audience': 'Esto no se puede guardar para esas personas.',
  'rule.vision.written':
    'Solo la persona dice qué es la recuperación para ella. Pídele que lo escriba.',
  'rule.preferences.set':
    'Solo la persona dice cómo le gusta que la traten. Pídele que lo escriba.',
  'rule.assessment.answered':
    'Solo la persona cuenta de su vida. Escríbanlo en conjunto, y que lo confirme.',
  'rule.trigger.noted':
    'Solo la persona nombra lo difícil. Escríbanlo en conjunto, y que lo confirme.',
  'rule.trigger.let_go':
    'Esto no está ahora en la lista de cosas difíciles. Mira primero la lista.',
  'rule.environment.reviewed':
    'Solo la persona mira los lugares y la gente a su lado. Háganlo en conjunto.',
  'rule.quiet_plan.written':
    'Solo la persona dice qué hacer si deja de escribir. Escríbanlo en conjunto.',
  'rule.circle_person.named': 'Solo la persona dice quién está en su vida. Escríbanlo en conjunto.',
  'rule.circle_person.let_go': 'Esta persona ya no está en el círculo. Mira primero el círculo.',
  'rule.goal.proposed':
    'Esta meta ya se ofreció. Mira primero el plan, y di qué es distinto ahora.',
  'rule.goal.accepted': 'Esta meta no espera respuesta ahora. Mira primero el plan.',
  'rule.goal.reworded': 'Esta meta no se puede cambiar ahora. Mira primero el plan.',
  'rule.goal.declined': 'Esta meta no espera respuesta ahora. Mira primero el plan.',
  'rule.goal.rested': 'Esta meta no se puede pausar ahora. Mira primero el plan.',
  'rule.goal.resumed': 'Esta meta no está en pausa ahora. Mira primero el plan.',
  'rule.goal.achieved': 'Esta meta no se puede cambiar ahora. Mira primero el plan.',
  'rule.goal.let_go': 'Esta meta no se puede cambiar ahora. Mira primero el plan.',
  'rule.goal.gauged': 'Esta meta no está en el plan ahora. Mira primero el plan.',
  'rule.step.added': 'Los pasos van con metas del plan. El equipo agrega solo los suyos.',
  'rule.step.done': 'Este paso ya está hecho, o es de otra persona.',
  'rule.step.changed': 'Este paso no se puede cambiar ahora, o es de otra persona.',
  'rule.step.let_go': 'Este paso ya está cerrado, o es de otra persona.',
  'rule.obstacle.named': 'Esta meta o este paso no está abierto ahora. Mira primero el plan.',
  'rule.obstacle.way_chosen': 'Esto ya no estorba. Mira primero el plan.',
  'rule.obstacle.passed': 'Esto ya no estorba. Mira primero el plan.',
  'rule.part.added': 'Esto ya está en el plan, o solo la persona puede agregarlo.',
  'rule.part.ended': 'Esto no está en el plan ahora, o solo la persona puede quitarlo.',
  'rule.review.held': 'Mirar el plan cuenta en palabras de la persona. Escríbanlo en conjunto.',
  'rule.agreement.proposed':
    'Los dos lados hacen algo, y la próxima mirada es un día después. Si ya hubo un no, di qué cambió.',
  'rule.agreement.signed': 'Tu lado ya firmó, o el acuerdo terminó.',
  'rule.agreement.noted': 'Este acuerdo no vale ahora. Primero firman los dos lados.',
  'rule.effect.decided':
    'Solo puede seguir lo acordado antes, después de una nueva falta. Primero se responde la apelación.',
  'rule.effect.appealed': 'Ya se pidió otra mirada. Di más en un mensaje.',
  'rule.appeal.answered': 'Esta apelación ya tiene respuesta. Escribe un mensaje para decir más.',
  'rule.agreement.ended': 'Este acuerdo ya terminó.',
  'rule.reward.offered': 'Solo el equipo ofrece premios. Da las gracias en un mensaje.',
  'rule.reward.agreed': 'Este premio no espera un sí ahora.',
  'rule.reward.earned': 'Primero acuerda este premio con la persona.',
  'rule.checkin.recorded': 'Responde una pregunta, escribe algo o pide hablar.',
  'rule.checkin.answered': 'Este registro ya tiene respuesta. Escribe un mensaje para decir más.',
  'rule.support.chosen': 'Solo la persona elige sus reuniones.',
  'rule.support.attended': 'Primero di que sí a esta reunión. Después di que fuiste.',
  'rule.win.noted': 'Solo la persona anota sus logros. Di que tú lo notaste.',
  'rule.win.noticed': 'Solo quien acompaña a la persona dice lo que notó.',
  'rule.win.celebrated': 'Este logro no está abierto para ti. Di lo que notaste.',
  'rule.milestone.chosen': 'Solo la persona elige qué contar.',
  'rule.milestone.counted': 'Esto se cuenta solo, o está en pausa ahora.',
  'rule.milestone.rested': 'Esto no se cuenta ahora.',
  'rule.setback.told': 'Solo la persona cuenta un tropiezo. Pregúntale cómo está.',
  'rule.setback.debriefed': 'Primero cuenta el tropiezo. Después mira qué pasó.',
  'rule.setback.answered': 'Este tropiezo no está abierto para ti. Escribe un mensaje.',
  'rule.tool.used': 'Solo la persona dice que usó una herramienta. Pregúntale qué ayudó.',
  'rule.coping_plan.written':
    'Solo la persona escribe su plan para momentos difíciles. Escríbanlo en conjunto.',
  'rule.safety_plan.written':
    'Solo la persona escribe su plan de seguridad. Escríbanlo en conjunto.',
  'rule.practice.tried': 'Solo la persona cuenta lo que practicó. Practíquenlo en conjunto.',
  'rule.suggestion.made': 'Esto ya se sugirió. Espera la respuesta, o di qué es distinto ahora.',
  'rule.suggestion.answered': 'Esta sugerencia ya tiene respuesta.',
  'rule.page.marked': 'Solo la persona dice qué piensa de una página.',
  'rule.page.answered':
    'Esta pregunta no espera respuesta ahora. Escribe un mensaje para decir más.',
  'rule.decision.weighed': 'Esto va con otra ayuda para decidir. Ábrela, y empieza ahí.',
  'rule.decision.made': 'Esto va con otra ayuda para decidir. Ábrela, y elige ahí.',
  'rule.message.sent': 'Los mensajes son para la persona y su equipo.',
  'rule.treatment.ended': 'El tratamiento ya terminó.',
  'rule.treatment.resumed': 'El tratamiento sigue. No hay nada que retomar.',
  'rule.correction.made': 'Esto no se puede corregir desde aquí. Dilo en un mensaje.',
  'rule.consent.given': 'Nombra la persona, las partes y un último día que no haya pasado.',
  'rule.consent.revoked': 'Esto ya se dejó de compartir.',
  'rule.care_team.joined':
    'Ya está en el equipo, o no puedes agregar a esta persona. Pregunta a quien supervisa.',
  'rule.care_team.left': 'No está en el equipo ahora, o no puedes quitar a esta persona.',
  'rule.together.confirmed': 'Esto ya no te espera, o ahora no encaja.',
  'rule.together.declined': 'Esto ya no te espera.',
};
