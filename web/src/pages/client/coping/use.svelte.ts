// One use of a tool, from "how strong is the urge" to the entry. Kept as a draft, so that a phone
// that closes the page in the middle of a hard moment does not start it over.
import { drop_draft, load_draft, save_draft } from '$lib/offline/drafts';
import { write } from '$lib/offline/write';
import { session } from '$lib/session.svelte';
import { used, type CopingTool } from './tools';

export type Phase = 'before' | 'during' | 'after' | 'done';

interface Kept {
  phase: Phase;
  before: string;
  after: string;
  words: string;
  /** When the tool began, in milliseconds since 1970. */
  started_at: number;
  minutes: number;
}

/** A use that was left longer ago than this is over; the next one starts anew. */
const longest_ms = 3 * 3_600_000;

export class Use {
  phase = $state<Phase>('before');
  before = $state('');
  after = $state('');
  words = $state('');
  started_at = $state(0);
  minutes = $state(0);
  /** Of the entry, once it is written. */
  id = $state('');

  constructor(readonly tool: CopingTool) {}

  get #key() {
    return `use ${this.tool}`;
  }

  /** Picks up where a closed page left it. */
  async resume(now = Date.now()) {
    const kept = await load_draft<Kept>(this.#key);
    if (!kept || now - kept.started_at > longest_ms || this.phase !== 'before') return;
    Object.assign(this, kept);
  }

  begin(minutes = 0, now = Date.now()) {
    this.started_at = now;
    this.minutes = minutes;
    this.phase = 'during';
    this.keep();
  }

  end() {
    this.phase = 'after';
    this.keep();
  }

  keep() {
    const { phase, before, after, words, started_at, minutes } = this;
    const kept: Kept = { phase, before, after, words, started_at, minutes };
    void save_draft(this.#key, kept);
  }

  /** Writes the entry. @throws Refused where neither this phone nor the server could keep it */
  async save(audience: 'circle' | 'mine', more = '') {
    const words = [this.words.trim(), more].filter(Boolean).join('\n\n');
    const body = used(this.tool, this.before, this.after, words);
    this.id = await write(session.id, 'tool.used', body, { audience });
    await this.leave();
    this.phase = 'done';
  }

  /** Forgets this use; nothing was sent. */
  async leave() {
    await drop_draft(this.#key);
  }
}
