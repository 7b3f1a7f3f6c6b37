import { type CheckContext, type Form, checkAt } from './check-context.ts';
import { comparison, covering } from './compared.ts';
import { coveredBy } from './covered.ts';
import { emptyKeyAt } from './empty-key.ts';
import { writtenPath } from './written-path.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { keysOf } from './keys-of.ts';
import { isTestedAtOnce } from './tested-promise.ts';
import { ownVerifier } from './own-verifiers.ts';
import { refetch } from './refetch.ts';
import {
  helperOf,
  isMadeBlind,
  isNoVerification,
  isSwitchedOff,
  isUnheard,
  nameOf,
  verifyingProvider,
} from './known-verifiers.ts';

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
    externalCheck(context, origins, { file, call, bindings }) ??
    namedHelper(context, file, call, origins) ??
    byProvider(context, file, call, bindings) ??
    refetch(context, file, call, origins, bindings);
  return form === undefined ? undefined : checkAt(file, call.at, form);
};

/** Whether a call of which nobody sees what it does compares what was sent with what it should be. */
export const comparingCall = (
  context: CheckContext,
  file: string,
  call: Call,
  bindings: Bindings,
): SignatureCheck | undefined => {
  const form = comparison(context, file, call, bindings);
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

interface Site {
  readonly file: string;
  readonly call: Call;
  readonly bindings: Bindings;
}

const externalCheck = (context: CheckContext, origins: readonly Origin[], site?: Site): Form | undefined => {
  const { catalog, flow } = context;
  for (const origin of origins) {
    if (origin.kind !== 'external') continue;
    const known = helperOf(catalog, origin, flow.program);
    if (known !== undefined) {
      if (isSwitchedOff(flow, known.helper, origin.ref)) continue;
      if (site !== undefined && isMadeBlind(flow, known.helper, origin, site.file, site.call)) continue;
      if (site !== undefined && isUnheard(flow, site.file, known.helper, site.call)) continue;
      return {
        form: 'helper',
        provider: known.provider.id,
        by: known.by,
        ...handedOver(context, known.helper.rawArg, site),
        ...handedKey(context, known.helper.secretArg, site),
        ...handedAge(context, known.helper.toleranceArg, site),
      };
    }
    if (isNoVerification(catalog, origin)) continue;
    if (site !== undefined && isPromiseTested(flow, origin, site.file, site.call)) continue;
    const path = `${pathText(origin.path)}()`;
    if (catalog.tells('verifying', origin.package, path))
      return {
        form: 'hmac',
        provider: null,
        by: nameOf(origin),
        ...comparedBytes(context, site),
      };
    if (catalog.tells('unverifying', origin.package, path)) continue;
    if (catalog.isOfNature('authenticates', origin.package) || catalog.tells('authenticating', origin.package, path))
      return { form: 'authentication', provider: null, by: origin.package ?? 'the platform' };
  }
  return undefined;
};

/** What a helper is handed for the bytes. */
const handedOver = (
  context: CheckContext,
  rawArg: number | undefined,
  site: Site | undefined,
): Pick<Form, 'covers'> => {
  if (site === undefined) return {};
  const { file, call, bindings } = site;
  const handed = rawArg === undefined ? namedBody(context.flow, file, call) : call.args[rawArg]?.value;
  const covers = handed === undefined ? undefined : coveredBy(context, { ref: { file, id: handed }, bindings });
  return covers === undefined ? {} : { covers };
};

/** The age that a helper is told to allow. */
const handedAge = (
  { flow }: CheckContext,
  arg: number | undefined,
  site: Site | undefined,
): Pick<Form, 'tolerance'> => {
  const argument = arg === undefined ? undefined : site?.call.args[arg];
  if (site === undefined || argument === undefined) return {};
  const { file, bindings } = site;
  for (const origin of flow.settle({ file, id: argument.value }, bindings).found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    const at = flow.value({ file, id: argument.value })?.at;
    if (value?.kind === 'constant' && typeof value.value === 'number' && at !== undefined)
      return { tolerance: { at: spanOf(file, at), seconds: value.value } };
    if (origin.kind === 'external' && origin.path[0] === 'Infinity' && at !== undefined)
      return { tolerance: { at: spanOf(file, at), seconds: Number.POSITIVE_INFINITY } };
  }
  return {};
};

/** The key that a helper is handed. */
const handedKey = (
  { flow }: CheckContext,
  secretArg: number | undefined,
  site: Site | undefined,
): Pick<Form, 'emptyKey'> => {
  const argument = secretArg === undefined ? undefined : site?.call.args[secretArg];
  if (site === undefined || argument === undefined) return {};
  const emptyKey = emptyKeyAt(flow, { file: site.file, id: argument.value }, site.bindings);
  return emptyKey === undefined ? {} : { emptyKey };
};

/** What the digest covers that is compared, or `subtle.verify(algorithm, key, signature, data)` itself. */
const comparedBytes = (
  context: CheckContext,
  site: Site | undefined,
): Pick<Form, 'covers' | 'emptyKey' | 'digest' | 'keys'> => {
  if (site === undefined) return {};
  const { file, call, bindings } = site;
  const ids = call.args.map(({ value }) => value);
  const digests = ids.filter((id) => context.tagger.tagsOf({ file, id }, bindings).has('digest'));
  if (digests.length > 0) return covering(context, file, digests, bindings);
  const data = ids.length === 4 ? ids[3] : undefined;
  const covers = data === undefined ? undefined : coveredBy(context, { ref: { file, id: data }, bindings });
  return { ...(covers === undefined ? {} : { covers }), ...keysOf(context, file, ids.slice(1, 2), bindings) };
};

/** `verify({ body, signature })`. */
const namedBody = (flow: Flow, file: string, call: Call): number | undefined =>
  call.args
    .flatMap(({ value: id }) => {
      const value = flow.value({ file, id });
      return value?.kind === 'object' ? value.entries : [];
    })
    .find(({ key }) => /^(?:raw_?)?(?:request_?)?(?:body|payload)$/iu.test(key ?? ''))?.value;

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

/** The provider's own endpoint is asked whether the event is genuine. */
const byProvider = (context: CheckContext, file: string, call: Call, bindings: Bindings): Form | undefined => {
  const provider = verifyingProvider(context, file, call, bindings);
  const by = writtenPath(context.flow, { file, id: call.callee }).join('.');
  return provider === undefined ? undefined : { form: 'helper', provider: provider.id, by };
};
