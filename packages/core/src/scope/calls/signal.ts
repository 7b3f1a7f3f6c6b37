/** Whether a signal is ever aborted by a timer. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Origin, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, siteOf } from './call-site.ts';
import { isTimed } from './timers.ts';
import { numberOf } from './number.ts';

export type Signal =
  /** `joined`: several timers abort it, each for a time of its own. */
  | { readonly kind: 'timed'; readonly ms: number | null; readonly at: Ref; readonly joined?: true }
  /** Aborted by people or by nobody. */
  | { readonly kind: 'untimed'; readonly at: Ref }
  | { readonly kind: 'unknown'; readonly why: string };

const MAX_DEPTH = 5;
const unknown = (why: string): Signal => ({ kind: 'unknown', why });

/** What the refs of an option `signal` are; of several possibilities one that is timed is enough. */
export const signalOf = (flow: Flow, refs: readonly Ref[], depth = 0): Signal => {
  const signals = refs.flatMap((ref) => {
    const known = flow.settle(ref);
    const [lost] = known.open;
    const found = known.found.map((origin) => ofOrigin(flow, origin, depth));
    return lost === undefined ? found : [...found, unknown(lost.why)];
  });
  return best(signals) ?? unknown('it is made where nobody can see');
};

const best = (signals: readonly Signal[]): Signal | undefined =>
  signals.find(({ kind }) => kind === 'timed') ?? signals.find(({ kind }) => kind === 'unknown') ?? signals[0];

const ofOrigin = (flow: Flow, origin: Origin, depth: number): Signal => {
  if (origin.kind === 'external' && (origin.package === null || isPolyfill(origin.package)))
    return ofPlatform(flow, origin, depth);
  return unknown('the signal is handed over');
};

/** What stood in for the platform's before it had one. */
export const isPolyfill = (name: string | null): boolean =>
  name === 'abort-controller' || name === 'node-abort-controller' || name === 'abortcontroller-polyfill';

const ofPlatform = (flow: Flow, origin: Extract<Origin, { kind: 'external' }>, depth: number): Signal => {
  const symbol = symbolText(origin)
    .replace(/^global:(?:globalThis|window|self)\./u, 'global:')
    .replace(/^[\w-]+:(?:AbortController)?\(\)/u, 'global:AbortController()');
  const site = siteOf(flow, origin.ref);
  if (symbol === 'global:AbortSignal.timeout()' && site !== undefined)
    return { kind: 'timed', ms: numberOf(flow, argument(site, 0)), at: origin.ref };
  if (symbol === 'global:AbortSignal.any()' && site !== undefined) return ofAny(flow, site, origin.ref, depth);
  if (!/^global:AbortController\(\)(?:\.signal)?$/u.test(symbol) || site === undefined)
    return unknown('the signal is handed over');
  const timer = isTimed(flow, origin.ref);
  if (timer === 'unknown') return unknown('the controller is handed over');
  return timer === 'no' ? { kind: 'untimed', at: origin.ref } : { kind: 'timed', ms: timer.ms, at: origin.ref };
};

const ofAny = (flow: Flow, site: CallSite, at: Ref, depth: number): Signal => {
  const list = argument(site, 0);
  const items = list === undefined || depth > MAX_DEPTH ? undefined : itemsOf(flow, list);
  if (items === undefined) return unknown('which signals are joined is out of sight');
  const signals = items.map((item) => signalOf(flow, [item], depth + 1));
  const found = best(signals);
  if (found?.kind === 'timed' && signals.filter(({ kind }) => kind === 'timed').length > 1)
    return { ...found, joined: true };
  return found?.kind === 'untimed' ? { kind: 'untimed', at } : (found ?? unknown('no signals are joined'));
};

const itemsOf = (flow: Flow, list: Ref): readonly Ref[] | undefined => {
  for (const origin of flow.settle(list).found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind === 'value' && value?.kind === 'array')
      return value.items.map((id) => ({ file: origin.ref.file, id }));
    // `[a, b].filter(Boolean)`
    if (origin.kind === 'made' && origin.path.length === 0) {
      const made = siteOf(flow, origin.ref);
      const callee = made?.structure.values[made.call.callee];
      const object =
        callee?.kind === 'member' && callee.name === 'filter' ? made?.structure.values[callee.object] : undefined;
      if (made !== undefined && object?.kind === 'array') return object.items.map((id) => ({ file: made.file, id }));
    }
  }
  return undefined;
};

const argument = ({ file, call }: CallSite, index: number): Ref | undefined => {
  const found = call.args[index];
  return found === undefined || found.spread ? undefined : { file, id: found.value };
};
