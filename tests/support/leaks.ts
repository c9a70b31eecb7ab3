// Looks for words in raw bytes, in every form in which a program may have left them behind.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret word found where it should not be. */
export interface Leak {
  word: string;
  form: string;
  where: string;
}

const unaccented = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Base 64 of bytes that stand in the middle of others: what does not depend on the neighbours. */
function base64_within(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = Math.floor(padded.length / 3) * 3;
    return padded
      .subarray(0, whole)
      .toString('base64')
      .slice(before ? 4 : 0);
  });
}

const in_json = (text: string) => JSON.stringify(text).slice(1, -1);
const in_ascii = (json: string) =>
  json.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The forms of a word, by name. Letters of any case are found by looking in lower case. */
function forms_of(word: string): [string, Buffer][] {
  const bytes = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  const texts: [string, string][] = [
    ['as it is', word],
    ['decomposed', word.normalize('NFD')],
    ['unaccented', unaccented(word)],
    ['in capitals', word.toUpperCase()],
    ['in small letters', word.toLowerCase()],
    ['in JSON', in_json(word)],
    ['in JSON of ASCII', in_ascii(in_json(word))],
    ['percent-encoded', encodeURIComponent(word)],
    ['as a form', new URLSearchParams({ q: word }).toString().slice(2)],
    ['HTML', word.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;')],
    ['hexadecimal', bytes.toString('hex')],
    ...base64_within(bytes).flatMap((text): [string, string][] => [
      ['base 64', text],
      ['base 64 for links', text.replaceAll('+', '-').replaceAll('/', '_')],
    ]),
  ];
  return [
    ...texts.map(([form, text]): [string, Buffer] => [form, Buffer.from(text, 'utf8')]),
    ['UTF-16', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
  ];
}

/** Lower case for the letters of ASCII; every other byte stays. */
function lowered(bytes: Buffer): Buffer {
  const low = Buffer.from(bytes);
  for (let i = 0; i < low.length; ++i) {
    const byte = low[i]!;
    if (byte >= 0x41 && byte <= 0x5a) low[i] = byte + 0x20;
  }
  return low;
}

/** Many words at once, and bytes in which none of them may be. */
export class Detector {
  /** Patterns in lower case, by their first four bytes. */
  private readonly patterns = new Map<number, { bytes: Buffer; word: string; form: string }[]>();
  private readonly begins = new Uint8Array(1 << 16);
  private readonly known = new Set<string>();

  /** @param word  at least eight bytes in each form, or chance would find it */
  add(word: string): void {
    for (const [form, as_is] of forms_of(word)) {
      const bytes = lowered(as_is);
      if (bytes.length < 8) throw new Error(`"${word}" is too short to be looked for.`);
      if (this.known.has(bytes.toString('latin1'))) continue;
      this.known.add(bytes.toString('latin1'));
      const key = bytes.readUInt32LE(0);
      this.begins[key & 0xffff] = 1;
      this.patterns.set(key, [...(this.patterns.get(key) ?? []), { bytes, word, form }]);
    }
  }
  /** Bytes that are no text, such as a key. */
  add_bytes(name: string, bytes: Buffer): void {
    this.add(bytes.toString('hex'));
    const low = lowered(bytes);
    const key = low.readUInt32LE(0);
    this.begins[key & 0xffff] = 1;
    this.patterns.set(key, [
      ...(this.patterns.get(key) ?? []),
      { bytes: low, word: name, form: 'raw' },
    ]);
  }

  /** Every word that occurs, once a form. */
  in_bytes(bytes: Buffer, where: string): Leak[] {
    const low = lowered(bytes);
    const found = new Map<string, Leak>();
    for (let i = 0; i + 8 <= low.length; ++i) {
      if (!this.begins[low[i]! | (low[i + 1]! << 8)]) continue;
      for (const { bytes: pattern, word, form } of this.patterns.get(low.readUInt32LE(i)) ?? []) {
        if (low.subarray(i, i + pattern.length).equals(pattern)) {
          found.set(`${word}/${form}`, { word, form, where });
        }
      }
    }
    return [...found.values()];
  }

  /** The same in every file of a folder. @param leave_out  names of files and folders */
  in_folder(folder: string, leave_out: string[] = []): Leak[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (leave_out.includes(entry.name)) return [];
      if (entry.isDirectory()) return this.in_folder(path, leave_out);
      return entry.isFile() ? this.in_bytes(readFileSync(path), path) : [];
    });
  }
}
