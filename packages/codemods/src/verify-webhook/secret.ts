import { providers } from '@seamlint/providers';
import { type Binding, bindingsOf, programOf } from '../source/bindings.ts';
import { bare, dotted, j, type Node, stringValue } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import type { TransformProject } from '../transform.ts';
import type { Check } from './check.ts';

/** Where the signing secret comes from: a name that the file has for it already, or an environment variable to be read. */
export interface Secret {
  readonly constant: string | null;
  readonly env: string;
}

export const secretOf = (source: Source, check: Check, { envNames }: TransformProject): Secret =>
  declared(source, check) ??
  imported(source, check) ?? {
    constant: null,
    env: readElsewhere(source, check) ?? usedInProject(check, envNames) ?? check.secretEnv,
  };

/** Names that say of nobody whose they are. */
const NOBODYS = /^(?:WEBHOOK|ENDPOINT|SIGNING|API|CLIENT|APP)_(?:SECRET|KEY|TOKEN)$/u;

/** What the project calls it in other files: a name of the catalog, else the only one that reads like it. */
const usedInProject = (check: Check, envNames: TransformProject['envNames']): string | null => {
  const names = [...(envNames?.() ?? [])].filter((name) => !NOBODYS.test(name));
  const known = (providers.find(({ id }) => id === check.id)?.webhooks?.secretEnv ?? []).filter((name) =>
    names.includes(name),
  );
  const own = known.find((name) => /HOOK|SIGNING/u.test(name)) ?? known[0];
  if (own !== undefined) return own;
  const [only, ...others] = names.filter((name) => check.secretPattern.test(name));
  return others.length === 0 ? (only ?? null) : null;
};

const declared = (source: Source, check: Check): Secret | null => {
  for (const statement of programOf(source).body) {
    const declaration = j.ExportNamedDeclaration.check(statement) ? statement.declaration : statement;
    if (!declaration || !j.VariableDeclaration.check(declaration) || declaration.kind !== 'const') continue;
    for (const declarator of declaration.declarations) {
      if (!j.VariableDeclarator.check(declarator) || !declarator.init || !j.Identifier.check(declarator.id)) continue;
      const env = environmentName(declarator.init);
      if (env !== null && check.secretPattern.test(env)) return { constant: declarator.id.name, env };
    }
  }
  return null;
};

/** `import { STRIPE_WEBHOOK_SECRET } from './config'`, `env.STRIPE_WEBHOOK_SECRET` of an imported `env`. */
const imported = (source: Source, check: Check): Secret | null => {
  const values = bindingsOf(source).filter(({ typeOnly }) => !typeOnly);
  const own = values.find((one) => check.secretPattern.test(one.imported));
  if (own !== undefined) return { constant: own.local, env: own.imported };
  for (const node of source.root.find(j.MemberExpression).nodes()) {
    const text = dotted(node);
    const env = text?.split('.').at(-1) ?? '';
    if (text !== null && check.secretPattern.test(env) && isHolder(values, text)) return { constant: text, env };
  }
  return null;
};

const isHolder = (values: readonly Binding[], text: string): boolean =>
  values.some(({ local, module }) => text.startsWith(`${local}.`) && !/^(?:node:)?process$/u.test(module));

/** `NAME` of `process.env.NAME`, `Deno.env.get('NAME')`, with `!` or `?? ''` behind it. */
const environmentName = (node: Node): string | null => {
  const inner = bare(node);
  if (j.LogicalExpression.check(inner))
    return j.StringLiteral.check(inner.right) && inner.right.value === '' ? environmentName(inner.left) : null;
  if (j.CallExpression.check(inner)) {
    const [first] = inner.arguments;
    return dotted(inner.callee) === 'Deno.env.get' && first !== undefined ? stringValue(first) : null;
  }
  return /^(?:process|Bun)\.env\.(\w+)$/u.exec(dotted(inner) ?? '')?.[1] ?? null;
};

const readElsewhere = (source: Source, check: Check): string | null => {
  const nodes = [...source.root.find(j.MemberExpression).nodes(), ...source.root.find(j.CallExpression).nodes()];
  for (const node of nodes) {
    const env = environmentName(node);
    if (env !== null && check.secretPattern.test(env)) return env;
  }
  // `env.NAME` of what the function is handed, and the type that names it.
  const named = [...source.text.matchAll(/\benv\.(\w+)|^\s*([A-Z][A-Z0-9_]+)\??:/gmu)]
    .flatMap(([, member, field]) => member ?? field ?? [])
    .find((name) => check.secretPattern.test(name));
  return named ?? null;
};
