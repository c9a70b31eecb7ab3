// A page's blocks as they nest: items that follow each other are one list, deeper ones within.
import type { Block, Span } from '$lib/api/types';

export interface ListPart {
  kind: 'list';
  is_numbered: boolean;
  items: { spans: Span[]; lists: ListPart[] }[];
}
export type Part = ListPart | { kind: 'heading' | 'paragraph' | 'quote'; block: Block };

type Item = Block & { kind: 'item' | 'numbered_item' };
const is_item = (block: Block | undefined): block is Item =>
  block?.kind === 'item' || block?.kind === 'numbered_item';

/** One list and everything deeper in it, from `at` on. @returns it, and where it ends */
function list_from(blocks: readonly Block[], at: number): [ListPart, number] {
  const { kind, level } = blocks[at]!;
  const list: ListPart = { kind: 'list', is_numbered: kind === 'numbered_item', items: [] };
  let next = at;
  for (let block = blocks[next]; is_item(block); block = blocks[next]) {
    if (block.level < level) break;
    const last = list.items.at(-1);
    if (block.level > level && last) {
      const [deeper, end] = list_from(blocks, next);
      last.lists.push(deeper);
      next = end;
    } else if (block.kind === kind) {
      list.items.push({ spans: block.spans, lists: [] });
      next += 1;
    } else break;
  }
  return [list, next];
}

/** The parts of a page in order. */
export function parts_of(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!;
    if (is_item(block)) {
      const [list, end] = list_from(blocks, at);
      parts.push(list);
      at = end;
    } else {
      parts.push({ kind: block.kind as 'heading' | 'paragraph' | 'quote', block });
      at += 1;
    }
  }
  return parts;
}
