import { freshName, usesOf } from '../source/names.ts';
import { endOf, j, type Path, widest } from '../source/node.ts';
import { calledName, isCall } from '../source/calls.ts';
import { Refusal, type Site } from '../transform.ts';
import { declaredBy, parsedBy } from './body-reads.ts';
import { h3Name, h3Reply } from './h3-names.ts';
import type { Check } from './check.ts';
import { functionAt } from './function-at.ts';
import { type Handler, parameterOf } from './handler.ts';
import { headOf, type Insertion } from './insertion.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** h3, of Nuxt and Nitro, keeps the raw body: what is read after it is made of it. */
export const h3Receipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports, dependencies, project } = setting;
  if (/\bevent\.req\.(?:json|text)\(/u.test(source.text))
    throw new Refusal('The handler reads the request itself, past h3, which then has no body to keep.');
  const handler = functionAt(source, site);
  refuseChecked(setting, handler, check);
  const event = parameterOf(handler, 0, 'event');
  const own = ownRead(handler, event);
  const taken = setting.takenBy(handler);
  const payload = own?.name ?? freshName(['payload', 'rawBody', 'requestBody'], taken);
  const isForm = check.signsForm === true;
  const name = (one: string): string => h3Name(setting, one);
  return {
    handler,
    exported: true,
    insertion: own?.insertion ?? headOf(handler, event),
    opening: own === null ? [`const ${payload} = await ${name('readRawBody')}(${event});`] : [],
    rebinding: { kind: 'keep', reads: own?.decoded ?? [] },
    awaits: true,
    notes: [],
    request: {
      source,
      imports,
      dependencies,
      project,
      mayAwait: true,
      edge: false,
      payload,
      text: payload,
      absent: `!${payload}`,
      header: (header) => `${name('getHeader')}(${event}, '${header}')`,
      get headers() {
        return `${name('getHeaders')}(${event})`;
      },
      headerAbsent: (local) => `!${local}`,
      get url() {
        return `${name('getRequestURL')}(${event}).href`;
      },
      form: isForm
        ? { fields: `Object.fromEntries(new URLSearchParams(${payload} ?? ''))`, text: `${payload} ?? ''` }
        : null,
      env: (variable) => `process.env.${variable}`,
      reply: (status, message) => h3Reply(setting)(status, message),
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => undefined,
  };
};

interface OwnRead {
  readonly name: string;
  readonly insertion: Insertion;
  readonly decoded: readonly Path[];
}

/** `const body = await readRawBody(event)` */
const ownRead = (handler: Handler, event: string): OwnRead | null => {
  for (const use of usesOf(event, handler.path)) {
    const call: Path = use.parent;
    const awaited: Path = call.parent;
    if (!isCall(call.node) || calledName(call.node) !== 'readRawBody' || !j.AwaitExpression.check(awaited.node))
      continue;
    const [, encoding] = call.node.arguments;
    if (encoding !== undefined && !(j.StringLiteral.check(encoding) && /^utf-?8$/u.test(encoding.value))) continue;
    const name = declaredBy(awaited);
    const statement: Path | null = widest(awaited).parent.parent;
    if (name === null || statement === null || !j.BlockStatement.check(statement.parent?.node)) continue;
    return {
      name,
      insertion: { kind: 'after', at: endOf(statement.node), container: statement.parent.node },
      decoded: usesOf(name, handler.path).flatMap((one) => parsedBy(one) ?? []),
    };
  }
  return null;
};
