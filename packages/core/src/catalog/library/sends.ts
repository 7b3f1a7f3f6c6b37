import type { LibraryRow } from './row.ts';

/** How something reaches people: a mail, a push message, a message in a chat. */
export interface Send extends LibraryRow {
  /** Pattern of the member path from the package to the call that sends, `()` for calls and constructions on the way. */
  readonly path: string;
  /** Types whose method of that path's last name sends, for receivers that are known by their written type only. */
  readonly types: readonly string[];
  /** For people: `a mail`. */
  readonly what: string;
}
