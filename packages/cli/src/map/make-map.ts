import type { Catalog } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import type { Report } from '../report/report.ts';
import { maskWith } from '../mask-sentence.ts';
import {
  type IntegrationMap,
  type MapCall,
  type MapProviderSummary,
  type MapSummary,
  type MapWebhook,
  providersOf,
} from './integration-map.ts';
import { judgedAt } from './judged-at.ts';
import { callSeam, mappedCall } from './map-calls.ts';
import { mapProviders } from './map-providers.ts';
import { mappedWebhook, webhookSeam } from './map-webhooks.ts';
import { byPlace, placerOf } from './placed.ts';

/** What was analysed, as a map. Of tests only those that are named; no text in it holds a credential. */
export const makeMap = (analysis: Analysis, report: Report): IntegrationMap => {
  const { scope, workspace, program } = analysis;
  const asked = (path: string): boolean =>
    workspace.told.has(path) && !workspace.settings.ignored(path) && !workspace.isTest(path);
  const placer = placerOf(analysis);
  const provider = providersOf(scope);
  const calls = scope
    .facts('outbound-call')
    .filter(({ span }) => asked(span.path))
    .map((call) => ({ call, seam: callSeam(call, analysis) }));
  const endpoints = scope
    .facts('webhook-endpoint')
    .filter(({ span }) => asked(span.path))
    .map((endpoint) => ({ endpoint, seam: webhookSeam(endpoint) }));
  const judged = judgedAt(
    report,
    [...calls, ...endpoints].map(({ seam }) => seam),
    analysis,
    placer,
  );
  const mapped: readonly MapCall[] = calls
    .map(({ call, seam }) => ({
      ...mappedCall(call, analysis, placer, provider),
      findings: judged.findings(seam),
      undecided: judged.undecided(seam),
    }))
    .toSorted(byPlace);
  const webhooks: readonly MapWebhook[] = endpoints
    .map(({ endpoint, seam }) => ({
      ...mappedWebhook(endpoint, analysis, placer, provider),
      findings: judged.findings(seam),
      undecided: judged.undecided(seam),
    }))
    .toSorted(byPlace);
  const paths = program.paths.filter(asked);
  const providers = mapProviders(mapped, webhooks, analysis, { placer, paths });
  const files = [...workspace.told].filter(asked).length;
  return masked(
    {
      calls: mapped,
      webhooks,
      providers,
      errors: report.errors.map(({ file, message }) => ({ file, message })),
      summary: summaryOf({ files, calls: mapped, webhooks, providers }),
    },
    maskOf(workspace.catalog),
  );
};

interface Counted {
  readonly files: number;
  readonly calls: readonly MapCall[];
  readonly webhooks: readonly MapWebhook[];
  readonly providers: readonly MapProviderSummary[];
}

const summaryOf = ({ files, calls, webhooks, providers }: Counted): MapSummary => ({
  files,
  calls: calls.length,
  writes: calls.filter(({ effect }) => effect === 'write').length,
  webhooks: webhooks.length,
  providers: providers.length,
  withoutTimeLimit: calls.filter(({ timeLimit }) => timeLimit.state === 'absent').length,
  uncheckedWebhooks: webhooks.filter(({ check }) => check.state === 'unchecked').length,
  withFindings: [...calls, ...webhooks].filter(({ findings }) => findings.length > 0).length,
  undecided: [...calls, ...webhooks].reduce((sum, { undecided }) => sum + undecided.length, 0),
});

/** One scan tells of nearly every text that there is nothing to take out. */
const maskOf =
  ({ anyFormat, formats }: Catalog) =>
  (text: string): string =>
    anyFormat?.test(text) === true ? maskWith(formats, text) : text;

/** Every text of plain data. */
const masked = <T>(data: T, mask: (text: string) => string): T => {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
  };
  return walk(data) as T;
};
