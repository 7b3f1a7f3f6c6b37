import { ownCopy } from '../read/own-copy.ts';

/** A module named in a text. Offsets are those of the specifier itself, without quotes. */
export interface Specifier {
  readonly specifier: string;
  readonly start: number;
}

/** An import or require of something computed: which module, only the running program knows. */
export interface Loader {
  /** The literal the argument contains, if any: `./routes/` in `require('./routes/' + name)`. */
  readonly hint: string | null;
  readonly start: number;
}

export interface Specifiers {
  readonly named: readonly Specifier[];
  readonly loaders: readonly Loader[];
}

/**
 * The modules a text names, without parsing it. It may read one out of a
 * comment or a string, it must not miss one: whoever asks looks at the file's
 * own edges then.
 */
export const scanSpecifiers = (text: string): Specifiers => {
  const named: Specifier[] = [];
  const loaders: Loader[] = [];
  for (const match of matchesIn(text)) {
    const [, ...groups]: readonly (string | undefined)[] = match;
    const specifier = groups.find((group) => group !== undefined);
    const end = match.index + match[0].length;
    if (specifier === undefined) loaders.push({ hint: hintOf(text.slice(end, end + 200)), start: match.index });
    else if (specifier !== '' && !PROSE.test(specifier)) {
      named.push({ specifier: keep(specifier), start: end - 1 - specifier.length });
    }
  }
  return { named: [...named, ...requiredUnder(text)], loaders };
};

/** `const load = createRequire(...)` requires under a name of its own. */
const requiredUnder = (text: string): readonly Specifier[] => {
  if (!text.includes('createRequire')) return [];
  const names = [...text.matchAll(/\b([\w$]+)\s*=\s*createRequire\b/gu)].map(([, name]) => name ?? '');
  return names
    .filter((name) => name !== 'require')
    .flatMap((name) => [
      ...text.matchAll(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\(\\s*["']([^"'\\n]+)["']`, 'gu')),
    ])
    .map((match) => {
      const [whole, specifier = ''] = match;
      return { specifier: keep(specifier), start: match.index + whole.length - 1 - specifier.length };
    });
};

/** Overlapping ones too: one read out of a comment must not hide the real one behind it. */
function* matchesIn(text: string): Iterable<RegExpExecArray> {
  // eslint-disable-next-line require-unicode-regexp -- a copy: it keeps MODULE's flags
  const module = new RegExp(MODULE);
  for (let match = module.exec(text); match !== null; match = module.exec(text)) {
    yield match;
    module.lastIndex = match.index + 'from'.length;
  }
}

/** Bare names have no blank: a sentence that happens to stand behind the word "from". */
const PROSE = /^[^./@~#$][^]*\s|^\s|[{}\n]/u;

/** Copies, made once per specifier, let go of the text. */
const copies = new Map<string, string>();
const keep = (part: string): string => {
  const known = copies.get(part);
  if (known !== undefined) return known;
  const copy = ownCopy(part);
  copies.set(copy, copy);
  return copy;
};

const GAP = String.raw`\s*(?:(?:\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|\/\/[^\n]*\n)\s*)*`;
const QUOTED = '(?:"([^"\\n]*)"|\'([^\'\\n]*)\'|`([^`$\\n]*)`)';
// What stands behind a quote or a dot names no module: `'from', name: '...'`, `Array.from`.
const STATEMENT = String.raw`(?<![\w$.'"\x60-])(?:from|import)${GAP}${QUOTED}`;
const CALL = String.raw`(?<![\w$'"\x60-])(?:import|require)${GAP}\(${GAP}${QUOTED}(?=${GAP}[,)])`;
// Prose puts a blank before a bracket ("import (or require)"), code that loads at run time does not.
const COMPUTED = String.raw`(?:\b(?:import|require)\(|\bimport\.meta\.glob(?:Eager)?\(|\brequire\.context\()(?=[^)])`;
// Every file is scanned: with the flag `u` that takes five times as long.
// eslint-disable-next-line require-unicode-regexp -- see above
const MODULE = new RegExp(`${STATEMENT}|${CALL}|${COMPUTED}`, 'g');

/** The first literal of an argument that is computed: a head that ends in a folder, or a glob. */
const hintOf = (argument: string): string | null => {
  const statement = /^[^;\n]*/u.exec(argument)?.[0] ?? '';
  const literal = /["'`]([^"'`$*]*)/u.exec(statement)?.[1];
  return literal === undefined ? null : keep(literal);
};
