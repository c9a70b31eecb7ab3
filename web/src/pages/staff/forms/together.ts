// What may be written together now, and about what: the state of each goal, obstacle or suggestion
// decides, as the rules do.
import type {
  CopingView,
  Goal,
  Kind,
  LearningView,
  PlanView,
  SetbacksView,
  StoryView,
} from '$lib/api/types';
import type { Messages } from '$lib/i18n/en/staff';

export interface TogetherForm {
  kind: Kind;
  about: string;
  /** Instead of the kind's own name. */
  label?: string;
}
export type GroupSort =
  | 'plan'
  | 'story'
  | 'life'
  | 'coping'
  | 'choices'
  | 'goal'
  | 'step'
  | 'suggestion'
  | 'setback'
  | 'part';
export interface Group {
  key: string;
  sort: GroupSort;
  /** What it is about, in someone's words; groups without are named by their sort. */
  words?: string;
  forms: TogetherForm[];
}
interface Views {
  plan: PlanView | undefined;
  story: StoryView | undefined;
  learning: LearningView | undefined;
  setbacks: SetbacksView | undefined;
  coping: CopingView | undefined;
}

const at_state: Partial<Record<Goal['state'], readonly Kind[]>> = {
  proposed: ['goal.accepted', 'goal.declined'],
  declined: ['goal.accepted'],
  active: [
    'goal.reworded',
    'goal.gauged',
    'step.added',
    'obstacle.named',
    'goal.rested',
    'goal.achieved',
    'goal.let_go',
  ],
  resting: [
    'goal.resumed',
    'goal.reworded',
    'goal.gauged',
    'obstacle.named',
    'goal.achieved',
    'goal.let_go',
  ],
};

const plain = (...kinds: Kind[]): TogetherForm[] => kinds.map((kind) => ({ kind, about: '' }));

export function groups_of(
  views: Views,
  words: Messages['record'],
  day: (at: string) => string,
): Group[] {
  const { plan, story, learning, setbacks, coping } = views;
  return [
    { key: 'plan', sort: 'plan', forms: plain('review.held', 'part.added') },
    { key: 'story', sort: 'story', forms: story_forms(story, words) },
    {
      key: 'life',
      sort: 'life',
      forms: Object.entries(words.values.topic).map(([topic, label]) => ({
        kind: 'assessment.answered',
        about: topic,
        label,
      })),
    },
    {
      key: 'coping',
      sort: 'coping',
      forms: [
        ...plain('coping_plan.written', 'safety_plan.written', 'practice.tried'),
        ...practices_to_tell(coping, words),
      ],
    },
    { key: 'choices', sort: 'choices', forms: plain('decision.weighed', 'decision.made') },
    ...(plan?.goals ?? []).flatMap((goal) => goal_groups(goal, words)),
    ...(plan?.parts ?? [])
      .filter((part) => !part.ended)
      .map((part): Group => of(part.id, 'part', part.words, ['part.ended'])),
    ...(learning?.suggestions ?? [])
      .filter((one) => !one.answer || one.answer.answer === 'not_now')
      .map((one): Group => of(one.id, 'suggestion', one.words, ['suggestion.answered'])),
    ...(setbacks?.setbacks ?? []).map((one): Group =>
      of(one.id, 'setback', day(one.at), ['setback.debriefed']),
    ),
  ];
}

const of = (id: string, sort: GroupSort, words: string, kinds: Kind[]): Group => ({
  key: id,
  sort,
  words,
  forms: kinds.map((kind) => ({ kind, about: id })),
});

function story_forms(story: StoryView | undefined, words: Messages['record']): TogetherForm[] {
  const let_go = (kind: Kind, label: string, all: { id: string; name: string }[]) =>
    all.map(({ id, name }): TogetherForm => ({ kind, about: id, label: `${label}: ${name}` }));
  return [
    ...plain(
      'vision.written',
      'preferences.set',
      'trigger.noted',
      'environment.reviewed',
      'quiet_plan.written',
      'circle_person.named',
    ),
    ...let_go(
      'trigger.let_go',
      words.kinds['trigger.let_go'],
      (story?.triggers ?? []).map((one) => ({ id: one.id, name: one.words })),
    ),
    ...let_go(
      'circle_person.let_go',
      words.kinds['circle_person.let_go'],
      (story?.circle ?? []).map(({ id, name }) => ({ id, name })),
    ),
  ];
}

/** Practices of which it is not told yet how they went. */
const practices_to_tell = (
  coping: CopingView | undefined,
  words: Messages['record'],
): TogetherForm[] =>
  (coping?.practices ?? [])
    .filter((one) => !one.what_happened)
    .map((one) => ({
      kind: 'practice.tried',
      about: one.id,
      label: `${words.fields.what_happened}: ${words.values.skill[one.skill]}`,
    }));

function goal_groups(goal: Goal, words: Messages['record']): Group[] {
  const kinds = at_state[goal.state] ?? [];
  if (!kinds.length) return [];
  const obstacles = goal.obstacles
    .filter((one) => !one.passed)
    .flatMap((one) =>
      (['obstacle.way_chosen', 'obstacle.passed'] as const).map((kind): TogetherForm => {
        const barrier = words.values.barrier[one.barrier];
        return { kind, about: one.id, label: `${words.kinds[kind]}: ${barrier}` };
      }),
    );
  const steps = goal.steps.filter((step) => step.state === 'open');
  const about_goal = of(goal.id, 'goal', goal.words, [...kinds]);
  return [
    { ...about_goal, forms: [...about_goal.forms, ...obstacles] },
    ...steps.map((step) =>
      of(step.id, 'step', step.words, [
        'step.done',
        'step.changed',
        'step.let_go',
        'obstacle.named',
      ]),
    ),
  ];
}
