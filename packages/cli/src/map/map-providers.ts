import type { Analysis } from '../check/analyse.ts';
import type { MapCall, MapFile, MapProvider, MapProviderSummary, MapWebhook } from './integration-map.ts';
import { compare, type Placer } from './placed.ts';

interface Usage {
  readonly provider: MapProvider;
  readonly packages: Map<string, Set<number>>;
  readonly files: Map<string, MapFile>;
}

/** By API: how much of it is used, and which files call it, receive its events or import its SDK. */
export const mapProviders = (
  calls: readonly MapCall[],
  webhooks: readonly MapWebhook[],
  analysis: Pick<Analysis, 'program' | 'workspace'>,
  { placer, paths }: { readonly placer: Placer; readonly paths: readonly string[] },
): readonly MapProviderSummary[] => {
  const used = new Map<string, Usage>();
  const usageOf = (provider: MapProvider): Usage => {
    const known = used.get(provider.id) ?? { provider, packages: new Map(), files: new Map() };
    used.set(provider.id, known);
    return known;
  };
  for (const { provider, file } of calls)
    if (provider !== null)
      count(usageOf(provider), file, ({ calls: before, ...rest }) => ({ ...rest, calls: before + 1 }));
  for (const { provider, file } of webhooks)
    if (provider !== null)
      count(usageOf(provider), file, ({ webhooks: before, ...rest }) => ({ ...rest, webhooks: before + 1 }));
  for (const path of paths)
    for (const { provider, name } of importsOf(path, analysis)) {
      const usage = usageOf(provider);
      count(usage, placer.file(path), (file) => ({ ...file, imports: true }));
      const majors = usage.packages.get(name) ?? new Set();
      usage.packages.set(name, majors);
      const major = analysis.program.major?.(path, name) ?? null;
      if (major !== null) majors.add(major);
    }
  return [...used.values()].map((usage) => summaryOf(usage, calls, webhooks)).toSorted(byUse);
};

const count = ({ files }: Usage, file: string, change: (before: MapFile) => MapFile): void => {
  files.set(file, change(files.get(file) ?? { file, imports: false, calls: 0, webhooks: 0 }));
};

interface Import {
  readonly provider: MapProvider;
  readonly name: string;
}

/** Packages that several share, such as a client for many, name nobody. */
const importsOf = (
  path: string,
  { program, workspace: { catalog } }: Pick<Analysis, 'program' | 'workspace'>,
): readonly Import[] =>
  (program.file(path)?.structure.edges ?? []).flatMap((edge) => {
    if (edge.kind === 'export' || edge.specifier.startsWith('.')) return [];
    const providers = catalog.providersOf(edge.specifier);
    const [provider] = providers;
    return provider === undefined || providers.length > 1
      ? []
      : [{ provider: { id: provider.id, title: provider.title }, name: catalog.nameOf(edge.specifier) }];
  });

const summaryOf = (
  { provider, packages, files }: Usage,
  allCalls: readonly MapCall[],
  allWebhooks: readonly MapWebhook[],
): MapProviderSummary => {
  const calls = allCalls.filter((call) => call.provider?.id === provider.id);
  const webhooks = allWebhooks.filter((webhook) => webhook.provider?.id === provider.id);
  const used = [...files.values()].toSorted((a, b) => compare(a.file, b.file));
  return {
    ...provider,
    packages: [...packages]
      .map(([name, majors]) => ({ name, majors: [...majors].toSorted((a, b) => a - b) }))
      .toSorted((a, b) => compare(a.name, b.name)),
    calls: calls.length,
    writes: calls.filter(({ effect }) => effect === 'write').length,
    webhooks: webhooks.length,
    withFindings: [...calls, ...webhooks].filter(({ findings }) => findings.length > 0).length,
    folders: foldersOf(used),
    files: used,
  };
};

const foldersOf = (files: readonly MapFile[]): MapProviderSummary['folders'] => {
  const counts = new Map<string, number>();
  for (const { file } of files) {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, count_]) => ({ folder, files: count_ }))
    .toSorted((a, b) => b.files - a.files || compare(a.folder, b.folder));
};

const byUse = (a: MapProviderSummary, b: MapProviderSummary): number =>
  b.calls + b.webhooks - a.calls - a.webhooks || compare(a.title, b.title);
