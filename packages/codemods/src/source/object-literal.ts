import type { ObjectExpression } from 'jscodeshift';
import { endOf, j, type Node, startOf } from './node.ts';
import { beginsLine, indentAt, type Source, sliceOf } from './source.ts';
import { styled, styledLine } from './style.ts';

/** The name of a property that has one. */
export const keyOf = (property: Node): string | null => {
  if (!j.ObjectProperty.check(property) && !j.ObjectMethod.check(property)) return null;
  if (j.Identifier.check(property.key)) return property.key.name;
  return j.StringLiteral.check(property.key) ? property.key.value : null;
};

/** Adds a property behind the others, on lines of its own if they have such or it needs several. It ends with a comma. */
export const appendProperty = (source: Source, object: ObjectExpression, lines: readonly string[]): void => {
  const { magic, style, text } = source;
  const last = object.properties.at(-1);
  if (last === undefined || (lines.length > 1 && !beginsLine(source, startOf(last)))) {
    magic.overwrite(startOf(object), endOf(object), spreadOut(source, object, lines));
    return;
  }
  const comma = /^\s*,/u.exec(text.slice(endOf(last), endOf(object)))?.[0].length ?? 0;
  const at = endOf(last) + comma;
  if (comma === 0) magic.appendLeft(endOf(last), ',');
  if (!beginsLine(source, startOf(last))) {
    magic.appendLeft(at, ` ${styled(lines, style, '').replace(/,$/u, '')}`);
    return;
  }
  // Behind whatever comment ends the line.
  const comment = /^[ \t]*\/\/[^\r\n]*/u.exec(text.slice(at))?.[0].length ?? 0;
  magic.appendLeft(at + comment, style.eol + styled(lines, style, indentAt(source, startOf(last))));
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
  const end = endOf(last);
  const comma = /^\s*,/u.exec(text.slice(end, endOf(object)))?.[0].length ?? 0;
  if (!beginsLine(source, startOf(last))) {
    magic.appendLeft(end + comma, comma === 0 ? `, ${written}` : ` ${written},`);
    return;
  }
  if (comma === 0) magic.appendLeft(end, ',');
  // Behind whatever comment ends the line.
  const comment = /^[ \t]*\/\/[^\r\n]*/u.exec(text.slice(end + comma))?.[0].length ?? 0;
  const ending = comma === 0 ? '' : ',';
  magic.appendLeft(end + comma + comment, `${style.eol}${indentAt(source, startOf(last))}${written}${ending}`);
};

/** The object with a line for each property. */
const spreadOut = (source: Source, object: ObjectExpression, lines: readonly string[]): string => {
  const own = object.properties.map((property) => sliceOf(source, property));
  return objectInLines(source, startOf(object), own, lines);
};

/** An object literal that begins on the line of `at`. */
export const objectInLines = (source: Source, at: number, own: readonly string[], lines: readonly string[]): string => {
  const { style } = source;
  const base = indentAt(source, at);
  const inner = base + style.indent;
  const properties = own.map((property) => `${inner}${property},`);
  return ['{', ...properties, styled(lines, style, inner), `${base}}`].join(style.eol);
};
