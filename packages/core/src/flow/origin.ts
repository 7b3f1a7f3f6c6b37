import type { Ref } from '../facts/file-facts.ts';

/** The end of a value's trail backward through variables, members, calls and modules. */
export type Origin =
  /** A value of the program: a literal, object, function, class, operation ... `handed`: how many parameters of a function `bind` has given already; Infinity where it spread a list. */
  | { readonly kind: 'value'; readonly ref: Ref; readonly bindings: Bindings; readonly handed?: number }
  /** An instance of a class of the program; `ref` is the class value, `bindings` what its constructor was handed, where that was seen. */
  | { readonly kind: 'instance'; readonly ref: Ref; readonly bindings?: Bindings }
  /** All exports of a file of the program. */
  | { readonly kind: 'module'; readonly path: string }
  /**
   * Something that a package or the platform gives. `path` holds members and, as `()`, calls:
   * `new Stripe(key).webhooks` is `['()', 'webhooks']` of `stripe`. A leading `default` is dropped.
   * `ref` is where the trail ended; two equal refs are the same object. `subpath`: `legacy` of `square/legacy`.
   */
  | {
      readonly kind: 'external';
      readonly package: string | null;
      readonly subpath?: string;
      readonly path: readonly string[];
      readonly ref: Ref;
    }
  /** A parameter that nothing is bound to, or a member of it. */
  | { readonly kind: 'param'; readonly ref: Ref; readonly path: readonly string[] }
  /** What is known of it is only how it is made: the answer of a call nobody could follow, a method of a plain value. */
  | { readonly kind: 'made'; readonly ref: Ref; readonly path: readonly string[] };

/** What a parameter holds: a value, or the members `path` of it. */
export interface BoundRef extends Ref {
  readonly path?: readonly string[];
}

/** Of what a parameter holds that nothing was handed to: whoever follows it finds nothing. */
export const NO_VALUE = -1;

/** What the parameters of the functions being walked hold, by `file#function#index`; of a rest parameter by `….position` in it. */
export type Bindings = ReadonlyMap<string, BoundRef>;

export const noBindings: Bindings = new Map();

export const bindingKey = (file: string, fn: number, index: number): string => {
  const keys = keysOf(file);
  const place = fn * PLACES + index;
  // `this` stands before the first.
  const known = index >= PLACES - 1 ? undefined : keys.get(place);
  if (known !== undefined) return known;
  const key = `${file}#${fn}#${index}`;
  if (index < PLACES - 1) keys.set(place, key);
  return key;
};

/** A function has as many parameters whose keys are kept. */
const PLACES = 32;
/** Bindings hold the same few keys over and over. */
const keys = new Map<string, Map<number, string>>();
/** An editor sees files without end. */
const MAX_FILES = 5000;

const keysOf = (file: string): Map<number, string> => {
  const known = keys.get(file);
  if (known !== undefined) return known;
  if (keys.size >= MAX_FILES) keys.clear();
  const added = new Map<number, string>();
  keys.set(file, added);
  return added;
};

/** What a loop's item stands for in one of its rounds. */
export const elementKey = ({ file, id }: Ref): string => `${file}#element#${id}`;
export const refKey = ({ file, id, path }: BoundRef): string =>
  path === undefined ? `${file}#${id}` : `${file}#${id}.${path.join('.')}`;

const ids = new WeakMap<Bindings, number>();
let lastId = 0;

/** A number for each set of bindings. */
export const idOf = (bindings: Bindings): number => {
  if (bindings.size === 0) return 0;
  const known = ids.get(bindings);
  if (known !== undefined) return known;
  lastId += 1;
  ids.set(bindings, lastId);
  return lastId;
};

/** What it is imported from, with the path inside the package: as the catalog's rows name it. */
export const moduleOf = ({ package: name, subpath }: ModuleName): string | null =>
  name === null || subpath === undefined ? name : `${name}/${subpath}`;

/** The same, for another origin out of it. */
export const namedAs = ({ package: name, subpath }: ModuleName): ModuleName => ({
  package: name,
  ...(subpath === undefined ? {} : { subpath }),
});

interface ModuleName {
  readonly package: string | null;
  readonly subpath?: string;
}

/** `().webhooks.constructEvent`. Asked for by the million, so put together by hand. */
export const pathText = (path: readonly string[]): string => {
  let text = path[0] ?? '';
  for (let at = 1; at < path.length; at += 1) text += path[at] === '()' ? '()' : `.${path[at] ?? ''}`;
  return text;
};

/** `stripe:().webhooks.constructEvent`, `global:process.env.X`. */
export const symbolText = (origin: Extract<Origin, { kind: 'external' }>): string =>
  `${origin.package ?? 'global'}:${pathText(origin.path)}`;

export const distinctOrigins = (origins: readonly Origin[]): readonly Origin[] => {
  if (origins.length < 2) return origins;
  const seen = new Set<string>();
  return origins.filter((origin) => {
    const key = originKey(origin);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const originKey = (origin: Origin): string => {
  if (origin.kind === 'module') return `module ${origin.path}`;
  const at = `${origin.kind} ${refKey(origin.ref)}`;
  // The same function is another one where it closes over other values.
  if (origin.kind === 'value' || origin.kind === 'instance')
    return `${at}@${String(idOf(origin.bindings ?? noBindings))}${origin.kind === 'value' ? `+${origin.handed ?? 0}` : ''}`;
  const members = origin.path.join('\n');
  return origin.kind === 'external'
    ? `${at}\n${origin.package ?? ''}\n${origin.subpath ?? ''}\n${members}`
    : `${at}\n${members}`;
};
