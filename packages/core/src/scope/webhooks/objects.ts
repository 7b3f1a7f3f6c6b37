/** The applications, routers and instances of a program: which values are one and the same, and who is handed them. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, CallId, ValueId } from '../../facts/structure.ts';
import { spanOf } from '../../facts/span.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { type Origin, refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Known, Open } from '../known.ts';
import { answersRouter, prefixesOf } from './koa.ts';

/** A call that hands an object to a function of the program. */
export interface Handover {
  readonly file: string;
  readonly call: CallId;
  /** What is handed over. */
  readonly given: ValueId;
}

/** A call that hands the object on. */
export interface Taker {
  readonly call: CallId;
  /** The functions that get it, and what it is called there. */
  readonly targets: readonly { readonly file: string; readonly name: string }[];
  /** Something gets it that cannot be seen. */
  readonly open: readonly Open[];
}

export interface Objects {
  /** Names of what a value is. Two values with a common name are one object. */
  namesOf(ref: Ref): readonly string[];
  /** The value a chain begins with: `new Hono().use(a).post(path, b)` is what `new Hono()` is. */
  startOf(ref: Ref): Ref;
  /** The calls that hand in what a parameter holds. Open where they cannot all be seen. */
  handovers(ref: Ref): Known<Handover>;
  /** The calls of a file that hand the object on. What a package is handed it adds nothing to. */
  takers(file: string, names: ReadonlySet<string>): readonly Taker[];
  /** Files that can attach something to the object: where it is named, where it was made, and who imports that. */
  filesOf(ref: Ref): readonly string[];
}

/** Methods that answer what they were called on. */
const CHAINS =
  /^(?:use|all|get|post|put|patch|delete|del|options|head|on|route|basePath|mount|onError|notFound|openapi|doc|doc31|register|addHook|decorate\w*|after|withTypeProvider|onBeforeHandle|onRequest|onTransform|onParse|onAfterHandle|onAfterResponse|derive|resolve|state|model|guard|group|macro|setErrorHandler|setNotFoundHandler|set\w+Compiler|addContentTypeParser|addSchema)$/u;
const MAX_LINKS = 200;
const MAX_IMPORTERS = 40;

const known = new WeakMap<Flow, Objects>();

export const objectsOf = (flow: Flow): Objects => {
  const objects = known.get(flow) ?? createObjects(flow);
  known.set(flow, objects);
  return objects;
};

const createObjects = (flow: Flow): Objects => {
  const { program } = flow;
  const names = new Map<string, readonly string[]>();
  const handedOn = new Map<string, HandedOn>();

  const startOf = (ref: Ref, links = 0): Ref => {
    const next = linkOf(flow, ref);
    return next === undefined || links > MAX_LINKS ? ref : startOf({ file: ref.file, id: next.object }, links + 1);
  };

  const namesOf = (ref: Ref): readonly string[] => {
    const key = refKey(ref);
    const found = names.get(key);
    if (found !== undefined) return found;
    // A router that is chained onto itself has no start.
    names.set(key, []);
    const settled = [...new Set(originsOf(ref).map((origin) => nameOf(flow, origin)))];
    names.set(key, settled);
    return settled;
  };

  const originsOf = (ref: Ref, depth = 0): readonly Origin[] =>
    flow.settle(startOf(ref)).found.flatMap((origin) => {
      if (depth > 4 || !isAnswer(origin) || linkOf(flow, origin.ref) === undefined) return [origin];
      return originsOf(startOf(origin.ref), depth + 1);
    });

  const handovers = (ref: Ref): Known<Handover> => {
    const found: Handover[] = [];
    const open: Open[] = [];
    for (const origin of originsOf(ref)) {
      const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
      if (origin.kind !== 'param' || param?.kind !== 'param') continue;
      const callers = callersOf(flow, origin.ref.file, param.fn);
      open.push(...callers.open);
      const [member, ...deeper] = origin.path;
      for (const { file, call } of callers.found) {
        const given = givenAt(flow, file, call, param.index, member);
        const id = program.file(file)?.structure.calls.indexOf(call) ?? -1;
        if (given !== undefined && id !== -1 && deeper.length === 0) found.push({ file, call: id, given });
      }
    }
    return { found, open };
  };

  const takers = (file: string, own: ReadonlySet<string>): readonly Taker[] => {
    const handed = argumentsOf(file);
    const found = new Set([...own].flatMap((name) => handed.byName.get(name) ?? []));
    return [...found]
      .sort((one, other) => one - other)
      .flatMap((at) => handed.all[at] ?? [])
      .map(({ call, id, index, member }) => {
        const targets = flow
          .functionsOf({ file, id: call.callee })
          .found.map((target) => ({ file: target.file, name: paramName(target.file, target.id, index, member) }));
        return { call: id, targets, open: targets.length > 0 ? [] : unseenTaker(flow, file, call) };
      });
  };

  /** What the calls of a file hand on: a route asks for it, and there may be many. */
  const argumentsOf = (file: string): HandedOn => {
    const found = handedOn.get(file) ?? handedOnIn(file);
    handedOn.set(file, found);
    return found;
  };

  const handedOnIn = (file: string): HandedOn => {
    const all = (program.file(file)?.structure.calls ?? []).flatMap(passedBy(flow, file));
    const byName = new Map<string, number[]>();
    all.forEach(({ ref }, at) => {
      for (const name of namesOf(ref)) byName.set(name, [...(byName.get(name) ?? []), at]);
    });
    return { all, byName };
  };

  const filesOf = (ref: Ref): readonly string[] => {
    const made = originsOf(ref).flatMap((origin) =>
      'ref' in origin && origin.kind !== 'param' ? [origin.ref.file] : [],
    );
    const outside = made.filter((file) => file !== ref.file);
    const importers = outside.flatMap((file) => program.importers(file).found.map(({ path }) => path));
    return [...new Set([ref.file, ...outside, ...(importers.length > MAX_IMPORTERS ? [] : importers)])];
  };

  return { namesOf, startOf: (ref) => startOf(ref), handovers, takers, filesOf };
};

/** `parent.use(router)` attaches it. */
const attaches = (flow: Flow, file: string, call: Call): boolean => {
  const callee = flow.value({ file, id: call.callee });
  return callee?.kind === 'member' && ATTACHES.test(callee.name ?? '');
};
const ATTACHES = /^(?:use|route|mount|register|push|all|get|post|put|patch)$/u;

export const paramName = (file: string, fn: number, index: number, path: readonly string[] = []): string =>
  [`${file}#${fn}#${index}`, ...path].join('.');

/** What a chained call was called on. */
const linkOf = (flow: Flow, ref: Ref): { readonly object: ValueId; readonly call: Call } | undefined => {
  const value = flow.value(ref);
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
  if (call === undefined || callee?.kind !== 'member') return undefined;
  return CHAINS.test(callee.name ?? '') || answersRouter(flow, ref, callee.name ?? '')
    ? { object: callee.object, call }
    : undefined;
};

const nameOf = (flow: Flow, origin: Origin): string => {
  if (!('ref' in origin)) return `module:${origin.path}`;
  const value = flow.value(origin.ref);
  if (origin.kind === 'param' && value?.kind === 'param')
    return paramName(origin.ref.file, value.fn, value.index, origin.path);
  // A member of a router is not the router: `{ fetch: app.fetch }` hands the application to the platform.
  return 'path' in origin && origin.path.at(-1) === 'fetch'
    ? `${refKey(origin.ref)}${origin.path.join('.')}`
    : refKey(origin.ref);
};

const unseenTaker = (flow: Flow, file: string, call: Call): readonly Open[] => {
  const { found, open } = flow.settle({ file, id: call.callee });
  if (open.length > 0) return open;
  return found.some((origin) => origin.kind === 'param' || origin.kind === 'made')
    ? [{ why: 'what is handed the router here cannot be followed', at: spanOf(file, call.at) }]
    : [];
};

/** What a call answers, and no member of it. */
const isAnswer = (origin: Origin): origin is Extract<Origin, { kind: 'external' | 'made' }> =>
  origin.kind === 'made' ? origin.path.length === 0 : origin.kind === 'external' && origin.path.at(-1) === '()';

/** A variable, a parameter, a member: what could name an object that was made elsewhere. */
const isObjectLike = (flow: Flow, ref: Ref): boolean =>
  /^(?:variable|param|import|member|call|await)$/u.test(flow.value(ref)?.kind ?? '');

interface Passed {
  readonly call: Call;
  readonly id: CallId;
  readonly index: number;
  /** Under which name, where an object literal is handed on. */
  readonly member: readonly string[];
  readonly ref: Ref;
}

/** All that the calls of a file hand on, and where in that list each object stands. */
interface HandedOn {
  readonly all: readonly Passed[];
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

/** The arguments of a call, and the entries of an object literal that is one. */
const passedBy =
  (flow: Flow, file: string) =>
  (call: Call, id: CallId): readonly Passed[] =>
    attaches(flow, file, call)
      ? []
      : call.args
          .flatMap((argument, index): readonly Passed[] => {
            const value = flow.value({ file, id: argument.value });
            if (value?.kind !== 'object') return [{ call, id, index, member: [], ref: { file, id: argument.value } }];
            return value.entries.flatMap((entry) =>
              entry.key === null || entry.spread
                ? []
                : [{ call, id, index, member: [entry.key], ref: { file, id: entry.value } }],
            );
          })
          .filter(({ ref }) => isObjectLike(flow, ref));

const givenAt = (
  flow: Flow,
  file: string,
  call: Call,
  index: number,
  member: string | undefined,
): ValueId | undefined => {
  const argument = call.args[index];
  if (argument === undefined || member === undefined) return argument?.value;
  const value = flow.value({ file, id: argument.value });
  return value?.kind === 'object' ? value.entries.find(({ key }) => key === member)?.value : undefined;
};

/** The paths that `basePath(...)` puts before what is registered behind it, outermost first. */
export const basesOf = (flow: Flow, ref: Ref, depth = 0): readonly Ref[] => {
  if (depth > MAX_LINKS) return [];
  const link = linkOf(flow, ref);
  if (link === undefined) {
    if (flow.value(ref)?.kind === 'call') return prefixesOf(flow, ref);
    return flow
      .settle(ref)
      .found.flatMap((origin) =>
        origin.kind === 'external' || origin.kind === 'made'
          ? flow.value(origin.ref)?.kind === 'call' && origin.path.at(-1) !== 'fetch'
            ? basesOf(flow, origin.ref, depth + 1)
            : []
          : [],
      );
  }
  const above = basesOf(flow, { file: ref.file, id: link.object }, depth + 1);
  const callee = flow.value({ file: ref.file, id: link.call.callee });
  const [path] = link.call.args;
  return callee?.kind === 'member' && callee.name === 'basePath' && path !== undefined
    ? [...above, { file: ref.file, id: path.value }]
    : above;
};
