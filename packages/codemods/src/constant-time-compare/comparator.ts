import { versionOf } from '../project/versions.ts';
import { programOf } from '../source/bindings.ts';
import { declareAbove } from '../source/declare-above.ts';
import { edgeOf } from '../source/edge.ts';
import { functionsIn } from '../source/functions-in.ts';
import type { Mending } from '../source/mend-sites.ts';
import { freshName, referencedNames } from '../source/names.ts';
import { j, type Path } from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';

/** One side of a comparison, as an expression. */
export interface Side {
  readonly text: string;
  /** Surely a text, whoever sends what. */
  readonly sure: boolean;
  /** Nothing but names: it may be written twice. */
  readonly plain: boolean;
}

/** An expression that says whether both are equal, and one that says they are not. */
export interface Answer {
  readonly equal: string;
  readonly differs: string;
  /** It consists of several conditions. */
  readonly compound: boolean;
}

export const COMPARES =
  /^(?:(?:is)?(?:safe|secure|timing_?safe|constant_?time|const_?time|ct)_?(?:string|str|buffer)?_?(?:equals?|compare|comparison|isEqual|eq)|tsscmp|scmp|equalInConstantTime)$/iu;

/** Two texts, by what the project has for it, or else by the platform. Absent ones equal nothing. */
export const equalTexts = (mending: Mending, at: Path, left: Side, right: Side): Answer => {
  const own = ownOf(mending, at);
  if (own !== null) return called(`${own}(${left.text}, ${right.text})`);
  // What compares in constant time there answers a promise, which nobody here waits for.
  const isNode = edgeOf(mending.source, mending.imports) === null;
  const bought = isNode ? byLibrary(mending, left, right) : null;
  if (bought !== null) return bought;
  const name = declared(mending, at, isNode ? digesting : adding);
  return called(`${name}(${left.text}, ${right.text})`);
};

/** Two buffers. */
export const equalBytes = (mending: Mending, at: Path, left: Side, right: Side): Answer => {
  const { source, imports } = mending;
  const runsAt = edgeOf(source, imports);
  if (runsAt !== null) throw new Refusal(`The file runs on ${runsAt}, which may have no node:crypto.`);
  if (!left.plain || !right.plain) {
    const name = declared(mending, at, ofBytes);
    return called(`${name}(${left.text}, ${right.text})`);
  }
  const timingSafe = visible(at, imports.named('node:crypto', 'timingSafeEqual'));
  const equal = `${timingSafe}(${left.text}, ${right.text})`;
  const lengths = (operator: string): string => `${left.text}.length ${operator} ${right.text}.length`;
  return { equal: `${lengths('===')} && ${equal}`, differs: `${lengths('!==')} || !${equal}`, compound: true };
};

const called = (call: string): Answer => ({ equal: call, differs: `!${call}`, compound: false });

/** What the config names, and what the file declares itself. */
const ownOf = ({ project, imports, source }: Mending, at: Path): string | null => {
  const configured = project.wrappers?.verifier?.find((one) => COMPARES.test(one.import));
  if (configured !== undefined) return visible(at, imports.named(configured.from, configured.import));
  const mine = functionsIn(programOf(source).body).find(
    ({ name, fn }) =>
      COMPARES.test(name) &&
      fn.params.length === 2 &&
      fn.async !== true &&
      lookUp(at, name)?.holder.node === programOf(source) &&
      takesTexts(sliceOf(source, fn)),
  );
  return mine?.name ?? null;
};

/** Of buffers it would throw over texts, and over what is absent one that asks for lengths at once. */
const takesTexts = (text: string): boolean =>
  (/timingSafeEqual/u.test(text) && /Buffer\.from|createH(?:ash|mac)|TextEncoder|digest/u.test(text)) ||
  (/\btypeof\b/u.test(text) && /charCodeAt\(\w+\) \^/u.test(text));

const RUNTIME = '@seamlint/runtime';

/** Each by whether it takes texts, or buffers only. */
const LIBRARIES: readonly (readonly [name: string, local: string, takes: 'texts' | 'buffers'])[] = [
  ['tsscmp', 'tsscmp', 'texts'],
  ['safe-compare', 'safeCompare', 'texts'],
  ['scmp', 'scmp', 'buffers'],
  ['buffer-equal-constant-time', 'bufferEqual', 'buffers'],
  [RUNTIME, 'safeEqual', 'texts'],
];

const byLibrary = ({ source, imports, project }: Mending, left: Side, right: Side): Answer | null => {
  const found = LIBRARIES.find(([name]) => project.dependencies.has(name));
  // JavaScript may hand what is absent to the runtime.
  const open = [left, right].filter(({ sure }) => !sure && (found?.[0] !== RUNTIME || source.typescript));
  if (found === undefined || open.some(({ plain }) => !plain)) return null;
  const [name, local, declaredFor] = found;
  const takes = name === 'scmp' && versionOf(project, name)?.major === 1 ? 'texts' : declaredFor;
  const [a, b] = [left, right].map(({ text }) => (takes === 'texts' ? text : `Buffer.from(${text})`));
  const call = `${name === RUNTIME ? imports.named(name, local) : imports.defaultOf(name, local)}(${a}, ${b})`;
  const type = styledLine("'string'", source.style);
  const guards = (operator: string): readonly string[] => open.map(({ text }) => `typeof ${text} ${operator} ${type}`);
  return {
    equal: [...guards('==='), call].join(' && '),
    differs: [...guards('!=='), `!${call}`].join(' || '),
    compound: open.length > 0,
  };
};

/** What is declared in the file where it has nothing of its own. */
interface Helper {
  readonly names: readonly [string, ...string[]];
  lines(name: string, mending: Mending): readonly string[];
}

const typesOf = ({ source }: Mending, ...types: readonly string[]): readonly string[] =>
  types.map((type) => (source.typescript ? `: ${type}` : ''));

const digesting: Helper = {
  names: ['safeEqual', 'equalInConstantTime'],
  lines: (name, mending) => {
    const hash = mending.imports.named('node:crypto', 'createHash');
    const equal = mending.imports.named('node:crypto', 'timingSafeEqual');
    const [unknown, text, answer] = typesOf(mending, 'unknown', 'string', 'boolean');
    return [
      '/** Compares in constant time, even if the lengths differ; what is not a string equals nothing. */',
      `function ${name}(a${unknown}, b${unknown})${answer} {`,
      "  if (typeof a !== 'string' || typeof b !== 'string') return false;",
      `  const digest = (text${text}) => ${hash}('sha256').update(text).digest();`,
      `  return ${equal}(digest(a), digest(b));`,
      '}',
    ];
  },
};

/** Where no `node:` module may be at hand. */
const adding: Helper = {
  names: ['safeEqual', 'equalInConstantTime'],
  lines: (name, mending) => {
    const [unknown, answer] = typesOf(mending, 'unknown', 'boolean');
    return [
      '/** Takes the same time wherever two strings of equal length differ; what is not a string equals nothing. */',
      `function ${name}(a${unknown}, b${unknown})${answer} {`,
      "  if (typeof a !== 'string' || typeof b !== 'string' || a.length !== b.length) return false;",
      '  let difference = 0;',
      '  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);',
      '  return difference === 0;',
      '}',
    ];
  },
};

const ofBytes: Helper = {
  names: ['safeBufferEqual', 'equalBuffersInConstantTime'],
  lines: (name, mending) => {
    const equal = mending.imports.named('node:crypto', 'timingSafeEqual');
    const [bytes, answer] = typesOf(mending, 'Uint8Array', 'boolean');
    return [
      '/** Takes the same time wherever two buffers of equal length differ. */',
      `function ${name}(a${bytes}, b${bytes})${answer} {`,
      `  return a.length === b.length && ${equal}(a, b);`,
      '}',
    ];
  },
};

const functions = new WeakMap<Source, Map<Helper, string>>();

/** A function of the file, once for all places. */
const declared = (mending: Mending, at: Path, helper: Helper): string => {
  const { source } = mending;
  const all = functions.get(source) ?? new Map<Helper, string>();
  functions.set(source, all);
  const before = all.get(helper);
  if (before !== undefined) return before;
  const name = freshName(helper.names, new Set(referencedNames(source.root)));
  declareAbove(source, at.node, helper.lines(name, mending));
  all.set(helper, name);
  return name;
};

/** The name, if it means at the place what it means where the file begins. */
const visible = (at: Path, expression: string): string => {
  const name = expression.split('.')[0] ?? expression;
  const found = lookUp(at, name);
  if (found === null || found.kind === 'import' || j.Program.check(found.holder.node)) return expression;
  throw new Refusal(`At this place, ${name} means something other than at the top of the file.`);
};
