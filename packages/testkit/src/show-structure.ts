import type { ObjectEntry, Step, Structure, Value, ValueId } from '@seamlint/core';

/** A value as a line of text, so that a test reads as code: `req.body`, `call f('x')`. Variables end the line. */
export const showValue = (structure: Structure, id: ValueId | null): string => {
  const value = id === null ? undefined : structure.values[id];
  return value === undefined ? '-' : show(structure, value);
};

/** What a variable holds, in the order it was stored. */
export const showVariable = (structure: Structure, name: string): readonly string[] => {
  const value = structure.values.find((candidate) => candidate.kind === 'variable' && candidate.name === name);
  if (value?.kind !== 'variable') throw new Error(`no variable ${name}`);
  return [
    ...value.defs.map((def) => showValue(structure, def)),
    ...value.writes.map((write) => `.${write.name} = ${showValue(structure, write.value)}`),
  ];
};

/** Steps, one a line, arms indented in brackets: `if a [call b()] else [return c]`. */
const showSteps = (structure: Structure, steps: readonly Step[]): readonly string[] =>
  steps.map((step) => showStep(structure, step));

/** The steps of the function of that name; without one, the module's. */
export const showBody = (structure: Structure, name?: string): readonly string[] => {
  const fn = name === undefined ? structure.functions[0] : structure.functions.find((one) => one.name === name);
  if (fn === undefined) throw new Error(`no function ${name ?? ''}`);
  return showSteps(structure, fn.body);
};

const showStep = (structure: Structure, step: Step): string => {
  const value = (id: ValueId | null): string => showValue(structure, id);
  const block = (steps: readonly Step[]): string => `[${showSteps(structure, steps).join('; ')}]`;
  switch (step.kind) {
    case 'call':
      return showCall(structure, step.call);
    case 'compare':
      return `compare ${value(step.value)}`;
    case 'store':
      return `${value(step.target)} = ${value(step.value)}`;
    case 'exit':
      return step.value === null ? step.how : `${step.how} ${value(step.value)}`;
    case 'branch':
      return `${step.expression ? 'when' : 'if'} ${value(step.test)} ${block(step.then)}${step.else.length > 0 ? ` else ${block(step.else)}` : ''}`;
    case 'loop':
      return `loop${step.atLeastOnce ? '+' : ''} ${block(step.body)}`;
    case 'switch':
      return `switch ${value(step.on)} ${step.cases.map(({ test, body }) => `${test === null ? 'default' : value(test)} ${block(body)}`).join(' ')}`;
    case 'try':
      return `try ${block(step.body)}${step.handler === null ? '' : ` catch ${value(step.handler.param)} ${block(step.handler.body)}`}${step.finalizer.length > 0 ? ` finally ${block(step.finalizer)}` : ''}`;
  }
};

const showCall = (structure: Structure, id: number): string => {
  const call = structure.calls[id];
  if (call === undefined) return '-';
  const args = call.args.map(({ value, spread }) => `${spread ? '...' : ''}${showValue(structure, value)}`);
  return `${call.construct ? 'new ' : ''}${showValue(structure, call.callee)}(${args.join(', ')})`;
};

const show = (structure: Structure, value: Value): string => {
  const inner = (id: ValueId | null): string => showValue(structure, id);
  switch (value.kind) {
    case 'string':
      return value.text === null ? `'${value.shape?.mask ?? ''}'` : `'${value.text}'`;
    case 'constant':
      return String(value.value);
    case 'template':
      return `\`${value.parts.map(inner).join(' ')}\``;
    case 'object':
      return `{${value.entries.map((entry) => showEntry(structure, entry)).join(', ')}}`;
    case 'array':
      return `[${value.items.map(inner).join(', ')}]`;
    case 'function':
      return `function ${structure.functions[value.fn]?.name ?? ''}`.trim();
    case 'class':
      return `class ${structure.classes[value.cls]?.name ?? ''}`.trim();
    case 'call':
      return showCall(structure, value.call);
    case 'member':
      return value.name === null
        ? `${inner(value.object)}[${inner(value.key)}]`
        : `${inner(value.object)}.${value.name}`;
    case 'param':
      return `${value.rest ? '...' : ''}param ${value.index}`;
    case 'import':
      return `${value.cjs ? 'require' : 'import'} ${value.name} from ${value.specifier}`;
    case 'variable':
    case 'global':
      return value.name;
    case 'either':
      return value.op === '?:'
        ? `(${inner(value.test)} ? ${value.of.map(inner).join(' : ')})`
        : `(${value.of.map(inner).join(` ${value.op} `)})`;
    case 'await':
      return `await ${inner(value.of)}`;
    case 'element':
      return `element of ${inner(value.of)}`;
    case 'binary':
      return `(${inner(value.left)} ${value.op} ${inner(value.right)})`;
    case 'unary':
      return `${value.op} ${inner(value.of)}`;
    case 'jsx':
      return `<${[value.name, ...value.attributes.map((entry) => showEntry(structure, entry))].join(' ')}>[${value.children.map(inner).join(', ')}]`;
    case 'unknown':
      return `? ${value.why}`;
    default:
      return value.kind;
  }
};

const showEntry = (structure: Structure, { key, value, spread }: ObjectEntry): string =>
  spread ? `...${showValue(structure, value)}` : `${key ?? '[?]'}: ${showValue(structure, value)}`;
