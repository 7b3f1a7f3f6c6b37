/** Value origins: where does this come from, through variables, members, calls, closures and modules. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { Call, FunctionFact, Value } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import type { Program } from '../scope/program.ts';
import { type Bindings, type Origin, bindingKey, namedAs, noBindings, refKey, distinctOrigins } from './origin.ts';
import { type Target, resolveExport, resolveImport } from './resolve.ts';
import { exitsOf } from './exits.ts';
import { followInstance, followStatic, followThis } from './follow-class.ts';
import { followArray, followObject } from './follow-collection.ts';
import { followInjected } from './follow-injected.ts';
import { type Following, type Trail, stopTrail } from './following.ts';

/** Beyond this many steps a trail, with all that it asks for, is no longer worth following; the answer stays open. */
const MAX_STEPS = 4000;
/** `query = query.where()` once more and once more: so many ends say nothing of where a value comes from. */
const MAX_FOUND = 200;
/** `node = node.next` in a loop makes a path that never ends. */
const MAX_PATH = 12;
/** How many steps may be under way inside one another: each of them takes room on the stack, and so do those of the caller. */
const MAX_NESTED = 400;
/** How deep calls may answer calls. */
const MAX_DEPTH = 40;

/** Methods of what a framework hands in that only hand out a part of it. */
const ACCESSORS: ReadonlySet<string> = new Set(['switchToHttp', 'getRequest', 'getResponse']);

/** A function of the program, with what is known of the variables it closes over. */
export interface FunctionRef {
  readonly file: string;
  readonly id: number;
  readonly fact: FunctionFact;
  readonly bindings: Bindings;
}

export interface Flow {
  readonly program: Program;
  readonly catalog: Catalog;
  readonly value: (ref: Ref) => Value | undefined;
  /** Where the value comes from; all the possibilities there are. */
  settle(ref: Ref, bindings?: Bindings): Known<Origin>;
  /** Where the members `path` of the value come from. */
  settleMember(ref: Ref, path: readonly string[], bindings?: Bindings): Known<Origin>;
  /** Where the members `path` of what a type checker or a framework named come from; a class stands for an instance of it. */
  membersOf(origin: Origin, path: readonly string[]): Known<Origin>;
  /** The functions of the program that a value can be. Open where it may be one that cannot be seen. */
  functionsOf(ref: Ref, bindings?: Bindings): Known<FunctionRef>;
}

export const createFlow = (program: Program, catalog: Catalog): Flow => {
  /** What is known under some bindings, by value. */
  const memos = new WeakMap<Bindings, Map<string, Known<Origin>>>();
  /** Settlings under way, so that a value that is made from itself ends. */
  const active = new Set<string>();
  /** Of the outermost settling, with all it asks for on the way. */
  let steps = 0;
  /** Under way inside one another, whatever asked for them. */
  let nested = 0;
  /** An answer under way rests on one that ended because it was under way itself: it is whole only for the outermost. */
  let cut = false;

  const value = (ref: Ref): Value | undefined => program.file(ref.file)?.structure.values[ref.id];

  const settle = (ref: Ref, bindings: Bindings = noBindings): Known<Origin> => {
    const key = refKey(ref);
    const memo = memos.get(bindings) ?? new Map<string, Known<Origin>>();
    memos.set(bindings, memo);
    const known = memo.get(key);
    if (known !== undefined) return known;
    if (active.has(key) || active.size > MAX_DEPTH) {
      cut = true;
      return { found: [{ kind: 'made', ref, path: [] }], open: [] };
    }
    active.add(key);
    const answer = settleMember(ref, [], bindings);
    active.delete(key);
    if (active.size === 0) cut = false;
    if (!cut) memo.set(key, answer);
    return answer;
  };

  const settleMember = (ref: Ref, path: readonly string[], bindings: Bindings = noBindings): Known<Origin> => {
    if (active.size <= 1) steps = 0;
    const trail: Trail = { seen: new Set(), found: [], open: [] };
    follow(ref, path, bindings, trail);
    return { found: distinctOrigins(trail.found), open: trail.open };
  };

  const membersOf = (origin: Origin, path: readonly string[]): Known<Origin> => {
    if (origin.kind === 'external') return { found: [{ ...origin, path: [...origin.path, ...path] }], open: [] };
    const isClass = origin.kind === 'value' && value(origin.ref)?.kind === 'class';
    if (origin.kind !== 'instance' && !isClass) return { found: [], open: [] };
    const trail: Trail = { seen: new Set(), found: [], open: [] };
    followInstance(following, origin.ref, path, isClass ? origin.bindings : noBindings, trail);
    return { found: distinctOrigins(trail.found), open: trail.open };
  };

  /** Follows `ref`, then the members `path` of it. */
  const follow = (ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void => {
    const key = `${refKey(ref)}.${path.join('.')}`;
    if (trail.seen.has(key)) return;
    trail.seen.add(key);
    steps += 1;
    if (trail.found.length > MAX_FOUND) return;
    if (steps > MAX_STEPS || path.length > MAX_PATH) return stopTrail(following, trail, ref, 'too many ways lead here');
    if (nested >= MAX_NESTED) return stopTrail(following, trail, ref, 'the way here is too long');
    nested += 1;
    step(ref, path, bindings, trail);
    nested -= 1;
  };

  const step = (ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void => {
    const origin = value(ref);
    if (origin === undefined) return;
    switch (origin.kind) {
      case 'variable': {
        const [member] = path;
        const writes = member === undefined ? [] : origin.writes.filter((write) => write.name === member);
        for (const write of writes) follow({ file: ref.file, id: write.value }, path.slice(1), bindings, trail);
        for (const id of origin.defs) follow({ file: ref.file, id }, path, bindings, trail);
        if (origin.defs.length === 0 && writes.length === 0) trail.found.push({ kind: 'made', ref, path });
        return;
      }
      case 'either':
        for (const id of origin.op === '&&' ? origin.of.slice(-1) : origin.of)
          follow({ file: ref.file, id }, path, bindings, trail);
        return;
      case 'await':
        return follow({ file: ref.file, id: origin.of }, path, bindings, trail);
      case 'member':
        if (origin.name === null) return follow({ file: ref.file, id: origin.object }, ['*', ...path], bindings, trail);
        return follow({ file: ref.file, id: origin.object }, [origin.name, ...path], bindings, trail);
      case 'element':
        return follow({ file: ref.file, id: origin.of }, ['*', ...path], bindings, trail);
      case 'param':
        return followParam(ref, origin, path, bindings, trail);
      case 'import':
        return followTargets(resolveImport(program, ref.file, origin), ref, path, bindings, trail);
      case 'call':
        return followCall(ref, path, bindings, trail);
      case 'global':
        trail.found.push({ kind: 'external', package: null, path: [origin.name, ...path], ref });
        return;
      case 'this':
      case 'super':
        return followThis(following, ref, origin, path, bindings, trail);
      case 'object':
        return followObject(following, ref, origin, path, bindings, trail);
      case 'array':
        return followArray(following, ref, origin, path, bindings, trail);
      case 'class':
        return followStatic(following, ref, path, bindings, trail);
      case 'function':
        // `handler.bind(this)` and a member of a function's answer are told apart by the call that follows.
        if (path.length === 0) trail.found.push({ kind: 'value', ref, bindings });
        else trail.found.push({ kind: 'made', ref, path });
        return;
      default:
        trail.found.push(path.length === 0 ? { kind: 'value', ref, bindings } : { kind: 'made', ref, path });
    }
  };

  const followParam = (
    ref: Ref,
    origin: Extract<Value, { kind: 'param' }>,
    path: readonly string[],
    bindings: Bindings,
    trail: Trail,
  ): void => {
    const bound = bindings.get(bindingKey(ref.file, origin.fn, origin.index));
    if (bound !== undefined) return follow(bound, path, bindings, trail);
    if (!followInjected(following, ref, origin, path, trail)) trail.found.push({ kind: 'param', ref, path });
  };

  const followTargets = (
    targets: Known<Target>,
    ref: Ref,
    path: readonly string[],
    bindings: Bindings,
    trail: Trail,
  ): void => {
    trail.open.push(...targets.open);
    for (const target of targets.found) followTarget(target, ref, path, bindings, trail);
  };

  const followTarget = (target: Target, ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void => {
    switch (target.kind) {
      case 'value':
        return follow(target.ref, path, bindings, trail);
      case 'package':
        trail.found.push({
          kind: 'external',
          ...namedAs(target),
          path: withoutDefault([...target.path, ...path]),
          ref,
        });
        return;
      case 'module': {
        const [name, ...rest] = path;
        if (name === undefined) trail.found.push({ kind: 'module', path: target.path });
        else if (name === '*') stopTrail(following, trail, ref, 'a computed export');
        else followTargets(resolveExport(program, target.path, name), ref, rest, bindings, trail);
      }
    }
  };

  const followCall = (ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void => {
    const call = callOf(ref);
    if (call === undefined) return;
    const callee = settle({ file: ref.file, id: call.callee }, bindings);
    if (callee.found.length === 0) {
      for (const open of callee.open) trail.open.push(open);
      trail.found.push({ kind: 'made', ref, path });
      return;
    }
    for (const origin of callee.found) {
      followAnswer(ref, call, origin, path, bindings, trail);
      if (trail.found.length > MAX_FOUND) return stopTrail(following, trail, ref, 'too many ways lead here');
    }
  };

  const followAnswer = (
    ref: Ref,
    call: Call,
    callee: Origin,
    path: readonly string[],
    bindings: Bindings,
    trail: Trail,
  ): void => {
    if (callee.kind === 'external') {
      trail.found.push({
        kind: 'external',
        ...namedAs(callee),
        path: withoutDefault([...callee.path, '()', ...path]),
        ref,
      });
      return;
    }
    if (callee.kind === 'made' && callee.path.length === 1 && callee.path[0] === 'bind')
      return follow(callee.ref, path, bindings, trail);
    if (callee.kind === 'param' && ACCESSORS.has(callee.path.at(-1) ?? ''))
      return void trail.found.push({ ...callee, path: [...callee.path, '()', ...path] });
    if (callee.kind !== 'value') return void trail.found.push({ kind: 'made', ref, path });
    const target = value(callee.ref);
    if (target?.kind === 'class') return followInstance(following, callee.ref, path, bindings, trail);
    if (target?.kind !== 'function') return void trail.found.push({ kind: 'made', ref, path });
    const fact = program.file(callee.ref.file)?.structure.functions[target.fn];
    if (fact === undefined || fact.generator) return void trail.found.push({ kind: 'made', ref, path });
    const inner = bindArguments(
      ref.file,
      call,
      { file: callee.ref.file, id: target.fn, fact, bindings: callee.bindings },
      bindings,
    );
    const answers = exitsOf(fact).filter((exit) => exit.how === 'return' && exit.value !== null);
    if (answers.length === 0) trail.found.push({ kind: 'made', ref, path });
    for (const exit of answers)
      if (exit.value !== null) follow({ file: callee.ref.file, id: exit.value }, path, inner, trail);
  };

  const callOf = (ref: Ref): Call | undefined => {
    const origin = value(ref);
    return origin?.kind === 'call' ? program.file(ref.file)?.structure.calls[origin.call] : undefined;
  };

  const functionsOf = (ref: Ref, bindings: Bindings = noBindings): Known<FunctionRef> => {
    const origins = settle(ref, bindings);
    const found: FunctionRef[] = [];
    const open: Open[] = [...origins.open];
    for (const origin of origins.found) {
      const at = origin.kind === 'value' ? value(origin.ref) : undefined;
      if (origin.kind === 'made' && origin.path.length === 1 && /^(?:bind|call|apply)$/u.test(origin.path[0] ?? '')) {
        found.push(...functionsOf(origin.ref, bindings).found);
      } else if (origin.kind === 'value' && at?.kind === 'function') {
        const fact = program.file(origin.ref.file)?.structure.functions[at.fn];
        if (fact !== undefined) found.push({ file: origin.ref.file, id: at.fn, fact, bindings: origin.bindings });
      }
    }
    return { found, open };
  };

  const following: Following = { program, value, settle, follow };
  return { program, catalog, value, settle, settleMember, membersOf, functionsOf };
};

/** What the parameters of `target` hold when `call`, itself under `outer`, runs it. */
export const bindArguments = (file: string, call: Call, target: FunctionRef, outer: Bindings): Bindings => {
  const bindings = new Map([...outer, ...target.bindings]);
  const spreadAt = call.args.findIndex((argument) => argument.spread);
  target.fact.params.forEach((param, index) => {
    const argument = call.args[index];
    const key = bindingKey(target.file, target.id, index);
    if (argument === undefined || param.rest || (spreadAt !== -1 && spreadAt <= index)) bindings.delete(key);
    else bindings.set(key, { file, id: argument.value });
  });
  return bindings;
};

const withoutDefault = (path: readonly string[]): readonly string[] => (path[0] === 'default' ? path.slice(1) : path);
