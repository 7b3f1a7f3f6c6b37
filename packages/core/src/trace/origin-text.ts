import type { Ref } from '../facts/file-facts.ts';
import { type Origin, pathText, symbolText } from '../flow/origin.ts';
import type { Flow } from '../flow/settle.ts';

/** Where a trail ended, for people; of a package as the catalog's rows name it: `stripe:().webhooks.constructEvent`. */
export const originText = (flow: Flow, origin: Origin): string => {
  switch (origin.kind) {
    case 'external':
      return symbolText(origin);
    case 'module':
      return `all exports of ${origin.path}`;
    case 'instance':
      return `an instance of ${classText(flow, origin.ref)}`;
    case 'param':
      return `${withMembers(paramText(flow, origin.ref), origin.path)}, which nobody in sight hands over`;
    case 'made':
      return withMembers(madeText(flow, origin.ref), origin.path);
    case 'value':
      return valueText(flow, origin.ref);
  }
};

const withMembers = (text: string, path: readonly string[]): string =>
  path.length === 0 ? text : `${pathText(path)} of ${text}`;

const paramText = (flow: Flow, ref: Ref): string => {
  const value = flow.value(ref);
  if (value?.kind !== 'param') return 'a parameter';
  const fact = flow.program.file(ref.file)?.structure.functions[value.fn];
  const name = fact?.params[value.index]?.name;
  const of = fact?.name == null ? 'a function without a name' : fact.name;
  return `${name == null ? `parameter ${value.index + 1}` : `the parameter ${name}`} of ${of}`;
};

const classText = (flow: Flow, ref: Ref): string => {
  const value = flow.value(ref);
  const name = value?.kind === 'class' ? flow.program.file(ref.file)?.structure.classes[value.cls]?.name : null;
  return name == null ? 'a class' : `class ${name}`;
};

const madeText = (flow: Flow, ref: Ref): string => {
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'call':
      return 'what a call answers that could not be followed';
    case 'caught':
      return 'a caught error';
    case 'variable':
      return `the variable ${value.name}, in which nothing is stored in sight`;
    case 'param':
      return paramText(flow, ref);
    default:
      return valueText(flow, ref);
  }
};

const valueText = (flow: Flow, ref: Ref): string => {
  const value = flow.value(ref);
  if (value === undefined) return 'nothing in sight';
  switch (value.kind) {
    case 'function': {
      const name = flow.program.file(ref.file)?.structure.functions[value.fn]?.name;
      return name == null ? 'a function of the program' : `the function ${name}`;
    }
    case 'class':
      return classText(flow, ref);
    case 'string':
      return value.text === null ? 'a string that is not shown' : 'a string';
    case 'constant':
      return value.value === null ? 'null' : typeof value.value === 'number' ? 'a number' : String(value.value);
    case 'unknown':
      return `something that is not read (${value.why})`;
    default:
      return NAMES[value.kind] ?? 'a value of the program';
  }
};

const NAMES: Readonly<Record<string, string>> = {
  undefined: 'undefined',
  regexp: 'a regular expression',
  template: 'a text that is put together',
  object: 'an object',
  array: 'an array',
  binary: 'what an operator answers',
  unary: 'what an operator answers',
  jsx: 'an element of a page',
  this: 'this',
};
