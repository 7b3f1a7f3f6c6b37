/** What a plugin is handed beside the instance it registers on: `app.register(hooks, { onEvent })`. */
import type { Ref } from '../facts/file-facts.ts';
import type { Call, FunctionId, Structure, Value } from '../facts/structure.ts';
import { type CallRef, importersOf } from './callers-of.ts';
import type { Following, Trail } from './following.ts';
import { type Origin, noBindings } from './origin.ts';

const MAX_SITES = 20;

/** Follows a member of the second parameter of a plugin. Answers whether it is registered anywhere in sight. */
export const followOptions = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'param' }>,
  path: readonly string[],
  trail: Trail,
): boolean => {
  if (origin.index !== 1 || path.length === 0) return false;
  const sites = sitesOf(following, ref.file, origin.fn).flatMap(({ file, call }) => {
    const options = call.args[1];
    return options === undefined || options.spread ? [] : [{ file, id: options.value }];
  });
  if (sites.length === 0 || sites.length > MAX_SITES) return false;
  const inner: Trail = { seen: trail.seen, found: [], open: [] };
  for (const site of sites) following.follow(site, path, noBindings, inner);
  // An option that nobody sets has its default, which stands beside.
  const found = inner.found.filter((one) => one.kind !== 'made' || following.value(one.ref)?.kind !== 'object');
  if (found.length === 0) return false;
  trail.found.push(...found);
  trail.open.push(...inner.open);
  return true;
};

const known = new WeakMap<Following, Map<string, readonly CallRef[]>>();

const sitesOf = (following: Following, file: string, fn: FunctionId): readonly CallRef[] => {
  const answers = known.get(following) ?? new Map<string, readonly CallRef[]>();
  known.set(following, answers);
  const key = `${file}#${fn}`;
  const answer = answers.get(key);
  if (answer !== undefined) return answer;
  // A plugin may register itself.
  answers.set(key, []);
  const found = [file, ...importersOf(following.flow, file).files].flatMap((one) =>
    registering(following.program.file(one)?.structure)
      .filter(({ args }) => args[0] !== undefined && isPlugin(following, { file: one, id: args[0].value }, file, fn))
      .map((call) => ({ file: one, call })),
  );
  answers.set(key, found);
  return found;
};

const isPlugin = (following: Following, ref: Ref, file: string, fn: FunctionId, depth = 0): boolean =>
  following.settle(ref, noBindings).found.some((origin) => {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    if (origin.kind === 'value') return value?.kind === 'function' && value.fn === fn && origin.ref.file === file;
    const wrapped = depth > 1 ? undefined : wrappedBy(following, origin);
    return wrapped !== undefined && isPlugin(following, wrapped, file, fn, depth + 1);
  });

/** What `fp(plugin)` was given. */
const wrappedBy = (following: Following, origin: Origin): Ref | undefined => {
  if (origin.kind !== 'external' || origin.package !== 'fastify-plugin') return undefined;
  const value = following.value(origin.ref);
  const { file } = origin.ref;
  const call = value?.kind === 'call' ? following.program.file(file)?.structure.calls[value.call] : undefined;
  return call?.args[0] === undefined ? undefined : { file, id: call.args[0].value };
};

const tables = new WeakMap<Structure, readonly Call[]>();

const registering = (structure: Structure | undefined): readonly Call[] => {
  if (structure === undefined) return [];
  const table = tables.get(structure) ?? structure.calls.filter((call) => registers(structure, call));
  tables.set(structure, table);
  return table;
};

const registers = (structure: Structure, { callee, args }: Call): boolean => {
  const member = structure.values[callee];
  return member?.kind === 'member' && member.name === 'register' && args.length > 1;
};
