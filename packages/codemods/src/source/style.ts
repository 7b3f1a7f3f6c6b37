import type { Collection } from 'jscodeshift';
import type MagicString from 'magic-string';
import { endOf, j, type Node, startOf } from './node.ts';

/** How the file is written, as far as inserted code has to follow. */
export interface Style {
  readonly eol: '\n' | '\r\n';
  readonly indent: string;
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
}

export const detectStyle = (text: string, root: Collection, magic: MagicString): Style => ({
  eol: text.split('\r\n').length > text.split('\n').length / 2 ? '\r\n' : '\n',
  // magic-string answers a tab where no line is indented.
  indent: /^[ \t]+\S/mu.test(text) ? magic.getIndentString() : '  ',
  quote: usesDoubleQuotes(text, root) ? '"' : "'",
  semicolons: usesSemicolons(text, root),
});

const usesDoubleQuotes = (text: string, root: Collection): boolean => {
  let balance = 0;
  for (const path of root.find(j.StringLiteral).paths()) {
    if (j.JSXAttribute.check(path.parent.node)) continue;
    balance += text[startOf(path.node)] === '"' ? 1 : -1;
  }
  return balance > 0;
};

const usesSemicolons = (text: string, root: Collection): boolean => {
  let balance = 0;
  const found = [
    ...root.find(j.ExpressionStatement).nodes(),
    ...root.find(j.ImportDeclaration).nodes(),
    ...root.find(j.ReturnStatement).nodes(),
    ...root
      .find(j.VariableDeclaration)
      .filter(({ parent }) => !isLoop(parent.node))
      .nodes(),
  ];
  for (const node of found) balance += text[endOf(node) - 1] === ';' ? 1 : -1;
  return balance >= 0;
};

const isLoop = (node: Node): boolean =>
  j.ForStatement.check(node) || j.ForOfStatement.check(node) || j.ForInStatement.check(node);

/**
 * Lines written with single quotes, semicolons and two spaces, as this file would have them.
 * None may hold a quote inside a string, or begin with a character that continues the line before.
 */
export const styled = (lines: readonly string[], style: Style, base: string): string =>
  lines.map((line) => (line === '' ? '' : base + styledLine(line, style))).join(style.eol);

export const styledLine = (line: string, style: Style): string => {
  const quoted = line.replaceAll("'", style.quote);
  const ended = style.semicolons ? quoted : quoted.replace(/;$/u, '').replace(/; \}/gu, ' }');
  return ended.replace(/^(?: {2})+/u, (spaces) => style.indent.repeat(spaces.length / 2));
};
