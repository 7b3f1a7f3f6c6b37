/** Who stands before a route: middleware on its router, and on every router that the router is mounted in. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Mount } from '../../facts/structure.ts';
import type { Answers } from '../../flow/guards/certain.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import type { Role } from '../../flow/tags.ts';
import type { Known, Open } from '../known.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Taker, basesOf, objectsOf } from './objects.ts';
import { covers, joinPaths, pathTextOf } from './route-paths.ts';

export { covers } from './route-paths.ts';

/** One way from the application down to a route: the prefix of its path and what runs first. */
export interface Approach {
  readonly prefix: string;
  /** Middleware in the order it runs. */
  readonly before: readonly Ref[];
  /** Mount sites, outermost first, for people. */
  readonly sites: readonly { readonly file: string; readonly call: number }[];
  /** Something may stand before that cannot be seen. */
  readonly open: readonly Open[];
  /** What runs behind `before`, where the framework says more of it than a list of middleware. */
  readonly stages?: readonly Stage[];
  /** What the handler is handed, where that differs from route to route. */
  readonly roles?: readonly Role[];
  readonly answers?: Answers;
}

/** A mount of some file. */
export interface MountRef {
  readonly file: string;
  readonly mount: Mount;
}

export interface Routers {
  /** All the ways to a registration. `exact`: middleware on a path holds for that path alone, unless it ends in a star. */
  approaches(site: MountRef, exact: boolean): readonly Approach[];
  pathText(file: string, path: number | null): string;
}

const MAX_NESTING = 6;
/** Routers that mount each other have no end of ways; beyond these nobody looks. */
const MAX_APPROACHES = 60;

/** What of the ways so far bears on those further up. */
interface Below {
  /** The routers between here and the route. */
  readonly routers: ReadonlySet<string>;
  /** The path behind this mount. */
  readonly path: string;
  readonly method: string;
  readonly exact: boolean;
  /** How many ways may still be told. */
  readonly left: { ways: number };
}

export const createRouters = (flow: Flow): Routers => {
  const { program } = flow;
  const objects = objectsOf(flow);

  /** What a mount is attached to. Two mounts with a common identity sit on the same router. */
  const identities = (file: string, on: number): readonly string[] => objects.namesOf({ file, id: on });

  const mountsOf = (file: string): readonly MountRef[] =>
    (program.file(file)?.structure.mounts ?? []).map((mount) => ({ file, mount }));

  const pathText = (file: string, path: number | null): string =>
    path === null ? '' : pathTextOf(flow, { file, id: path });

  /** With what `basePath` puts before it. */
  const wholePath = ({ file, mount }: MountRef): string =>
    joinPaths(...basesOf(flow, { file, id: mount.on }).map((ref) => pathTextOf(flow, ref)), pathText(file, mount.path));

  /** Middleware attached to the same router before `site`, that holds for the path. */
  const earlier = (site: MountRef, path: string, below: Below): Known<Ref> => {
    const own = new Set(identities(site.file, site.mount.on));
    const files = objects.filesOf({ file: site.file, id: site.mount.on });
    // Files that share the router with this one run before it, as far as anybody can tell.
    const known = [...files.filter((file) => file !== site.file), site.file].map((file) =>
      attachedIn(file, own, file === site.file ? site.mount.call : Infinity, path, below),
    );
    return { found: known.flatMap(({ found }) => found), open: known.flatMap(({ open }) => open) };
  };

  const attachedIn = (
    file: string,
    own: ReadonlySet<string>,
    before: number,
    path: string,
    below: Below,
    depth = 0,
  ): Known<Ref> => {
    const direct = mountsOf(file)
      .filter(({ mount }) => mount.call < before && identities(file, mount.on).some((id) => own.has(id)))
      .filter((one) => runsBefore(one, path, below))
      .map(({ mount }) => ({ call: mount.call, refs: mount.handlers.map((id) => ({ file, id })) }));
    const handed = depth > 2 ? [] : objects.takers(file, own).filter((taker) => taker.call < before);
    const taken = handed.map((taker) => ({ call: taker.call, ...attachedBy(taker, path, below, depth + 1) }));
    return {
      found: [...direct, ...taken].sort((one, other) => one.call - other.call).flatMap(({ refs }) => refs),
      open: taken.flatMap(({ open }) => open),
    };
  };

  /** What a function attaches to the router that it was handed. */
  const attachedBy = (
    { targets, open }: Taker,
    path: string,
    below: Below,
    depth: number,
  ): { readonly refs: readonly Ref[]; readonly open: readonly Open[] } => {
    const inner = targets.map(({ file, name }) => attachedIn(file, new Set([name]), Infinity, path, below, depth));
    return { refs: inner.flatMap(({ found }) => found), open: [...open, ...inner.flatMap((one) => one.open)] };
  };

  const runsBefore = ({ file, mount }: MountRef, path: string, below: Below): boolean => {
    const prefix = wholePath({ file, mount });
    if (mount.method === 'use') return mount.path === null || covers(prefix, path, below.exact);
    // `app.post('/hooks/*', check)`: a handler that goes on.
    return (
      (mount.method === 'all' || mount.method === below.method) &&
      covers(prefix, path, true) &&
      mount.handlers.every((id) => goesOn({ file, id }))
    );
  };

  const goesOn = (ref: Ref): boolean => {
    const { functions } = handlersOf(flow, ref);
    return functions.length > 0 && functions.every(({ fact }) => /^_?next$/u.test(fact.params.at(-1)?.name ?? ''));
  };

  const parentsOf = (site: MountRef): Known<MountRef> => {
    const own = new Set(identities(site.file, site.mount.on));
    const importers = importersOf(site.file);
    const files = [site.file, ...importers.files];
    const mounting = files.flatMap((file) =>
      mountsOf(file).filter(
        ({ mount }) =>
          // `app.route('/hooks', hooks)` mounts in Hono.
          (mount.method === 'use' || mount.method === 'route') &&
          mount.call !== (file === site.file ? site.mount.call : -1) &&
          mount.handlers.some((id) => handlerIdentities(file, id).some((key) => own.has(key))),
      ),
    );
    const handed = objects.handovers({ file: site.file, id: site.mount.on });
    const parents = [...mounting, ...handed.found.map(asMount)];
    if (parents.length > 0) return { found: parents, open: [] };
    const open = [...(leavesFile(site) ? importers.open : []), ...handed.open];
    return { found: [], open: open.length > 0 || !isHandedIn(site) ? open : [unseenCaller(site)] };
  };

  /** `addRoutes(app)`: what was attached to `app` before stands before the routes. */
  const asMount = ({ file, given, call }: { file: string; given: number; call: number }): MountRef => ({
    file,
    mount: { on: given, method: 'use', path: null, handlers: [], call },
  });

  const isHandedIn = (site: MountRef): boolean =>
    flow.settle({ file: site.file, id: site.mount.on }).found.some((origin) => origin.kind === 'param');

  const unseenCaller = (site: MountRef): Open => ({
    why: 'who hands in the router cannot be seen',
    at: { path: site.file, start: 0, end: 0 },
  });

  const handlerIdentities = (file: string, id: number): readonly string[] => {
    const value = flow.value({ file, id });
    if (value?.kind === 'array') return value.items.flatMap((item) => handlerIdentities(file, item));
    return identities(file, id);
  };

  /** Files that import this one, through barrels too. */
  const importersOf = (path: string): { readonly files: readonly string[]; readonly open: readonly Open[] } => {
    const files = new Set<string>();
    const open: Open[] = [];
    let frontier = [path];
    for (let hop = 0; hop < 3 && frontier.length > 0; hop += 1) {
      const next: string[] = [];
      for (const file of frontier) {
        const known = program.importers(file);
        open.push(...known.open);
        for (const importer of known.found) {
          if (importer.path === path || files.has(importer.path)) continue;
          files.add(importer.path);
          const edges = program.file(importer.path)?.structure.edges ?? [];
          if (edges.some((edge) => edge.kind === 're-export' || edge.kind === 'export-all' || edge.kind === 'export'))
            next.push(importer.path);
        }
      }
      frontier = next;
    }
    return { files: [...files], open };
  };

  /** Whether the router can be mounted by another file: it is exported, or it came in as a parameter. An application is mounted by nobody. */
  const leavesFile = (site: MountRef): boolean => {
    const origins = flow.settle({ file: site.file, id: site.mount.on });
    if (origins.open.length > 0 || origins.found.some((origin) => origin.kind === 'param' || origin.kind === 'made'))
      return true;
    if (origins.found.some((origin) => origin.kind === 'external' && isApplication(origin.package, origin.path)))
      return false;
    const own = new Set(identities(site.file, site.mount.on));
    return (program.file(site.file)?.structure.edges ?? []).some(
      (edge) => edge.kind === 'export' && exportsRouter(site.file, edge.value, own),
    );
  };

  const exportsRouter = (file: string, id: number, own: ReadonlySet<string>): boolean => {
    if (identities(file, id).some((key) => own.has(key))) return true;
    const value = flow.value({ file, id });
    if (value?.kind === 'object')
      return value.entries.some((entry) => identities(file, entry.value).some((key) => own.has(key)));
    // A function that builds and returns it, or takes it in.
    return value?.kind === 'variable' || value?.kind === 'function' || value?.kind === 'class'
      ? flow.functionsOf({ file, id }).found.length > 0 || value.kind === 'class'
      : false;
  };

  const approaches = (site: MountRef, below: Below): readonly Approach[] => {
    const path = joinPaths(wholePath(site), below.path);
    const own = earlier(site, path, below);
    const ids = identities(site.file, site.mount.on);
    const { left } = below;
    left.ways -= 1;
    if (below.routers.size > MAX_NESTING || left.ways < 0)
      return [{ prefix: '?', before: own.found, sites: [], open: [tooMany(site)] }];
    const above: Below = { ...below, routers: new Set([...below.routers, ...ids]), path };
    const { found, open } = parentsOf(site);
    const parents = found.filter((one) => !identities(one.file, one.mount.on).some((id) => above.routers.has(id)));
    const base = joinPaths(
      ...basesOf(flow, { file: site.file, id: site.mount.on }).map((ref) => pathTextOf(flow, ref)),
    );
    if (parents.length === 0) return [{ prefix: base, before: own.found, sites: [], open: [...own.open, ...open] }];
    return parents.flatMap((parent) =>
      approaches(parent, above).map((way) => ({
        prefix: joinPaths(way.prefix, pathText(parent.file, parent.mount.path), base),
        before: [...way.before, ...beforeRouter(parent, site), ...own.found],
        sites: parent.mount.handlers.length === 0 ? way.sites : [...way.sites, siteOf(parent)],
        open: [...own.open, ...way.open],
      })),
    );
  };

  /** In `app.use('/hooks', verify, hooks)` what stands before the router. */
  const beforeRouter = (parent: MountRef, site: MountRef): readonly Ref[] => {
    const own = new Set(identities(site.file, site.mount.on));
    const at = parent.mount.handlers.findIndex((id) => handlerIdentities(parent.file, id).some((key) => own.has(key)));
    return parent.mount.handlers.slice(0, Math.max(at, 0)).map((id) => ({ file: parent.file, id }));
  };

  return {
    approaches: (site, exact) =>
      approaches(site, {
        routers: new Set(),
        path: '',
        method: site.mount.method,
        exact,
        left: { ways: MAX_APPROACHES },
      }),
    pathText,
  };
};

const siteOf = ({ file, mount }: MountRef): Approach['sites'][number] => ({ file, call: mount.call });

const tooMany = ({ file }: MountRef): Open => ({
  why: 'too many ways lead to this route',
  at: { path: file, start: 0, end: 0 },
});

const isApplication = (pkg: string | null, path: readonly string[]): boolean =>
  pkg !== null && /^(?:express|polka|restify|express-ws)$/u.test(pkg) && path.length === 1 && path[0] === '()';
