/** What Koa's routers add to those of Express: prefixes, and functions that join or mount middleware. */
import { koa } from '../../extract/frameworks/koa.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

/** `router.routes()` is the router, as far as who is mounted where goes. */
const IS_ROUTER = /^(?:routes|middleware)$/u;

type External = Extract<Origin, { kind: 'external' }>;

const isRouter = (origin: Origin): origin is External =>
  origin.kind === 'external' && origin.package !== null && koa.routers.test(origin.package);

/** Whether the call `ref` answers the very router it was called on. */
export const answersRouter = (flow: Flow, ref: Ref, method: string): boolean =>
  IS_ROUTER.test(method) && flow.settle(ref).found.some(isRouter);

/** `new Router({ prefix: '/api' })`, and `router.prefix('/api')` in the file that made it. */
export const prefixesOf = (flow: Flow, made: Ref): readonly Ref[] => {
  const { found } = flow.settle(made);
  const router = found.find(isRouter);
  const value = flow.value(made);
  const structure = flow.program.file(made.file)?.structure;
  const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
  if (router === undefined || structure === undefined || call === undefined) return [];
  const [options] = call.args;
  const given = options === undefined ? undefined : flow.value({ file: made.file, id: options.value });
  const written = given?.kind === 'object' ? given.entries.filter((entry) => entry.key === 'prefix') : [];
  const set = structure.calls.flatMap((one) => {
    const [path] = isPrefixOf(flow, made, one) ? one.args : [];
    return path === undefined ? [] : [path];
  });
  // Each call puts another one before those that are there.
  return [...set.toReversed(), ...written].map((entry) => ({ file: made.file, id: entry.value }));
};

const isPrefixOf = (flow: Flow, made: Ref, { callee }: Call): boolean => {
  const member = flow.value({ file: made.file, id: callee });
  return (
    member?.kind === 'member' &&
    member.name === 'prefix' &&
    flow
      .settle({ file: made.file, id: member.object })
      .found.some((origin) => isRouter(origin) && origin.ref.id === made.id && origin.ref.file === made.file)
  );
};

/** What `compose([one, two])`, `mount('/path', app)` and `convert(fn)` run, in order. */
export const joinedBy = (
  flow: Flow,
  named: Ref,
): { readonly path: Ref | null; readonly handlers: readonly Ref[] } | undefined => {
  const ref = answeredAt(flow, named);
  const value = flow.value(ref);
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : flow.settle({ file: ref.file, id: call.callee }).found[0];
  if (call === undefined || callee?.kind !== 'external' || callee.path.length > 0) return undefined;
  if (!/^koa-(?:compose|mount|convert)$/u.test(callee.package ?? '')) return undefined;
  const args = call.args.map((argument) => ({ file: ref.file, id: argument.value }));
  const [path, ...behind] = args;
  const isPlaced = callee.package === 'koa-mount' && path !== undefined && behind.length > 0;
  return isPlaced ? { path, handlers: behind } : { path: null, handlers: args };
};

/** The call of a package whose answer a name stands for: `const guarded = compose([verify])`. */
const answeredAt = (flow: Flow, ref: Ref): Ref => {
  const [only, ...others] = flow.settle(ref).found;
  return only?.kind === 'external' && only.path.at(-1) === '()' && others.length === 0 ? only.ref : ref;
};
