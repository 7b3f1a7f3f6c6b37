import type { Imports } from '../source/imports.ts';
import { endOf, j, startOf } from '../source/node.ts';
import { appendProperty, objectInLines } from '../source/object-literal.ts';
import type { Source } from '../source/source.ts';
import type { BodyParser } from './body-parsers.ts';

/** Gives a parser the option `verify`, which sees the bytes before they are parsed. */
export const keepBytes = (source: Source, imports: Imports, { call }: BodyParser, name: string): void => {
  const verify = verifyOption(source, imports, name);
  const [options] = call.arguments;
  if (j.ObjectExpression.check(options)) appendProperty(source, options, verify);
  else {
    const at = endOf(call) - 1;
    const gap = source.text.slice(0, at).endsWith('*/') ? ' ' : '';
    source.magic.appendLeft(at, gap + objectInLines(source, startOf(call), [], verify));
  }
};

const verifyOption = (source: Source, imports: Imports, name: string): readonly string[] => {
  const message = source.typescript ? imports.typeOf('node:http', 'IncomingMessage', 'IncomingMessage') : null;
  const req = message === null ? 'req' : `req: ${message} & { ${name}?: Buffer }`;
  return [`verify: (${req}, _res, buf) => {`, `  req.${name} = buf;`, '},'];
};
