import type { CredentialSink } from '../../facts/credential.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, ValueId } from '../../facts/structure.ts';
import { type CalledSymbol, calleeName, objectsAt } from './call-sinks.ts';
import type { SinkContext } from '../recognise-credential-sinks.ts';
import { type Seam, specifierPattern } from '../seam.ts';

/** Of what a wrapper sends for its callers, the members that are credentials whoever calls. */
const sentMembers = ['password', 'secret', 'apiKey', 'api_key', 'clientSecret', 'client_secret'];

const clientPackages: ReadonlySet<string> = new Set([
  'axios',
  'got',
  'ky',
  'node-fetch',
  'undici',
  'superagent',
  'request',
  'request-promise',
  'ofetch',
  'cross-fetch',
]);

/** For the gate: only so can a file send what its callers hand over. */
export const bodySeams: readonly Seam[] = [
  { all: ['fetch', 'stringify|urlsearchparams'] },
  { all: [specifierPattern([...clientPackages])] },
];

export const isClientPackage = (name: string): boolean => clientPackages.has(name);

export const sendsRequest = (symbol: CalledSymbol): boolean =>
  symbol.text === 'global:fetch' || isClientPackage(symbol.package ?? '');

/** What a request carries as its body, where that comes in from callers: `fetch(url, { body: JSON.stringify(payload) })`. */
export const bodySinks = (context: SinkContext, call: Call, symbol: CalledSymbol): readonly CredentialSink[] =>
  call.args.flatMap(({ value, spread }) => {
    if (spread) return [];
    const bodies = objectsAt(context, value).flatMap((entries) =>
      entries.flatMap(({ key, value: body }) => (key === 'body' || key === 'data' || key === 'json' ? [body] : [])),
    );
    return [value, ...bodies].flatMap((id) => {
      const body = serialised(context, id);
      // What the platform's own \`fetch\` sends is text by then.
      if (symbol.package === null && body === id) return [];
      return fromCallers(context, body, calleeName(context.structure, call, symbol));
    });
  });

const fromCallers = (
  { structure, flow, path }: SinkContext,
  id: ValueId,
  callee: string,
): readonly CredentialSink[] => {
  const comesIn = flow.settle({ file: path, id }).found.some(({ kind }) => kind === 'param');
  const at = structure.values[id]?.at;
  if (!comesIn || at === undefined) return [];
  return sentMembers.map((member) => ({
    kind: 'credential-sink',
    span: spanOf(path, at),
    value: id,
    members: [member],
    sure: false,
    certain: true,
    publishable: false,
    issued: false,
    what: `the ${member} sent with ${callee}`,
    provider: null,
  }));
};

/** `JSON.stringify(payload)` and `new URLSearchParams(payload)` are the payload. */
const serialised = ({ structure }: SinkContext, id: ValueId): ValueId => {
  const value = structure.values[id];
  const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : structure.values[call.callee];
  const isSerialiser =
    (callee?.kind === 'member' && callee.name === 'stringify') ||
    (callee?.kind === 'global' && callee.name === 'URLSearchParams');
  return isSerialiser ? (call?.args[0]?.value ?? id) : id;
};
