/** `{ provide: TOKEN, useFactory: ... }`: who provides what is injected under a token. */
import type { ValueId } from '../facts/structure.ts';
import type { Program } from '../scope/program.ts';
import type { Following } from './following.ts';
import { identitiesOf } from './identity.ts';

export interface Provided {
  readonly file: string;
  readonly id: ValueId;
  readonly how: 'useFactory' | 'useClass' | 'useExisting' | 'useValue';
}

export interface ProviderEntry extends Provided {
  readonly token: ValueId;
}

const entries = new WeakMap<Program, readonly ProviderEntry[]>();
const tables = new WeakMap<Following, ReadonlyMap<string, readonly Provided[]>>();

/** What `@Inject(TOKEN)` among the decorators of a place stands for; nothing where no file says so. */
export const providedFor = (
  following: Following,
  file: string,
  decorators: readonly ValueId[],
): readonly Provided[] => {
  const structure = following.program.file(file)?.structure;
  if (structure === undefined) return [];
  for (const id of decorators) {
    const value = structure.values[id];
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const [token] = call?.args ?? [];
    if (call === undefined || token === undefined || nameOf(structure.values[call.callee]) !== 'Inject') continue;
    const table = tableOf(following);
    return identitiesOf(following, { file, id: token.value }).flatMap((key) => table.get(key) ?? []);
  }
  return [];
};

const nameOf = (value: { readonly kind: string; readonly name?: string | null } | undefined): string | null =>
  value?.name ?? null;

/** Provider objects of the files that are judged; whoever provides one names it there. */
export const providersIn = (program: Program): readonly ProviderEntry[] => {
  const known = entries.get(program) ?? program.paths.flatMap((path) => providersOf(program, path));
  entries.set(program, known);
  return known;
};

const providersOf = (program: Program, file: string): readonly ProviderEntry[] =>
  (program.file(file)?.structure.values ?? []).flatMap((value) => {
    if (value.kind !== 'object') return [];
    const token = value.entries.find(({ key }) => key === 'provide');
    if (token === undefined) return [];
    return value.entries.flatMap(({ key, value: id }) =>
      key === 'useFactory' || key === 'useClass' || key === 'useExisting' || key === 'useValue'
        ? [{ file, token: token.value, id, how: key } as const]
        : [],
    );
  });

const tableOf = (following: Following): ReadonlyMap<string, readonly Provided[]> => {
  const known = tables.get(following);
  if (known !== undefined) return known;
  const table = new Map<string, Provided[]>();
  // Told before it is filled: a token that is asked for on the way to another has no provider yet.
  tables.set(following, table);
  for (const entry of providersIn(following.program))
    for (const key of identitiesOf(following, { file: entry.file, id: entry.token }))
      table.set(key, [...(table.get(key) ?? []), entry]);
  return table;
};
