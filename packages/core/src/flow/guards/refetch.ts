/** The object is read again where the event says that it changed. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, ValueId } from '../../facts/structure.ts';
import { type Bindings, type Origin, symbolText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Tagger } from '../tags.ts';
import type { CheckContext, Form } from './check-context.ts';
import { usesEvent } from './effect.ts';
import { writtenPath } from './written-path.ts';

/** The object is read again from the provider, by an id out of the event. What another service says of it proves nothing. */
export const refetch = (
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
  return fromEvent &&
    namesAnId(flow, { file, id: url.value }, bindings) &&
    !choosesHost(flow, tagger, { file, id: url.value }, bindings)
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
  if (value?.kind === 'call') {
    const inner = writtenAgain(flow, ref.file, flow.program.file(ref.file)?.structure.calls[value.call]);
    return inner !== undefined && namesAnId(flow, { file: ref.file, id: inner }, bindings, depth + 1);
  }
  return false;
};

/** What a call writes in another form: `encodeURIComponent(id)`, `id.toString()`. */
const writtenAgain = (flow: Flow, file: string, call: Call | undefined): ValueId | undefined => {
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  if (callee?.kind === 'global' && /^(?:encodeURIComponent|encodeURI|String)$/u.test(callee.name))
    return call?.args[0]?.value;
  return callee?.kind === 'member' && /^(?:toString|trim|toLowerCase|toUpperCase)$/u.test(callee.name ?? '')
    ? callee.object
    : undefined;
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

/** `https://api.example.com${resource}` with `.example.net/` for the resource, or the whole address: whoever sends it answers himself. */
const choosesHost = (flow: Flow, tagger: Tagger, ref: Ref, bindings: Bindings, depth = 0): boolean => {
  const value = flow.value(ref);
  const [only] = value?.kind === 'variable' && value.defs.length === 1 && depth < 6 ? value.defs : [];
  if (only !== undefined) return choosesHost(flow, tagger, { file: ref.file, id: only }, bindings, depth + 1);
  const parts =
    value?.kind === 'template'
      ? value.parts
      : value?.kind === 'binary' && value.op === '+'
        ? [value.left, value.right]
        : [];
  const [first, second] = parts.map((id) => ({ file: ref.file, id }));
  const start = first === undefined ? undefined : flow.value(first);
  return (
    start?.kind === 'string' &&
    second !== undefined &&
    /^https?:\/\/[^/]*$/u.test(start.text ?? '') &&
    usesEvent(tagger.tagsOf(second, bindings))
  );
};
