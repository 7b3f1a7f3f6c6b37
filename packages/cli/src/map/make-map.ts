import type { Catalog, OutboundCall, WebhookEndpoint } from '@seamlint/core';
import type { Analysis, RuleFailure } from '../check/analyse.ts';
import type { Place, Report } from '../report/report.ts';
import { brokenRule } from '../settle/broken-rule.ts';
import { maskWith } from '../mask-sentence.ts';
import {
  type IntegrationMap,
  type MapCall,
  type MapProviderSummary,
  type MapSummary,
  type MapWebhook,
  providersOf,
} from './integration-map.ts';
import { judgedAt, type Seam } from './judged-at.ts';
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
  const before = analysis.failures.length;
  const broken: RuleFailure[] = [];
  /** What breaks over one of them leaves that one out. */
  const each = <Fact extends OutboundCall | WebhookEndpoint, Made>(
    facts: readonly Fact[],
    make: (fact: Fact) => Made,
  ): readonly Made[] =>
    facts
      .filter(({ span }) => asked(span.path))
      .flatMap((fact) => {
        try {
          return [make(fact)];
        } catch (error) {
          broken.push({ rule: NAME, path: fact.span.path, what: WHAT[fact.kind], error });
          return [];
        }
      });
  const calls = each(scope.facts('outbound-call'), (call) => ({
    seam: callSeam(call, analysis),
    told: mappedCall(call, analysis, placer, provider),
  }));
  const endpoints = each(scope.facts('webhook-endpoint'), (endpoint) => ({
    seam: webhookSeam(endpoint),
    told: mappedWebhook(endpoint, analysis, placer, provider),
  }));
  const seams = [...calls, ...endpoints].map(({ seam }) => seam);
  const judged = judgedAt(report, seams, analysis, placer);
  const judge = <Told extends Place>({ seam, told }: { readonly seam: Seam; readonly told: Told }): Judged<Told> => ({
    ...told,
    findings: judged.findings(seam),
    undecided: judged.undecided(seam),
  });
  const mapped: readonly MapCall[] = calls.map(judge).toSorted(byPlace);
  const webhooks: readonly MapWebhook[] = endpoints.map(judge).toSorted(byPlace);
  const providers = mapProviders(mapped, webhooks, analysis, { placer, paths: program.paths.filter(asked) });
  const own = [...analysis.failures.slice(before).map((failure) => ({ ...failure, rule: NAME })), ...broken];
  const errors = [...report.errors, ...own.map((failure) => brokenRule(failure, (path) => placer.file(path)))];
  const { files } = report.summary;
  const leftOut = files - [...workspace.told].filter(asked).length;
  return masked(
    {
      calls: mapped,
      webhooks,
      providers,
      errors: errors.map(({ file, message }) => ({ file, message })),
      summary: summaryOf({ files, leftOut, calls: mapped, webhooks, providers }),
    },
    maskOf(workspace.catalog),
  );
};

const NAME = 'seamlint map';
const WHAT = { 'outbound-call': 'a call', 'webhook-endpoint': 'a webhook' } as const;

type Judged<Told> = Told & Pick<MapCall, 'findings' | 'undecided'>;

interface Counted {
  readonly files: number;
  readonly leftOut: number;
  readonly calls: readonly MapCall[];
  readonly webhooks: readonly MapWebhook[];
  readonly providers: readonly MapProviderSummary[];
}

const summaryOf = ({ files, leftOut, calls, webhooks, providers }: Counted): MapSummary => ({
  files,
  leftOut,
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
