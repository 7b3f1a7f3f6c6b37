/** What a call answers: the returns of the function it runs, an instance, a symbol of a package. */
import type { Ref } from '../facts/file-facts.ts';
import { type Call, THIS_PARAM } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import { followLibrary } from './env/follow-library.ts';
import { bindConstruction } from './bind-construction.ts';
import { followInstance, followPrototype } from './follow-class.ts';
import { followContainer } from './follow-provided.ts';
import { followThen } from './follow-then.ts';
import { type Following, MAX_FOUND, type Trail, stopTrail } from './following.ts';
import { followArrayMethod, followPlatform } from './follow-platform.ts';
import { bindHanded, bindThisCallOnly } from './bind-arguments.ts';
import { holdersOf } from './holders.ts';
import { firstMention } from './same-member.ts';
import { shiftedCall } from './shifted-call.ts';
import { type Bindings, type Origin, namedAs } from './origin.ts';

/** Methods of what a framework hands in that only hand out a part of it. */
const ACCESSORS: ReadonlySet<string> = new Set(['switchToHttp', 'getRequest', 'getResponse']);

/** Whoever hands over `this` answers such questions by it: `this.getRequestObject()`. */
const isAccessor = ({ value }: Following, { ref, path }: Extract<Origin, { kind: 'param' }>): boolean => {
  const name = path.at(-1) ?? '';
  if (ACCESSORS.has(name)) return true;
  const param = value(ref);
  return param?.kind === 'param' && param.index === THIS_PARAM && path.length === 1 && /^get[A-Z]/u.test(name);
};

export const followCall = (
  following: Following,
  ref: Ref,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const call = callOf(following, ref);
  if (call === undefined || followThen(following, ref, call, path, bindings, trail)) return;
  // `query = query.where(one)` and again: the ways through them all are without number.
  const id = firstMention(following.program.file(ref.file)?.structure, call.callee);
  const callee = following.settle({ file: ref.file, id }, bindings);
  if (callee.found.length === 0) {
    if (callee.open.length === 0 && following.isUnderWay({ file: ref.file, id })) return;
    for (const open of callee.open) trail.open.push(open);
    trail.found.push({ kind: 'made', ref, path });
    return;
  }
  // Nothing is known of what runs: then neither of what it answers, for the same reason.
  if (callee.found.every(({ kind }) => kind === 'made')) trail.open.push(...callee.open);
  for (const origin of callee.found) {
    followAnswer(following, ref, call, origin, path, bindings, trail);
    if (trail.found.length > MAX_FOUND) return stopTrail(following, trail, ref, 'too many ways lead here');
  }
};

const followAnswer = (
  following: Following,
  ref: Ref,
  call: Call,
  callee: Origin,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const { program, value, follow } = following;
  const asked = { ref, call, path, bindings };
  if (callee.kind === 'external') {
    const full = withoutDefault(callee.path.concat('()', path));
    const answer = { kind: 'external', ...namedAs(callee), path: full, ref } as const;
    if (followContainer(following, callee, asked, trail)) return;
    if (followPlatform(following, callee, asked, trail)) return;
    if (!followLibrary(following, callee, answer, call, path, bindings, trail)) trail.found.push(answer);
    return;
  }
  if (followArrayMethod(following, callee, asked, trail)) return;
  if (callee.kind === 'made' && callee.path.length === 1 && callee.path[0] === 'bind')
    return followBound(following, callee.ref, asked, trail);
  if (callee.kind === 'param' && isAccessor(following, callee))
    return void trail.found.push({ ...callee, path: [...callee.path, '()', ...path] });
  if (callee.kind === 'made' && callee.path.length === 1 && /^(?:call|apply)$/u.test(callee.path[0] ?? '')) {
    const run = value(callee.ref);
    if (run?.kind === 'function') {
      const shifted = shiftedCall(program.file(ref.file)?.structure, call);
      const target: Origin = { kind: 'value', ref: callee.ref, bindings };
      return followAnswer(following, ref, shifted, target, path, bindings, trail);
    }
  }
  // `new this()` in a static member: which of the two `this` is, only the call tells.
  if (callee.kind === 'instance' && call.construct) return followInstance(following, callee.ref, path, bindings, trail);
  if (callee.kind !== 'value') return void trail.found.push({ kind: 'made', ref, path });
  const target = value(callee.ref);
  if (target?.kind === 'class') {
    const construction = { file: ref.file, call, outer: bindings };
    const inner = bindConstruction(following, callee.ref, callee.bindings, construction);
    return followInstance(following, callee.ref, path, inner, trail);
  }
  if (target?.kind !== 'function') return void trail.found.push({ kind: 'made', ref, path });
  const constructs = call.construct ? variableOf(following, callee.ref) : undefined;
  if (constructs !== undefined) return followPrototype(following, constructs, ref, path, bindings, trail);
  const fact = program.file(callee.ref.file)?.structure.functions[target.fn];
  if (fact === undefined || fact.generator) return void trail.found.push({ kind: 'made', ref, path });
  const { ref: at, bindings: own, handed = 0 } = callee;
  const inner = bindThisCallOnly(
    ref.file,
    call,
    { file: at.file, id: target.fn, fact, bindings: own, handed },
    bindings,
  );
  const answers = exitsOf(fact).filter((exit) => exit.how === 'return' && exit.value !== null);
  if (answers.length === 0) trail.found.push({ kind: 'made', ref, path });
  for (const exit of answers)
    if (exit.value !== null) follow({ file: callee.ref.file, id: exit.value }, path, inner, trail);
};

/** `make.bind(null, options)` */
const followBound = (
  following: Following,
  ref: Ref,
  asked: { readonly ref: Ref; readonly call: Call; readonly bindings: Bindings; readonly path: readonly string[] },
  trail: Trail,
): void => {
  const { args } = asked.call;
  if (args.length < 2 && !args.some(({ spread }) => spread))
    return following.follow(ref, asked.path, asked.bindings, trail);
  const inner: Trail = { seen: trail.seen, found: [], open: [] };
  following.follow(ref, asked.path, asked.bindings, inner);
  trail.found.push(...inner.found.map((origin) => handedTo(following, origin, asked)));
  trail.open.push(...inner.open);
};

const handedTo = (
  { program, value }: Following,
  origin: Origin,
  { ref, call, bindings: outer }: { readonly ref: Ref; readonly call: Call; readonly bindings: Bindings },
): Origin => {
  const run = origin.kind === 'value' ? value(origin.ref) : undefined;
  if (origin.kind !== 'value' || run?.kind !== 'function') return origin;
  const { file } = origin.ref;
  const fact = program.file(file)?.structure.functions[run.fn];
  if (fact === undefined) return origin;
  if (call.args.some(({ spread }) => spread)) return { ...origin, handed: Infinity };
  const { handed = 0 } = origin;
  const bindings = bindHanded(ref.file, call, { ...origin, file, id: run.fn, fact }, outer);
  return { ...origin, bindings, handed: handed + call.args.length - 1 };
};

/** What a function that is constructed with is declared as. */
const variableOf = ({ program }: Following, { file, id }: Ref): Ref | undefined => {
  const structure = program.file(file)?.structure;
  const [at] = structure === undefined ? [] : holdersOf(structure, id);
  return at === undefined ? undefined : { file, id: at };
};

const callOf = ({ program, value }: Following, ref: Ref): Call | undefined => {
  const origin = value(ref);
  return origin?.kind === 'call' ? program.file(ref.file)?.structure.calls[origin.call] : undefined;
};

export const withoutDefault = (path: readonly string[]): readonly string[] =>
  path[0] === 'default' ? path.slice(1) : path;
