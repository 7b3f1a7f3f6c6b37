import type { Binding } from '../source/bindings.ts';
import { declaratorsOf, isFunction, usesOf } from '../source/names.ts';
import {
  bare,
  contains,
  dotted,
  endOf,
  j,
  memberName,
  type Node,
  objectOf,
  type Path,
  startOf,
  stringValue,
} from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type BodyParser, bodyParserOf, readsEvents, refuseConditional } from './body-parsers.ts';
import type { Route } from './handler.ts';

/** What reads the body before a route's handler does, in the order it runs. */
export interface Stack {
  readonly before: readonly BodyParser[];
  readonly onRoute: readonly BodyParser[];
  /** Why there may be more than this file shows; null where it shows all. */
  readonly open: string | null;
}

interface Asking {
  readonly source: Source;
  readonly bindings: readonly Binding[];
}

/** Callees that take an application without putting middleware in. */
const HARMLESS = /createServer|listen|expressWs|Sentry|swagger|onRequest|serverless/iu;

export const stackOf = (source: Source, bindings: readonly Binding[], route: Route): Stack => {
  const asking = { source, bindings };
  const onRoute = route.chain.slice(0, -1).flatMap((node) => parsersIn(asking, node, route.url));
  const reached = reachedFrom(asking, route.router, route.path, route.url, new Set());
  return { before: reached.before, onRoute, open: reached.open };
};

type Reached = Omit<Stack, 'onRoute'>;

/** The parsers of `router` in front of `at`, and of whatever it is mounted on. */
const reachedFrom = (asking: Asking, router: string, at: Path, url: string | null, seen: Set<string>): Reached => {
  const made = originOf(asking, router);
  if (made === null || seen.has(router)) return { before: [], open: `${router} comes from outside this file` };
  const uses = usesOf(router, programPath(asking.source));
  const own = uses.flatMap((use) => middlewareOf(asking, use, at, url));
  if (made === 'app') return { before: own, open: handedOn(uses, at) };
  if (isExported(asking.source, router)) return { before: own, open: `${router} is mounted in another file` };
  return mountedOn(asking, router, uses, own, new Set([...seen, router]));
};

const programPath = (source: Source): Path => {
  const [path] = source.root.find(j.Program).paths();
  if (path === undefined) throw new Refusal(`${source.path} is empty.`);
  return path;
};

/** Whether a name is an Express application or router that this file makes. */
const originOf = ({ source, bindings }: Asking, name: string): 'app' | 'router' | null => {
  const [declarator, ...others] = declaratorsOf(name, source.root);
  if (declarator === undefined || others.length > 0 || !j.VariableDeclarator.check(declarator.node)) return null;
  const init = declarator.node.init ? bare(declarator.node.init) : null;
  if (init === null || (!j.CallExpression.check(init) && !j.NewExpression.check(init))) return null;
  const written = source.text.slice(startOf(init.callee), endOf(init.callee));
  const required = /^require\(['"]express['"]\)(?:\.(\w+))?$/u.exec(written);
  if (required !== null) return required[1] === 'Router' ? 'router' : 'app';
  const [head, ...members] = (dotted(init.callee) ?? '').split('.');
  const binding = bindings.find((one) => one.local === head && one.module === 'express');
  if (binding === undefined) return null;
  return (members.at(-1) ?? binding.imported) === 'Router' ? 'router' : 'app';
};

/** The parsers that `router.use(...)` puts in front of `at`. */
const middlewareOf = (asking: Asking, use: Path, at: Path, url: string | null): readonly BodyParser[] => {
  const call: Path | null = use.parent?.parent ?? null;
  if (call === null || !j.CallExpression.check(call.node) || memberName(call.node.callee) !== 'use') return [];
  if (objectOf(call.node.callee) !== use.node || !runsBefore(call, at)) return [];
  const [first] = call.node.arguments;
  const mount = first === undefined ? null : stringValue(first);
  if (mount !== null && url !== null && !isPrefix(mount, url)) return [];
  return call.node.arguments.flatMap((node) => parsersIn(asking, node, url));
};

/** By place; where the two stand in different functions, nobody can tell. */
const runsBefore = (call: Path, at: Path): boolean =>
  functionOf(call) !== functionOf(at) || endOf(call.node) <= startOf(at.node);

const functionOf = (path: Path): Node | null => {
  for (let at: Path | null = path.parent; at !== null; at = at.parent) if (isFunction(at.node)) return at.node;
  return null;
};

const isPrefix = (mount: string, url: string): boolean => {
  const prefix = mount.replace(/\/+$/u, '');
  return url === prefix || url.startsWith(`${prefix}/`);
};

const parsersIn = (asking: Asking, node: Node, url: string | null): readonly BodyParser[] => {
  if (j.ArrayExpression.check(node)) return node.elements.flatMap((item) => (item ? parsersIn(asking, item, url) : []));
  const parser = bodyParserOf(asking.source, asking.bindings, node);
  if (parser !== null) {
    refuseConditional(asking.source, parser.call);
    return readsEvents(parser) ? [parser] : [];
  }
  refuseUnreadable(asking, node, url);
  return [];
};

/** A middleware that may or may not parse: refused, unless it names the route to leave it out. */
const refuseUnreadable = ({ source, bindings }: Asking, node: Node, url: string | null): void => {
  const inner = bare(node);
  const fn = isFunction(inner) ? inner : null;
  if (fn !== null) {
    const inside = j(fn)
      .find(j.CallExpression)
      .filter((path) => bodyParserOf(source, bindings, path.node) !== null);
    const exempt =
      url !== null &&
      j(fn)
        .find(j.StringLiteral)
        .some((path) => path.node.value.startsWith(url));
    const calls =
      inside.length > 0 ||
      j(fn)
        .find(j.Identifier)
        .some((path) => isParserVariable(source, bindings, path.node));
    if (calls && !exempt) throw new Refusal('A middleware before the route decides by itself which bodies are parsed.');
    return;
  }
  const name = j.Identifier.check(inner) ? inner.name : j.CallExpression.check(inner) ? dotted(inner.callee) : null;
  const imported = bindings.find((one) => one.local === name?.split('.')[0]);
  if (name !== null && imported !== undefined && /^[.@~#]\/?/u.test(imported.module) && /json|body|pars/iu.test(name)) {
    throw new Refusal(`The middleware ${name} before the route comes from ${imported.module} and may parse the body.`);
  }
};

const isParserVariable = (source: Source, bindings: readonly Binding[], node: Node): boolean =>
  j.Identifier.check(node) && bodyParserOf(source, bindings, node) !== null;

/** Another function that gets the application before the route is there may put a parser on it. */
const handedOn = (uses: readonly Path[], at: Path): string | null => {
  for (const use of uses) {
    const call: Node | undefined = use.parent?.node;
    if (call === undefined || !j.CallExpression.check(call) || !call.arguments.some((one) => one === use.node))
      continue;
    const callee = dotted(call.callee) ?? 'a function';
    if (startOf(call) < startOf(at.node) && !contains(at.node, call) && !HARMLESS.test(callee)) {
      return `${callee} gets the application before the route and may put a body parser on it`;
    }
  }
  return null;
};

const isExported = (source: Source, name: string): boolean =>
  source.root
    .find(j.ExportNamedDeclaration)
    .some(
      (path) =>
        (path.node.declaration && j(path.get('declaration')).find(j.VariableDeclarator, { id: { name } }).length > 0) ||
        (path.node.specifiers ?? []).some(
          (specifier) => j.ExportSpecifier.check(specifier) && specifier.local?.name === name,
        ),
    ) ||
  source.root.find(j.ExportDefaultDeclaration).some((path) => dotted(path.node.declaration) === name) ||
  source.root
    .find(j.AssignmentExpression)
    .some((path) => /^(?:module\.)?exports\b/u.test(dotted(path.node.left) ?? '') && mentions(path.node.right, name)) ||
  source.root.find(j.ReturnStatement).some(({ node }) => Boolean(node.argument && dotted(node.argument) === name));

const mentions = (node: Node, name: string): boolean =>
  dotted(node) === name || j(node).find(j.Identifier, { name }).length > 0;

/** A router of this file that this file mounts: all of its parents count. */
const mountedOn = (
  asking: Asking,
  router: string,
  uses: readonly Path[],
  own: readonly BodyParser[],
  seen: Set<string>,
): Reached => {
  const mounts = uses.flatMap((use) => {
    const call: Path | null = use.parent;
    if (call === null || !j.CallExpression.check(call.node) || memberName(call.node.callee) !== 'use') return [];
    const parent = objectOf(call.node.callee);
    return parent !== null && j.Identifier.check(parent) && parent.name !== router
      ? [{ call, parent: parent.name, args: call.node.arguments }]
      : [];
  });
  if (mounts.length === 0) return { before: own, open: `${router} is not mounted in this file` };
  const reached = mounts.map(({ call, parent, args }) => {
    const outer = reachedFrom(asking, parent, call, args[0] === undefined ? null : stringValue(args[0]), seen);
    const beside = args.filter((node) => dotted(node) !== router && stringValue(node) === null);
    return { before: [...outer.before, ...beside.flatMap((node) => parsersIn(asking, node, null))], open: outer.open };
  });
  return {
    before: [...reached.flatMap(({ before }) => before), ...own],
    open: reached.find(({ open }) => open !== null)?.open ?? null,
  };
};
