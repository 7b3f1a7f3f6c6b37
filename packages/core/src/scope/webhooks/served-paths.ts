/** The paths that one handler serves: it compares the request's path, and goes another way for each. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Range, type Span, spanOf } from '../../facts/span.ts';
import type { Call, Step } from '../../facts/structure.ts';
import { bindArguments } from '../../flow/bind-arguments.ts';
import { joinedParts, partOfRequest, writtenTexts } from '../../flow/guards/asked.ts';
import { lookupOf } from '../../flow/guards/handler-table.ts';
import { patternAsked } from '../../flow/guards/pattern-asked.ts';
import { leaves } from '../../flow/guards/leaves.ts';
import { giveRoles } from '../../flow/give-roles.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { type Role, type Tagger, createTagger } from '../../flow/tags.ts';

export interface Served {
  readonly path: string;
  readonly span: Span;
  /** What runs for that path, as functions that are nothing else. */
  readonly parts: readonly FunctionRef[];
}

const MAX_DEPTH = 3;
const MAX_FUNCTIONS = 40;

export interface ServedPaths {
  readonly paths: readonly Served[];
  /** What is left of the function that tells paths apart, for all others. Empty where several do. */
  readonly beside: readonly FunctionRef[];
}

interface Search {
  readonly flow: Flow;
  /** Functions that tell paths apart. */
  readonly sorting: Map<string, FunctionRef>;
  /** Functions that choose a handler out of a table by the path. */
  readonly tables: Set<string>;
  /** Paths that a test only asks for the beginning or a part of. */
  readonly partial: Set<string>;
  readonly tagger: Tagger;
  readonly roles: ReadonlyMap<string, Role>;
  readonly found: Map<string, Served>;
  readonly seen: Set<string>;
}

export const servedPaths = (flow: Flow, handlers: readonly FunctionRef[], given: readonly Role[]): ServedPaths => {
  const roles = new Map<string, Role>();
  for (const handler of handlers) giveRoles(roles, handler, given);
  const search: Search = {
    flow,
    tagger: createTagger(flow, roles),
    roles,
    found: new Map(),
    seen: new Set(),
    sorting: new Map(),
    tables: new Set(),
    partial: new Set(),
  };
  for (const handler of handlers) searchFunction(search, handler, 0);
  const all = [...search.found.values()];
  // What is left beside the calls that choose out of a table can't be told by its place.
  const [only, ...others] = search.tables.size > 0 ? [] : search.sorting.values();
  // Behind `/api/` further paths are told apart.
  const isOfOthers = ({ path }: Served): boolean =>
    search.partial.has(path) && all.some((other) => other.path !== path && other.path.startsWith(path));
  return {
    paths: all.filter((one) => !isOfOthers(one)),
    beside: only === undefined || others.length > 0 ? [] : partsBeside(only, all),
  };
};

/** What of a function is behind none of these paths. */
const partsBeside = (sorting: FunctionRef, served: readonly Served[]): readonly FunctionRef[] => {
  const cuts = served
    .flatMap(({ parts }) => parts)
    .filter(({ file, id }) => file === sorting.file && id === sorting.id)
    .map(({ fact }) => fact.at)
    .sort((one, other) => one[0] - other[0]);
  let [start] = sorting.fact.at;
  const kept: Range[] = [];
  for (const [from, to] of cuts) {
    if (from > start) kept.push([start, from]);
    start = Math.max(start, to);
  }
  return [...kept, [start, sorting.fact.at[1]] as const].map((at) => partOf(sorting, at, []));
};

const partOf = (target: FunctionRef, at: Range, body: readonly Step[]): FunctionRef => ({
  ...target,
  fact: { ...target.fact, at, body },
});

const searchFunction = (search: Search, target: FunctionRef, depth: number): void => {
  const key = `${target.file}#${target.id}`;
  if (depth > MAX_DEPTH || search.seen.has(key) || search.seen.size > MAX_FUNCTIONS) return;
  search.seen.add(key);
  searchSteps(search, target, target.fact.body, target.fact.at[1], depth);
};

const searchSteps = (search: Search, target: FunctionRef, steps: readonly Step[], end: number, depth: number): void => {
  steps.forEach((step, index) => {
    switch (step.kind) {
      case 'call':
        return searchCall(search, target, step.call, depth);
      case 'branch':
        return searchBranch(search, target, step, steps.slice(index + 1), end, depth);
      case 'switch':
        return searchSwitch(search, target, step, depth);
      case 'loop':
        return searchSteps(search, target, step.body, step.at[1], depth);
      case 'try':
        searchSteps(search, target, step.body, step.handler?.at[0] ?? step.at[1], depth);
        return searchSteps(search, target, step.finalizer, step.at[1], depth);
      default:
    }
  });
};

/** A function that is handed the request may be the one that tells paths apart. */
const searchCall = (search: Search, target: FunctionRef, id: number, depth: number): void => {
  const { flow, tagger } = search;
  const call = flow.program.file(target.file)?.structure.calls[id];
  if (call === undefined || depth >= MAX_DEPTH) return;
  noteTable(search, target, call);
  const refs = call.args.map((argument) => ({ file: target.file, id: argument.value }));
  const takes = refs.some((ref) => tagger.exactTagsOf(ref, target.bindings).has('request'));
  if (takes)
    for (const called of flow.functionsOf({ file: target.file, id: call.callee }, target.bindings).found)
      searchFunction(
        search,
        { ...called, bindings: bindArguments(target.file, call, called, target.bindings) },
        depth + 1,
      );
  for (const ref of refs)
    if (flow.value(ref)?.kind === 'function')
      for (const inner of flow.functionsOf(ref, target.bindings).found) searchFunction(search, inner, depth + 1);
};

/** `routes[url.pathname](request)`: each entry serves its own path. */
const noteTable = ({ flow, roles, found, tables }: Search, target: FunctionRef, call: Call): void => {
  const table = lookupOf(flow, { file: target.file, id: call.callee }, target.bindings);
  if (table === undefined || !asksPath(flow, roles, table.key, target)) return;
  for (const { key, ref } of table.entries) {
    const path = pathIn(key);
    const at = flow.value(ref)?.at;
    if (path === undefined || at === undefined) continue;
    tables.add(`${target.file}#${target.id}`);
    const known = found.get(path);
    const parts = [...(known?.parts ?? []), ...flow.functionsOf(ref).found];
    found.set(path, { path, span: known?.span ?? spanOf(ref.file, at), parts });
  }
};

/** Whether a value is the path, or is put together with it: `${request.method} ${url.pathname}`. */
const asksPath = (flow: Flow, roles: ReadonlyMap<string, Role>, ref: Ref, { bindings }: FunctionRef): boolean => {
  const part = partOfRequest(flow, roles, ref, bindings);
  if (part !== undefined) return part === 'path';
  return joinedParts(flow, roles, ref, bindings)?.some((one) => one.part === 'path' || one.part === 'url') === true;
};

/** The path in `POST /hooks`; nothing for methods by which no event comes. */
const pathIn = (text: string): string | undefined =>
  /^(?:(?:POST|PUT|PATCH|ALL|ANY)\W{0,2})?(?<path>\/.*)$/iu.exec(text)?.groups?.['path'];

const searchBranch = (
  search: Search,
  target: FunctionRef,
  step: Extract<Step, { kind: 'branch' }>,
  rest: readonly Step[],
  end: number,
  depth: number,
): void => {
  const [otherwise] = step.else;
  const elseAt = otherwise === undefined ? step.at[1] : Math.max(startOf(search, target, otherwise), step.at[0]);
  for (const { path, isSame } of comparedPaths(search, { file: target.file, id: step.test }, target)) {
    if (isSame) note(search, target, path, [step.at[0], elseAt], step.then);
    else if (otherwise !== undefined) note(search, target, path, [elseAt, step.at[1]], step.else);
    else if (leaves(step.then)) note(search, target, path, [step.at[1], end], rest);
  }
  searchSteps(search, target, step.then, elseAt, depth);
  searchSteps(search, target, step.else, step.at[1], depth);
};

const startOf = ({ flow }: Search, { file }: FunctionRef, step: Step): number => {
  if (step.kind === 'call') return flow.program.file(file)?.structure.calls[step.call]?.at[0] ?? 0;
  return step.kind === 'compare' ? (flow.value({ file, id: step.value })?.at[0] ?? 0) : step.at[0];
};

const searchSwitch = (
  search: Search,
  target: FunctionRef,
  step: Extract<Step, { kind: 'switch' }>,
  depth: number,
): void => {
  const { flow } = search;
  const { file, bindings } = target;
  const isPath = asksPath(flow, search.roles, { file, id: step.on }, target);
  const starts = step.cases.map(({ test }) => (test === null ? undefined : flow.value({ file, id: test })?.at[0]));
  step.cases.forEach((one, index) => {
    const from = starts[index] ?? step.at[0];
    // A label without a body falls into the one behind it.
    const next = step.cases.findIndex((other, at) => at >= index && other.body.length > 0);
    const to = starts[next + 1] ?? step.at[1];
    if (isPath && one.test !== null)
      for (const text of writtenTexts(flow, { file, id: one.test }, bindings) ?? []) {
        const path = pathIn(text);
        if (path !== undefined) note(search, target, path, [from, to], step.cases[next]?.body ?? []);
      }
    searchSteps(search, target, one.body, to, depth);
  });
};

interface Compared {
  readonly path: string;
  /** Whether the test is true for that path, not for all others. */
  readonly isSame: boolean;
}

/** The paths that a test asks for. One with a secret in it is a check of its own. */
const comparedPaths = (
  search: Search,
  ref: Ref,
  target: FunctionRef,
  isSame = true,
  depth = 0,
): readonly Compared[] => {
  const { flow } = search;
  const { bindings } = target;
  const value = flow.value(ref);
  const of = (id: number, same = isSame): readonly Compared[] =>
    comparedPaths(search, { file: ref.file, id }, target, same, depth + 1);
  const isPath = (id: number): boolean =>
    partOfRequest(flow, search.roles, { file: ref.file, id }, bindings) === 'url' ||
    asksPath(flow, search.roles, { file: ref.file, id }, target);
  const written = (id: number, same: boolean): readonly Compared[] => {
    const secret = search.tagger.tagsOf({ file: ref.file, id }, bindings).has('secret');
    const texts = secret ? [] : (writtenTexts(flow, { file: ref.file, id }, bindings) ?? []);
    return texts.flatMap((text) => pathIn(text) ?? []).map((path) => ({ path, isSame: same }));
  };
  if (depth > 6) return [];
  switch (value?.kind) {
    case 'variable':
      return value.defs.length === 1 ? value.defs.flatMap((id) => of(id)) : [];
    case 'unary':
      return value.op === '!' ? of(value.of, !isSame) : [];
    case 'either':
      return value.op === '?:' ? [] : value.of.flatMap((id) => of(id));
    case 'binary': {
      if (!/^[!=]==?$/u.test(value.op)) return [];
      const same = isSame !== value.op.startsWith('!');
      if (isPath(value.left)) return written(value.right, same);
      return isPath(value.right) ? written(value.left, same) : [];
    }
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
      const [first] = call?.args ?? [];
      if (call === undefined || callee?.kind !== 'member' || first === undefined) return [];
      const wanted = patternAsked(flow, ref.file, call, bindings);
      if (wanted !== undefined && isPath(wanted.of)) {
        if (wanted.pattern.how !== 'equals') search.partial.add(wanted.pattern.text);
        return [{ path: wanted.pattern.text, isSame }];
      }
      if (/^(?:startsWith|endsWith|includes)$/u.test(callee.name ?? '') && isPath(callee.object)) {
        const texts = written(first.value, isSame);
        for (const { path } of texts) search.partial.add(path);
        return texts;
      }
      return callee.name === 'includes' && isPath(first.value) ? written(callee.object, isSame) : [];
    }
    default:
      return [];
  }
};

const note = (search: Search, target: FunctionRef, path: string, at: Range, body: readonly Step[]): void => {
  const part = partOf(target, at, body);
  search.sorting.set(`${target.file}#${target.id}`, target);
  const known = search.found.get(path);
  search.found.set(path, {
    path,
    span: known?.span ?? spanOf(target.file, at),
    parts: [...(known?.parts ?? []), part],
  });
};
