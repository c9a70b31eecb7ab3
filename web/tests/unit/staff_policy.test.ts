// A program's policy: what is handed in, and what has to be put right before.
import { beforeEach, describe, expect, it } from 'vitest';
import { i18n } from '$lib/i18n/index.svelte';
import {
  can_be_dialed,
  field_of,
  no_limit,
  no_on_call,
  policy_body,
  policy_errors,
  span_of,
  typed_policy,
  type PolicyTyped,
} from '../../src/pages/staff/policy';

const fine: PolicyTyped = {
  version: 3,
  answer_hours: '24',
  sensitive: [],
  sensitive_is_usual: true,
  limits: [{ name: ' Two missed ', effect: 'We meet every day', why: '' }],
  on_call: [
    {
      ...no_on_call(),
      who: 'Night line',
      call: '+1 816 555 0142',
      days: 'sunday\nmonday',
      from: '20:00',
      to: '08:00',
    },
  ],
};
const errors = (typed: PolicyTyped) =>
  policy_errors(typed, { ...i18n.staff.policy.wrong, too_long: (most) => `at most ${most}` });

beforeEach(async () => {
  await i18n.use('en');
  await i18n.need(['staff']);
});

describe('PLAN4, COPE3: a policy', () => {
  it('is handed in whole, with the version that was read, and only with what was said', () => {
    expect(policy_body(fine)).toEqual({
      version: 3,
      answer_hours: 24,
      limits: [{ name: 'Two missed', effect: 'We meet every day' }],
      on_call: [
        {
          who: 'Night line',
          call: '+1 816 555 0142',
          days: ['monday', 'sunday'],
          from: '20:00',
          to: '08:00',
        },
      ],
    });
    expect(errors(fine)).toEqual([]);
  });
  it('comes back as it was', () => {
    const policy = {
      ...policy_body(fine),
      program: 'p',
      zone: 'UTC',
      may_set: true,
      answer_hours: 24,
      sensitive: [],
      sensitive_is_usual: true,
    };
    expect(policy_body(typed_policy(policy))).toEqual(policy_body(fine));
  });
  it('says what is wrong, each at its field', () => {
    const twice = { name: 'two MISSED', effect: 'Another', why: '' };
    const ids = errors({
      ...fine,
      limits: [...fine.limits, twice, no_limit()],
      on_call: [{ ...no_on_call(), text: 'ring me' }],
    }).map(({ id }) => id);
    expect(ids).toEqual([
      'limits-1-name',
      'limits-2-name',
      'limits-2-effect',
      'on_call-0-who',
      'on_call-0-text',
      'on_call-0-days',
      'on_call-0-from',
      'on_call-0-to',
    ]);
    const one = { ...fine.on_call[0]!, call: '' };
    expect(errors({ ...fine, on_call: [one] }).map(({ id }) => id)).toEqual(['on_call-0-call']);
  });
  it('knows the field that the server names, and no other', () => {
    expect(field_of('/on_call/2/from')).toBe('on_call-2-from');
    expect(field_of('/version')).toBeUndefined();
    expect(field_of(undefined)).toBeUndefined();
  });
  it('takes numbers as people write them', () => {
    for (const number of ['988', '+1 (816) 555-0142', '816.555.0142']) {
      expect(can_be_dialed(number)).toBe(true);
    }
    for (const word of ['12', 'ask Dana', '1+2345', '1234567890123456']) {
      expect(can_be_dialed(word)).toBe(false);
    }
  });
  it('says over which night, and around the clock', () => {
    expect(span_of({ from: '20:00', to: '08:00' })).toBe('over_night');
    expect(span_of({ from: '08:00', to: '08:00' })).toBe('all_day');
    expect(span_of({ from: '08:00', to: '20:00' })).toBe('same_day');
  });
});
