/** Functions of the program that hand what they are given to a log. */
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import type { Because } from '../../rules/finding.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import type { CallSite } from '../calls/call-site.ts';
import { siteOf } from '../calls/call-site.ts';
import { partsOf } from '../contexts/depends-on.ts';
import { REDACTOR_NAME, isRedactor } from './redactors.ts';
import type { Redaction } from './redaction.ts';
import { isLoggerName, mayWrite } from '../../extract/log-calls.ts';
import type { Sink, Written } from './sinks.ts';
import { nameOf } from './surroundings.ts';

export interface OwnLogger {
  readonly id: string;
  readonly title: string;
  readonly aboutPeople: boolean;
  readonly onlyMessages: boolean;
  readonly forwards: readonly Forward[];
  readonly redaction: Redaction;
  /** Where it writes. */
  readonly writes: Because;
}

type Told = Omit<OwnLogger, 'forwards'>;

interface Forward {
  readonly param: number;
  readonly rest: boolean;
  readonly mode: 'object' | 'text';
  readonly shaped: boolean;
}

export interface LoggerReader {
  readonly flow: Flow;
  /** What a call inside the function writes, and what its logger blots out. */
  sinkOf(site: CallSite): { readonly sink: Sink; readonly redaction: Redaction } | undefined;
}

const MAX_DEPTH = 5;

/** undefined: it is no logger, as far as anybody can see. */
export const ownLogger = (reader: LoggerReader, target: FunctionRef, depth = 0): OwnLogger | undefined => {
  const structure = reader.flow.program.file(target.file)?.structure;
  if (structure === undefined || depth > MAX_DEPTH) return undefined;
  if (redactsInside(reader.flow, target)) return undefined;
  const acted = actedOn(reader.flow, target, structure);
  const forwards: Forward[] = [];
  let first: Told | undefined;
  for (const site of callsOf(target, structure)) {
    const prints = isPrinted(reader.flow, site);
    if (!prints && !mayWrite(reader.flow.catalog, site.structure, site.call) && !isBeside(reader.flow, site, target))
      continue;
    const known = prints ? printed(site) : reader.sinkOf(site);
    const inner =
      known === undefined
        ? nested(reader, site, target, depth)
        : {
            ...known.sink,
            redaction: known.redaction,
            writes: { at: spanOf(site.file, site.call.at), note: 'written to the log here' },
          };
    if (inner === undefined) continue;
    const found = inner.written.flatMap(({ index, mode, shaped }) => {
      const argument = site.call.args[index];
      return argument === undefined
        ? []
        : forwardedIn(reader.flow, target, argument.value, mode, 0).map((one) => ({
            ...one,
            shaped: one.shaped || shaped === true,
          }));
    });
    forwards.push(...found);
    if (found.length > 0) first ??= inner;
  }
  return first === undefined
    ? undefined
    : {
        id: first.id,
        title: first.title,
        aboutPeople: first.aboutPeople,
        onlyMessages: first.onlyMessages,
        redaction: first.redaction,
        writes: first.writes,
        forwards: distinct(forwards).filter(({ param }) => !acted.has(param)),
      };
};

/** It hands the work on to a method of its own class, or to the function that it was made for. */
const isBeside = (flow: Flow, { file, structure, call }: CallSite, { id, fact, bindings }: FunctionRef): boolean => {
  const callee = structure.values[call.callee];
  const def = callee?.kind === 'variable' && callee.defs.length === 1 ? structure.values[callee.defs[0] ?? -1] : callee;
  if (def?.kind === 'param')
    return bindings.size > 0 && flow.functionsOf({ file, id: call.callee }, bindings).found.length > 0;
  return (
    fact.cls !== null &&
    callee?.kind === 'member' &&
    flow
      .functionsOf({ file, id: call.callee })
      .found.some(
        (one) =>
          structure.values[callee.object]?.kind === 'this' ||
          (one.file === file && one.id !== id && one.fact.cls === fact.cls),
      )
  );
};

/** `process.stdout.write(line)`: a command's answer by itself, a log where a logger writes it. */
const isPrinted = (flow: Flow, { file, structure, call }: CallSite): boolean => {
  const callee = structure.values[call.callee];
  return (
    callee?.kind === 'member' &&
    callee.name === 'write' &&
    flow
      .settle({ file, id: call.callee })
      .found.some(
        (origin) =>
          origin.kind === 'external' && /(?:^|:|\.)(?:process[:.])?std(?:out|err)\.write$/u.test(symbolText(origin)),
      )
  );
};

const printed = ({ call }: CallSite): ReturnType<LoggerReader['sinkOf']> => ({
  sink: {
    id: 'console',
    title: 'the console',
    written: call.args.slice(0, 1).map((_, index) => ({ index, mode: 'object' })),
    aboutPeople: false,
    onlyMessages: false,
    made: 'platform',
  },
  redaction: { all: false, names: new Set() },
});

/** What is logged goes through something that takes out what nobody may read. */
export const redactsInside = (flow: Flow, target: FunctionRef): boolean => {
  const structure = flow.program.file(target.file)?.structure;
  return (
    structure !== undefined &&
    callsOf(target, structure).some(({ call }) => {
      const each = MAPS.test(nameOf(structure, call.callee)) ? call.args.map(({ value }) => value) : [];
      return [call.callee, ...each].some((id) => {
        const name = nameOf(structure, id);
        const callee = { file: target.file, id };
        return (
          (REDACTOR_NAME.test(name) && !isLoggerName(name) && isRedactor(flow, callee)) ||
          isOwnWrapper(flow, callee, 'redactor')
        );
      });
    })
  );
};

/** `args.map(redact)` */
const MAPS = /^(?:map|flatMap|mapValues)$/u;

/** What stores, changes or looks up something: whoever hands it a value wants more than to have it logged. */
const ACTS =
  /^(?:insert|update|upsert|create|save|store|delete|remove|find|select|query|execute|enqueue)(?:[A-Z]\w*)?$|^(?:eq|where|set|del|hset|incr)$/u;

/** Parameters that something else is done with, too: taken out at the caller, that would be done with nothing. */
const actedOn = (flow: Flow, target: FunctionRef, structure: Structure): ReadonlySet<number> =>
  new Set(
    callsOf(target, structure)
      .filter((site) => ACTS.test(nameOf(structure, site.call.callee)))
      .flatMap(({ call }) => call.args.flatMap(({ value }) => [...partsOf(structure, value)]))
      .flatMap((id) => {
        const value = flow.value({ file: target.file, id });
        return value?.kind === 'param' && value.fn === target.id ? [value.index] : [];
      }),
  );

const nested = (
  reader: LoggerReader,
  site: CallSite,
  target: FunctionRef,
  depth: number,
): (Told & { readonly written: readonly Written[] }) | undefined => {
  const [called] = reader.flow.functionsOf({ file: site.file, id: site.call.callee }, target.bindings).found;
  if (called === undefined || (called.file === target.file && called.id === target.id)) return undefined;
  const logger = ownLogger(reader, called, depth + 1);
  return logger === undefined ? undefined : { ...logger, written: writtenBy(logger, site) };
};

/** Which arguments of a call of the logger it writes. */
export const writtenBy = ({ forwards }: OwnLogger, { call }: CallSite): readonly Written[] =>
  forwards.flatMap(({ param, rest, mode, shaped }) =>
    rest
      ? call.args.map((_, index) => ({ index, mode, shaped })).slice(param)
      : call.args[param] === undefined
        ? []
        : [{ index: param, mode, shaped }],
  );

/** Those that stand in its body, not in the functions inside it. */
const callsOf = (target: FunctionRef, structure: Structure): readonly CallSite[] =>
  structure.calls.flatMap((call, id) =>
    call.fn === target.id || (call.at[0] >= target.fact.at[0] && call.at[1] <= target.fact.at[1] && target.id !== 0)
      ? [{ file: target.file, structure, id, call }]
      : [],
  );

/** The parameters of `target` that are written whole. */
const forwardedIn = (
  flow: Flow,
  target: FunctionRef,
  id: ValueId,
  mode: Forward['mode'],
  depth: number,
): readonly Forward[] => {
  const ref: Ref = { file: target.file, id };
  const value = flow.value(ref);
  if (value === undefined || depth > 8) return [];
  const inside = (one: ValueId, how: Forward['mode'] = mode): readonly Forward[] =>
    forwardedIn(flow, target, one, how, depth + 1);
  switch (value.kind) {
    case 'template':
      return value.parts.flatMap((one) => inside(one, 'text'));
    case 'object':
      return value.entries.flatMap(({ value: one }) => inside(one, 'object'));
    case 'array':
      return value.items.flatMap((one) => inside(one));
    case 'either':
      return value.of.flatMap((one) => inside(one));
    case 'await':
      return inside(value.of);
    case 'element':
      return inside(value.of);
    case 'variable':
      return value.defs.flatMap((one) => inside(one));
    case 'param':
      return value.fn === target.id ? [{ param: value.index, rest: value.rest, mode, shaped: false }] : [];
    case 'call': {
      const site = siteOf(flow, ref);
      const name = site === undefined ? '' : nameOf(site.structure, site.call.callee);
      if (
        !/^(?:stringify|inspect|format|formatWithOptions|String|assign|join|map|concat|serialize\w*|normalize\w*|format\w*)$/u.test(
          name,
        )
      )
        return [];
      const callee = site?.structure.values[site.call.callee];
      const on =
        /^(?:join|map|concat)$/u.test(name) && callee?.kind === 'member'
          ? inside(callee.object, name === 'join' ? 'text' : mode)
          : [];
      const own = site === undefined ? [] : flow.functionsOf({ file: ref.file, id: site.call.callee }).found;
      const given = (site?.call.args ?? []).flatMap(({ value: one }) =>
        inside(one, name === 'String' ? 'text' : 'object'),
      );
      // A function of the program's own makes something of an error; nobody looks what.
      return [...on, ...given].map((one) => ({ ...one, shaped: one.shaped || own.length > 0 || name === 'map' }));
    }
    default:
      return [];
  }
};

const distinct = (forwards: readonly Forward[]): readonly Forward[] =>
  forwards.filter(
    (one, index) =>
      forwards.findIndex(
        ({ param, mode, shaped }) => param === one.param && mode === one.mode && shaped === one.shaped,
      ) === index &&
      // Written whole somewhere, it does not matter that it is written into a text elsewhere.
      !(one.mode === 'text' && forwards.some(({ param, mode }) => param === one.param && mode === 'object')),
  );
