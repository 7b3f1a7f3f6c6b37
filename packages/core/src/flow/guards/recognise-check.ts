import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call, Value } from '../../facts/structure.ts';
import { type Bindings, type Origin, pathText, symbolText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { type Tagger, type Tags } from '../tags.ts';
import { isTestedAtOnce } from './tested-promise.ts';
import { ownVerifier } from './own-verifiers.ts';
import {
  helperOf,
  isMadeBlind,
  isNoVerification,
  isSwitchedOff,
  isUnheard,
  nameOf,
  verifyingProvider,
} from './known-verifiers.ts';

export interface CheckContext {
  readonly flow: Flow;
  readonly tagger: Tagger;
  readonly catalog: Catalog;
  /** Catalog id of who sends the events, where it is known. */
  readonly sender: string | undefined;
}

type Form = Pick<SignatureCheck, 'form' | 'provider' | 'by'>;

/** Whether a call checks who sent the request. */
export const checkOfCall = (
  context: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): SignatureCheck | undefined => {
  const form =
    ownVerifier(context.flow, file, call, bindings) ??
    externalCheck(context, origins, { file, call }) ??
    namedHelper(context, file, call, origins) ??
    byProvider(context, file, call, bindings) ??
    refetch(context, file, call, origins, bindings) ??
    comparison(context, file, call, bindings);
  return form === undefined ? undefined : checkAt(file, call.at, form);
};

/** Whether a middleware out of a package checks who sent the request. */
export const outsideCheck = (
  context: CheckContext,
  file: string,
  at: Range,
  origin: Origin,
): SignatureCheck | undefined => {
  const form = externalCheck(context, [origin]);
  return form === undefined ? undefined : checkAt(file, at, form);
};

export const checkAt = (path: string, at: Range, form: Form): SignatureCheck => ({
  kind: 'signature-check',
  span: spanOf(path, at),
  ...form,
});

const externalCheck = (
  { catalog, flow }: CheckContext,
  origins: readonly Origin[],
  site?: { readonly file: string; readonly call: Call },
): Form | undefined => {
  for (const origin of origins) {
    if (origin.kind !== 'external') continue;
    const known = helperOf(catalog, origin, flow.program);
    if (known !== undefined) {
      if (isSwitchedOff(flow, known.helper, origin.ref)) continue;
      if (site !== undefined && isMadeBlind(flow, known.helper, origin, site.file, site.call)) continue;
      if (site !== undefined && isUnheard(flow, site.file, known.helper, site.call)) continue;
      return { form: 'helper', provider: known.provider.id, by: known.by };
    }
    if (isNoVerification(catalog, origin)) continue;
    if (site !== undefined && isPromiseTested(flow, origin, site.file, site.call)) continue;
    const path = `${pathText(origin.path)}()`;
    if (catalog.tells('verifying', origin.package, path)) return { form: 'hmac', provider: null, by: nameOf(origin) };
    if (catalog.tells('unverifying', origin.package, path)) continue;
    if (catalog.isOfNature('authenticates', origin.package) || catalog.tells('authenticating', origin.package, path))
      return { form: 'authentication', provider: null, by: origin.package ?? 'the platform' };
  }
  return undefined;
};

/** `if (!crypto.subtle.verify(...))`: Web Crypto answers by a promise. */
export const isPromiseTested = (flow: Flow, origin: Origin, file: string, call: Call): boolean =>
  origin.kind === 'external' &&
  /(?:^|\.)subtle\.verify$/u.test(pathText(origin.path)) &&
  isTestedAtOnce(flow, file, call);

/**
 * A helper by its members alone, where the receiver comes out of a file that this host cannot see or is passed in:
 * nothing else is called `webhooks.constructEvent`. Only helpers that are told by two names are taken on their word.
 */
const namedHelper = (
  { flow, catalog }: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
): Form | undefined => {
  if (origins.some((origin) => origin.kind === 'external' || origin.kind === 'value')) return undefined;
  const written = writtenPath(flow, { file, id: call.callee });
  for (const provider of catalog.providers) {
    for (const helper of provider.webhooks?.helpers ?? []) {
      const tail = helper.path;
      const telling = tail.length > 1 || (tail.length === 1 && /verifyAndReceive|constructEvent/u.test(tail[0] ?? ''));
      if (
        telling &&
        tail.every((name, index) => name === written.at(index - tail.length)) &&
        !isUnheard(flow, file, helper, call)
      )
        return { form: 'helper', provider: provider.id, by: tail.join('.') };
    }
  }
  return undefined;
};

/** `a.b.c` as written, from the first name that is no variable of a call. */
export const writtenPath = (flow: Flow, ref: Ref): readonly string[] => {
  const value = flow.value(ref);
  if (value?.kind === 'member' && value.name !== null)
    return [...writtenPath(flow, { file: ref.file, id: value.object }), value.name];
  if (value?.kind === 'variable' || value?.kind === 'global') return [value.name];
  if (value?.kind === 'await') return writtenPath(flow, { file: ref.file, id: value.of });
  if (value?.kind === 'this') return ['this'];
  return [];
};

/** The provider's own endpoint is asked whether the event is genuine. */
const byProvider = (context: CheckContext, file: string, call: Call, bindings: Bindings): Form | undefined => {
  const provider = verifyingProvider(context, file, call, bindings);
  const by = writtenPath(context.flow, { file, id: call.callee }).join('.');
  return provider === undefined ? undefined : { form: 'helper', provider: provider.id, by };
};

/** The object is read again from the provider, by an id out of the event. What another service says of it proves nothing. */
const refetch = (
  { flow, tagger, catalog, sender }: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): Form | undefined => {
  const fromEvent = call.args.some((argument) => {
    const tags = tagger.tagsOf({ file, id: argument.value }, bindings);
    return tags.has('body-part') || tags.has('body') || tags.has('query') || tags.has('derived');
  });
  if (!fromEvent) return undefined;
  for (const origin of origins) {
    if (origin.kind !== 'external') continue;
    const last = origin.path.at(-1) ?? '';
    const [provider] = origin.package === null ? [] : catalog.providersOf(origin.package);
    if (provider?.webhooks == null || (sender !== undefined && sender !== provider.id)) continue;
    if (/^(?:retrieve|get|fetch|find)/iu.test(last))
      return { form: 'refetch', provider: provider.id, by: origin.path.filter((name) => name !== '()').join('.') };
  }
  const written = writtenPath(flow, { file, id: call.callee });
  if (written.at(-1) === 'retrieve') return { form: 'refetch', provider: null, by: written.join('.') };
  return httpRead({ flow, tagger, catalog, sender }, file, call, origins, bindings);
};

const httpRead = (
  { flow, tagger, catalog }: CheckContext,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): Form | undefined => {
  const client = origins.some(
    (origin) =>
      origin.kind === 'external' &&
      (origin.package === null
        ? symbolText(origin) === 'global:fetch'
        : catalog.httpClientsOf(origin.package).length > 0),
  );
  const [url] = call.args;
  if (!client || url === undefined) return undefined;
  const path = writtenPath(flow, { file, id: call.callee });
  if (/^(?:post|put|patch|delete)$/u.test(path.at(-1) ?? '') || hasWriteMethod(flow, file, call)) return undefined;
  const tags = tagger.tagsOf({ file, id: url.value }, bindings);
  const fromEvent = tags.has('body-part') || tags.has('body') || tags.has('query') || tags.has('derived');
  return fromEvent && namesAnId(flow, { file, id: url.value }, bindings)
    ? { form: 'refetch', provider: null, by: path.join('.') }
    : undefined;
};

/** Only what reads as an identifier fetches the event again: a search term of the event fetches something else. */
const namesAnId = (flow: Flow, ref: Ref, bindings: Bindings, depth = 0): boolean => {
  if (depth > 6) return false;
  const value = flow.value(ref);
  if (value?.kind === 'template')
    return value.parts.some((id) => namesAnId(flow, { file: ref.file, id }, bindings, depth + 1));
  if (value?.kind === 'variable' || value?.kind === 'member') {
    if (IDENTIFIER.test(value.name ?? '')) return true;
    return (
      value.kind === 'variable' && value.defs.some((id) => namesAnId(flow, { file: ref.file, id }, bindings, depth + 1))
    );
  }
  if (value?.kind === 'either')
    return value.of.some((id) => namesAnId(flow, { file: ref.file, id }, bindings, depth + 1));
  return false;
};
const IDENTIFIER = /(?:^|_)(?:id|uuid|resource|reference|ref|href)$|(?:Id|Uuid|Ref|Reference|Resource)$/u;

const hasWriteMethod = (flow: Flow, file: string, call: Call): boolean =>
  call.args.some((argument) => {
    const value = flow.value({ file, id: argument.value });
    if (value?.kind !== 'object') return false;
    const method = value.entries.find((entry) => entry.key === 'method');
    const text = method === undefined ? undefined : flow.value({ file, id: method.value });
    return text?.kind === 'string' && text.text !== null && !/^(?:get|head)$/iu.test(text.text);
  });

/** Any call that is given both a digest or a secret and something of the request compares them. */
const comparison = ({ tagger, flow }: CheckContext, file: string, call: Call, bindings: Bindings): Form | undefined => {
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
  if (KEEPS.test(path.at(-1) ?? '')) return undefined;
  return other ? { form: 'hmac', provider: null, by: path.join('.') } : undefined;
};

const KEEPS = /^(?:set|save|store|put|insert|create|update|upsert|add|cache|log|push|enqueue)(?![a-z])/u;

/** Whether a comparison (`===` and its like) checks who sent the request. */
export const checkOfCompare = (
  { flow, tagger }: CheckContext,
  ref: Ref,
  bindings: Bindings,
): SignatureCheck | undefined => {
  const value = flow.value(ref);
  if (value?.kind !== 'binary') return undefined;
  // Anybody can send as many bytes, or none.
  if ([value.left, value.right].some((id) => isSizeOrNothing(flow.value({ file: ref.file, id })))) return undefined;
  const left = tagger.tagsOf({ file: ref.file, id: value.left }, bindings);
  const right = tagger.tagsOf({ file: ref.file, id: value.right }, bindings);
  const form =
    comparedForm(left, right) ??
    comparedForm(right, left) ??
    (isAccumulated(flow, ref.file, value.left, left) || isAccumulated(flow, ref.file, value.right, right)
      ? 'hmac'
      : undefined);
  return form === undefined ? undefined : checkAt(ref.file, value.at, { form, provider: null, by: value.op });
};

const isSizeOrNothing = (value: Value | undefined): boolean =>
  (value?.kind === 'string' && value.text === '') ||
  (value?.kind === 'member' && /^(?:length|byteLength|size)$/u.test(value.name ?? ''));

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
  return isConstant && isCalledCredential(given) ? 'shared-secret' : undefined;
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
