import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import type { ObjectEntry, ValueId } from '../facts/structure.ts';
import { importedAs } from './imported-as.ts';
import { reserveFunction } from './lower-function.ts';
import type { Lowering } from './lowering.ts';
import { moduleTexts } from './module-texts.ts';
import { rangeOf } from './ranges.ts';
import { literalName } from './static-name.ts';
import { unwrap } from './unwrap.ts';

/** How a module is loaded. */
interface Load {
  readonly kind: 'require' | 'dynamic-import';
  /** `*`: all of it. */
  readonly name: string;
  /** As `require` gives it. */
  readonly cjs: boolean;
  readonly at: Range;
}

/** `require('x')` and its like; null: an ordinary call, which `require(name)` stays as well. */
export const lowerLoad = (lowering: Lowering, node: TSESTree.CallExpression): ValueId | null =>
  lowerRequire(lowering, node, true) ?? lowerInterop(lowering, node) ?? lowerContext(lowering, node);

export const lowerImport = (lowering: Lowering, node: TSESTree.ImportExpression): ValueId => {
  const load: Load = { kind: 'dynamic-import', name: '*', cjs: false, at: rangeOf(node) };
  return (
    loadedFrom(lowering, textsOf(lowering, node.source), load) ??
    lowering.add({ at: rangeOf(node), kind: 'unknown', why: 'an import whose name is computed' })
  );
};

const lowerRequire = (lowering: Lowering, node: TSESTree.CallExpression, cjs: boolean): ValueId | null => {
  const [argument] = node.arguments;
  if (argument === undefined || argument.type === 'SpreadElement' || !isRequire(lowering, unwrap(node.callee)))
    return null;
  return loadedFrom(lowering, textsOf(lowering, argument), { kind: 'require', name: '*', cjs, at: rangeOf(node) });
};

/** `require` itself, unless the file has one of its own; `module.require`; what `createRequire` answers. */
const isRequire = (lowering: Lowering, callee: TSESTree.Node): boolean => {
  if (callee.type === 'MemberExpression') {
    const { object, property } = callee;
    return (
      object.type === 'Identifier' &&
      object.name === 'module' &&
      nameOf(property) === 'require' &&
      isFree(lowering, object)
    );
  }
  if (callee.type === 'Identifier' && isFree(lowering, callee)) return callee.name === 'require';
  if (callee.type !== 'Identifier' && callee.type !== 'CallExpression') return false;
  return callee.type === 'Identifier' && isCreated(lowering, callee);
};

const isFree = (lowering: Lowering, node: TSESTree.Identifier): boolean => lowering.variableOf(node) === null;

const nameOf = (node: TSESTree.Node): string | null => (node.type === 'Identifier' ? node.name : literalName(node));

const isCreated = (lowering: Lowering, node: TSESTree.Identifier): boolean => {
  const variable = lowering.values[lowering.mention(node)];
  const [def, ...others] = variable?.kind === 'variable' ? variable.defs : [];
  const made = def === undefined || others.length > 0 ? undefined : lowering.values[def];
  const call = made?.kind === 'call' ? lowering.calls[made.call] : undefined;
  const [specifier, name] = (call === undefined ? undefined : importedAs(lowering, call.callee)) ?? [];
  return name === 'createRequire' && /^(?:node:)?module$/u.test(specifier ?? '');
};

const textsOf = (lowering: Lowering, argument: TSESTree.Node): readonly string[] => {
  const literal = literalName(unwrap(argument));
  return literal === null ? moduleTexts(lowering, lowering.expression(argument)) : [literal];
};

/** Null where nothing is known of the name. The edge says even then that something is loaded here. */
const loadedFrom = (lowering: Lowering, texts: readonly string[], load: Load): ValueId | null => {
  for (const specifier of texts) lowering.edges.push({ kind: load.kind, specifier, at: load.at });
  if (texts.every((text) => text.startsWith('*'))) return null;
  const modules = texts.map((specifier) => importOf(lowering, specifier, load));
  const [only, ...others] = modules;
  return only !== undefined && others.length === 0
    ? only
    : lowering.add({ at: load.at, kind: 'either', op: '?:', of: modules, test: null });
};

const importOf = (lowering: Lowering, specifier: string, { name, cjs, at }: Load): ValueId =>
  lowering.add({ at, kind: 'import', specifier, name, cjs });

const INTEROP =
  /^_+(?:toCommonJS|importDefault|importStar|interopRequireDefault|interopRequireWildcard|interop_require_default|interop_require_wildcard|toESM)\d*$/u;

/** What compilers write around `require` answers the module as an `import` has it, and around exports nothing else. */
const lowerInterop = (lowering: Lowering, node: TSESTree.CallExpression): ValueId | null => {
  const { callee } = node;
  const name = callee.type === 'MemberExpression' ? nameOf(callee.property) : nameOf(callee);
  const [argument] = node.arguments;
  if (name === null || argument === undefined || !INTEROP.test(name)) return null;
  if (/toCommonJS/u.test(name)) return lowering.expression(argument);
  return argument.type === 'CallExpression' ? lowerRequire(lowering, argument, false) : null;
};

/** `require.context('./routes')`, `import.meta.glob('./routes/*.ts')`. */
const lowerContext = (lowering: Lowering, node: TSESTree.CallExpression): ValueId | null => {
  const { callee } = node;
  if (callee.type !== 'MemberExpression') return null;
  const method = nameOf(callee.property);
  const { object } = callee;
  if (method === 'context' && object.type === 'Identifier' && object.name === 'require' && isFree(lowering, object))
    return requireContext(lowering, node);
  return object.type === 'MetaProperty' && (method === 'glob' || method === 'globEager')
    ? importGlob(lowering, node, method === 'globEager')
    : null;
};

const requireContext = (lowering: Lowering, node: TSESTree.CallExpression): ValueId | null => {
  const [folder, deep] = node.arguments;
  const text = folder === undefined ? null : literalName(unwrap(folder));
  if (text === null) return null;
  const flat = deep?.type === 'Literal' && deep.value === false;
  const specifier = `${text.replace(/\/$/u, '')}/${flat ? '*' : '**'}`;
  const load: Load = { kind: 'require', name: '*', cjs: true, at: rangeOf(node) };
  return answering(lowering, loadedFrom(lowering, [specifier], load), rangeOf(node));
};

const importGlob = (lowering: Lowering, node: TSESTree.CallExpression, always: boolean): ValueId | null => {
  const [patterns, options] = node.arguments;
  const nodes = patterns?.type === 'ArrayExpression' ? patterns.elements : [patterns];
  const globs = nodes.flatMap((each) => (each == null ? [] : (literalName(unwrap(each)) ?? [])));
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  if (wanted.length === 0) return null;
  const eager = always || optionOf(options, 'eager') === 'true';
  const load: Load = {
    kind: 'dynamic-import',
    name: optionOf(options, 'import') ?? '*',
    cjs: false,
    at: rangeOf(node),
  };
  const entries = wanted.flatMap((glob): readonly ObjectEntry[] => {
    const module = loadedFrom(lowering, [glob], load);
    const value = module === null || eager ? module : answering(lowering, module, rangeOf(node));
    return value === null ? [] : [{ key: null, value, spread: false, at: rangeOf(node) }];
  });
  return lowering.add({ at: rangeOf(node), kind: 'object', entries });
};

const optionOf = (options: TSESTree.Node | undefined, name: string): string | null => {
  if (options?.type !== 'ObjectExpression') return null;
  for (const property of options.properties) {
    if (property.type === 'Property' && nameOf(property.key) === name && property.value.type === 'Literal')
      return String(property.value.value);
  }
  return null;
};

/** A function that answers `value`. */
const answering = (lowering: Lowering, value: ValueId | null, at: Range): ValueId | null => {
  if (value === null) return null;
  const fn = reserveFunction(lowering, at, false);
  const draft = lowering.functions[fn];
  if (draft !== undefined) draft.body = [{ kind: 'exit', how: 'return', value, at }];
  return lowering.add({ at, kind: 'function', fn });
};
