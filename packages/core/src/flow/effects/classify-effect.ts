/** What a call does to the world: told by where the callee comes from, never by the names of variables. */
import type { Call } from '../../facts/structure.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { refsOf, writtenName } from './chain.ts';
import type { ClassifiedEffect, ClassifiedRead } from './classified.ts';
import { isPreparing } from './prepared.ts';
import { requestEffect } from './request-effect.ts';
import { sentEffect } from './sent-effect.ts';
import { isStatement, sqlEffect, statementOf } from './sql-effect.ts';
import { storeCallOf } from './store-call.ts';
import { storeEffect } from './store-effect.ts';

/** `origins`: of the callee. Undefined where it does nothing, or nobody can tell. */
export const classifyEffect = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): ClassifiedEffect | undefined => {
  const known = classifyCall(flow, file, call, origins, bindings);
  return known === undefined || known.does === 'read' ? undefined : known;
};

/** The same, with what is only asked of a store or a provider. */
export const classifyCall = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): ClassifiedEffect | ClassifiedRead | undefined => {
  // A function of the program does what stands in it.
  if (origins.length > 0 && origins.every((origin) => isOwnFunction(flow, origin))) return undefined;
  if (isPreparing(flow, file, call)) return undefined;
  const store = storeCallOf(flow, file, call, origins, bindings);
  if (store !== undefined) return storeEffect(flow, file, call, store, bindings);
  return (
    fileEffect(file, call, origins) ??
    sentEffect(flow, file, call, origins, bindings) ??
    requestEffect(flow, file, call, origins) ??
    statement(flow, file, call, origins, bindings) ??
    likeness(flow, file, call, origins)
  );
};

const isOwnFunction = (flow: Flow, origin: Origin): boolean =>
  origin.kind === 'value' && /^(?:function|class)$/u.test(flow.value(origin.ref)?.kind ?? '');

const FS = /^(?:fs|node:fs|fs\/promises|node:fs\/promises|fs-extra|graceful-fs)$/u;

const fileEffect = (file: string, call: Call, origins: readonly Origin[]): ClassifiedEffect | undefined => {
  const found = origins.find((origin) => origin.kind === 'external' && FS.test(origin.package ?? ''));
  const name = found?.kind === 'external' ? (found.path.at(-1) ?? '') : '';
  const data = refsOf(file, call);
  if (/^appendFile(?:Sync)?$/u.test(name))
    return { does: 'append', again: 'twice', why: 'appends to a file', by: 'fs', data };
  return /^(?:writeFile|writeJson|outputFile|outputJson)(?:Sync)?$/u.test(name)
    ? { does: 'update', again: 'same', why: 'writes a file', by: 'fs', data }
    : undefined;
};

/** Text that is a statement says what is done, whoever runs it. */
const statement = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): ClassifiedEffect | ClassifiedRead | undefined => {
  if (
    origins.some(
      (origin) => origin.kind === 'external' && (origin.package === null || isBuilder(pathText(origin.path))),
    )
  )
    return undefined;
  const text = statementOf(flow, file, call, bindings);
  return text === undefined || !isStatement(text) ? undefined : sqlEffect(text, 'sql', refsOf(file, call));
};

/** sql`insert …` of a builder is run by whom it is handed to. */
const isBuilder = (path: string): boolean => /^(?:sql|Prisma\.sql|raw|SQL)$/u.test(path);

/** Shapes that nothing else has, of a receiver that is out of sight: enough to be careful, not to be sure. */
const likeness = (flow: Flow, file: string, call: Call, origins: readonly Origin[]): ClassifiedEffect | undefined => {
  if (origins.some(({ kind }) => kind === 'external' || kind === 'value' || kind === 'instance')) return undefined;
  const structure = flow.program.file(file)?.structure;
  const callee = structure?.values[call.callee];
  if (structure === undefined || callee?.kind !== 'member') return undefined;
  const [first] = call.args;
  const argument = first === undefined ? undefined : structure.values[first.value];
  const keys = argument?.kind === 'object' ? argument.entries.flatMap(({ key }) => key ?? []) : [];
  const why = `may add a row (${writtenName(structure, call.callee)})`;
  const isPrisma = /^create(?:Many)?$/u.test(callee.name ?? '') && keys.includes('data');
  const isMongo = /^insert(?:One|Many)$/u.test(callee.name ?? '');
  return isPrisma || isMongo
    ? { does: 'insert', again: 'unknown', why, by: 'unknown', data: refsOf(file, call) }
    : undefined;
};
