// Which fields a suggestion asks for: a page only where a page is suggested, what is different only
// where the same was suggested before.
import { base, type FieldSpec } from './fields';

const sorts = ['step', 'therapy', 'medication', 'group', 'service', 'page', 'tool', 'other'];

export function suggestion_fields(now: {
  sort: string;
  is_again: boolean;
  has_goals: boolean;
}): FieldSpec[] {
  const fields: FieldSpec[] = [
    { ...base, name: 'sort', sort: 'choice', options: sorts, is_needed: true },
  ];
  if (now.sort === 'page') fields.push({ ...base, name: 'page', sort: 'page', is_needed: true });
  fields.push(
    { ...base, name: 'words', sort: 'words', most: 500, is_needed: true },
    { ...base, name: 'why', sort: 'words', most: 1000 },
  );
  if (now.is_again) {
    fields.push({ ...base, name: 'why_again', sort: 'words', most: 500, is_needed: true });
  }
  if (now.has_goals) fields.push({ ...base, name: 'goal', sort: 'choice' });
  return fields;
}
