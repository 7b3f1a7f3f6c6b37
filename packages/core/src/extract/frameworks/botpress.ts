/** Integrations of Botpress: `new bp.Integration({ handler })`, whose handler is what a vendor's events are posted to. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import type { WrittenType } from '../../facts/written-types.ts';
import { heldEntry, isImported } from './held-values.ts';
import { placeOf } from './lambda.ts';

export const botpress = {
  /** What its command line generates for an integration stands under the first name. */
  module: /^(?:\.botpress(?:\/.*)?|@botpress\/sdk)$/u,
  /** Without one of these a file defines none. */
  words: String.raw`\.botpress\b|@botpress/sdk`,
} as const;

/** It is served under an address that Botpress makes up: folder and file are called after the vendor as a rule. */
export const botpressRoutes = (structure: Structure, file: string): readonly Route[] => {
  if (!structure.edges.some((edge) => edge.kind === 'import' && botpress.module.test(edge.specifier))) return [];
  const handlers = new Set(
    definitions(structure).flatMap((id) => {
      const entry = heldEntry(structure, id, 'handler');
      return entry === undefined ? [] : [entry.value];
    }),
  );
  return [...handlers].map((handler) => ({
    kind: 'route',
    span: spanOf(file, structure.values[handler]?.at ?? [0, 0]),
    framework: 'botpress',
    method: 'ALL',
    path: `/webhooks/${placeOf(file, 'default').split('/').at(-1) ?? ''}`,
    pathValue: null,
    handlers: [handler],
    router: null,
    call: null,
    exportName: null,
  }));
};

/** What an integration is made with, or what says that it is meant for one. */
const definitions = (structure: Structure): readonly ValueId[] => [
  ...structure.calls.flatMap(({ construct, callee, args }) =>
    construct && args[0] !== undefined && isImported(structure, callee, botpress.module, 'Integration')
      ? [args[0].value]
      : [],
  ),
  ...structure.types.variables.flatMap(({ value, type }) => (isProps(type) ? [value] : [])),
];

const isProps = (type: WrittenType): boolean =>
  type.kind === 'name' &&
  botpress.module.test(type.specifier ?? '') &&
  type.name.split('.').at(-1) === 'IntegrationProps';
