/** Nodes of n8n that a vendor's events start: `class StripeTrigger implements INodeType { async webhook(this: …) }`. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { Structure } from '../../facts/structure.ts';
import type { WrittenType } from '../../facts/written-types.ts';

const MODULE = /^n8n-workflow$/u;

export const n8n = {
  /** Without them a file defines none. */
  words: String.raw`\bn8n-workflow\b`,
  type: String.raw`\bINodeType\b`,
} as const;

/** It is served under an address that n8n makes up: the class is called after the vendor. */
export const n8nRoutes = (structure: Structure, file: string): readonly Route[] =>
  structure.types.implements.flatMap(({ cls, type }) => {
    const fact = structure.classes[cls];
    const webhook = fact?.members.find(({ name, kind }) => name === 'webhook' && kind === 'method');
    if (fact === undefined || webhook === undefined || !isNode(type)) return [];
    return [
      {
        kind: 'route' as const,
        span: spanOf(file, structure.values[webhook.value]?.at ?? fact.at),
        framework: 'n8n' as const,
        method: 'ALL',
        path: `/webhooks/${vendorOf(fact.name ?? '')}`,
        pathValue: null,
        handlers: [webhook.value],
        router: null,
        call: null,
        exportName: null,
      },
    ];
  });

const isNode = (type: WrittenType): boolean =>
  type.kind === 'name' && MODULE.test(type.specifier ?? '') && type.name === 'INodeType';

/** `GithubTrigger`, `CalendlyTriggerV2`. */
const vendorOf = (name: string): string => name.replace(/(?:Trigger|Node|Webhook|V\d+)+$/u, '').toLowerCase();
