import type { Origin } from './origin.ts';
import type { Flow } from './settle.ts';

const PLAIN = /^(?:string|template|array|object|constant|regexp|binary|unary|undefined)$/u;

/** `text.split()`, `list.push()`: a method of a plain value this program made, and so no function of anybody. */
export const isPlainMethod = (flow: Flow, origins: readonly Origin[]): boolean =>
  origins.length > 0 &&
  origins.every(
    (origin) => origin.kind === 'made' && origin.path.length > 0 && PLAIN.test(flow.value(origin.ref)?.kind ?? ''),
  );
