import type { Mending } from '../../source/mend-sites.ts';
import type { Node } from '../../source/node.ts';
import type { TransformProject } from '../../transform.ts';
import type { Reach } from './find-client.ts';

/** What the code of a claim is made of. */
export interface Claiming {
  readonly mending: Mending;
  readonly project: TransformProject;
  /** The variable that holds the key. */
  readonly key: string;
  readonly reply: readonly string[];
  readonly fresh: (...preferred: readonly [string, ...string[]]) => string;
}

/** How a store that the file can reach takes a claim and gives it back. */
export interface OwnStore {
  /** Statements that claim the key, or answer and leave. */
  claim(claiming: Claiming): readonly string[];
  /** One statement that lets the event be claimed anew. */
  release(claiming: Claiming): string;
  readonly notes: readonly string[];
  /** The name that the notes ask to declare, where types know of it. */
  readonly expects?: string;
}

/** A constant that code at the place of the claim can use. */
export interface Constant {
  readonly name: string;
  readonly init: Node;
}

/** Null where the place can reach no such store: then another is taken. */
export type FindStore = (reach: Reach) => OwnStore | null;

const SWEEP = 'Rows older than two weeks may be deleted.';
export const CRASH =
  'A process that dies in the middle of the work leaves its claim behind: delete that claim before you have the event delivered again.';

export const sqlNotes: readonly string[] = [
  'Create the table first: CREATE TABLE webhook_events (id VARCHAR(255) NOT NULL PRIMARY KEY, created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP); in MySQL id is VARCHAR(255) COLLATE utf8mb4_bin.',
  `${SWEEP} ${CRASH}`,
];
export const rowNotes = (schema: string): readonly string[] => [schema, `${SWEEP} ${CRASH}`];
export const ownTableNotes: readonly string[] = [`${SWEEP} ${CRASH}`];

/** `id: eventKey` */
export const pair = (column: string, key: string): string => (column === key ? key : `${column}: ${key}`);
