/** Whether a call changes something on the other side. */
import { analyticsHost, readingPath } from '../../catalog/reading-addresses.ts';
import { effectOf, isReadPath } from '../../catalog/operations.ts';
import type { Provider } from '../../catalog/provider.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Flow } from '../../flow/settle.ts';
import { hostOf } from './address.ts';
import { optionOf } from './option.ts';

type Effect = OutboundCall['effect'];

export const effectOfMethod = (
  method: string,
  url: string | null,
  provider: Provider | undefined,
  document: Effect | undefined,
): Effect => {
  if (/^(?:GET|HEAD|OPTIONS|TRACE|READ)$/u.test(method)) return 'read';
  if (document !== undefined) return document;
  if (method === '?') return 'unknown';
  if (method !== 'POST' || url === null) return 'write';
  const host = hostOf(url);
  if (host !== undefined && analyticsHost.test(host)) return 'read';
  const path = url.replace(/^(?:https?:)?\/\/[^/]*/iu, '').replace(/[?#].*$/u, '');
  if (/(?:^|[/.])(?:graphql|gql)(?:$|[/.])/iu.test(path)) return 'unknown';
  return isReadPath(provider?.calls, path) || readingPath.test(path) ? 'read' : 'write';
};

/** What a GraphQL document does, told by its first keyword; undefined: no document is in sight. */
export const effectOfDocument = (flow: Flow, ref: Ref | undefined): Effect | undefined => {
  if (ref === undefined) return undefined;
  const texts = leadingTexts(flow, ref, 0);
  if (texts.some((text) => /^\s*(?:#[^\n]*\n\s*)*mutation\b/u.test(text))) return 'write';
  if (texts.some((text) => /^\s*(?:#[^\n]*\n\s*)*(?:query\b|\{\s*\w|subscription\b|fragment\b)/u.test(text)))
    return 'read';
  return undefined;
};

const leadingTexts = (flow: Flow, ref: Ref, depth: number): readonly string[] => {
  if (depth > 4) return [];
  return flow.settle(ref).found.flatMap((origin): readonly string[] => {
    if (origin.kind === 'external' || origin.kind === 'made') {
      // gql`...`: the tag is handed the template; JSON.stringify({ query }) holds it.
      const value = flow.value(origin.ref);
      const call = value?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[value.call] : undefined;
      const first = call?.args[0];
      if (first === undefined) return [];
      const argument = { file: origin.ref.file, id: first.value };
      const query = optionOf(flow, argument, ['query']);
      return query.state === 'given'
        ? query.refs.flatMap((one) => leadingTexts(flow, one, depth + 1))
        : leadingTexts(flow, argument, depth + 1);
    }
    if (origin.kind !== 'value') return [];
    const value = flow.value(origin.ref);
    if (value?.kind === 'string') return value.text === null ? [] : [value.text];
    if (value?.kind === 'template') {
      const [head] = value.parts;
      return head === undefined ? [] : leadingTexts(flow, { file: origin.ref.file, id: head }, depth + 1);
    }
    if (value?.kind === 'object') {
      const query = optionOf(flow, origin.ref, ['query']);
      return query.state === 'given' ? query.refs.flatMap((one) => leadingTexts(flow, one, depth + 1)) : [];
    }
    return [];
  });
};

/** Of an SDK's operation; reads win. */
export const effectOfOperation = ({ calls }: Provider, operation: string): Effect =>
  calls === null || calls === undefined ? byVerb(operation) : effectOf(calls, operation);

/** Of an SDK whose operations nobody wrote down. */
const byVerb = (operation: string): Effect => {
  const verb = operation.slice(operation.lastIndexOf('.') + 1);
  if (/^(?:list|get|retrieve|find|search|fetch|read|query|count|exists|download|describe|lookup|info)/iu.test(verb))
    return 'read';
  return /^(?:create|update|delete|del|remove|send|post|put|patch|upsert|insert|cancel|refund|charge|capture|confirm|void|add|archive|publish|upload|submit|approve|reject|transfer|pay)/iu.test(
    verb,
  )
    ? 'write'
    : 'unknown';
};
