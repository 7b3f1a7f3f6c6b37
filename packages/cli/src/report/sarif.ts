import type { AnyRule, Span } from '@seamlint/core';
import type {
  ArtifactChange,
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { counted } from '../counted.ts';
import { docsOf } from './docs-of.ts';
import type { Format, Place, Report, Reported, Silenced } from './report.ts';
import { fromCheckout } from './below-checkout.ts';

/** What GitHub takes of one run; of a result it shows no more places. */
const MOST_RESULTS = 25_000;
const MOST_PLACES = 100;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The Static Analysis Results Interchange Format, 2.1.0, as code scanning reads it. */
export const sarif: Format = (told, { version, rules, note, below }) => {
  const report = below === '' ? told : moved(told, below);
  const all = [
    ...report.findings.map((finding) => ({ finding, silenced: undefined })),
    ...report.silenced.map((silenced) => ({ finding: silenced.finding, silenced })),
  ];
  const kept = worst(all, MOST_RESULTS);
  if (kept.length < all.length)
    note(
      `GitHub takes ${String(MOST_RESULTS)} results: the report leaves ${counted(all.length - kept.length, 'finding')} out, the least severe ones.`,
    );
  const index = new Map(rules.map(({ name }, at) => [name, at]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'seamlint',
            semanticVersion: version,
            informationUri: 'https://github.com/seamlint/seamlint',
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that paths count from.' } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: report.errors.map(notification) }],
        results: kept.map(({ finding, silenced }) => result(report, finding, silenced, index.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

/** Code scanning counts paths from the top. */
const moved = (report: Report, below: string): Report => {
  const place = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: fromCheckout(one.file, below) });
  const finding = (one: Reported): Reported => ({ ...place(one), because: one.because.map(place) });
  return {
    ...report,
    findings: report.findings.map(finding),
    silenced: report.silenced.map((one) => ({ ...one, finding: finding(one.finding) })),
    errors: report.errors.map(place),
  };
};

interface Told {
  readonly finding: Reported;
  readonly silenced: Silenced | undefined;
}

/** The first `most` of the gravest kind that still fit, in their order. */
const worst = (all: readonly Told[], most: number): readonly Told[] => {
  if (all.length <= most) return all;
  const weight = ({ finding, silenced }: Told): number =>
    (silenced === undefined ? 0 : 2) + (finding.severity === 'error' ? 0 : 1);
  const kept = new Set(all.toSorted((a, b) => weight(a) - weight(b)).slice(0, most));
  return all.filter((item) => kept.has(item));
};

type Head = Pick<AnyRule, 'name' | 'description' | 'help' | 'severity'>;

const descriptor = ({ name, description, help, severity }: Head): ReportingDescriptor => ({
  id: name,
  shortDescription: { text: `${description}.` },
  fullDescription: { text: `${description}.` },
  help: {
    text: `${plain(help)} ${docsOf(name)}`,
    markdown: `${plain(help)}\n\n[What is reported, what is not, and how to mend it](${docsOf(name)})`,
  },
  helpUri: docsOf(name),
  defaultConfiguration: { level: severity },
  properties: { tags: ['api'], precision: 'high', 'problem.severity': severity },
});

/** A help text without a finding to fill it. */
const plain = (help: string): string => help.replace(/\{\{\w+\}\}/gu, '…');

const result = (
  report: Report,
  finding: Reported,
  silenced: Silenced | undefined,
  ruleIndex: number | undefined,
): Result => {
  const fix = fixOf(report, finding);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.severity,
    message: { text: finding.help === '' ? finding.message : `${finding.message}\n${finding.help}` },
    locations: [location(finding)],
    ...(finding.because.length === 0
      ? {}
      : {
          relatedLocations: finding.because
            .slice(0, MOST_PLACES)
            .map((place, id) => ({ id, message: { text: place.note }, physicalLocation: physical(place) })),
        }),
    // The second is what code scanning goes by.
    partialFingerprints: {
      'seamlint/v1': finding.fingerprint,
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 16)}:1`,
    },
    ...(silenced === undefined ? {} : { suppressions: [suppression(silenced)] }),
    ...(fix === undefined ? {} : { fixes: [fix] }),
    ...(finding.provider === null ? {} : { properties: { provider: finding.provider } }),
  };
};

const suppression = ({ by, reason }: Silenced): NonNullable<Result['suppressions']>[number] => ({
  kind: by === 'comment' ? 'inSource' : 'external',
  ...(reason === null ? {} : { justification: reason }),
});

const location = (finding: Reported): Location => ({ physicalLocation: physical(finding) });

const physical = (place: Place & { readonly endLine?: number; readonly endColumn?: number }): PhysicalLocation => ({
  artifactLocation: { uri: uriOf(place.file), uriBaseId: '%SRCROOT%' },
  region: {
    startLine: place.line,
    startColumn: place.column,
    ...(place.endLine === undefined ? {} : { endLine: place.endLine }),
    ...(place.endColumn === undefined ? {} : { endColumn: place.endColumn }),
  },
});

const uriOf = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** Only edits that are known already; a codemod works them out when it runs. What stands beside a secret is not repeated. */
const fixOf = (report: Report, { plan, at, file }: Reported): Fix | undefined => {
  if (plan?.kind !== 'edits' || plan.edits.some((edit) => edit.at.path !== at.path)) return undefined;
  if (report.source(at.path).holes.length > 0) return undefined;
  const change: ArtifactChange = {
    artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
    replacements: plan.edits.map((edit) => ({
      deletedRegion: regionOf(edit.at),
      insertedContent: { text: edit.text },
    })),
  };
  return { description: { text: plan.title }, artifactChanges: [change] };
};

const regionOf = ({ start, end }: Span): { readonly charOffset: number; readonly charLength: number } => ({
  charOffset: start,
  charLength: end - start,
});

const notification = ({ file, path, message }: Report['errors'][number]): Notification => ({
  level: 'warning',
  message: { text: message },
  ...(path === null
    ? {}
    : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' } } }] }),
});
