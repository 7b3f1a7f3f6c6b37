/** Which calls write to a log, told by where the callee comes from. */
import { plainLevels } from '../../catalog/log-levels.ts';
import type { Because } from '../../rules/finding.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, hasSpread } from '../calls/call-site.ts';
import { nameOf } from './surroundings.ts';

/** Arguments that are written. */
export interface Written {
  readonly index: number;
  readonly mode: 'object' | 'text';
  /** A function of the program's makes something of it first: of an error, a text, mostly. */
  readonly shaped?: boolean;
}

export interface Sink {
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly written: readonly Written[];
  readonly aboutPeople: boolean;
  readonly onlyMessages: boolean;
  /** The logger's construction, where its options are to be found; `unseen`: nobody saw it. */
  readonly made: Ref | 'unseen' | 'platform';
  /** Of a function of the program: where it writes in the end. */
  readonly writes?: Because;
}

/** A sink of the platform or of a package. */
export const sinkOf = (flow: Flow, site: CallSite): Sink | undefined => {
  const callee = site.structure.values[site.call.callee];
  if (callee?.kind === 'member' && isConsole(site, callee.object))
    // `console[level](...)`
    return sinkAt(flow, site, ['console', callee.name ?? 'log'], null, 'platform');
  for (const origin of flow.settle({ file: site.file, id: site.call.callee }).found) {
    if (origin.kind !== 'external') continue;
    const found = sinkAt(flow, site, origin.path, origin.package, origin.package === null ? 'platform' : origin.ref);
    if (found !== undefined) return found;
  }
  return undefined;
};

const isConsole = ({ structure }: CallSite, id: number): boolean => {
  const value = structure.values[id];
  return value?.kind === 'global' && value.name === 'console';
};

const sinkAt = (
  flow: Flow,
  site: CallSite,
  path: readonly string[],
  pkg: string | null,
  made: Sink['made'],
): Sink | undefined => {
  const whole = pkg === null && /^(?:globalThis|window|self|global)$/u.test(path[0] ?? '') ? path.slice(1) : path;
  // `export const info = logger.info.bind(logger)`
  const bare = whole.at(-2) === 'bind' && whole.at(-1) === '()' ? whole.slice(0, -2) : whole;
  const last = bare.at(-1) ?? '';
  for (const sink of flow.catalog.logSinksOf(pkg)) {
    if (!sink.lead.every((name, index) => bare[index] === name)) continue;
    const from = Object.hasOwn(sink.methods, last) ? sink.methods[last] : undefined;
    if (from === undefined) continue;
    return {
      id: sink.id,
      title: sink.title,
      written: writtenOf(flow, site, from, sink.dropsExtra),
      aboutPeople: sink.aboutPeople,
      onlyMessages: sink.onlyMessages,
      made: made === 'platform' || made === 'unseen' || isMade(flow, made) ? made : 'unseen',
    };
  }
  return undefined;
};

/** Known by more than its type: a call makes it, or a module hands it out. */
const isMade = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind !== 'param' && !(value?.kind === 'unknown' || value?.kind === 'undefined');
};

const writtenOf = (flow: Flow, site: CallSite, from: number, dropsExtra: boolean): readonly Written[] => {
  const all = site.call.args.map((_, index): Written => ({ index, mode: 'object' })).slice(from);
  if (!dropsExtra || hasSpread(site)) return all;
  const [first] = all;
  const texts =
    first === undefined ? undefined : textIn(flow, { file: site.file, id: site.call.args[first.index]?.value ?? -1 });
  // pino writes what follows a text only where the text says so.
  return texts === undefined || /%[sdifoOjc]/u.test(texts) ? all : all.slice(0, 1);
};

const textIn = (flow: Flow, ref: Ref): string | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'string') return value.text ?? '';
  if (value?.kind !== 'template') return undefined;
  return value.parts.map((id) => textIn(flow, { file: ref.file, id }) ?? '').join('');
};

/** `logger.error(...)` of a parameter, a field, a package nobody knows: by its name, and a level's. */
export const sinkByName = (flow: Flow, site: CallSite, origins: readonly Origin[]): Sink | undefined => {
  const callee = site.structure.values[site.call.callee];
  if (callee?.kind !== 'member' || callee.name === null || !plainLevels.has(callee.name) || callee.name === 'child')
    return undefined;
  const holder = nameOf(site.structure, callee.object);
  if (
    !/^_?\$?(?:\w*[a-z])?(?:log|logger)_?$/iu.test(holder) ||
    /^(?:blog|catalog|dialog|changelog|backlog)$/iu.test(holder)
  )
    return undefined;
  // A method of the program's is looked into; what belongs to the platform is known.
  if (origins.some((origin) => origin.kind === 'value' || origin.kind === 'instance')) return undefined;
  if (origins.some((origin) => origin.kind === 'external' && origin.package === null)) return undefined;
  return {
    id: 'logger',
    title: 'the log',
    aboutPeople: false,
    onlyMessages: false,
    written: site.call.args.map((_, index) => ({ index, mode: 'object' })),
    made: 'unseen',
  };
};
