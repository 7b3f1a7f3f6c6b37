/** An idempotency key that is written where the API does not look for one. */
import type { KeyCarrier } from '../../catalog/provider.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Misplaced } from '../../facts/key-source.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { exitsOf } from '../../flow/exits.ts';
import { firstOf } from '../../flow/first-of.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, siteOf, spanOfRef } from './call-site.ts';
import type { Headers } from './headers.ts';
import { unwrapped } from './unwrapped.ts';

const KEY = /^(?:x-)?idempoten(?:cy|ce|t)[-_]?(?:key|token)$/iu;

export const misplacedInHeaders = (flow: Flow, { values }: Headers): Misplaced | undefined => {
  for (const [name, ref] of values) {
    const at = KEY.test(name) ? spanOfRef(flow, ref) : null;
    if (at !== null) return { at, name, where: 'headers' };
  }
  return undefined;
};

export const misplacedInBody = (flow: Flow, bodies: readonly Ref[]): Misplaced | undefined =>
  firstOf(bodies, (body) => {
    const ref = unwrapped(flow, body);
    return (
      namedIn(flow, ref, 'body') ??
      inItems(flow, ref) ??
      firstOf(handedBy(flow, ref), (one) => namedIn(flow, one, 'body'))
    );
  });

/** What callers hand over for a parameter that is sent as it is. */
const handedBy = (flow: Flow, ref: Ref): readonly Ref[] => {
  const [origin, ...others] = flow.settle(ref).found;
  const param = origin?.kind === 'param' && others.length === 0 ? flow.value(origin.ref) : undefined;
  if (origin?.kind !== 'param' || origin.path.length > 0 || param?.kind !== 'param' || param.rest) return [];
  return callersOf(flow, origin.ref.file, param.fn).found.flatMap(({ file, call }) => {
    const argument = call.args[param.index];
    const isSure = argument !== undefined && !call.args.slice(0, param.index + 1).some(({ spread }) => spread);
    return isSure ? [{ file, id: argument.value }] : [];
  });
};

/** Beside the argument that the SDK takes it from. Where nothing tells options from parameters, nothing is out of place. */
export const misplacedInSdk = (flow: Flow, site: CallSite, carriers: readonly KeyCarrier[]): Misplaced | undefined => {
  const [carrier, ...others] = carriers;
  if (carrier === undefined || others.length > 0 || carrier.kind === 'arg-field') return undefined;
  const { args } = site.call;
  if (args.some(({ spread }) => spread)) return undefined;
  const mixed = mixedIn(flow, site, carrier);
  if (mixed !== undefined) return mixed;
  const options = carrier.argIndex === 'last' ? args.length - 1 : carrier.argIndex;
  if (carrier.argIndex === 'last') {
    const last = args[options];
    const isSeen = last !== undefined && isPlainOptions(flow, { file: site.file, id: last.value }, carrier.names);
    if (args.length < 2 || !isSeen) return undefined;
  }
  const beside = args.filter((_, index) => index !== options).map(({ value }) => ({ file: site.file, id: value }));
  return firstOf(beside, (ref) => namedIn(flow, ref, 'parameters') ?? inHeaders(flow, ref) ?? inItems(flow, ref));
};

/** `create({ amount, idempotencyKey })`: the last argument is neither the parameters nor the options. */
const mixedIn = (
  flow: Flow,
  { file, call }: CallSite,
  { names, argIndex, beside }: KeyCarrier,
): Misplaced | undefined => {
  const last = argIndex === 'last' && beside !== undefined ? call.args.at(-1) : undefined;
  const entries = last === undefined ? undefined : entriesOf(flow, { file, id: last.value });
  if (entries === undefined || entries.some(({ key, spread }) => spread || key === null)) return undefined;
  const isOption = (key: string | null): boolean =>
    key !== null && (names.includes(key) || beside?.includes(key) === true);
  const given = entries.find(({ key }) => key !== null && names.includes(key));
  if (given === undefined || given.key === null || entries.every(({ key }) => isOption(key))) return undefined;
  const at = spanOfRef(flow, { file: given.file, id: given.value });
  return at === null ? undefined : { at, name: given.key, where: 'mixed' };
};

const isPlainOptions = (flow: Flow, ref: Ref, names: readonly string[]): boolean => {
  const entries = entriesOf(flow, ref);
  return entries !== undefined && !entries.some(({ key, spread }) => spread || key === null || names.includes(key));
};

const namedIn = (flow: Flow, ref: Ref, where: Misplaced['where']): Misplaced | undefined => {
  for (const { key, file, value } of entriesOf(flow, ref) ?? []) {
    const at = key !== null && KEY.test(key) ? spanOfRef(flow, { file, id: value }) : null;
    if (at !== null && key !== null) return { at, name: key, where };
  }
  return undefined;
};

/** Headers of the mail that is sent are none of the request. */
const inHeaders = (flow: Flow, ref: Ref): Misplaced | undefined => {
  const headers = entriesOf(flow, ref)?.find(({ key }) => key === 'headers');
  return headers === undefined ? undefined : namedIn(flow, { file: headers.file, id: headers.value }, 'parameters');
};

const inItems = (flow: Flow, ref: Ref): Misplaced | undefined =>
  firstOf(
    [ref, ...(entriesOf(flow, ref) ?? []).map(({ file, value }) => ({ file, id: value }))].flatMap((one) =>
      itemsOf(flow, one),
    ),
    (item) => namedIn(flow, item, 'items') ?? itemHeaders(flow, item),
  );

const itemHeaders = (flow: Flow, item: Ref): Misplaced | undefined => {
  const found = inHeaders(flow, item);
  return found === undefined ? undefined : { ...found, where: 'items' };
};

/** Of a list that is written, or of `rows.map((row) => ({ … }))`. */
const itemsOf = (flow: Flow, ref: Ref): readonly Ref[] =>
  flow.settle(ref).found.flatMap((origin): readonly Ref[] => {
    if (origin.kind !== 'value' && origin.kind !== 'made') return [];
    const { file } = origin.ref;
    const value = flow.value(origin.ref);
    if (origin.kind === 'value') return value?.kind === 'array' ? value.items.map((id) => ({ file, id })) : [];
    const site = siteOf(flow, origin.ref);
    const callee = site?.structure.values[site.call.callee];
    const [mapped] = site?.call.args ?? [];
    if (callee?.kind !== 'member' || callee.name !== 'map' || mapped === undefined) return [];
    return flow
      .functionsOf({ file, id: mapped.value })
      .found.flatMap((target) =>
        exitsOf(target.fact).flatMap(({ how, value: id }) =>
          how === 'return' && id !== null ? [{ file: target.file, id }] : [],
        ),
      );
  });

interface Entry {
  readonly key: string | null;
  readonly spread: boolean;
  readonly file: string;
  readonly value: number;
}

const entriesOf = (flow: Flow, ref: Ref): readonly Entry[] | undefined => {
  const [origin, ...others] = flow.settle(ref).found;
  const value = origin?.kind === 'value' && others.length === 0 ? flow.value(origin.ref) : undefined;
  return origin?.kind === 'value' && value?.kind === 'object'
    ? value.entries.map(({ key, spread, value: id }) => ({ key, spread, file: origin.ref.file, value: id }))
    : undefined;
};
