import { type AnyRule, type FactKind, type Finding, type Span, type Suppression, suppresses } from '@seamlint/core';
import { kindsOf } from '../../check/kinds-of.ts';
import type { Told, Verdict } from './explanation.ts';
import type { Spot } from './spot.ts';

/** Of every rule, whether it is on or not: what it says of the place, or why it says nothing. */
export const verdictsAt = (spot: Spot): readonly Verdict[] =>
  spot.analysis.tools.rules
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((rule) => {
      const said = [...findingsOf(spot, rule), ...undecidedOf(spot, rule)];
      if (said.length > 0) return said;
      const silent = silentOf(spot, rule);
      return silent.length > 0 ? silent : [nothingOf(spot, rule)];
    });

/** Those that begin there, those within what is there, and those that rest on it. */
const findingsOf = (spot: Spot, rule: AnyRule): readonly Verdict[] => {
  const own = spot.analysis.judgement.findings.filter((judged) => judged.rule === rule);
  const kinds = own.length === 0 ? [] : kindsOf(rule, spot.analysis.scope);
  const around = kinds.flatMap((kind) =>
    spot.analysis.scope.facts(kind).flatMap(({ span }) => (spot.covers(span) ? [span] : [])),
  );
  const isHere = ({ at, because = [] }: Finding): boolean =>
    spot.covers(at) || around.some((span) => holds(span, at)) || because.some((one) => spot.covers(one.at));
  return own
    .filter(({ finding }) => isHere(finding))
    .map(({ finding, message }) => {
      const because = (finding.because ?? []).map(({ at, note }) => spot.told(note, at));
      const silenced = whySilenced(spot, rule, finding.at, finding.strict === true);
      const verdict = finding.certainty === 'hint' ? 'hint' : 'finding';
      if (silenced === null)
        return { rule: rule.name, verdict, says: message, at: spot.where(finding.at), details: because };
      return {
        rule: rule.name,
        verdict: 'silent',
        says: silenced.says,
        at: silenced.at,
        details: [spot.told(`it would say: ${message}`, finding.at), ...because],
      };
    });
};

const holds = (outer: Span, inner: Span): boolean =>
  outer.path === inner.path && outer.start <= inner.start && outer.end >= inner.end;

const undecidedOf = (spot: Spot, rule: AnyRule): readonly Verdict[] =>
  spot.analysis.judgement.undecided
    .filter((item) => item.rule === rule && spot.covers(item.undecided))
    .map(({ undecided, why, lost, strict }) => {
      const silenced = whySilenced(spot, rule, undecided, strict === true);
      return {
        rule: rule.name,
        verdict: silenced === null ? 'undecided' : 'silent',
        says: silenced === null ? why : `${silenced.says}; else it would be undecided, because ${why}`,
        at: spot.where(undecided),
        details: lost === undefined ? [] : [spot.told('the trail was lost here', lost)],
      };
    });

const silentOf = (spot: Spot, rule: AnyRule): readonly Verdict[] => {
  const own = spot.analysis.judgement.silent
    .filter((item) => item.rule === rule && spot.covers(item.silent))
    .map(({ silent, why, because }): Verdict => ({
      rule: rule.name,
      verdict: 'silent',
      says: why,
      at: spot.where(silent),
      details: (because ?? []).map(({ at, note }) => spot.told(note, at)),
    }));
  return own.filter(
    (verdict, index) => own.findIndex((other) => JSON.stringify(other) === JSON.stringify(verdict)) === index,
  );
};

const nothingOf = (spot: Spot, rule: AnyRule): Verdict => {
  const { scope } = spot.analysis;
  const kinds = kindsOf(rule, scope);
  const here = kinds.some((kind) => scope.facts(kind).some(({ span }) => spot.covers(span)));
  const nothing = { rule: rule.name, at: null, details: [] };
  if (here) return { ...nothing, verdict: 'silent', says: 'it looked at this and found nothing wrong' };
  const passed = passedOver(spot, kinds);
  if (passed !== null) return { ...nothing, verdict: 'silent', says: passed };
  return {
    ...nothing,
    verdict: 'not-applicable',
    says: `nothing here is ${kinds.map((kind) => KINDS[kind]).join(' or ')}`,
  };
};

const passedOver = ({ recorder, covers }: Spot, kinds: readonly FactKind[]): string | null => {
  const route = kinds.includes('webhook-endpoint') ? recorder.passedOver.find((one) => covers(one.route)) : undefined;
  if (route !== undefined) return `the route here is not taken for a webhook: ${route.why}`;
  const log = kinds.includes('log-write') ? recorder.harmless.find(({ call }) => covers(call)) : undefined;
  return log === undefined ? null : log.why;
};

const KINDS: Readonly<Record<FactKind, string>> = {
  'webhook-endpoint': 'a webhook',
  'signature-check': 'a signature check',
  'open-verifier': 'a verifier that lets everybody through',
  'signature-compare': 'a comparison of a signature',
  'outbound-call': 'a call of an API',
  'log-write': 'a write to a log',
  credential: 'a credential',
  'credential-sink': 'a place that takes a credential',
  route: 'a route',
  'muted-check': 'a signature check in a comment',
  mention: 'a mention of a client',
};

/** What keeps a finding from being told, the strongest reason first. */
const whySilenced = (spot: Spot, rule: AnyRule, at: Span, onlyStrict: boolean): Told | null => {
  const { settings } = spot.analysis.workspace;
  const { level, strict } = settings.level(rule, at.path);
  if (level === 'off')
    return spot.told(
      rule.preset === 'recommended'
        ? 'the rule is off, by the config or by --rule'
        : `the rule is off: it belongs to the preset ${rule.preset}`,
      null,
    );
  if (settings.ignored(at.path)) return spot.told('the config ignores the file', null);
  if (onlyStrict && !strict) return spot.told('only the preset strict reports it', null);
  const comment = suppressionOf(spot, rule.name, at);
  if (comment !== undefined)
    return spot.told(`a comment suppresses it${comment.reason === null ? '' : ` (${comment.reason})`}`, {
      path: at.path,
      start: comment.at[0],
      end: comment.at[1],
    });
  return rule.inTests !== true && spot.isTest(at.path)
    ? spot.told('the file counts as a test, unless it is named on the command line', null)
    : null;
};

const suppressionOf = ({ analysis, sources }: Spot, rule: string, { path, start }: Span): Suppression | undefined => {
  const { line } = sources.lines(path).position(start);
  const needsReason = analysis.workspace.settings.requireReason(path);
  return analysis.program
    .file(path)
    ?.suppressions.find((one) => suppresses(one, rule, line) && (!needsReason || (one.reason ?? '') !== ''));
};
