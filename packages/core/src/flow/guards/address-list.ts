/** Addresses of callers, and the lists that are asked for them. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { exitsOf } from '../exits.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Tagger, Tags } from '../tags.ts';
import { writtenPath } from './written-path.ts';

export interface AddressAsk {
  readonly at: Span;
  /** Where the address comes from: a header is what the sender, or a proxy in between, wrote. */
  readonly from: 'header' | 'connection';
}

export interface Asking {
  readonly flow: Flow;
  readonly tagger: Tagger;
}

const MAX_DEPTH = 8;

/** `address` is the caller's, and `list` is nothing that came with the request. */
export const listed = (
  asking: Asking,
  /** What asks. */
  ref: Ref,
  list: number | null,
  address: number,
  bindings: Bindings,
): AddressAsk | undefined => {
  const { flow, tagger } = asking;
  const { file } = ref;
  const at = flow.value(ref)?.at;
  const from = addressFrom(asking, { file, id: address }, bindings);
  if (from === undefined || at === undefined) return undefined;
  if (list !== null) {
    const of = { file, id: list };
    if (isRefusing(flow, of) || isOfRequest(tagger.tagsOf(of, bindings)) || isThisMachine(flow, of, bindings))
      return undefined;
  }
  return { at: spanOf(file, at), from };
};

/** Whether a call is asked about the caller's address. */
export const isHandedAddress = (asking: Asking, file: string, { args }: Call, bindings: Bindings): boolean =>
  args.some(({ value }) => addressFrom(asking, { file, id: value }, bindings) !== undefined);

/** What keeps some out lets all others in. */
export const isRefusing = (flow: Flow, ref: Ref): boolean =>
  writtenPath(flow, ref).some((name) =>
    /block|deny|denied|black|ban(?:ned|s|$)|spam|abus|reject|exclu|seen|limit/iu.test(name),
  );

/** Who calls from the same machine is no sender of events. */
const isThisMachine = (flow: Flow, ref: Ref, bindings: Bindings): boolean => {
  const { found } = flow.settle(ref, bindings);
  return (
    found.length > 0 &&
    found.every((origin) => {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      if (origin.kind !== 'value' || value === undefined) return false;
      if (value.kind === 'array')
        return value.items.every((id) => isThisMachine(flow, { file: origin.ref.file, id }, origin.bindings));
      return value.kind === 'string' && /^(?:::ffff:)?127\.|^::1$|^localhost$/u.test(value.text ?? '');
    })
  );
};

const isOfRequest = (tags: Tags): boolean =>
  [...tags].some((tag) =>
    /^(?:header:.*|headers|query|params|cookie|body|body-part|raw|derived|request|meta)$/u.test(tag),
  );

/** Headers in which a proxy says who called it. */
const ADDRESS_HEADER =
  /^header:(?:(?:x-)?(?:original-)?forwarded(?:-for)?|x-vercel-forwarded-for|x-real-ip|(?:x-)?client-ip|x-cluster-client-ip|cf-connecting-ip(?:v6)?|true-client-ip|fastly-client-ip|fly-client-ip|x-appengine-user-ip|x-nf-client-connection-ip|do-connecting-ip|x-azure-clientip)$/u;

/** Methods whose answer is a part of a list of addresses, or one in another form. */
const PARTS = /^(?:split|trim|at|pop|shift|slice|replace|replaceAll|toString|toLowerCase|map)$/u;

/** Where an address comes from; undefined of any other value. */
const addressFrom = (asking: Asking, ref: Ref, bindings: Bindings, depth = 0): AddressAsk['from'] | undefined => {
  const { flow, tagger } = asking;
  if (depth > MAX_DEPTH) return undefined;
  const value = flow.value(ref);
  const of = (id: number): AddressAsk['from'] | undefined =>
    addressFrom(asking, { file: ref.file, id }, bindings, depth + 1);
  switch (value?.kind) {
    case 'variable':
      if (value.defs.length === 1) return of(value.defs[0] ?? -1);
      break;
    case 'await':
      return of(value.of);
    case 'either':
      return together(value.of.filter((id) => !isText(flow, { file: ref.file, id })).map(of));
    case 'member': {
      const object = flow.value({ file: ref.file, id: value.object });
      if (object?.kind === 'call' && value.name !== null && /^\d+$/u.test(value.name)) return of(value.object);
      break;
    }
    case 'call': {
      const call = callAt(asking, ref.file, value.call);
      const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
      if (callee?.kind === 'member' && PARTS.test(callee.name ?? '')) return of(callee.object);
      const own = call === undefined ? [] : flow.functionsOf({ file: ref.file, id: call.callee }, bindings).found;
      if (call === undefined || own.length === 0) break;
      return together(
        own.flatMap((target) =>
          exitsOf(target.fact).flatMap(({ how, value: id }) =>
            how === 'return' && id !== null && !isText(flow, { file: target.file, id })
              ? [
                  addressFrom(
                    asking,
                    { file: target.file, id },
                    bindArguments(ref.file, call, target, bindings),
                    depth + 1,
                  ),
                ]
              : [],
          ),
        ),
      );
    }
    default:
      break;
  }
  const tags = tagger.tagsOf(ref, bindings);
  const told = [...tags];
  if (told.some((tag) => /^(?:body|raw|query|params|cookie|secret|digest|session)$/u.test(tag))) return undefined;
  if (told.some((tag) => tag.startsWith('header:') && !ADDRESS_HEADER.test(tag))) return undefined;
  if (told.some((tag) => ADDRESS_HEADER.test(tag))) return 'header';
  return tags.has('address') ? 'connection' : undefined;
};

const isText = (flow: Flow, ref: Ref): boolean => /^(?:string|constant|undefined)$/u.test(flow.value(ref)?.kind ?? '');

/** Of several, all must be addresses; one that the sender writes is enough. */
const together = (all: readonly (AddressAsk['from'] | undefined)[]): AddressAsk['from'] | undefined => {
  if (all.length === 0 || all.includes(undefined)) return undefined;
  return all.includes('header') ? 'header' : 'connection';
};

export const callAt = ({ flow }: Asking, file: string, id: number): Call | undefined =>
  flow.program.file(file)?.structure.calls[id];
