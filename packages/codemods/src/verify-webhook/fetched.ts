import { isEdgeRoute } from '../source/edge.ts';
import { usesOf } from '../source/names.ts';
import { contains, j, memberName, type Node, objectOf, type Path } from '../source/node.ts';
import { keyOf } from '../source/object-literal.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { exportedValue } from './exported.ts';
import { functionAt } from './function-at.ts';
import { type Handler, handlerOf, parameterOf } from './handler.ts';
import type { Setting } from './setting.ts';

/** A function that is handed a Fetch request. */
export interface Fetched {
  readonly handler: Handler;
  /** As an expression: `request`, `event.request`. */
  readonly request: string;
  readonly uses: readonly Path[];
  readonly exported: boolean;
  /** No `node:` module is at hand. */
  readonly edge: boolean;
  env(name: string): string;
  readonly notes: readonly string[];
}

type Fetches = (setting: Setting, site: Site) => Fetched;

const processEnv = (name: string): string => `process.env.${name}`;

/** `export const POST = async (request) => …` of Next.js and its like. */
const nextApp: Fetches = (setting, site) => {
  const { source } = setting;
  const handler = handlerOf(source, exportedValue(source, 'POST', site), 1);
  const request = parameterOf(handler, 0, 'request');
  return {
    handler,
    ...itself(handler, request),
    exported: true,
    edge: isEdgeRoute(source),
    env: processEnv,
    notes: [],
  };
};

/** One function for all that comes in. */
const served =
  (env: (setting: Setting, handler: Handler, name: string) => string, isEdge: (setting: Setting) => boolean): Fetches =>
  (setting, site) => {
    const handler = functionAt(setting.source, site);
    if (/\bpathname\b|\.url\b/u.test(sliceOf(setting.source, handler.fn)))
      throw new Refusal('The function serves several paths, and only one of them is the webhook.');
    const request = parameterOf(handler, 0, 'request');
    return {
      handler,
      ...itself(handler, request),
      exported: false,
      edge: isEdge(setting),
      env: (name) => env(setting, handler, name),
      notes: [],
    };
  };

/** `async ({ request }) => …`, `async (event) => … event.request …` */
const contained =
  (env: (setting: Setting, handler: Handler, name: string) => string, isEdge: boolean): Fetches =>
  (setting, site) => {
    const handler = functionAt(setting.source, site);
    return {
      handler,
      ...taken(handler),
      exported: true,
      edge: isEdge,
      env: (name) => env(setting, handler, name),
      notes: [],
    };
  };

const itself = (handler: Handler, request: string): Pick<Fetched, 'request' | 'uses'> => ({
  request,
  uses: usesOf(request, handler.path),
});

const taken = (handler: Handler): Pick<Fetched, 'request' | 'uses'> => {
  const [param] = handler.fn.params;
  if (param !== undefined && j.ObjectPattern.check(param)) {
    const local = takenOut(param, 'request');
    if (local === null) throw new Refusal('The handler takes no request.');
    return { request: local, uses: usesOf(local, handler.path).filter(({ node }) => !contains(param, node)) };
  }
  const event = parameterOf(handler, 0, 'request');
  const uses = usesOf(event, handler.path).flatMap((use): readonly Path[] => {
    const around: Path = use.parent;
    if (objectOf(around.node) === use.node)
      return memberName(around.node) === 'request' ? [around, ...aliasesOf(handler, around)] : [];
    const { node } = around;
    const local =
      j.VariableDeclarator.check(node) && j.ObjectPattern.check(node.id) ? takenOut(node.id, 'request') : null;
    return local === null ? [] : usesOf(local, handler.path).filter((one) => !contains(node, one.node));
  });
  return { request: `${event}.request`, uses };
};

/** `const request = event.request` */
const aliasesOf = (handler: Handler, { node, parent }: Path): readonly Path[] => {
  const holder: Node = parent.node;
  return j.VariableDeclarator.check(holder) && holder.init === node && j.Identifier.check(holder.id)
    ? usesOf(holder.id.name, handler.path)
    : [];
};

/** The local name of a member in a pattern. */
const takenOut = (pattern: ReturnType<typeof j.objectPattern>, name: string): string | null => {
  const property = pattern.properties.find((one) => keyOf(one) === name);
  return j.ObjectProperty.check(property) && j.Identifier.check(property.value) ? property.value.name : null;
};

const workerEnv = ({ source, expects }: Setting, { fn }: Handler, name: string): string => {
  const [, second] = fn.params;
  if (!j.Identifier.check(second))
    throw new Refusal('The function is not handed its environment: take it as the second parameter first.');
  if (source.typescript) expects.add(name);
  return `${second.name}.${name}`;
};

const pagesEnv = ({ source, expects }: Setting, { fn }: Handler, name: string): string => {
  const [param] = fn.params;
  if (source.typescript) expects.add(name);
  if (j.Identifier.check(param)) return `${param.name}.env.${name}`;
  const local = j.ObjectPattern.check(param) ? takenOut(param, 'env') : null;
  if (local === null) throw new Refusal('The function is not handed its environment: take env beside request first.');
  return `${local}.${name}`;
};

const svelteEnv = ({ imports }: Setting, _: Handler, name: string): string =>
  `${imports.named('$env/dynamic/private', 'env')}.${name}`;

const always = (): boolean => true;

/** By the framework of the route. */
const FETCHES: ReadonlyMap<string, Fetches> = new Map([
  ['next-app', nextApp],
  ['vercel', nextApp],
  ['worker', served(workerEnv, always)],
  ['deno', served((_, __, name) => `Deno.env.get('${name}')`, always)],
  [
    'bun',
    served(
      (_, __, name) => processEnv(name),
      () => false,
    ),
  ],
  ['pages-function', contained(pagesEnv, true)],
  ['sveltekit', contained(svelteEnv, false)],
  ['remix', contained((_, __, name) => processEnv(name), false)],
]);

export const fetchedIn = (framework: string): Fetches => {
  const fetches = FETCHES.get(framework);
  if (fetches === undefined) throw new Refusal(`How the framework ${framework} provides a raw body is not known here.`);
  return fetches;
};
