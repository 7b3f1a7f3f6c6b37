/** `{ provide: TOKEN, useFactory: ... }`, `container.register(...)`: who provides what is injected under a token. */
import { type Registration, registrationsIn } from '../extract/frameworks/containers.ts';
import type { Ref } from '../facts/file-facts.ts';
import { foundOfKind } from '../facts/of-kind.ts';
import type { ValueId } from '../facts/structure.ts';
import type { Program } from '../scope/program.ts';
import type { Following } from './following.ts';
import { identitiesOf } from './identity.ts';
import type { Flow } from './settle.ts';

export interface Provided {
  readonly file: string;
  readonly id: ValueId;
  readonly how: Registration['how'];
  /** What its factory is handed, by position. */
  readonly inject: readonly ValueId[];
}

export interface ProviderEntry extends Provided {
  /** A name where it was written as a key. */
  readonly token: ValueId | string;
}

const entries = new WeakMap<Flow, readonly ProviderEntry[]>();
const tables = new WeakMap<Following, ReadonlyMap<string, readonly Provided[]>>();

/** What `token` stands for; nothing where no file says so. */
export const providedUnder = (following: Following, token: Ref): readonly Provided[] => {
  if (providersIn(following.flow).length === 0) return [];
  const table = tableOf(following);
  return identitiesOf(following, token).flatMap((key) => table.get(key) ?? []);
};

/** What stands under a name that a container hands out as a member. */
export const providedAs = (following: Following, name: string): readonly Provided[] =>
  providersIn(following.flow).length === 0 ? [] : (tableOf(following).get(`text ${name}`) ?? []);

/** The token of `@Inject(TOKEN)` among the decorators of a place. */
export const tokenOf = ({ program }: Following, file: string, decorators: readonly ValueId[]): Ref | undefined => {
  const structure = program.file(file)?.structure;
  if (structure === undefined) return undefined;
  for (const id of decorators) {
    const value = structure.values[id];
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const [token] = call?.args ?? [];
    if (call === undefined || token === undefined) continue;
    if (/^inject$/iu.test(nameOf(structure.values[call.callee]) ?? '')) return { file, id: token.value };
  }
  return undefined;
};

const nameOf = (value: { readonly kind: string; readonly name?: string | null } | undefined): string | null =>
  value?.name ?? null;

/** What the files that are judged provide; whoever provides something names it there. A test's stand-ins run nowhere else. */
export const providersIn = (flow: Flow): readonly ProviderEntry[] => {
  const { program, isTest } = flow;
  const known = entries.get(flow) ?? program.paths.flatMap((path) => (isTest(path) ? [] : providersOf(program, path)));
  entries.set(flow, known);
  return known;
};

const providersOf = (program: Program, file: string): readonly ProviderEntry[] => {
  const structure = program.file(file)?.structure;
  if (structure === undefined) return [];
  const written = foundOfKind(structure, 'object', (value): readonly ProviderEntry[] => {
    const token = value.entries.find(({ key }) => key === 'provide');
    if (token === undefined) return [];
    const list = structure.values[value.entries.find(({ key }) => key === 'inject')?.value ?? -1];
    const inject = list?.kind === 'array' ? list.items : [];
    return value.entries.flatMap(({ key, value: id }) =>
      key === 'useFactory' || key === 'useClass' || key === 'useExisting' || key === 'useValue'
        ? [{ file, token: token.value, id, how: key, inject } as const]
        : [],
    );
  });
  const registered = registrationsIn(structure).map(({ token, value, how }) => ({
    file,
    token,
    id: value,
    how,
    inject: [],
  }));
  return [...written, ...registered];
};

const tableOf = (following: Following): ReadonlyMap<string, readonly Provided[]> => {
  const known = tables.get(following);
  if (known !== undefined) return known;
  const table = new Map<string, Provided[]>();
  // Told before it is filled: a token that is asked for on the way to another has no provider yet.
  tables.set(following, table);
  for (const entry of providersIn(following.flow)) {
    const { file, token } = entry;
    const keys = typeof token === 'string' ? [`text ${token}`] : identitiesOf(following, { file, id: token });
    for (const key of keys) table.set(key, [...(table.get(key) ?? []), entry]);
  }
  return table;
};

const makers = new WeakMap<Following, ReadonlySet<string>>();

/** Whether a container that hands over all it has by name makes what the function `fn` makes. */
export const isMadeByNames = (following: Following, file: string, fn: number): boolean => {
  const known = makers.get(following);
  if (known !== undefined) return known.has(`${file}#${fn}`);
  makers.set(following, new Set());
  const made = new Set(providersIn(following.flow).flatMap((entry) => madeFunctions(following, entry)));
  makers.set(following, made);
  return made.has(`${file}#${fn}`);
};

const madeFunctions = (following: Following, { file, id, how, token }: ProviderEntry): readonly string[] => {
  if (how !== 'useClass' && how !== 'useFactory') return [];
  if (typeof token !== 'string' && following.value({ file, id: token })?.kind !== 'string') return [];
  return identitiesOf(following, { file, id }).flatMap((key) => {
    const at = key.lastIndexOf('#');
    const ref = { file: key.slice(0, at), id: Number(key.slice(at + 1)) };
    const value = following.value(ref);
    if (value?.kind === 'function') return [`${ref.file}#${value.fn}`];
    const structure = following.program.file(ref.file)?.structure;
    const built = value?.kind === 'class' ? structure?.classes[value.cls]?.members : undefined;
    const made = built?.find(({ name, kind }) => name === 'constructor' && kind === 'method');
    const fn = made === undefined ? undefined : structure?.values[made.value];
    return fn?.kind === 'function' ? [`${ref.file}#${fn.fn}`] : [];
  });
};
