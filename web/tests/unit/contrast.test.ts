// The colours can be read: ratios of WCAG 2.2, from the tokens themselves.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = Record<string, string>;
const css = readFileSync('src/styles/tokens.css', 'utf8');
const colours = (block: string): Tokens =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, value]) => [name, value]),
  );
const light = colours(css.slice(0, css.indexOf('@media')));
const by_phone = colours(css.slice(css.indexOf('@media'), css.lastIndexOf('@media')));
const by_choice = colours(css.slice(css.lastIndexOf('@media')));

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
function ratio(tokens: Tokens, front: string, back: string): number {
  const [low, high] = [tokens[front], tokens[back]]
    .map((hex) => luminance(hex ?? '#000000'))
    .sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const body = [
  ['ink', 'canvas'],
  ['ink', 'surface'],
] as const;
const text = [
  ['ink-soft', 'canvas'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'sunken'],
  ['on-lake', 'lake'],
  ['on-lake', 'lake-deep'],
  ['lake', 'canvas'],
  ['lake', 'surface'],
  ['lake', 'lake-tint'],
  ['ink', 'lake-tint'],
  ['ink', 'apricot-tint'],
  ['heather', 'canvas'],
  ['heather', 'heather-tint'],
  ['apricot-ink', 'surface'],
  ['apricot-ink', 'apricot-tint'],
  ['moss', 'canvas'],
  ['moss', 'moss-tint'],
  ['brick', 'canvas'],
  ['brick', 'brick-tint'],
] as const;
const borders = [
  ['line-strong', 'surface'],
  ['line-strong', 'canvas'],
  ['focus', 'canvas'],
] as const;

describe.each([
  ['light', light],
  ['dark', { ...light, ...by_choice }],
])('%s', (_name, tokens) => {
  it.each(body)('%s on %s is at least 7', (front, back) => {
    expect(ratio(tokens, front, back)).toBeGreaterThanOrEqual(7);
  });
  it.each(text)('%s on %s is at least 4.5', (front, back) => {
    expect(ratio(tokens, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(borders)('%s on %s is at least 3', (front, back) => {
    expect(ratio(tokens, front, back)).toBeGreaterThanOrEqual(3);
  });
});

it('dark is the same whether the phone or the person chose it', () => {
  expect(by_phone).toEqual(by_choice);
});
it('the measure tells a pale grey from a dark one', () => {
  expect(ratio({ a: '#999999', b: '#ffffff' }, 'a', 'b')).toBeLessThan(4.5);
  expect(ratio({ a: '#000000', b: '#ffffff' }, 'a', 'b')).toBeCloseTo(21);
});
