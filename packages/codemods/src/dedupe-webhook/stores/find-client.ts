import { programOf } from '../../source/bindings.ts';
import type { Mending } from '../../source/mend-sites.ts';
import { j, type Node } from '../../source/node.ts';
import { sliceOf } from '../../source/source.ts';
import { type Home, ownHome } from './home.ts';
import type { Constant } from './own-store.ts';

/** By which a store's client is known in a file: how it is made, or what it is used for. `§` stands for its name. */
export interface Signs {
  readonly made: RegExp;
  readonly used: string;
  /** The module that hands it over, where that says enough. */
  readonly from?: RegExp;
  /** Of what is used so: others are used in the same way. */
  readonly named?: RegExp;
}

/** Where a client may be. */
export interface Reach {
  readonly mending: Mending;
  /** What the handler declares in front of its work. */
  readonly nearby: readonly Constant[];
  /** Files that the work leads to. */
  readonly others: readonly Home[];
}

export interface Client {
  readonly home: Home;
  /** Its name there. */
  readonly local: string;
  /** Its name in the file that is mended, which imports it from now on. */
  take(): string;
}

/** The client that the place can use; null where there is none. `signs`: in one file, which may hold nothing of the kind. */
export const findClient = (
  { mending, nearby, others }: Reach,
  signs: Signs | ((home: Home) => Signs | null),
): Client | null => {
  for (const home of [ownHome(mending), ...others]) {
    const here = typeof signs === 'function' ? signs(home) : signs;
    const isOwn = home.source === mending.source;
    for (const local of here === null ? [] : clientsIn(home, here, isOwn ? nearby : [])) {
      const take = home.taking(local);
      if (take !== null) return { home, local, take };
    }
  }
  return null;
};

/** The likeliest first. */
const clientsIn = (
  { source, bindings }: Home,
  { made, used, from, named }: Signs,
  nearby: readonly Constant[],
): readonly string[] => {
  const code = source.text;
  const constants = [...nearby, ...programOf(source).body.flatMap(constantsIn)];
  const names = [
    ...bindings.filter(({ typeOnly }) => !typeOnly),
    ...constants.map(({ name }) => ({ local: name, module: '' })),
  ];
  const isUsed = (name: string): boolean => {
    const bare = String.raw`(?<![.\w$'"])${name.replaceAll('$', () => '\\$')}`;
    return new RegExp(
      used.replaceAll('§', () => bare),
      'u',
    ).test(code);
  };
  return [
    ...constants.filter(({ init }) => made.test(sliceOf(source, init))).map(({ name }) => name),
    ...[
      ...names.filter(({ local }) => named?.test(local) !== false && isUsed(local)),
      ...names.filter(({ local, module }) => from?.test(module) === true && CLIENT.test(local)),
    ].map(({ local }) => local),
  ];
};

/** Neither a class nor a function that makes one. */
const CLIENT = /^(?:db|database|prisma|knex|redis|pool|kv|pg|client)(?:Client)?$/u;

export const constantsIn = (statement: Node): readonly Constant[] => {
  const declaration =
    j.ExportNamedDeclaration.check(statement) && statement.declaration ? statement.declaration : statement;
  if (!j.VariableDeclaration.check(declaration) || declaration.kind !== 'const') return [];
  return declaration.declarations.flatMap((one) =>
    j.VariableDeclarator.check(one) && j.Identifier.check(one.id) && one.init
      ? [{ name: one.id.name, init: one.init }]
      : [],
  );
};
