/** A call of which nothing is known: where its callee comes from, and why that says nothing. */
import { type Span, spanOf } from '../facts/span.ts';
import type { Structure } from '../facts/structure.ts';
import type { Flow } from '../flow/settle.ts';
import { namesOperation } from '../extract/named-operation.ts';
import { candidatesIn } from '../scope/calls/candidates.ts';
import type { Recorder } from './recorder.ts';
import { type ValueTrail, trailsOf } from './trails.ts';

export interface CallTrail {
  readonly at: Span;
  /** As it is written: `stripe.charges.create`. */
  readonly written: string;
  readonly trails: readonly ValueTrail[];
  /** Why it is taken for no call of somebody's API. */
  readonly why: string;
}

/** Of the calls that begin in the range, as far as they are no outbound call and run no function of the program. */
export const callTrails = (
  recorder: Recorder,
  path: string,
  within: readonly [number, number],
  isKnown: (at: Span) => boolean,
): readonly CallTrail[] => {
  const flow = recorder.flow();
  const structure = flow?.program.file(path)?.structure;
  if (flow === null || structure === undefined) return [];
  const candidates = new Set(candidatesIn(flow, flow.catalog, path).map(({ id }) => id));
  return structure.calls.flatMap((call, id) => {
    const at = spanOf(path, call.at);
    if (call.at[0] < within[0] || call.at[0] >= within[1] || isKnown(at)) return [];
    const trails = trailsOf(recorder, { file: path, id: call.callee });
    const written = writtenAs(structure, call.callee);
    return [{ at, written, trails, why: whyNot(flow, structure, call.callee, trails, candidates.has(id)) }];
  });
};

const whyNot = (
  flow: Flow,
  structure: Structure,
  callee: number,
  trails: readonly ValueTrail[],
  isCandidate: boolean,
): string => {
  const origins = trails.flatMap(({ origin }) => origin ?? []);
  if (origins.some((origin) => origin.kind === 'value' || origin.kind === 'instance'))
    return 'it runs code of the program: the calls in there are what counts';
  const packages = origins.flatMap((origin) => (origin.kind === 'external' ? [origin.package] : []));
  const [name] = packages;
  if (name !== undefined && packages.length === origins.length) {
    if (name === null) return 'it belongs to the platform, and does not call an API';
    const isClient = flow.catalog.httpClientsOf(name).length > 0 || flow.catalog.providersOf(name).length > 0;
    return isClient
      ? `the catalog knows ${name}, but no operation of that name`
      : `the catalog knows no client in ${name}`;
  }
  const lost = trails.find(({ open }) => open !== null);
  if (lost?.open != null) return `where its callee comes from could not be told: ${lost.open.why}`;
  if (namesOperation(flow.catalog, structure, callee) || isCandidate)
    return flow.program.types === undefined
      ? 'where its callee comes from could not be told, and types may not be asked for'
      : 'where its callee comes from could not be told, nor by its type';
  return 'where its callee comes from could not be told, and the catalog knows no operation of that name';
};

const MAX_LENGTH = 60;

export const writtenAs = (structure: Structure, id: number, depth = 0): string => {
  const value = structure.values[id];
  if (value === undefined || depth > 8) return '…';
  switch (value.kind) {
    case 'member':
      return `${writtenAs(structure, value.object, depth + 1)}.${value.name ?? '[…]'}`.slice(-MAX_LENGTH);
    case 'variable':
    case 'global':
      return value.name;
    case 'import':
      return value.name === '*' ? value.specifier : value.name;
    case 'this':
    case 'super':
      return value.kind;
    case 'call':
      return `${writtenAs(structure, structure.calls[value.call]?.callee ?? -1, depth + 1)}()`;
    case 'await':
      return writtenAs(structure, value.of, depth + 1);
    case 'param':
      return structure.functions[value.fn]?.params[value.index]?.name ?? `parameter ${value.index + 1}`;
    case 'element':
      return `${writtenAs(structure, value.of, depth + 1)}[…]`;
    default:
      return '…';
  }
};
