/** What a handler and the functions it calls read and name. */
import { decoratorOf } from '../../extract/frameworks/nest.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Step, Structure, Value } from '../../facts/structure.ts';
import { type KnownHelper, helperOf } from '../../flow/guards/known-verifiers.ts';
import type { Origin } from '../../flow/origin.ts';
import { bindArguments } from '../../flow/bind-arguments.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { callsInside, valuesInside } from './inside.ts';

export interface Signals {
  /** String literals and member names, in lower case: where headers and environment variables are read. */
  readonly words: ReadonlySet<string>;
  /** Those of the handlers themselves. */
  readonly ownWords: ReadonlySet<string>;
  /** Where the handlers stand. */
  readonly ownFiles: readonly string[];
  /** The same as they are written. */
  readonly names: ReadonlySet<string>;
  /** What is called of packages: `twilio:MessagingResponse`. */
  readonly symbols: ReadonlySet<string>;
  /** Texts that something is compared with or switched on. */
  readonly compared: ReadonlySet<string>;
  /** Packages of the types in signatures. */
  readonly types: ReadonlySet<string>;
  /** Fields read straight off the body. */
  readonly fields: ReadonlySet<string>;
  /** By the id of the provider: the helper of its own that is called, or stands before, to verify. */
  readonly helpers: ReadonlyMap<string, KnownHelper>;
  /** What was sent is read, or handed to somebody who may read it. */
  readonly takesBody: () => boolean;
}

/** Evidence stands close to the handler; looking further costs a parse of every file on the way. */
const MAX_FUNCTIONS = 24;
const MAX_HOPS = 2;

/** Gathers the signals of handlers and of what they call in the program. */
export const signalsOf = (
  flow: Flow,
  handlers: readonly FunctionRef[],
  /** What is handed the request, where that is not the handlers themselves. */
  entries: readonly FunctionRef[] = handlers,
  /** Middleware out of packages. */
  outside: readonly Origin[] = [],
  maxHops = MAX_HOPS,
): Signals => {
  const words = new Set<string>();
  const names = new Set<string>();
  const symbols = new Set<string>();
  const compared = new Set<string>();
  const types = new Set<string>();
  const fields = new Set<string>();
  const helpers = new Map<string, KnownHelper>();
  noteHelpers(flow, outside, helpers);
  const roots = new Set(entries.map(keyOf));
  const visited: FunctionRef[] = [];
  // Handlers stand before whatever they call.
  const ownWords = new Set<string>();
  const seen = new Set<string>();
  const queue = handlers.map((target) => ({ target, hops: 0 }));
  for (let head = queue.shift(); head !== undefined && seen.size < MAX_FUNCTIONS; head = queue.shift()) {
    const { target: next, hops } = head;
    // A part of a handler that serves several paths is asked for itself.
    const key = `${keyOf(next)}@${next.fact.at.join('-')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    read(flow, next, { words, names, symbols, compared, types, fields, helpers });
    visited.push(next);
    if (hops === 0) for (const word of words) ownWords.add(word);
    if (hops < maxHops) queue.push(...calledBy(flow, next).map((target) => ({ target, hops: hops + 1 })));
  }
  return {
    words,
    ownWords,
    ownFiles: [...new Set(handlers.map(({ file }) => file))],
    names,
    symbols,
    compared,
    types,
    fields,
    helpers,
    takesBody: () => visited.some((one) => readsBody(flow, one, roots)),
  };
};

const keyOf = ({ file, id }: FunctionRef): string => `${file}#${id}`;

const BODY = /^(?:body|rawBody|text|json|arrayBuffer|formData|parseBody|blob|buffer)$/u;

/** Whether a function reads what one of the handlers is sent, or gives a request to a package. */
const readsBody = (flow: Flow, target: FunctionRef, handlers: ReadonlySet<string>): boolean => {
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined) return false;
  const originsOf = (id: number): readonly Origin[] => flow.settle({ file: target.file, id }, target.bindings).found;
  const isSent = (id: number): boolean =>
    originsOf(id).some((origin) => origin.kind === 'param' && handlers.has(handlerKeyOf(flow, origin.ref)));
  return (
    target.fact.params.some(({ decorators }) => decoratorOf(structure, decorators, 'Body') !== undefined) ||
    valuesInside(structure, target.fact.at).some(
      (value) => value.kind === 'member' && BODY.test(value.name ?? '') && isSent(value.object),
    ) ||
    callsInside(structure, target.fact.at).some(
      (call) =>
        call.args.some(({ value }) => isSent(value)) && originsOf(call.callee).some(({ kind }) => kind === 'external'),
    )
  );
};

const handlerKeyOf = (flow: Flow, { file, id }: Ref): string => {
  const value = flow.program.file(file)?.structure.values[id];
  return value?.kind === 'param' ? `${file}#${value.fn}` : '';
};

interface Reading {
  readonly words: Set<string>;
  readonly names: Set<string>;
  readonly symbols: Set<string>;
  readonly compared: Set<string>;
  readonly types: Set<string>;
  readonly fields: Set<string>;
  readonly helpers: Map<string, KnownHelper>;
}

const read = (flow: Flow, target: FunctionRef, into: Reading): void => {
  const { words, names, symbols, compared, types, fields } = into;
  const add = (word: string | undefined): void => {
    if (word === undefined) return;
    words.add(word.toLowerCase());
    names.add(word);
  };
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined) return;
  for (const value of valuesInside(structure, target.fact.at)) {
    add(wordOf(value));
    if (value.kind === 'member' && value.name !== null && isBody(structure, value.object)) fields.add(value.name);
    if (value.kind === 'binary' && /^[!=]==?$/u.test(value.op))
      addTexts(structure.values, [value.left, value.right], compared);
  }
  for (const call of callsInside(structure, target.fact.at)) {
    const callee = flow.settle({ file: target.file, id: call.callee }, target.bindings).found;
    for (const origin of callee)
      if (origin.kind === 'external' && origin.package !== null)
        for (const name of origin.path) symbols.add(`${origin.package}:${name}`);
    noteHelpers(flow, callee, into.helpers);
    for (const word of wordsFromOutside(flow, target, structure, call)) add(word);
  }
  collectCases(structure.values, target.fact.body, compared);
  for (const param of target.fact.params)
    if (param.type?.specifier != null) types.add(`${param.type.specifier}:${param.type.name}`);
};

/** `req.body`, `await request.json()`, or a variable that holds one of them. */
const isBody = (structure: Structure, id: number, depth = 0): boolean => {
  const value = structure.values[id];
  if (value === undefined || depth > 4) return false;
  if (value.kind === 'member') return value.name === 'body';
  // Nest hands it over by a decorator.
  if (value.kind === 'param')
    return (
      decoratorOf(structure, structure.functions[value.fn]?.params[value.index]?.decorators ?? [], 'Body') !== undefined
    );
  if (value.kind === 'variable') return value.defs.some((def) => isBody(structure, def, depth + 1));
  if (value.kind === 'await') return isBody(structure, value.of, depth + 1);
  const callee = value.kind === 'call' ? structure.values[structure.calls[value.call]?.callee ?? -1] : undefined;
  return callee?.kind === 'member' && callee.name === 'json';
};

const wordOf = (value: Value): string | undefined => {
  if (value.kind === 'string') return value.text ?? undefined;
  return value.kind === 'member' ? (value.name ?? undefined) : undefined;
};

/**
 * What is handed to a call and is kept outside of the function: what a factory was told (`requireHmac('x-signature')`),
 * a constant of the file, what it reads of the environment at its top (`Deno.env.get(name)?.trim()`).
 */
const wordsFromOutside = (flow: Flow, target: FunctionRef, structure: Structure, call: Call): readonly string[] =>
  call.args.flatMap(({ value: id }) => {
    const value = structure.values[id];
    const isOutside =
      value?.kind === 'variable' && (value.at[0] < target.fact.at[0] || value.at[1] > target.fact.at[1]);
    if (!isOutside) return [];
    const told = flow.settle({ file: target.file, id }, target.bindings).found.flatMap((origin) => {
      const text = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      return text?.kind === 'string' ? (text.text ?? []) : [];
    });
    const [made, ...others] = value.defs.map((def) => structure.values[def]);
    const isRead = others.length === 0 && (made?.kind === 'member' || made?.kind === 'call' || made?.kind === 'either');
    return isRead ? [...told, ...valuesInside(structure, made.at).flatMap((one) => wordOf(one) ?? [])] : told;
  });

const noteHelpers = (flow: Flow, origins: readonly Origin[], into: Map<string, KnownHelper>): void => {
  for (const origin of origins) {
    const known = origin.kind === 'external' ? helperOf(flow.catalog, origin, flow.program) : undefined;
    if (known !== undefined) into.set(known.provider.id, known);
  }
};

const addTexts = (values: readonly Value[], ids: readonly number[], into: Set<string>): void => {
  for (const id of ids) {
    const value = values[id];
    if (value?.kind === 'string' && value.text !== null) into.add(value.text);
  }
};

const collectCases = (values: readonly Value[], steps: readonly Step[], into: Set<string>): void => {
  for (const step of steps) {
    if (step.kind === 'switch') {
      addTexts(
        values,
        step.cases.flatMap((one) => (one.test === null ? [] : [one.test])),
        into,
      );
      for (const one of step.cases) collectCases(values, one.body, into);
    } else if (step.kind === 'branch') {
      collectCases(values, [...step.then, ...step.else], into);
    } else if (step.kind === 'loop') {
      collectCases(values, step.body, into);
    } else if (step.kind === 'try') {
      collectCases(values, [...step.body, ...(step.handler?.body ?? []), ...step.finalizer], into);
    }
  }
};

const calledBy = (flow: Flow, target: FunctionRef): readonly FunctionRef[] => {
  const structure = flow.program.file(target.file)?.structure;
  return (structure === undefined ? [] : callsInside(structure, target.fact.at)).flatMap((call) =>
    flow
      .functionsOf({ file: target.file, id: call.callee }, target.bindings)
      .found.map((inner) => ({ ...inner, bindings: bindArguments(target.file, call, inner, target.bindings) })),
  );
};
