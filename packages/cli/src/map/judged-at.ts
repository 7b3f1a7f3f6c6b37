import type { FactKind, Span } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { kindsOf } from '../check/kinds-of.ts';
import type { Report, Reported } from '../report/report.ts';
import type { MapFinding, MapUndecided } from './integration-map.ts';
import { compare, type Placer } from './placed.ts';

/** A call or a webhook, and where else a finding about it may stand. */
export interface Seam {
  readonly kind: Extract<FactKind, 'outbound-call' | 'webhook-endpoint'>;
  readonly span: Span;
  readonly about: readonly Span[];
}

export interface JudgedAt {
  findings(seam: Seam): readonly MapFinding[];
  undecided(seam: Seam): readonly MapUndecided[];
}

/** Which findings are about which seam: those that rest on it, those that stand in it, those at what it is made of. */
export const judgedAt = (
  report: Pick<Report, 'findings' | 'undecided'>,
  seams: readonly Seam[],
  { tools, scope }: Pick<Analysis, 'tools' | 'scope'>,
  placer: Placer,
): JudgedAt => {
  const kinds = new Map(tools.rules.map((rule) => [rule.name, kindsOf(rule, scope)]));
  const asksFor = (rule: string, { kind }: Seam): boolean => {
    const asked = kinds.get(rule) ?? [];
    // What is about neither, such as a secret, is told of the innermost that holds it.
    return asked.includes(kind) || !(asked.includes('outbound-call') || asked.includes('webhook-endpoint'));
  };
  const findings = new Map<Seam, MapFinding[]>();
  const byFile = grouped(seams, ({ span }) => span.path);
  const byPath = grouped(
    seams.flatMap((seam) => seam.about.map((span) => ({ seam, span }))),
    ({ span }) => span.path,
  );
  const add = (seam: Seam, { rule, severity }: Reported): void => {
    const known = findings.get(seam) ?? [];
    findings.set(seam, [...known.filter((one) => one.rule !== rule || one.severity !== severity), { rule, severity }]);
  };
  for (const finding of report.findings) {
    const places = [finding.at, ...finding.because.map(({ at }) => at)];
    const named = places.flatMap((at) => (byFile.get(at.path) ?? []).filter(({ span }) => isSame(span, at)));
    const inner = innermost(
      (byFile.get(finding.at.path) ?? []).filter((seam) => asksFor(finding.rule, seam)),
      finding,
    );
    const beside = (byPath.get(finding.at.path) ?? []).filter(({ span }) => isSame(span, finding.at));
    const about = [...named, ...inner, ...beside.map(({ seam }) => seam)];
    for (const seam of new Set(about)) if (asksFor(finding.rule, seam)) add(seam, finding);
  }
  const open = grouped(report.undecided, placeKey);
  return {
    findings: (seam) => (findings.get(seam) ?? []).toSorted((a, b) => compare(a.rule, b.rule)),
    undecided: (seam) =>
      (open.get(placeKey(placer.place(seam.span))) ?? [])
        .filter(({ rule }) => asksFor(rule, seam))
        .map(({ rule, why }) => ({ rule, why })),
  };
};

const isSame = (one: Span, other: Span): boolean =>
  one.path === other.path && one.start === other.start && one.end === other.end;

const innermost = (seams: readonly Seam[], { at }: Reported): readonly Seam[] =>
  seams
    .filter(({ span }) => span.start <= at.start && span.end >= at.end)
    .toSorted((one, other) => one.span.end - one.span.start - (other.span.end - other.span.start))
    .slice(0, 1);

const placeKey = ({ file, line, column }: { readonly file: string; readonly line: number; readonly column: number }) =>
  `${file}:${String(line)}:${String(column)}`;

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    groups.set(keyOf(one), group);
    group.push(one);
  }
  return groups;
};
