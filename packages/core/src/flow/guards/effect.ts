import type { Call } from '../../facts/structure.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { harmlessGlobals } from '../../catalog/platform.ts';
import type { Bindings, Origin } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { isPlainMethod } from '../plain-method.ts';
import type { Tagger, Tags } from '../tags.ts';
import { writtenPath } from './written-path.ts';
import { writesSql } from './writes-sql.ts';

/** Verbs that only look: what they answer may decide things, but nothing is done yet. */
const READS =
  /^(?:find|get|list|count|select|query|read|has|is|exists|load|lookup|fetch|parse|safeParse|validate|check|log|debug|info|warn|error|trace|verbose|text|json|formData|arrayBuffer|blob|toString|trim|split|map|filter|reduce|slice|join|replace|match|test|some|every|includes|startsWith|endsWith|keys|values|entries|from|where|eq|and|or|not|in|limit|order|orderBy|first|single|maybeSingle|lean|exec|populate|then|catch|finally|status|send|end|header|set|setHeader|write|writeHead|type|format|stringify|decode|encode|digest|update_hmac|extract|to|normalize|resolve|create(?:Hmac|Hash|Logger|Client|Error)|connect|use|require|should|describe|headers|cookies|concat|assert|tap|pipe|on|once|next|child|capture|measure|time|now|bind|call|apply|random|nanoid|uuid|track|identify|start|span|revalidate)(?![a-z])/u;

/** Whether a call does something with the event. */
export const isEffect = (
  flow: Flow,
  tagger: Tagger,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
  /** In the handler itself, where a request alone sets it off; further in, what carries nothing of the event may be anybody's. */
  direct: boolean,
): boolean => {
  if (origins.some((origin) => isHarmless(flow.catalog, origin))) return false;
  if (call.args.some(({ value }) => isError(flow, file, value))) return false;
  const written = writtenPath(flow, { file, id: call.callee });
  const verb = written.at(-1);
  if (verb === undefined || READS.test(verb)) {
    const outbound = isOutboundWrite(flow, file, call, origins);
    if (outbound && direct) return true;
    if (!outbound && !writesSql(flow, file, call, bindings)) return false;
  }
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind === 'member') {
    const receiver = tagger.exactTagsOf({ file, id: callee.object }, bindings);
    if (receiver.has('response') || receiver.has('request') || receiver.has('headers')) return false;
    if (isPlainMethod(flow, origins)) return false;
  }
  return call.args.some((argument) => usesEvent(tagger.tagsOf({ file, id: argument.value }, bindings)));
};

/** `return err(new SignatureError('…', { cause }))`: whoever is handed an error is told that nothing comes of it. */
const isError = (flow: Flow, file: string, id: number): boolean => {
  const value = flow.value({ file, id });
  const made = value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
  return (
    made?.construct === true && /(?:Error|Exception)$/u.test(writtenPath(flow, { file, id: made.callee }).at(-1) ?? '')
  );
};

export const usesEvent = (tags: Tags): boolean =>
  ['body', 'body-part', 'raw', 'derived', 'request', 'query'].some((tag) => tags.has(tag));

/** Anything of the request at all, or what continues it. */
export const concernsRequest = (tags: Tags): boolean =>
  usesEvent(tags) ||
  [...tags].some(
    (tag) =>
      tag.startsWith('header:') ||
      /^(?:headers|cookie|params|meta|session|next|response|digest|secret)$/u.test(tag) ||
      tag.startsWith('env:'),
  );

/** Only computes, prints or answers. */
export const isHarmless = (catalog: Catalog, origin: Origin): boolean => {
  if (origin.kind !== 'external') return false;
  if (origin.package === null) return harmlessGlobals.has(origin.path[0] ?? '');
  return catalog.isOfNature('harmless', origin.package);
};

/** `fetch(url, { method: 'POST' })`. */
const isOutboundWrite = (flow: Flow, file: string, call: Call, origins: readonly Origin[]): boolean =>
  origins.some((origin) => origin.kind === 'external' && origin.package === null && origin.path[0] === 'fetch') &&
  call.args.some((argument) => {
    const value = flow.value({ file, id: argument.value });
    return (
      value?.kind === 'object' &&
      value.entries.some((entry) => {
        const method = entry.key === 'method' ? flow.value({ file, id: entry.value }) : undefined;
        return method?.kind === 'string' && method.text !== null && !/^(?:get|head)$/iu.test(method.text);
      })
    );
  });
