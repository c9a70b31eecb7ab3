// Goals, with the part of life they are about and what they mean to the person, in Spanish.
import type { Messages } from '../../en/plan';

export const goal: Messages['goal'] = {
  about_this: 'Sobre esta meta',
  approach: 'Mi camino:',
  from_story: 'Viene de tu historia:',
  why_again: 'Por qué se propone otra vez:',
  rulers: 'Decir cuánto me importa y qué tan capaz me siento',
  smaller: 'Hacerla más pequeña',
  smaller_title: 'Hacer esta meta más pequeña',
  smaller_more: 'Una meta más pequeña sigue siendo tuya. Se guardan las dos formas.',
  smaller_label: '¿Qué sería tan pequeño que se pueda hacer?',
  domain: '¿De qué parte de tu vida se trata?',
  done_looks_like: '¿Cómo sabrás que llegaste?',
  target: '¿Para qué día esperas llegar?',
  target_hint: 'Solo si un día te ayuda. No pasa nada si ya pasó.',
  details: 'Decir más, si quieres',
  approach_label: 'Si se trata de consumir: ¿cuál es tu camino?',
  approach_hint: 'Aquí cada camino vale lo mismo. Puedes cambiarlo.',
  finding_label: '¿Viene de algo de tu historia?',
  none: 'Dejarlo abierto',
  in_the_way: 'Algo me lo hace difícil',
  stalled: '¿La vemos en compañía?',
  stalled_more: 'Esta meta lleva un tiempo como está. Está bien así. Verla puede ayudar.',
  look_alone: 'Verla por mi cuenta',
  look_together: 'Pedir a mi equipo que la veamos',
};

export const approaches: Messages['approaches'] = {
  not_using: 'No consumir',
  using_less: 'Consumir menos',
  safer_use: 'Consumir con menos riesgo',
};

export const domains: Messages['domains'] = {
  recovery: 'Recuperación',
  health: 'Salud',
  mind: 'Mente y ánimo',
  home: 'Hogar',
  relationships: 'Personas cercanas',
  work_and_learning: 'Trabajo y estudio',
  money: 'Dinero',
  legal: 'Asuntos legales',
  community: 'Comunidad',
  meaning: 'Sentido',
};

export const findings: Messages['findings'] = {
  use_and_medicine: 'Consumo y medicinas',
  physical_health: 'Cuerpo y salud',
  sleep_pain_and_food: 'Sueño, dolor y comida',
  mood_and_worry: 'Ánimo y preocupación',
  hard_times: 'Momentos difíciles',
  thinking_and_learning: 'Pensar y aprender',
  people_close_to_me: 'Personas cercanas',
  home: 'Hogar',
  work_school_and_money: 'Trabajo, escuela y dinero',
  legal: 'Asuntos legales',
  getting_around: 'Cómo me muevo',
  culture_and_language: 'Cultura e idioma',
  meaning_and_values: 'Sentido y valores',
  faith_and_spirit: 'Fe y espíritu',
  social_capital: 'Personas con las que cuento',
  physical_capital: 'Cosas con las que cuento',
  human_capital: 'Lo que sé y puedo hacer',
  cultural_capital: 'Donde me siento parte',
};

export const rulers: Messages['rulers'] = {
  title: 'Cuánto me importa y qué tan capaz me siento',
  importance: '¿Cuánto te importa ahora?',
  importance_lowest: '0 – nada',
  importance_highest: '10 – más que todo',
  confidence: '¿Qué tan capaz te sientes de hacerlo?',
  confidence_lowest: '0 – nada capaz',
  confidence_highest: '10 – muy capaz',
  hint: 'Cualquier número está bien. Puede subir y bajar.',
  skip: 'Prefiero no decirlo',
  needed: 'Elige al menos un número.',
  matters: 'Cuánto me importa',
  sure: 'Qué tan capaz me siento',
  day: 'Día',
  table: 'Ver los números en una tabla',
  said: (name, value, day) => `${name}: ${value} de 10 el ${day}.`,
  chart: (name, first, last) => `${name}: al inicio fue ${first} de 10. Ahora es ${last} de 10.`,
  not_said: 'sin decir',
};
