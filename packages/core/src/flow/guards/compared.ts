/** Comparisons that check who sent a request. */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Call, Value } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Tags } from '../tags.ts';
import { type CheckContext, type Form, checkAt } from './check-context.ts';
import { firstOf } from '../first-of.ts';
import { coveredByDigest } from './covered.ts';
import { emptyKeyOfDigest } from './empty-key.ts';
import { keysOf } from './keys-of.ts';
import { writtenPath } from './written-path.ts';

/** Any call that is given both a digest or a secret and something of the request compares them. */
export const comparison = (context: CheckContext, file: string, call: Call, bindings: Bindings): Form | undefined => {
  const { tagger, flow } = context;
  const sides = call.args.map((argument) => tagger.tagsOf({ file, id: argument.value }, bindings));
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind === 'member' && /^(?:includes|equals|compare|localeCompare|indexOf|some)$/u.test(callee.name ?? ''))
    sides.push(tagger.tagsOf({ file, id: callee.object }, bindings));
  const digest = sides.findIndex((tags) => tags.has('digest'));
  if (digest === -1) return undefined;
  const other = sides.some(
    (tags, index) => index !== digest && (isFromRequest(tags) || [...tags].some((tag) => tag.startsWith('header:'))),
  );
  const path = writtenPath(flow, { file, id: call.callee });
  // A digest is a key to keep something under, too.
  if (KEEPS.test(path.at(-1) ?? '') || isOfStore(flow, file, call, bindings)) return undefined;
  if (!other) return undefined;
  const leaks = LEAKS.test(path.at(-1) ?? '') && sides.filter((tags) => tags.has('digest')).length === 1;
  const compared = sides.flatMap((tags, index) => {
    const id =
      index < call.args.length ? call.args[index]?.value : callee?.kind === 'member' ? callee.object : undefined;
    return tags.has('digest') && id !== undefined ? [id] : [];
  });
  return {
    form: 'hmac',
    provider: null,
    by: path.join('.'),
    ...(leaks ? { leaks } : {}),
    ...covering(context, file, compared, bindings),
  };
};

/** What the digests that are compared cover. */
export const covering = (
  context: CheckContext,
  file: string,
  digests: readonly number[],
  bindings: Bindings,
): Pick<Form, 'covers' | 'emptyKey' | 'digest' | 'keys'> => {
  if (digests.length === 0) return {};
  const covers = firstOf(digests, (id) => coveredByDigest(context, { ref: { file, id }, bindings }));
  const emptyKey = firstOf(digests, (id) => emptyKeyOfDigest(context.flow, { file, id }, bindings));
  return {
    digest: true,
    ...(covers === undefined ? {} : { covers }),
    ...(emptyKey === undefined ? {} : { emptyKey }),
    ...keysOf(context, file, digests, bindings),
  };
};

/** `redis.setex(digest, …)`, `orders.findOne({ digest })`. */
const isOfStore = (flow: Flow, file: string, call: Call, bindings: Bindings): boolean =>
  flow
    .settle({ file, id: call.callee }, bindings)
    .found.some((origin) => origin.kind === 'external' && flow.catalog.storesOf(origin.package ?? '').length > 0);

const LEAKS = /^(?:includes|equals|compare|localeCompare|indexOf)$/u;
const KEEPS = /^(?:set|save|store|put|insert|create|update|upsert|add|cache|log|push|enqueue)(?![a-z])/u;

/** Whether a comparison (`===` and its like) checks who sent the request. */
export const checkOfCompare = (context: CheckContext, ref: Ref, bindings: Bindings): SignatureCheck | undefined => {
  const { flow, tagger } = context;
  const value = flow.value(ref);
  if (value?.kind !== 'binary') return undefined;
  // Anybody can send as many bytes, or none; and `'true'` is nobody's secret.
  if ([value.left, value.right].some((id) => isSizeOrNothing(flow.value({ file: ref.file, id })))) return undefined;
  const left = tagger.tagsOf({ file: ref.file, id: value.left }, bindings);
  const right = tagger.tagsOf({ file: ref.file, id: value.right }, bindings);
  const form = comparedForm(left, right) ?? comparedForm(right, left);
  if (form === undefined) {
    const isCombined =
      isAccumulated(flow, ref.file, value.left, left) || isAccumulated(flow, ref.file, value.right, right);
    return isCombined
      ? checkAt(ref.file, value.at, { form: 'hmac', provider: null, by: value.op, digest: true })
      : undefined;
  }
  const leaks = (isGuessed(left, right) || isGuessed(right, left)) && !isCombining(flow, ref.file, value);
  const digests = form === 'hmac' ? [left.has('digest') ? value.left : value.right] : [];
  return checkAt(ref.file, value.at, {
    form,
    provider: null,
    by: value.op,
    ...(leaks ? { leaks } : {}),
    ...covering(context, ref.file, digests, bindings),
  });
};

const isSizeOrNothing = (value: Value | undefined): boolean =>
  (value?.kind === 'string' && /^(?:true|false|yes|no|on|off|null|undefined|\d{0,3})$/u.test(value.text ?? '?')) ||
  (value?.kind === 'member' && /^(?:length|byteLength|size)$/u.test(value.name ?? ''));

/** `(a[i] ^ b[i]) === 0`. */
const isCombining = (
  flow: Flow,
  file: string,
  { left, right }: { readonly left: number; readonly right: number },
): boolean =>
  [left, right].some((id) => {
    const value = flow.value({ file, id });
    if (value?.kind === 'binary') return /^[|^]$/u.test(value.op);
    return (
      value?.kind === 'variable' &&
      value.defs.some((def) => {
        const stored = flow.value({ file, id: def });
        return stored?.kind === 'binary' && /^[|^+]$/u.test(stored.op);
      })
    );
  });

/** `mismatch |= a[i] ^ b[i]` in a loop over both, then `mismatch !== 0`: a comparison that takes the same time wherever they differ. */
const isAccumulated = (flow: Flow, file: string, id: number, tags: Tags): boolean => {
  const value = flow.value({ file, id });
  return (
    value?.kind === 'variable' &&
    tags.has('digest') &&
    value.defs.some((def) => {
      const stored = flow.value({ file, id: def });
      return stored?.kind === 'binary' && /^[|^+]$/u.test(stored.op);
    })
  );
};

const comparedForm = (known: Tags, given: Tags): SignatureCheck['form'] | undefined => {
  if (given.has('constant') && given.size === 1) return undefined;
  if (known.has('digest')) return 'hmac';
  if (!isCredentialOfRequest(given)) return undefined;
  if (isFromRequest(known)) return undefined;
  if (known.has('secret') || [...known].some((tag) => OF_WEBHOOK.test(tag))) return 'shared-secret';
  // A constant lets somebody in only where what was sent is called a credential: anything else just sorts requests.
  const isConstant = known.has('masked') || known.has('literal') || [...known].some((tag) => tag.startsWith('env:'));
  return isConstant && isFromRequest(given) && isCalledCredential(given) ? 'shared-secret' : undefined;
};

/** Whether a request can try out what `known` is. Two digests tell nothing by where they differ. */
const isGuessed = (known: Tags, given: Tags): boolean => {
  if (given.has('digest') || given.has('constant') || known.has('constant')) return false;
  const isSent = [...given].some((tag) => /^(?:header:.*|headers|query|params|cookie|body|body-part|raw)$/u.test(tag));
  const isSecret = known.has('secret') || [...known].some((tag) => tag.startsWith('env:'));
  return isSent && (known.has('digest') || (isSecret && !isFromRequest(known)));
};

/** What a sender is told at registration, to be sent back: `MICROSOFT_WEBHOOK_CLIENT_STATE`. */
const OF_WEBHOOK = /^env:.*(?:hook|client_?state|verif)/iu;

const isCalledCredential = (tags: Tags): boolean =>
  tags.has('secret') || [...tags].some((tag) => /^header:.*(?:auth|token|secret|key|signature|password)/u.test(tag));

const isCredentialOfRequest = (tags: Tags): boolean => isFromRequest(tags) || tags.has('secret');

const isFromRequest = (tags: Tags): boolean =>
  [...tags].some(
    (tag) =>
      tag.startsWith('header:') || /^(?:headers|query|params|cookie|body|body-part|raw|derived|request)$/u.test(tag),
  );
