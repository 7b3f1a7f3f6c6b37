/** A handshake in which the sender hands over the secret of its signatures, and where that is kept. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Handshake } from '../../catalog/webhooks.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import { type Call, MODULE_FUNCTION, type Step } from '../../facts/structure.ts';
import { fieldTag, isFieldTag } from '../handed-over.ts';
import { variableNameOf } from '../env/environment.ts';
import { type Origin, noBindings } from '../origin.ts';
import { chainOf } from './chain-of.ts';
import { concernsRequest } from './effect.ts';
import { parametersOf } from './keys-of.ts';
import { leavesOf } from './leaves-of.ts';
import { overwritten } from './overwritten.ts';
import { isSendersChoice } from './senders-choice.ts';
import { type State, blank, chain } from './state.ts';
import type { Frame, Walking } from './walking.ts';

export interface Handover {
  readonly at: Span;
  /** As what a key shows it; null: it is in a store, of which nobody sees what is read from it. */
  readonly as: readonly string[] | null;
}

/** The tag of the header, or of the field of the body, in which a provider hands over its secret. */
export const handshakeOf = (catalog: Catalog, sender: string | undefined): string | undefined => {
  const handshake = handshakeWith(catalog, sender);
  if (handshake?.kind === 'keep-field') return fieldTag(handshake.field);
  return handshake?.kind === 'echo-header' && handshake.secret ? `header:${handshake.header}` : undefined;
};

export const handshakeFieldOf = (catalog: Catalog, sender: string | undefined): string | undefined => {
  const handshake = handshakeWith(catalog, sender);
  return handshake?.kind === 'keep-field' ? handshake.field : undefined;
};

const handshakeWith = (catalog: Catalog, sender: string | undefined): Handshake | null | undefined =>
  sender === undefined ? null : catalog.byId.get(sender)?.webhooks?.handshake;

/** Whether a check goes by what was handed over. */
export const goesByHandover = ({ as }: Handover, { form, keys = [] }: SignatureCheck): boolean =>
  (form === 'hmac' || form === 'helper') &&
  (as === null ? !keys.some((key) => key.startsWith('env:')) : as.some((one) => keys.includes(one)));

/** `secret = request.headers['x-hook-secret'];` */
export const storeStep = (
  walking: Walking,
  step: Extract<Step, { kind: 'store' }>,
  states: readonly State[],
  frame: Frame,
): readonly State[] => {
  const { handshake, tagger } = walking;
  const value = { file: frame.file, id: step.value };
  if (handshake === undefined || !tagger.tagsOf(value, frame.bindings).has(handshake)) return states;
  const place = placeOf(walking, { file: frame.file, id: step.target }, frame);
  if (place === undefined || !isSendersChoice(walking, value, frame.bindings)) return states;
  const as = place === 'memory' ? [handshake, ...parametersOf(walking.flow, value, noBindings)] : [place];
  const handover = { at: spanOf(frame.file, step.at), as };
  return states.map((state) => chain(state, { ...blank, handover }));
};

/** What outlives the request, and is the same for all of them. */
const placeOf = (walking: Walking, ref: Ref, frame: Frame): string | undefined => {
  const { flow, tagger } = walking;
  const [variable] = flow
    .settle(ref, frame.bindings)
    .found.flatMap((origin) => (origin.kind === 'external' ? (variableNameOf(origin) ?? []) : []));
  if (variable !== undefined) return `env:${variable}`;
  let at: Ref = ref;
  for (let value = flow.value(at); value?.kind === 'member'; value = flow.value(at)) {
    const key = value.key === null ? undefined : tagger.tagsOf({ file: at.file, id: value.key }, frame.bindings);
    // One for each sender that has an address of its own: who knows whether a stranger can guess it?
    if (key !== undefined && concernsRequest(key)) return undefined;
    at = { file: at.file, id: value.object };
  }
  const root = flow.value(at);
  if (root?.kind === 'variable') return root.fn === MODULE_FUNCTION ? 'memory' : undefined;
  return root?.kind === 'this' || root?.kind === 'global' || root?.kind === 'import' ? 'memory' : undefined;
};

/** Where a call keeps the secret that was handed over, whatever was there. */
export const handedTo = (
  walking: Walking,
  call: Call,
  origins: readonly Origin[],
  frame: Frame,
): Handover | undefined => {
  if (walking.handshake === undefined) return undefined;
  const at = spanOf(frame.file, call.at);
  if (isCollected(walking, walking.handshake, call, origins, frame)) return { at, as: [walking.handshake] };
  return overwritten(walking, walking.handshake, call, origins, frame) ? { at, as: null } : undefined;
};

/** Whether a call is handed the secret of a handshake that is no event: a field of the first thing that is sent. */
export const keepsField = ({ flow, tagger, handshake }: Walking, call: Call, { file, bindings }: Frame): boolean =>
  handshake !== undefined &&
  isFieldTag(handshake) &&
  chainOf(flow, file, call)
    .flatMap(({ args }) => args)
    .flatMap(({ value }) => leavesOf(flow, { file, id: value }))
    .some((ref) => tagger.tagsOf(ref, bindings).has(handshake));

/** `secrets.set('asana', secret)`, `secrets.push(secret)` of what the module keeps. */
const isCollected = (
  walking: Walking,
  handshake: string,
  call: Call,
  origins: readonly Origin[],
  { file, bindings }: Frame,
): boolean => {
  const { flow, tagger } = walking;
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind !== 'member' || !/^(?:set|add|push|unshift)$/u.test(callee.name ?? '')) return false;
  const kept = call.args.at(-1);
  const [key] = call.args.length > 1 ? call.args : [];
  if (kept === undefined || !tagger.tagsOf({ file, id: kept.value }, bindings).has(handshake)) return false;
  if (key !== undefined && concernsRequest(tagger.tagsOf({ file, id: key.value }, bindings))) return false;
  if (!isSendersChoice(walking, { file, id: kept.value }, bindings)) return false;
  return origins.some((origin) => {
    if (origin.kind !== 'made' && (origin.kind !== 'external' || origin.package !== null)) return false;
    const structure = flow.program.file(origin.ref.file)?.structure;
    const made = structure?.values[origin.ref.id];
    if (made?.kind === 'call') return structure?.calls[made.call]?.fn === MODULE_FUNCTION;
    return made?.kind === 'array' && isOfModule(walking, origin.ref);
  });
};

const isOfModule = ({ flow }: Walking, { file, id }: Ref): boolean =>
  flow.program
    .file(file)
    ?.structure.values.some(
      (value) => value.kind === 'variable' && value.fn === MODULE_FUNCTION && value.defs.includes(id),
    ) === true;
