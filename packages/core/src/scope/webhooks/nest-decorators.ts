/** What decorators put in front of a Nest handler, through own decorators that compose others. */
import type { Ref } from '../../facts/file-facts.ts';
import { exitsOf } from '../../flow/exits.ts';
import { writtenTexts } from '../../flow/guards/asked.ts';
import { identitiesOf } from '../../flow/identity.ts';
import { type Bindings, noBindings, symbolText } from '../../flow/origin.ts';
import { bindArguments } from '../../flow/bind-arguments.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Open } from '../known.ts';

/** A value with what the parameters around it hold. */
export interface Bound {
  readonly ref: Ref;
  readonly bindings: Bindings;
}

export interface Decorated {
  readonly guards: readonly Bound[];
  readonly interceptors: readonly Bound[];
  /** Keys under which something was noted for guards to read: `@Public()`. */
  readonly marks: ReadonlySet<string>;
  /** What says where it is served: `Controller('hooks')`, `Post('stripe')`. */
  readonly places: readonly Served[];
  readonly open: readonly Open[];
}

export interface Served {
  /** `Controller`, or a verb. */
  readonly name: string;
  /** `?` for what is not known of it. */
  readonly paths: readonly string[];
}

interface Reading {
  readonly guards: Bound[];
  readonly interceptors: Bound[];
  readonly marks: Set<string>;
  readonly places: Served[];
  readonly open: Open[];
}

const MAX_DEPTH = 6;

export const readDecorators = (flow: Flow, file: string, ids: readonly number[]): Decorated => {
  const reading: Reading = { guards: [], interceptors: [], marks: new Set(), places: [], open: [] };
  for (const id of ids) readDecorator(flow, { ref: { file, id }, bindings: noBindings }, reading, 0);
  return reading;
};

const readDecorator = (flow: Flow, at: Bound, reading: Reading, depth: number): void => {
  const { ref, bindings } = at;
  const value = flow.value(ref);
  if (value === undefined || depth > MAX_DEPTH) return;
  if (value.kind === 'variable') {
    for (const id of value.defs) readDecorator(flow, { ref: { file: ref.file, id }, bindings }, reading, depth + 1);
    return;
  }
  // `...decorators` of a composing function.
  if (value.kind === 'array' || value.kind === 'either') {
    const parts = value.kind === 'array' ? value.items : value.of;
    for (const id of parts) readDecorator(flow, { ref: { file: ref.file, id }, bindings }, reading, depth + 1);
    return;
  }
  const call = value.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const callee = flow.settle(call === undefined ? ref : { file: ref.file, id: call.callee }, bindings);
  const args = (call?.args ?? []).map((argument): Bound => ({ ref: { file: ref.file, id: argument.value }, bindings }));
  for (const origin of callee.found) {
    if (origin.kind === 'external') {
      readPackaged(flow, at, symbolText(origin), args, reading, depth);
      // `const Public = Reflector.createDecorator()`: the decorator is its own key.
      if (/^@nestjs\/core:Reflector\.createDecorator\(\)$/u.test(symbolText(origin)))
        for (const key of call === undefined ? [] : identitiesOf(flow, { file: ref.file, id: call.callee }, bindings))
          reading.marks.add(key);
    } else if (origin.kind === 'value' && flow.value(origin.ref)?.kind === 'function') {
      const targets = flow.functionsOf(origin.ref, origin.bindings).found;
      for (const target of targets) {
        const inner = call === undefined ? target.bindings : bindArguments(ref.file, call, target, bindings);
        readOwn(flow, at, target, inner, reading, depth);
      }
    } else reading.open.push(openAt(flow, ref, 'a decorator that cannot be followed'));
  }
  reading.open.push(...callee.open);
};

const readPackaged = (
  flow: Flow,
  at: Bound,
  symbol: string,
  args: readonly Bound[],
  reading: Reading,
  depth: number,
): void => {
  const name = PLACE.exec(symbol)?.[1];
  if (name !== undefined) {
    const [path] = args;
    const paths = path === undefined ? [''] : (writtenTexts(flow, path.ref, path.bindings) ?? ['?']);
    reading.places.push({ name, paths });
  }
  switch (symbol) {
    case '@nestjs/common:UseGuards':
      return void reading.guards.push(...args);
    case '@nestjs/common:UseInterceptors':
      return void reading.interceptors.push(...args);
    case '@nestjs/common:applyDecorators':
      for (const argument of args) readDecorator(flow, argument, reading, depth + 1);
      return;
    case '@nestjs/common:SetMetadata': {
      const [key] = args;
      for (const name of key === undefined ? [] : identitiesOf(flow, key.ref, key.bindings)) reading.marks.add(name);
      return;
    }
    default:
      if (!SILENT.test(symbol))
        reading.open.push(openAt(flow, at.ref, `${symbol.split(':')[0] ?? 'a package'} may check the sender`));
  }
};

const PLACE = /^@nestjs\/common:(Controller|Get|Post|Put|Patch|Delete|All)$/u;

/** Packages whose decorators describe, document and measure. */
const SILENT =
  /^(?:@nestjs\/|nestjs-|nest-|@nest-|class-|@sentry\/|@opentelemetry\/|typeorm|mongoose|@?swagger|reflect-metadata|global:)/u;

/** A decorator of the program: what it answers is one more, or the function that decorates. */
const readOwn = (
  flow: Flow,
  at: Bound,
  target: FunctionRef,
  bindings: Bindings,
  reading: Reading,
  depth: number,
): void => {
  const { params } = target.fact;
  // `(target, key, descriptor)` may put another method in the place of this one.
  if (params.length === 3 && depth > 0) reading.open.push(openAt(flow, at.ref, 'a decorator may change the method'));
  for (const exit of exitsOf(target.fact)) {
    if (exit.how !== 'return' || exit.value === null) continue;
    const answer = flow.value({ file: target.file, id: exit.value });
    const decorates =
      answer?.kind === 'function' ? flow.program.file(target.file)?.structure.functions[answer.fn] : undefined;
    if (decorates !== undefined && decorates.params.length >= 3)
      reading.open.push(openAt(flow, at.ref, 'a decorator may change the method'));
    else readDecorator(flow, { ref: { file: target.file, id: exit.value }, bindings }, reading, depth + 1);
  }
};

const openAt = (flow: Flow, ref: Ref, why: string): Open => {
  const at = flow.value(ref)?.at ?? [0, 0];
  return { why, at: { path: ref.file, start: at[0], end: at[1] } };
};
