import { programOf } from '../source/bindings.ts';
import { bare, dotted, j, type Node } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import type { Check } from './check.ts';

/** Where the signing secret comes from: a constant that the file has already, or an environment variable to be read. */
export interface Secret {
  readonly constant: string | null;
  readonly env: string;
}

export const secretOf = (source: Source, check: Check): Secret => {
  for (const statement of programOf(source).body) {
    const declaration = j.ExportNamedDeclaration.check(statement) ? statement.declaration : statement;
    if (!declaration || !j.VariableDeclaration.check(declaration) || declaration.kind !== 'const') continue;
    for (const declarator of declaration.declarations) {
      if (!j.VariableDeclarator.check(declarator) || !declarator.init || !j.Identifier.check(declarator.id)) continue;
      const env = environmentName(declarator.init);
      if (env !== null && check.secretPattern.test(env)) return { constant: declarator.id.name, env };
    }
  }
  return { constant: null, env: readElsewhere(source, check) ?? check.secretEnv };
};

/** `NAME` of `process.env.NAME`, `process.env.NAME!` or `process.env.NAME ?? ''`. */
const environmentName = (node: Node): string | null => {
  const inner = bare(node);
  if (j.LogicalExpression.check(inner))
    return j.StringLiteral.check(inner.right) && inner.right.value === '' ? environmentName(inner.left) : null;
  return /^process\.env\.(\w+)$/u.exec(dotted(inner) ?? '')?.[1] ?? null;
};

const readElsewhere = (source: Source, check: Check): string | null => {
  for (const node of source.root.find(j.MemberExpression).nodes()) {
    const env = environmentName(node);
    if (env !== null && check.secretPattern.test(env)) return env;
  }
  return null;
};
