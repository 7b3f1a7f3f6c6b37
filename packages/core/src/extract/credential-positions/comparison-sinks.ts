import type { CredentialSink } from '../../facts/credential.ts';
import { spanOf } from '../../facts/span.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { ValueId } from '../../facts/structure.ts';
import type { Origin } from '../../flow/origin.ts';
import { namePattern } from '../credential-name.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';
import type { Seam } from '../seam.ts';
import { isSent } from './headers.ts';

const equalities: ReadonlySet<string> = new Set(['==', '===', '!=', '!==']);

/** For the gate: a name, a comparison, and a part of a request that can hold the one for the other. */
export const comparisonSeam: Seam = {
  all: [
    namePattern,
    '[!=]=',
    '(?<![a-z])(?:headers|query|body|params|cookies|searchparams|querystringparameters)(?![a-z])|\\.\\s*(?:json|formdata|get|header)\\s*[(<?]',
  ],
};

/** What a credential of a request is compared with: `req.query['hub.verify_token'] === x`. */
export const comparisonSinks = (context: SinkContext): readonly CredentialSink[] =>
  !context.signs.sent
    ? []
    : foundOfKind(context.structure, 'binary', (value) => {
        if (!equalities.has(value.op)) return [];
        return [...comparedWith(context, value.left, value.right), ...comparedWith(context, value.right, value.left)];
      });

const comparedWith = (context: SinkContext, sent: ValueId, expected: ValueId): readonly CredentialSink[] => {
  const kind = context.structure.values[expected]?.kind;
  if (kind === 'constant' || kind === 'undefined' || kind === undefined) return [];
  const name = sentCredential(context, sent, new Set());
  if (name === null) return [];
  const at = context.structure.values[expected]?.at ?? [0, 0];
  return [
    {
      kind: 'credential-sink',
      span: spanOf(context.path, at),
      value: expected,
      members: [],
      sure: false,
      certain: true,
      publishable: false,
      issued: false,
      what: `the ${name} that is let in`,
      provider: null,
    },
  ];
};

/** The name under which a request brings the credential that a value is; null: it is none. */
const sentCredential = (context: SinkContext, id: ValueId, seen: Set<ValueId>): string | null => {
  // `text = text.replace()` once and once more has ways without number through the same few values.
  if (seen.has(id)) return null;
  seen.add(id);
  for (const origin of context.flow.settle({ file: context.path, id }).found) {
    const name = ofRequest(context, origin, seen);
    if (name !== null) return name;
  }
  return null;
};

const requestParts: ReadonlySet<string> = new Set([
  'headers',
  'query',
  'body',
  'params',
  'cookies',
  'searchParams',
  'queryStringParameters',
]);

const ofRequest = (context: SinkContext, origin: Origin, seen: Set<ValueId>): string | null => {
  if (origin.kind === 'param') {
    const last = origin.path.at(-1);
    return last !== undefined && origin.path.some((part) => requestParts.has(part)) && isSent(last) ? last : null;
  }
  if (origin.kind !== 'made' && origin.kind !== 'external') return null;
  return fromCall(context, origin, seen);
};

const fromCall = (
  context: SinkContext,
  origin: Extract<Origin, { kind: 'made' | 'external' }>,
  seen: Set<ValueId>,
): string | null => {
  const { structure } = context;
  const made = structure.values[origin.ref.id];
  const call = made?.kind === 'call' ? structure.calls[made.call] : undefined;
  const method = call === undefined ? undefined : structure.values[call.callee];
  if (call === undefined || method?.kind !== 'member' || method.name === null) return null;
  // `const { token } = await request.json()`
  const last = origin.path.at(-1);
  if (/^(?:json|formData)$/u.test(method.name)) return last !== undefined && isSent(last) ? last : null;
  if (/^(?:get|header)$/u.test(method.name)) return nameIn(context, call.args[0]?.value);
  // `authorization.split(' ')[1]`
  return /^(?:split|replace|trim|slice|substring|toString|toLowerCase)$/u.test(method.name)
    ? sentCredential(context, method.object, seen)
    : null;
};

const nameIn = ({ structure }: SinkContext, id: ValueId | undefined): string | null => {
  const literal = id === undefined ? undefined : structure.values[id];
  return literal?.kind === 'string' && literal.text !== null && isSent(literal.text) ? literal.text : null;
};
