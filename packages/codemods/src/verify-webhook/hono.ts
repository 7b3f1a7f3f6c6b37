import { edgeOf } from '../source/edge.ts';
import { freshName, usesOf } from '../source/names.ts';
import { j, memberName, objectOf, type Path } from '../source/node.ts';
import { Refusal, type Site } from '../transform.ts';
import { honoReply } from './answers.ts';
import type { Check } from './check.ts';
import { declaredBy, parsedBy } from './body-reads.ts';
import { BEHIND_A_PROXY } from './express.ts';
import { handlerAt } from './handler-at.ts';
import { type Handler, parameterOf } from './handler.ts';
import { headOf } from './insertion.ts';
import { formOf } from './fetch-receipt.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt } from './receipt.ts';
import type { Setting } from './setting.ts';

/** Hono keeps what was read: the text first, and everything that is read after it is made of it. */
export const honoReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source, imports } = setting;
  const { handler } = handlerAt(source, site, 1);
  refuseChecked(setting, handler, check);
  const context = parameterOf(handler, 0, 'context');
  const taken = setting.takenBy(handler);
  const { decoded, text } = readsOf(handler, context);
  const payload = freshName(['payload', 'rawBody', 'requestBody'], taken);
  const isForm = check.signsForm === true;
  const isNode = runsOnNode(setting, context);
  return {
    handler,
    exported: false,
    insertion: headOf(handler, `${context}.req`),
    opening: [`const ${payload} = await ${context}.req.text();`],
    rebinding: { kind: 'keep', reads: text ? decoded : [] },
    awaits: true,
    notes: isForm ? [BEHIND_A_PROXY] : [],
    request: {
      source,
      imports,
      dependencies: setting.dependencies,
      project: setting.project,
      mayAwait: true,
      edge: !isNode,
      payload,
      text: payload,
      absent: null,
      header: (name) => `${context}.req.header('${name}')`,
      headers: `${context}.req.header()`,
      headerAbsent: (local) => `!${local}`,
      url: `${context}.req.url`,
      form: isForm ? formOf(payload) : null,
      env: (name) => environment(setting, context, name, isNode),
      reply: honoReply(context),
      fresh: (...preferred) => freshName(preferred, taken),
    },
    prepare: () => undefined,
  };
};

/** It runs anywhere: on Node where something says so. */
const runsOnNode = ({ source, imports, dependencies }: Setting, context: string): boolean => {
  if (edgeOf(source, imports) !== null || new RegExp(`\\b${context}\\.env\\b`, 'u').test(source.text)) return false;
  return dependencies.has('@hono/node-server') || /\bprocess\.env\b|@hono\/node-server|['"]node:/u.test(source.text);
};

/** `process.env` on Node, `c.env` where the file reads it, and what Hono has for all of them elsewhere. */
const environment = ({ source, imports }: Setting, context: string, name: string, isNode: boolean): string => {
  if (isNode) return `process.env.${name}`;
  if (new RegExp(`\\b${context}\\.env\\b|\\bBindings\\b`, 'u').test(source.text)) return `${context}.env.${name}`;
  const env = imports.named('hono/adapter', 'env');
  return source.typescript ? `${env}<{ ${name}?: string }>(${context}).${name}` : `${env}(${context}).${name}`;
};

const readsOf = (handler: Handler, context: string): { readonly text: boolean; readonly decoded: readonly Path[] } => {
  const decoded: Path[] = [];
  let text = false;
  for (const use of usesOf(context, handler.path)) {
    const request: Path = use.parent;
    if (objectOf(request.node) !== use.node || memberName(request.node) !== 'req') continue;
    const member: Path = request.parent;
    const name = objectOf(member.node) === request.node ? memberName(member.node) : null;
    if (name === 'raw')
      throw new Refusal('The handler reads the request itself, past Hono, which then has no body to keep.');
    if (name !== 'text') continue;
    text = true;
    const awaited: Path | null = member.parent?.parent ?? null;
    const local = awaited !== null && j.AwaitExpression.check(awaited.node) ? declaredBy(awaited) : null;
    if (local !== null) decoded.push(...usesOf(local, handler.path).flatMap((one) => parsedBy(one) ?? []));
  }
  return { text, decoded };
};
