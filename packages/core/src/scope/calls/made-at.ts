/** Where, on the way to a call, what it is given comes to be: a helper makes it anew each time it is called. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { CallRef } from '../../flow/callers-of.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, siteOf } from './call-site.ts';
import { isInside } from './timers.ts';

/** How many helpers stand behind one another. */
const MAX_HELPERS = 3;

/** The call around `site` that makes what `made` answers; null: nobody can tell which. */
export const madeAt = (flow: Flow, site: CallSite, made: Ref): Span | null => {
  const maker = siteOf(flow, made);
  let places: readonly CallRef[] = maker === undefined ? [] : [{ file: maker.file, call: maker.call }];
  for (let helpers = 0; helpers <= MAX_HELPERS; helpers += 1) {
    const around = places.filter(({ file, call }) => file === site.file && holds(site, call.fn));
    const [only] = around;
    if (only !== undefined) return around.length === 1 ? spanOf(only.file, only.call.at) : null;
    places = places.flatMap(({ file, call }) => callersOf(flow, file, call.fn).found);
  }
  return null;
};

const holds = ({ structure, call }: CallSite, fn: number): boolean => isInside(structure, call.fn, fn);
