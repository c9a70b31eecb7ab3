// What was learned as one more line of the coping plan. The plan is written whole each time, so a
// line is only added to a plan that is known.
import { most, type Bodies } from '$lib/api/types';

type CopingPlan = Bodies['coping_plan.written'];

const lists = ['signs', 'tools', 'what_helps', 'people', 'places'] as const;

/** The plan without what only a view says of it. */
function plain(plan: CopingPlan | undefined): CopingPlan {
  const body = Object.fromEntries(lists.map((name) => [name, plan?.[name] ?? []]));
  const reminder = plan?.reminder ? { reminder: plan.reminder } : {};
  return { ...body, ...reminder } as CopingPlan;
}

export const is_full = (plan: CopingPlan | undefined): boolean =>
  (plan?.what_helps.length ?? 0) >= most.plan_lines;

export function with_line(plan: CopingPlan | undefined, line: string): CopingPlan {
  const before = plain(plan);
  return { ...before, what_helps: [...before.what_helps, line.trim()] };
}
