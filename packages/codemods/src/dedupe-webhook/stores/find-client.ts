import { programOf } from '../../source/bindings.ts';
import type { Mending } from '../../source/mend-sites.ts';
import { j, type Node } from '../../source/node.ts';
import { sliceOf } from '../../source/source.ts';
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

/** The name under which the place can use the client; null where there is none. */
export const findClient = (
  { source, imports }: Mending,
  { made, used, from, named }: Signs,
  nearby: readonly Constant[] = [],
): string | null => {
  const code = source.text;
  const constants = [...nearby, ...programOf(source).body.flatMap(constantsIn)];
  const own = constants.find(({ init }) => made.test(sliceOf(source, init)));
  if (own !== undefined) return own.name;
  const names = [
    ...imports.bindings.filter(({ typeOnly }) => !typeOnly),
    ...constants.map(({ name }) => ({ local: name, module: '' })),
  ];
  const isUsed = (name: string): boolean => {
    const bare = String.raw`(?<![.\w$'"])${name.replaceAll('$', () => '\\$')}`;
    return new RegExp(
      used.replaceAll('§', () => bare),
      'u',
    ).test(code);
  };
  const found =
    names.find(({ local }) => named?.test(local) !== false && isUsed(local)) ??
    names.find(({ local, module }) => from?.test(module) === true && CLIENT.test(local));
  return found?.local ?? null;
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
