import { freshName } from '../source/names.ts';
import { endOf, j } from '../source/node.ts';
import { Refusal, type Site } from '../transform.ts';
import { type FetchReads, fetchReadsOf } from './fetch-reads.ts';
import type { Check, Request } from './check.ts';
import { fetchedIn } from './fetched.ts';
import type { Handler } from './handler.ts';
import { BEHIND_A_PROXY } from './express.ts';
import { fetchReply } from './fetch-reply.ts';
import { headOf, type Insertion } from './insertion.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt, Rebinding } from './receipt.ts';
import type { Setting } from './setting.ts';

/** For whatever hands over a request as the Fetch standard has it. */
export const fetchReceipt =
  (framework: string) =>
  (setting: Setting, site: Site, check: Check): Receipt => {
    const { source, imports, dependencies } = setting;
    const fetched = fetchedIn(framework)(setting, site);
    const { handler, request, uses } = fetched;
    refuseChecked(setting, handler, check);
    const reads = fetchReadsOf(handler, uses);
    const taken = setting.takenBy(handler);
    const payload = reads.kind === 'text' ? reads.name : freshName(['payload', 'rawBody', 'requestBody'], taken);
    const isForm = check.signsForm === true;
    const clone = reads.kind === 'elsewhere' || isForm ? '.clone()' : '';
    return {
      handler,
      exported: fetched.exported,
      insertion: insertionFor(handler, reads, request),
      opening: reads.kind === 'text' ? [] : [`const ${payload} = await ${request}${clone}.text();`],
      rebinding: isForm ? { kind: 'keep', reads: [] } : rebindingOf(reads),
      awaits: true,
      notes: [...(isForm ? [BEHIND_A_PROXY] : []), ...fetched.notes],
      request: {
        source,
        imports,
        dependencies,
        project: setting.project,
        mayAwait: true,
        edge: fetched.edge,
        payload,
        text: payload,
        absent: null,
        header: (name) => `${request}.headers.get('${name}')`,
        headers: `${request}.headers`,
        headerAbsent: (local) => `!${local}`,
        url: `${request}.url`,
        form: isForm ? formOf(payload) : null,
        env: (name) => fetched.env(name),
        reply: fetchReply(source, handler.fn),
        fresh: (...preferred) => freshName(preferred, taken),
      },
      prepare: () => undefined,
    };
  };

export const formOf = (text: string): NonNullable<Request['form']> => ({
  fields: `Object.fromEntries(new URLSearchParams(${text}))`,
  text,
});

const insertionFor = (handler: Handler, reads: FetchReads, request: string): Insertion => {
  if (reads.kind !== 'text') return headOf(handler, request);
  const container = reads.statement.parent.node;
  if (!j.BlockStatement.check(container))
    throw new Refusal('The handler reads its body in a place where no check fits.');
  return { kind: 'after', at: endOf(reads.statement.node), container };
};

const rebindingOf = (reads: FetchReads): Rebinding => {
  if (reads.kind === 'json') return { kind: 'replace', reads: reads.events };
  return { kind: 'keep', reads: reads.kind === 'text' ? reads.decoded : [] };
};
