/** Middleware that was attached to a router before a route. */
import type { Ref } from '../../facts/file-facts.ts';
import type { CallId, Mount } from '../../facts/structure.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Known, Open } from '../known.ts';
import { mountsIn } from './mounts-in.ts';
import { type Taker, basesOf, objectsOf } from './objects.ts';
import { covers, joinPaths, pathTextOf } from './route-paths.ts';

/** A mount of some file. */
export interface MountRef {
  readonly file: string;
  readonly mount: Mount;
}

/** The route that is asked about, as the router sees it. */
export interface Wanted {
  readonly path: string;
  readonly method: string;
  /** Middleware on a path holds for that path alone, unless it ends in a star. */
  readonly exact: boolean;
}

export interface Attached {
  /** What runs before `site` on the same router, in order. */
  before(site: MountRef, wanted: Wanted): Known<Ref>;
}

interface Attachment {
  readonly mount: Mount;
  readonly names: readonly string[];
  readonly prefix: string;
  readonly refs: readonly Ref[];
}

/** A router that is handed on and on. */
const MAX_TAKERS = 2;

export const createAttached = (flow: Flow): Attached => {
  const objects = objectsOf(flow);
  const byFile = new Map<string, readonly Attachment[]>();

  const attachmentsOf = (file: string): readonly Attachment[] => {
    const known = byFile.get(file) ?? readAttachments(file);
    byFile.set(file, known);
    return known;
  };

  const readAttachments = (file: string): readonly Attachment[] =>
    mountsIn(flow, file)
      .map((mount) => ({ mount, refs: mount.handlers.map((id) => ({ file, id })) }))
      .filter(({ mount, refs }) => mount.method === 'use' || refs.every((ref) => goesOn(flow, ref)))
      .map(({ mount, refs }) => ({
        mount,
        refs,
        names: objects.namesOf({ file, id: mount.on }),
        prefix: wholePathOf(flow, { file, mount }),
      }));

  const before = (site: MountRef, wanted: Wanted): Known<Ref> => {
    const router = { file: site.file, id: site.mount.on };
    const own = new Set(objects.namesOf(router));
    const others = objects.filesOf(router).filter((file) => file !== site.file);
    // Files that share the router with this one run before it, as far as anybody can tell.
    const known = [
      ...others.map((file) => attachedIn(file, own, Infinity, wanted)),
      attachedIn(site.file, own, site.mount.call, wanted),
    ];
    return { found: known.flatMap(({ found }) => found), open: known.flatMap(({ open }) => open) };
  };

  const attachedIn = (file: string, own: ReadonlySet<string>, until: CallId, wanted: Wanted, depth = 0): Known<Ref> => {
    const direct = attachmentsOf(file)
      .filter((one) => one.mount.call < until && one.names.some((name) => own.has(name)) && runsFor(one, wanted))
      .map(({ mount, refs }) => ({ call: mount.call, refs, open: [] }));
    const handed = depth > MAX_TAKERS ? [] : objects.takers(file, own).filter((taker) => taker.call < until);
    const all = [...direct, ...handed.map((taker) => attachedBy(taker, wanted, depth + 1))];
    return {
      found: all.sort((one, other) => one.call - other.call).flatMap(({ refs }) => refs),
      open: all.flatMap(({ open }) => open),
    };
  };

  /** What functions attach to the router that they are handed. */
  const attachedBy = (
    { call, targets, open }: Taker,
    wanted: Wanted,
    depth: number,
  ): { readonly call: CallId; readonly refs: readonly Ref[]; readonly open: readonly Open[] } => {
    const inner = targets.map(({ file, name }) => attachedIn(file, new Set([name]), Infinity, wanted, depth));
    return { call, refs: inner.flatMap(({ found }) => found), open: [...open, ...inner.flatMap((one) => one.open)] };
  };

  return { before };
};

/** The path of a mount, with what `basePath` puts before it. */
export const wholePathOf = (flow: Flow, { file, mount }: MountRef): string =>
  joinPaths(
    ...basesOf(flow, { file, id: mount.on }).map((ref) => pathTextOf(flow, ref)),
    mount.path === null ? '' : pathTextOf(flow, { file, id: mount.path }),
  );

const runsFor = ({ mount, prefix }: Attachment, { path, method, exact }: Wanted): boolean => {
  if (mount.method === 'use') return mount.path === null || covers(prefix, path, exact);
  return (mount.method === 'all' || mount.method === method) && covers(prefix, path, true);
};

/** `app.post('/hooks/*', check)`: a handler that hands on to the next. */
const goesOn = (flow: Flow, ref: Ref): boolean => {
  const { functions } = handlersOf(flow, ref);
  return functions.length > 0 && functions.every(({ fact }) => /^_?next$/u.test(fact.params.at(-1)?.name ?? ''));
};
