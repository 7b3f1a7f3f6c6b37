import type { ObjectExpression } from 'jscodeshift';
import { endOf, j, type Node, startOf } from './node.ts';
import { propertyLines, tailOf } from './property-lines.ts';
import { beginsLine, indentAt, type Source } from './source.ts';
import { styled, styledLine } from './style.ts';

/** The name of a property that has one. */
export const keyOf = (property: Node): string | null => {
  if (!j.ObjectProperty.check(property) && !j.ObjectMethod.check(property)) return null;
  if (j.Identifier.check(property.key)) return property.key.name;
  return j.StringLiteral.check(property.key) ? property.key.value : null;
};

/** Adds a property behind the others, on lines of its own if they have such or it needs several. It ends with a comma. */
export const appendProperty = (source: Source, object: ObjectExpression, lines: readonly string[]): void => {
  const { magic, style } = source;
  const last = object.properties.at(-1);
  if (last === undefined || (lines.length > 1 && !beginsLine(source, startOf(last)))) {
    magic.overwrite(startOf(object), endOf(object), spreadOut(source, object, lines));
    return;
  }
  const { hasComma, at, lineEnd } = tailOf(source, last, endOf(object));
  if (!hasComma) magic.appendLeft(at, ',');
  if (!beginsLine(source, startOf(last))) {
    magic.appendLeft(at, ` ${styled(lines, style, '').replace(/,$/u, '')}`);
    return;
  }
  magic.appendLeft(lineEnd, style.eol + styled(lines, style, indentAt(source, startOf(last))));
};

/** Adds a property that fits a line: on one of its own where the others have such, without a comma behind it where they have none. */
export const addProperty = (source: Source, object: ObjectExpression, line: string): void => {
  const { magic, style, text } = source;
  const last = object.properties.at(-1);
  const written = styledLine(line, style);
  if (last === undefined) {
    magic.appendLeft(startOf(object) + 1, ` ${written} `);
    if (/^\s+\}$/u.test(text.slice(startOf(object) + 1, endOf(object))))
      magic.remove(startOf(object) + 1, endOf(object) - 1);
    return;
  }
  const { hasComma, at, lineEnd } = tailOf(source, last, endOf(object));
  if (!beginsLine(source, startOf(last))) {
    magic.appendLeft(at, hasComma ? ` ${written},` : `, ${written}`);
    return;
  }
  if (!hasComma) magic.appendLeft(at, ',');
  const ending = hasComma ? ',' : '';
  magic.appendLeft(lineEnd, `${style.eol}${indentAt(source, startOf(last))}${written}${ending}`);
};

/** The object with a line for each property. */
const spreadOut = (source: Source, object: ObjectExpression, lines: readonly string[]): string =>
  objectInLines(source, startOf(object), propertyLines(source, object), lines);

/** An object literal that begins on the line of `at`. `own`: lines without indentation that come first. */
export const objectInLines = (source: Source, at: number, own: readonly string[], lines: readonly string[]): string => {
  const { style } = source;
  const base = indentAt(source, at);
  const inner = base + style.indent;
  const properties = own.map((line) => inner + line);
  return ['{', ...properties, styled(lines, style, inner), `${base}}`].join(style.eol);
};
