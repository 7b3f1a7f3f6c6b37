/** Who stands before a route: middleware on its router, and on every router that the router is mounted in. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Mount } from '../../facts/structure.ts';
import type { Open } from '../known.ts';
import { refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

/** One way from the application down to a route: the prefix of its path and what runs first. */
export interface Approach {
  readonly prefix: string;
  /** Middleware in the order it runs. */
  readonly before: readonly Ref[];
  /** Mount sites, outermost first, for people. */
  readonly sites: readonly { readonly file: string; readonly call: number }[];
  /** Something may stand before that cannot be seen. */
  readonly open: readonly Open[];
}

/** A mount of some file. */
export interface MountRef {
  readonly file: string;
  readonly mount: Mount;
}

export interface Routers {
  /** All the ways to a registration. */
  approaches(site: MountRef): readonly Approach[];
  pathText(file: string, path: number | null): string;
}

const MAX_NESTING = 6;
/** Routers that mount each other have no end of ways; beyond these nobody looks. */
const MAX_APPROACHES = 60;

export const createRouters = (flow: Flow): Routers => {
  const { program } = flow;

  /** What a mount is attached to. Two mounts with a common identity sit on the same router. */
  const known = new Map<string, readonly string[]>();
  const identities = (file: string, on: number): readonly string[] => {
    const key = `${file}#${on}`;
    const found = known.get(key) ?? settledIdentities(file, on);
    known.set(key, found);
    return found;
  };

  const settledIdentities = (file: string, on: number): readonly string[] =>
    flow
      .settle({ file, id: on })
      .found.map((origin) =>
        'ref' in origin
          ? `${refKey(origin.ref)}${'path' in origin && origin.kind === 'param' ? origin.path.join('.') : ''}`
          : `module:${origin.path}`,
      );

  const mountsOf = (file: string): readonly MountRef[] =>
    (program.file(file)?.structure.mounts ?? []).map((mount) => ({ file, mount }));

  /** Middleware attached to the same router before `site`, that holds for its path. */
  const earlier = (site: MountRef): readonly Ref[] => {
    const own = new Set(identities(site.file, site.mount.on));
    const path = pathText(site.file, site.mount.path);
    return mountsOf(site.file)
      .filter(
        ({ mount }) =>
          mount.method === 'use' &&
          mount.call < site.mount.call &&
          identities(site.file, mount.on).some((id) => own.has(id)),
      )
      .filter(({ mount }) => mount.path === null || covers(pathText(site.file, mount.path), path))
      .flatMap(({ mount }) => mount.handlers.map((id) => ({ file: site.file, id })));
  };

  const parentsOf = (site: MountRef): { readonly parents: readonly MountRef[]; readonly open: readonly Open[] } => {
    const own = new Set(identities(site.file, site.mount.on));
    const importers = importersOf(site.file);
    const files = [site.file, ...importers.files];
    const parents = files.flatMap((file) =>
      mountsOf(file).filter(
        ({ mount }) =>
          mount.method === 'use' &&
          mount.call !== (file === site.file ? site.mount.call : -1) &&
          mount.handlers.some((id) => handlerIdentities(file, id).some((key) => own.has(key))),
      ),
    );
    return { parents, open: parents.length === 0 && leavesFile(site) ? importers.open : [] };
  };

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

  const pathText = (file: string, path: number | null): string => {
    if (path === null) return '';
    const texts = flow
      .settle({ file, id: path })
      .found.map((origin) => (origin.kind === 'value' ? literalPath(origin.ref) : '?'));
    return texts[0] ?? '?';
  };

  const literalPath = (ref: Ref): string => {
    const value = flow.value(ref);
    if (value?.kind === 'string') return value.text ?? '?';
    if (value?.kind === 'template') return value.parts.map((id) => pathText(ref.file, id)).join('');
    if (value?.kind === 'array') return value.items.map((id) => pathText(ref.file, id)).join('|');
    return '?';
  };

  /** `above`: the routers between here and the route; `left`: how many ways may still be told. */
  const approaches = (
    site: MountRef,
    above: ReadonlySet<string> = new Set(),
    left = { ways: MAX_APPROACHES },
  ): readonly Approach[] => {
    const own = earlier(site);
    const ids = identities(site.file, site.mount.on);
    const onWay = new Set([...above, ...ids]);
    left.ways -= 1;
    if (above.size > MAX_NESTING || left.ways < 0) {
      return [
        {
          prefix: '?',
          before: own,
          sites: [],
          open: [{ why: 'too many ways lead to this route', at: { path: site.file, start: 0, end: 0 } }],
        },
      ];
    }
    const { parents: all, open } = parentsOf(site);
    const parents = all.filter((parent) => !identities(parent.file, parent.mount.on).some((id) => onWay.has(id)));
    if (parents.length === 0) return [{ prefix: '', before: own, sites: [], open }];
    return parents.flatMap((parent) =>
      approaches(parent, onWay, left).map((way) => ({
        prefix: `${way.prefix}${pathText(parent.file, parent.mount.path)}`,
        before: [...way.before, ...beforeRouter(parent, site), ...own],
        sites: [...way.sites, { file: parent.file, call: parent.mount.call }],
        open: way.open,
      })),
    );
  };

  /** In `app.use('/hooks', verify, hooks)` what stands before the router. */
  const beforeRouter = (parent: MountRef, site: MountRef): readonly Ref[] => {
    const own = new Set(identities(site.file, site.mount.on));
    const at = parent.mount.handlers.findIndex((id) => handlerIdentities(parent.file, id).some((key) => own.has(key)));
    return parent.mount.handlers.slice(0, Math.max(at, 0)).map((id) => ({ file: parent.file, id }));
  };

  return { approaches: (site) => approaches(site), pathText };
};

const isApplication = (pkg: string | null, path: readonly string[]): boolean =>
  pkg !== null && /^(?:express|polka|restify|express-ws)$/u.test(pkg) && path.length === 1 && path[0] === '()';

/** Whether middleware on `prefix` runs for `path`. An unknown prefix may. */
const covers = (prefix: string, path: string): boolean =>
  prefix === '' ||
  prefix === '/' ||
  prefix.includes('?') ||
  prefix.includes('*') ||
  path === prefix ||
  path.startsWith(`${prefix.replace(/\/$/u, '')}/`);
