import type { Structure } from '@seamlint/core';

import { ownCopy } from '../read/own-copy.ts';

type Value = Structure['values'][number];
type Step = Structure['functions'][number]['body'][number];
type Open<T> = { -readonly [P in keyof T]: T[P] };

/** How a list is kept. */
type Keep = <T>(list: readonly T[]) => readonly T[];

/** One for all: nobody writes into facts. */
const none: readonly never[] = [];

/** A list that grew has room for more, for 17 entries at the least. */
const exact: Keep = (list) => (list.length === 0 ? none : list.slice());
const asRead: Keep = (list) => (list.length === 0 ? none : list);

/** Takes away in place what lowering leaves behind: room in lists for what never came, and texts that hold on to the whole source. */
export const compactLowered = (structure: Structure): void => {
  for (const value of structure.values)
    if (value.kind === 'string' && value.text !== null) (value as Open<typeof value>).text = ownCopy(value.text);
  compact(structure, exact);
};

/** The same after it was read out of JSON, where lists have the room they need. */
export const compactRead = (structure: Structure): Structure => compact(structure, asRead);

const compact = (structure: Structure, keep: Keep): Structure => {
  for (const value of structure.values) {
    compactValue(value, keep);
    // What stands at one place stands there once.
    const twin = value.kind === 'call' ? structure.calls[value.call] : functionOf(structure, value);
    if (twin !== undefined && isSamePlace(twin.at, value.at)) (value as Open<Value>).at = twin.at;
  }
  for (const call of structure.calls as Open<Structure['calls'][number]>[]) call.args = keep(call.args);
  for (const fact of structure.functions as Open<Structure['functions'][number]>[]) {
    fact.params = keep(fact.params);
    fact.body = compactSteps(fact.body, keep);
    fact.directives = keep(fact.directives);
    for (const param of fact.params as Open<(typeof fact.params)[number]>[]) param.decorators = keep(param.decorators);
  }
  const tables = structure as Open<Structure>;
  tables.values = keep(structure.values);
  tables.calls = keep(structure.calls);
  tables.functions = keep(structure.functions);
  tables.edges = keep(structure.edges);
  tables.mentions = keep(structure.mentions);
  return structure;
};

const functionOf = ({ functions }: Structure, value: Value): { readonly at: Value['at'] } | undefined =>
  value.kind === 'function' ? functions[value.fn] : undefined;

const isSamePlace = (one: Value['at'], other: Value['at']): boolean => one[0] === other[0] && one[1] === other[1];

const compactValue = (value: Open<Value>, keep: Keep): void => {
  switch (value.kind) {
    case 'variable':
      value.defs = keep(value.defs);
      value.writes = keep(value.writes);
      return;
    case 'object':
      value.entries = keep(value.entries);
      return;
    case 'array':
      value.items = keep(value.items);
      return;
    case 'template':
      value.parts = keep(value.parts);
      return;
    case 'either':
      value.of = keep(value.of);
      return;
    case 'jsx':
      value.attributes = keep(value.attributes);
      value.children = keep(value.children);
      return;
    default:
  }
};

const compactSteps = (steps: readonly Step[], keep: Keep): readonly Step[] => {
  for (const step of steps as readonly Open<Step>[]) compactStep(step, keep);
  return keep(steps);
};

const compactStep = (step: Open<Step>, keep: Keep): void => {
  if (step.kind === 'branch') {
    step.then = compactSteps(step.then, keep);
    step.else = compactSteps(step.else, keep);
  }
  if (step.kind === 'loop') step.body = compactSteps(step.body, keep);
  if (step.kind === 'try') {
    step.body = compactSteps(step.body, keep);
    step.finalizer = compactSteps(step.finalizer, keep);
    const handler: Open<NonNullable<typeof step.handler>> | null = step.handler;
    if (handler !== null) handler.body = compactSteps(handler.body, keep);
  }
};
