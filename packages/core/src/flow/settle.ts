/** Value origins: where does this come from, through variables, members, calls, closures and modules. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import { type Known, type Open, distinctOpen } from '../scope/known.ts';
import type { Program } from '../scope/program.ts';
import {
  type Bindings,
  type Origin,
  distinctOrigins,
  elementKey,
  idOf,
  namedAs,
  noBindings,
  refKey,
} from './origin.ts';
import { type Target, intoModule, ownExport, resolveImport } from './resolve.ts';
import { createBoundMemo } from './bound-memo.ts';
import { exact } from './exact.ts';
import { followComputed } from './env/computed.ts';
import { followImported } from './env/imported-setting.ts';
import { followCall, withoutDefault } from './follow-call.ts';
import { followAutoImport, isAutoImport } from './follow-auto-import.ts';
import { DESCRIPTOR } from './decorated.ts';
import { followInstance, followStatic, followThis } from './follow-class.ts';
import { followArray, followObject } from './follow-collection.ts';
import { followParam } from './follow-param.ts';
import { followVariable } from './follow-variable.ts';
import { type FunctionRef, functionRefs } from './function-ref.ts';
import type { Listeners } from './listeners.ts';
import { type Project, createProject } from './project.ts';
import { type Following, MAX_FOUND, type Trail, stopTrail } from './following.ts';

/** Beyond this many steps a trail, with all that it asks for, is no longer worth following; the answer stays open. */
const MAX_STEPS = 4000;
/** `node = node.next` in a loop makes a path that never ends. */
const MAX_PATH = 12;
/** How many steps may be under way inside one another: each of them takes room on the stack, and so do those of the caller. */
const MAX_NESTED = 400;
/** How deep calls may answer calls. */
const MAX_DEPTH = 40;

export type { FunctionRef } from './function-ref.ts';

export interface Flow extends Listeners {
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
  /** Bindings without what the value can't rest on; where they hold the same, they are the same. */
  readonly project: Project;
  /** What only a test hands over is not what the program runs with. */
  readonly isTest: (path: string) => boolean;
  /** Forgets what was under way when something broke. */
  reset(): void;
}

export const createFlow = (
  program: Program,
  catalog: Catalog,
  { isTest = () => false, trace, failed, watch }: Partial<Listeners & Pick<Flow, 'isTest'>> = {},
): Flow => {
  /** What is known under some bindings, by value. */
  const memo = createBoundMemo<Known<Origin>>();
  /** Settlings under way, so that a value that is made from itself ends. */
  const active = new Set<string>();
  /** Of the outermost settling, with all it asks for on the way. */
  let steps = 0;
  /** Under way inside one another, whatever asked for them. */
  let nested = 0;
  /** An answer under way rests on one that ended because it was under way itself: it is whole only for the outermost. */
  let cut = false;
  const isCut = (): boolean => cut;

  const value = (ref: Ref): Value | undefined => program.file(ref.file)?.structure.values[ref.id];

  const project = createProject(program);

  const settle = (ref: Ref, all: Bindings = noBindings): Known<Origin> => {
    const bindings = project(ref, all);
    const known = memo.get(ref, bindings);
    if (known !== undefined && trace?.following !== true) return known;
    const key = refKey(ref);
    // A way back to where it began adds nothing to the others.
    if (active.has(key)) {
      cut = true;
      return { found: [], open: [] };
    }
    if (active.size > MAX_DEPTH) {
      cut = true;
      return { found: [madeAt(ref)], open: [openAt(ref, 'the calls go too deep to follow')] };
    }
    active.add(key);
    const before = cut;
    cut = false;
    const settled = settleMember(ref, [], bindings);
    const isEndless = isCut() && settled.found.length === 0 && settled.open.length === 0;
    const answer = isEndless ? { found: [madeAt(ref)], open: [] } : settled;
    cut ||= before;
    active.delete(key);
    if (active.size === 0) cut = false;
    if (!isCut()) memo.set(ref, bindings, answer);
    return answer;
  };

  const settleMember = (ref: Ref, path: readonly string[], bindings: Bindings = noBindings): Known<Origin> => {
    if (active.size <= 1) steps = 0;
    const trail: Trail = { seen: new Set(), found: [], open: [] };
    follow(ref, path, bindings, trail);
    return answerOf(trail);
  };

  const membersOf = (origin: Origin, path: readonly string[]): Known<Origin> => {
    if (origin.kind === 'external') return { found: [{ ...origin, path: [...origin.path, ...path] }], open: [] };
    const isClass = origin.kind === 'value' && value(origin.ref)?.kind === 'class';
    if (origin.kind !== 'instance' && !isClass) return { found: [], open: [] };
    const trail: Trail = { seen: new Set(), found: [], open: [] };
    followInstance(following, origin.ref, path, origin.bindings ?? noBindings, trail);
    return answerOf(trail);
  };

  const openAt = (ref: Ref, why: string): Open => {
    const at = value(ref)?.at ?? [0, 0];
    return { why, at: { path: ref.file, start: at[0], end: at[1] } };
  };

  /** Follows `ref`, then the members `path` of it. */
  const follow = (ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void => {
    const at = path.length === 0 ? refKey(ref) : `${refKey(ref)}.${path.join('.')}`;
    const key = bindings.size === 0 ? at : `${at}@${idOf(bindings)}`;
    if (trail.seen.has(key)) return;
    trail.seen.add(key);
    steps += 1;
    if (trail.found.length > MAX_FOUND) return stopTrail(following, trail, ref, 'too many ways lead here');
    if (steps > MAX_STEPS || path.length > MAX_PATH) return stopTrail(following, trail, ref, 'too many ways lead here');
    if (nested >= MAX_NESTED) return stopTrail(following, trail, ref, 'the way here is too long');
    nested += 1;
    trace?.enter(ref, path, trail);
    step(ref, path, bindings, trail);
    trace?.leave(trail);
    nested -= 1;
  };

  const step = (ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void => {
    const origin = value(ref);
    if (origin === undefined) return;
    switch (origin.kind) {
      case 'variable':
        return followVariable(following, ref, origin, path, bindings, trail);
      case 'either':
        for (const id of origin.op === '&&' ? origin.of.slice(-1) : origin.of)
          follow({ file: ref.file, id }, path, bindings, trail);
        return;
      case 'await':
        return follow({ file: ref.file, id: origin.of }, path, bindings, trail);
      case 'member':
        if (origin.name === null) return followComputed(following, ref, origin, path, bindings, trail);
        return follow({ file: ref.file, id: origin.object }, [origin.name].concat(path), bindings, trail);
      case 'element': {
        const item = bindings.size === 0 ? undefined : bindings.get(elementKey(ref));
        if (item !== undefined)
          return follow({ file: item.file, id: item.id }, [...(item.path ?? []), ...path], bindings, trail);
        return follow({ file: ref.file, id: origin.of }, ['*', ...path], bindings, trail);
      }
      case 'param':
        return followParam(following, ref, origin, path, bindings, trail);
      case 'import':
        if (followImported(following, ref, origin, path, trail)) return;
        if (isAutoImport(origin.specifier)) return followAutoImport(following, ref, origin.name, path, bindings, trail);
        return followTargets(resolveImport(program, ref.file, origin), ref, path, bindings, trail);
      case 'call':
        return followCall(following, ref, path, bindings, trail);
      case 'global': {
        const own = ownExport(program, ref.file, origin.name, path);
        if (own !== undefined) return followTargets(own.targets, ref, own.path, bindings, trail);
        return followAutoImport(following, ref, origin.name, path, bindings, trail);
      }
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
        if (path.length === 0) trail.found.push({ kind: 'value', ref, bindings: project(ref, bindings) });
        else if (path[0] === DESCRIPTOR && path[1] === 'value') follow(ref, path.slice(2), bindings, trail);
        else trail.found.push({ kind: 'made', ref, path });
        return;
      default:
        trail.found.push(
          path.length === 0 ? { kind: 'value', ref, bindings: project(ref, bindings) } : { kind: 'made', ref, path },
        );
    }
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
        return follow(target.ref, path, project(target.ref, bindings), trail);
      case 'member':
        return follow(target.ref, [...target.path, ...path], project(target.ref, bindings), trail);
      case 'package':
        trail.found.push({
          kind: 'external',
          ...namedAs(target),
          path: withoutDefault(target.path.concat(path)),
          ref,
        });
        return;
      case 'module': {
        const inner = intoModule(program, target, path);
        if (inner === undefined) trail.found.push({ kind: 'module', path: target.path });
        else followTargets(inner.targets, ref, inner.path, bindings, trail);
      }
    }
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
        found.push(...functionRefs(program, origin, at.fn));
      }
    }
    return { found, open };
  };

  const isUnderWay = (ref: Ref): boolean => active.has(refKey(ref));
  const following: Following = {
    program,
    catalog,
    value,
    settle,
    follow,
    isUnderWay,
    get flow() {
      return flow;
    },
  };
  const reset = (): void => {
    active.clear();
    steps = 0;
    nested = 0;
    cut = false;
  };
  const flow: Flow = {
    program,
    catalog,
    value,
    settle,
    settleMember,
    membersOf,
    functionsOf,
    project,
    isTest,
    trace,
    failed,
    watch,
    reset,
  };
  trace?.opened(flow);
  return flow;
};

const answerOf = ({ found, open }: Trail): Known<Origin> => ({
  found: exact(distinctOrigins(found)),
  open: exact(distinctOpen(open)),
});

const madeAt = (ref: Ref): Origin => ({ kind: 'made', ref, path: [] });
