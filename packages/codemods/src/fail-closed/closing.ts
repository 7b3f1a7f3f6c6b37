import type { Mending } from '../source/mend-sites.ts';
import type { Path } from '../source/node.ts';
import type { Reason } from './refusal.ts';

/** Closes the hole at the path. Answers what the reader has to know. */
export type Closing = (mending: Mending, path: Path, framework: string) => readonly string[];

export const NO_SECRET: Reason = { message: 'Webhook secret is not configured', status: 500 };
export const BAD_SIGNATURE: Reason = { message: 'Invalid signature', status: null };

export const secretNote = (name: string | null): readonly string[] =>
  name === null
    ? ['Without its secret the webhook now refuses every event: set it wherever the program runs.']
    : [`Without ${name} the webhook now refuses every event: set it wherever the program runs.`];
