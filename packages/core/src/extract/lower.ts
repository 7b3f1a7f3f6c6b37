import type { Catalog } from '../catalog/catalog.ts';
import type { Structure } from '../facts/structure.ts';
import { directivesOf } from './directives.ts';
import { lowerExpression } from './lower-expression.ts';
import { inFunction, reserveFunction } from './lower-function.ts';
import { lowerStatement } from './lower-statement.ts';
import { Lowering } from './lowering.ts';
import type { ParsedSource } from './source.ts';

/** The one walk over a file's syntax: everything after works on the structure it answers. */
export const lower = (source: ParsedSource, catalog: Catalog): Structure => {
  const lowering = new Lowering(source, catalog, { expression: lowerExpression, statement: lowerStatement });
  const { body } = source.ast;
  // Not the program's own range: parsers disagree whether comments belong to it.
  const module = reserveFunction(lowering, [0, source.text.length], false);
  const directives = directivesOf(body);
  const steps = inFunction(lowering, module, null, () => lowering.statements(body));
  const draft = lowering.functions[module];
  if (draft !== undefined) Object.assign(draft, { body: steps, directives });
  return lowering.finish(directives);
};
