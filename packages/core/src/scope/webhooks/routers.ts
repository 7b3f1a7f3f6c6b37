/** Who stands before a route: middleware on its router, and on every router that the router is mounted in. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Answers } from '../../flow/guards/certain.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import type { Role } from '../../flow/tags.ts';
import type { Known, Open } from '../known.ts';
import type { Flow } from '../../flow/settle.ts';
import { type MountRef, type Wanted, createAttached, wholePathOf } from './attached.ts';
import { basesOf, objectsOf } from './objects.ts';
import { joinedBy } from './koa.ts';
import { mountsIn } from './mounts-in.ts';
import { joinPaths, pathTextOf } from './route-paths.ts';

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

export interface Routers {
  /** All the ways to a registration. `exact`: middleware on a path holds for that path alone, unless it ends in a star. */
  approaches(site: MountRef, exact: boolean): readonly Approach[];
  pathText(file: string, path: number | null): string;
  /** Whether what `parent` does with what `file` registers says how it is served: a test puts it up as it likes. */
  readonly counts: Counts;
}

export type Counts = (parent: string, file: string) => boolean;

const MAX_NESTING = 6;
/** Routers that mount each other have no end of ways; beyond these nobody looks. */
const MAX_APPROACHES = 60;

/** What of the ways so far bears on those further up. `path`: what comes behind the mount. */
interface Below extends Wanted {
  /** The routers between here and the route. */
  readonly routers: ReadonlySet<string>;
  /** How many ways may still be told. */
  readonly left: { ways: number };
}

export const createRouters = (flow: Flow, isTest: (path: string) => boolean): Routers => {
  const { program } = flow;
  const objects = objectsOf(flow);
  const attached = createAttached(flow);

  const counts: Counts = (parent, file) => !isTest(parent) || isTest(file);

  /** What a mount is attached to. Two mounts with a common identity sit on the same router. */
  const identities = (file: string, on: number): readonly string[] => objects.namesOf({ file, id: on });

  const mountsOf = (file: string): readonly MountRef[] => mountsIn(flow, file).map((mount) => ({ file, mount }));

  const pathText = (file: string, path: number | null): string =>
    path === null ? '' : pathTextOf(flow, { file, id: path });

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
    const all = [...mounting, ...handed.found.map(asMount)];
    const parents = all.filter((parent) => counts(parent.file, site.file));
    if (parents.length > 0) return { found: parents, open: [] };
    if (all.length > 0) return { found: [], open: [{ why: 'only tests mount it', at: startOf(site) }] };
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
    at: startOf(site),
  });

  const handlerIdentities = (file: string, id: number): readonly string[] => {
    const value = flow.value({ file, id });
    if (value?.kind === 'array') return value.items.flatMap((item) => handlerIdentities(file, item));
    const joined = joinedBy(flow, { file, id });
    if (joined !== undefined) return joined.handlers.flatMap((one) => handlerIdentities(one.file, one.id));
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
    const path = joinPaths(wholePathOf(flow, site), below.path);
    const own = attached.before(site, { ...below, path });
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
        prefix: joinPaths(way.prefix, pathText(parent.file, parent.mount.path), placeOf(parent, site), base),
        before: [...way.before, ...beforeRouter(parent, site), ...own.found],
        sites: parent.mount.handlers.length === 0 ? way.sites : [...way.sites, siteOf(parent)],
        open: [...own.open, ...way.open],
      })),
    );
  };

  /** In `app.use(mount('/hooks', hooks))` the path. */
  const placeOf = (parent: MountRef, site: MountRef): string => {
    const own = new Set(identities(site.file, site.mount.on));
    const at = parent.mount.handlers.find((id) => handlerIdentities(parent.file, id).some((key) => own.has(key)));
    const path = at === undefined ? undefined : joinedBy(flow, { file: parent.file, id: at })?.path;
    return path == null ? '' : pathText(path.file, path.id);
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
    counts,
  };
};

const siteOf = ({ file, mount }: MountRef): Approach['sites'][number] => ({ file, call: mount.call });

const startOf = ({ file }: MountRef): Open['at'] => ({ path: file, start: 0, end: 0 });

const tooMany = (site: MountRef): Open => ({
  why: 'too many ways lead to this route',
  at: startOf(site),
});

const isApplication = (pkg: string | null, path: readonly string[]): boolean =>
  pkg !== null && /^(?:express|polka|restify|express-ws|koa|h3)$/u.test(pkg) && path.length === 1 && path[0] === '()';
