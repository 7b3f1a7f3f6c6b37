import { parseSync } from 'oxc-parser';
import { bindingsOf, exportedList, importsEnd, type ListOf, type Parsed } from './eslint-config-tree.ts';

export type Edited = { readonly text: string } | { readonly why: string };

const PLUGIN = 'eslint-plugin-seamlint';

/**
 * Puts the plugin's recommended config at the end of a flat config, in the style of the file, where that is an array or a
 * call of `defineConfig` or `tseslint.config`; else says why not.
 */
export const editEslintConfig = (file: string, text: string): Edited => {
  const parsed = parse(file, text);
  if (parsed === undefined) return { why: `${file} does not parse` };
  const list = exportedList(parsed);
  if (list === undefined)
    return { why: `${file} exports neither an array nor a call of defineConfig or tseslint.config` };
  const name = bindingsOf(parsed).has('seamlint') || /\bseamlint\b/u.test(text) ? 'seamlintPlugin' : 'seamlint';
  const element = `${name}.configs.recommended`;
  const edits = [importEdit(parsed, list, name), ...elementEdits(list, element, text)];
  const after = edits
    .toSorted((a, b) => b.at - a.at)
    .reduce((all, { at, put }) => all.slice(0, at) + put + all.slice(at), text);
  return isRight(file, after, list.items.length + 1, element)
    ? { text: after }
    : { why: `${file} is written in a way that is not understood` };
};

interface Edit {
  readonly at: number;
  readonly put: string;
}

/** Its errors are told; a text with one has no tree, or one with holes. */
const parse = (file: string, text: string): Parsed | undefined => {
  const lang = /\.[cm]?ts$/u.test(file) ? 'ts' : 'js';
  const sourceType = /\.c[jt]s$/u.test(file) ? 'script' : 'unambiguous';
  const { program, errors, comments } = parseSync(file, text, { lang, sourceType, preserveParens: false });
  return errors.length > 0 ? undefined : { program, comments, text };
};

/** Read again, the list is longer by this one. */
const isRight = (file: string, text: string, length: number, element: string): boolean => {
  const parsed = parse(file, text);
  const items = (parsed && exportedList(parsed))?.items ?? [];
  const last = items.at(-1);
  return items.length === length && last !== undefined && text.slice(last.start, last.end) === element;
};

const importEdit = (parsed: Parsed, { commonJs }: ListOf, name: string): Edit => {
  const { text } = parsed;
  const { at, isAfter, isEnded } = importsEnd(parsed, commonJs);
  const quote = count(text, /"[^"\n]*"/gu) > count(text, /'[^'\n]*'/gu) ? '"' : "'";
  const end = isEnded ? ';' : '';
  const eol = eolOf(text);
  const line = commonJs
    ? `const ${name} = require(${quote}${PLUGIN}${quote}).default${end}`
    : `import ${name} from ${quote}${PLUGIN}${quote}${end}`;
  return { at, put: isAfter ? `${eol}${line}` : `${line}${eol}${eol}` };
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const elementEdits = ({ items, open, close }: ListOf, element: string, text: string): readonly Edit[] => {
  const last = items.at(-1);
  if (last === undefined) return [{ at: open, put: element }];
  const behind = text.slice(last.end, close);
  const hasComma = /^\s*(?:\/\*[^]*?\*\/\s*)*,/u.test(behind);
  if (!text.slice(open, items[0]?.start).includes('\n')) return [{ at: last.end, put: `, ${element}` }];
  const own = indentAt(text, last.start);
  const eol = eolOf(text);
  // A comment behind the last element stays with it.
  const comment = /^[ \t]*,?[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=\r?\n))/u.exec(behind)?.[0];
  if (comment === undefined) return [{ at: last.end, put: `,${eol}${own}${element}` }];
  return [
    ...(hasComma ? [] : [{ at: last.end, put: ',' }]),
    { at: last.end + comment.length, put: `${eol}${own}${element}${hasComma ? ',' : ''}` },
  ];
};

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/u.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
