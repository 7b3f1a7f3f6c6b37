import { isBuiltin } from 'node:module';
import { type Binding, bindingsOf, isEsModule, programOf } from './bindings.ts';
import { freshName, referencedNames } from './names.ts';
import { endOf, j, type Node, startOf } from './node.ts';
import { type Source, sliceOf } from './source.ts';
import { styledLine } from './style.ts';

/** The imports a change needs: what is there is used, what is missing is merged in. */
export interface Imports {
  readonly esm: boolean;
  readonly bindings: readonly Binding[];
  /** An expression for the named export: its local name, or a member of what is imported. */
  named(module: string, name: string): string;
  defaultOf(module: string, local: string): string;
  /** A type, named without any trace at run time; null where the file has no place for it. */
  typeOf(module: string, imported: string, local: string): string | null;
  /** Writes what was asked for. Answers the packages that new imports name. */
  write(): readonly string[];
}

interface Wanted {
  readonly module: string;
  readonly imported: string;
  readonly local: string;
  /** Until somebody needs the value. */
  typeOnly: boolean;
}

export const openImports = (source: Source): Imports => {
  const bindings = bindingsOf(source);
  const esm = isEsModule(source);
  const taken = new Set(referencedNames(source.root));
  for (const binding of bindings) taken.add(binding.local);
  const wanted: Wanted[] = [];

  const want = (module: string, imported: string, local: string, typeOnly: boolean): string => {
    const asked = wanted.find((one) => one.module === module && one.imported === imported);
    if (asked !== undefined) {
      asked.typeOnly &&= typeOnly;
      return asked.local;
    }
    const name = freshName([local], taken);
    wanted.push({ module, imported, local: name, typeOnly });
    return name;
  };
  const present = (module: string, imported: string): Binding | undefined =>
    bindings.find((one) => sameModule(one.module, module) && one.imported === imported);
  const valued = (module: string, imported: string): Binding | undefined =>
    bindings.find((one) => sameModule(one.module, module) && one.imported === imported && !one.typeOnly);

  return {
    esm,
    bindings,
    named(module, name) {
      const own = valued(module, name);
      if (own !== undefined) return own.local;
      const whole = valued(module, '*') ?? valued(module, 'default');
      return whole === undefined ? want(spelled(module, bindings), name, name, false) : `${whole.local}.${name}`;
    },
    defaultOf(module, local) {
      const own = valued(module, 'default') ?? valued(module, '*');
      if (own !== undefined) return own.local;
      const typeOnly = present(module, 'default');
      if (typeOnly === undefined) return want(module, 'default', local, false);
      dropType(source, typeOnly);
      return typeOnly.local;
    },
    typeOf(module, imported, local) {
      const own = present(module, imported) ?? wanted.find((one) => one.module === module && one.imported === imported);
      if (own !== undefined) return own.local;
      return esm ? want(imported === 'default' ? module : spelled(module, bindings), imported, local, true) : null;
    },
    write: () => writeAll(source, bindings, wanted, esm),
  };
};

const sameModule = (left: string, right: string): boolean =>
  left.replace(/^node:/u, '') === right.replace(/^node:/u, '');

/** `node:crypto` as `crypto` where the file names its builtins so. */
const spelled = (module: string, bindings: readonly Binding[]): string => {
  const builtins = bindings.filter(({ module: name }) => isBuiltin(name));
  const prefixed = bindings.some(({ module: name }) => name.startsWith('node:'));
  return builtins.length > 0 && !prefixed ? module.replace(/^node:/u, '') : module;
};

const dropType = (source: Source, binding: Binding): void => {
  const start = startOf(binding.declaration);
  const type = /^import\s+(type\s+)/u.exec(sliceOf(source, binding.declaration))?.[1];
  if (type === undefined) return;
  const at = source.text.indexOf(type, start + 'import'.length);
  source.magic.remove(at, at + type.length);
};

const writeAll = (
  source: Source,
  bindings: readonly Binding[],
  wanted: readonly Wanted[],
  esm: boolean,
): readonly string[] => {
  const lines: string[] = [];
  for (const first of wanted) {
    const group = wanted.filter((one) => one.module === first.module && one.typeOnly === first.typeOnly);
    if (group[0] !== first) continue;
    const host = first.typeOnly ? undefined : hostOf(bindings, first.module);
    if (host !== undefined && merge(source, host, group)) continue;
    lines.push(esm ? importLine(group, first) : requireLine(group, first));
  }
  if (lines.length > 0) insertLines(source, lines);
  const known = new Set(bindings.filter(({ typeOnly }) => !typeOnly).map(({ module }) => module));
  return wanted
    .filter((one) => !one.typeOnly && !isBuiltin(one.module) && !known.has(one.module))
    .map((one) => one.module);
};

/** A declaration with braces that another name can join. */
const hostOf = (bindings: readonly Binding[], module: string): Node | undefined =>
  bindings.find(
    (one) => sameModule(one.module, module) && one.imported !== 'default' && one.imported !== '*' && !one.typeOnly,
  )?.declaration;

const merge = (source: Source, host: Node, group: readonly Wanted[]): boolean => {
  if (group.some((one) => one.imported === 'default')) return false;
  const last = lastName(host);
  if (last === null) return false;
  const separator = j.ImportDeclaration.check(host) ? ' as ' : ': ';
  source.magic.appendLeft(endOf(last), group.map((one) => `, ${renamed(one, separator)}`).join(''));
  return true;
};

const lastName = (host: Node): Node | null => {
  if (j.ImportDeclaration.check(host)) return host.specifiers?.findLast((one) => j.ImportSpecifier.check(one)) ?? null;
  if (!j.VariableDeclaration.check(host)) return null;
  const [declarator] = host.declarations;
  if (!j.VariableDeclarator.check(declarator) || !j.ObjectPattern.check(declarator.id)) return null;
  return declarator.id.properties.at(-1) ?? null;
};

const renamed = (one: Wanted, separator: string): string =>
  one.imported === one.local ? one.local : `${one.imported}${separator}${one.local}`;

const importLine = (group: readonly Wanted[], first: Wanted): string => {
  const whole = group.find((one) => one.imported === 'default')?.local;
  const names = group.filter((one) => one.imported !== 'default').map((one) => renamed(one, ' as '));
  const braces = names.length > 0 ? `{ ${names.join(', ')} }` : undefined;
  const what = [whole, braces].filter((part) => part !== undefined).join(', ');
  return `import ${first.typeOnly ? 'type ' : ''}${what} from '${first.module}';`;
};

const requireLine = (group: readonly Wanted[], first: Wanted): string => {
  const whole = group.find((one) => one.imported === 'default')?.local;
  const what = whole ?? `{ ${group.map((one) => renamed(one, ': ')).join(', ')} }`;
  return `const ${what} = require('${first.module}');`;
};

const insertLines = (source: Source, lines: readonly string[]): void => {
  const { magic, style } = source;
  const written = lines.map((line) => styledLine(line, style)).join(style.eol);
  const after = lastImport(source);
  if (after !== null) magic.appendLeft(after, style.eol + written);
  else magic.prependRight(codeStart(source), written + style.eol + style.eol);
};

/** The end of the last import or require of the file's head, with what follows it on its line. */
const lastImport = (source: Source): number | null => {
  const { body } = programOf(source);
  const stop = body.findIndex((node) => !isHead(source, node));
  const last = body.slice(0, stop < 0 ? body.length : stop).at(-1);
  if (last === undefined) return null;
  const end = endOf(last);
  return end + (/^[ \t]*\/\/[^\r\n]*/u.exec(source.text.slice(end))?.[0].length ?? 0);
};

/** Imports, and what runs between requires: `require('dotenv').config()`, `const stripe = require('stripe')(key)`. */
const isHead = (source: Source, node: Node): boolean =>
  j.ImportDeclaration.check(node) ||
  j.TSImportEqualsDeclaration.check(node) ||
  (/^(?:const|let|var|require)\b/u.test(sliceOf(source, node)) && sliceOf(source, node).includes('require('));

/** Behind the shebang, the leading comment of the file, its directives and the blank lines that follow them. */
const codeStart = (source: Source): number => {
  const head = headEnd(source);
  return head + (/^(?:[ \t]*\r?\n)*/u.exec(source.text.slice(head))?.[0].length ?? 0);
};

const headEnd = (source: Source): number => {
  const { body, directives } = programOf(source);
  const last = directives?.at(-1);
  if (last !== undefined) return nextLine(source.text, endOf(last));
  const shebang = /^#!.*(?:\r?\n)?/u.exec(source.text)?.[0].length ?? 0;
  const [first] = body;
  const licence = /^\s*\/\*[\s\S]*?\*\/[ \t]*\r?\n[ \t]*\r?\n/u.exec(source.text.slice(shebang));
  const head = shebang + (licence?.[0].length ?? 0);
  return first === undefined || head <= startOf(first) ? head : startOf(first);
};

const nextLine = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
};
