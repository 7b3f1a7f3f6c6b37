import { counted } from '../counted.ts';
import type { Reported, ReportedError, ReportedUndecided } from '../report/report.ts';
import type { Ground } from './analyse-lines.ts';
import type { Answer, Evidence } from './item.ts';
import { type Line, rulesOf, type Subject } from './lines.ts';

/** What the rules of a line, and what stands in the program, say of it. */
export const answerLine = (line: Line, subject: Subject, ground: Ground): Answer => {
  const { report } = ground;
  const isOfLine = ({ rule }: { readonly rule: string }): boolean => rulesOf(line).includes(rule);
  const found = report.findings.filter(isOfLine).map(ofFinding);
  const silenced = report.silenced
    .filter(({ finding }) => isOfLine(finding))
    .map(({ finding, reason }) => ofSilenced(finding, reason));
  const open = report.undecided.filter(({ rule }) => line.essential.includes(rule)).map(ofUndecided);
  const unread = report.errors.filter((error) => bearsOn(error, line, ground)).map(ofError);
  const accepted =
    silenced.length === 0 ? [] : [`${counted(silenced.length, 'finding is', 'findings are')} suppressed.`];
  const answer = (status: Answer['status'], why: readonly string[], evidence: readonly Evidence[]): Answer => ({
    status,
    why: why.join(' '),
    evidence,
  });

  if (found.length > 0) return answer('fail', [`${foundBy(found)}.`, ...accepted], [...found, ...silenced, ...unread]);
  const places = ground.subjects.of(subject);
  const doubts = [
    ...(open.length === 0 ? [] : [`${openBy(open)}.`]),
    ...(unread.length === 0 ? [] : [unreadIn(unread)]),
  ];
  const isThere = places.length > 0;
  if (isThere) doubts.push(...missingOf(line, ground), ...switchedOff(line, places, ground));
  if (doubts.length > 0) return answer('undecided', [...doubts, ...accepted], [...open, ...unread, ...silenced]);
  if (!isThere && silenced.length === 0)
    return answer(
      subject === 'files' ? 'undecided' : 'not-applicable',
      [
        subject === 'files'
          ? 'There is no JavaScript or TypeScript file to look at.'
          : `There is ${ground.subjects.counted(subject)}.`,
      ],
      [],
    );
  return answer(
    'pass',
    [
      `Nothing was found in ${ground.subjects.counted(subject)}.`,
      ...unlooked(line, ground),
      ...accepted,
      ...(line.remark === undefined ? [] : [line.remark]),
    ],
    silenced,
  );
};

const ofFinding = ({ file, line, column, rule, message, fingerprint }: Reported): Evidence => ({
  kind: 'finding',
  file,
  line,
  column,
  rule,
  message,
  fingerprint,
});

const ofSilenced = (finding: Reported, reason: string | null): Evidence => ({
  ...ofFinding(finding),
  kind: 'suppressed',
  message: reason === null ? `suppressed without a reason: ${finding.message}` : `suppressed: ${reason}`,
});

const ofUndecided = ({ file, line, column, rule, why }: ReportedUndecided): Evidence => ({
  kind: 'undecided',
  file,
  line,
  column,
  rule,
  message: why,
  fingerprint: null,
});

const ofError = ({ file, message }: ReportedError): Evidence => ({
  kind: 'error',
  file,
  line: null,
  column: null,
  rule: null,
  message,
  fingerprint: null,
});

/** A test that does not parse bears on what is looked for in tests alone. */
const bearsOn = ({ path }: ReportedError, { essential }: Line, { analysis }: Ground): boolean =>
  path === null ||
  !analysis.workspace.isTest(path) ||
  analysis.tools.rules.some(({ name, inTests }) => inTests === true && essential.includes(name));

const foundBy = (found: readonly Evidence[]): string =>
  [...byRule(found)].map(([rule, { length }]) => `${counted(length, 'finding')} of ${rule}`).join(', ');

const openBy = (open: readonly Evidence[]): string =>
  [...byRule(open)].map(([rule, { length }]) => `${rule} could not decide ${counted(length, 'place')}`).join('; ');

const unreadIn = ({ length }: readonly Evidence[]): string =>
  length === 1 ? 'A file could not be analysed.' : `${String(length)} files could not be analysed.`;

const byRule = (all: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> => {
  const groups = new Map<string, Evidence[]>();
  for (const one of all) groups.set(one.rule ?? '', [...(groups.get(one.rule ?? '') ?? []), one]);
  return groups;
};

const isKnown = (rule: string, { analysis }: Ground): boolean => analysis.tools.rules.some(({ name }) => name === rule);

/** Of the essential ones. */
const missingOf = ({ essential }: Line, ground: Ground): readonly string[] => {
  const missing = essential.filter((rule) => !isKnown(rule, ground));
  return missing.length === 0 ? [] : [`This version has no rule that looks at it (${missing.join(', ')}).`];
};

/** A config, or --rule, says "off" where something is that the line speaks of. */
const switchedOff = ({ essential }: Line, places: readonly string[], { analysis }: Ground): readonly string[] =>
  essential.flatMap((name) => {
    const rule = analysis.tools.rules.find((one) => one.name === name);
    if (rule === undefined) return [];
    const off = places.filter((path) => analysis.workspace.settings.level(rule, path).level === 'off');
    if (off.length === 0) return [];
    const where = off.length === places.length ? '' : ` for ${String(off.length)} of ${String(places.length)} places`;
    return [`${name} is switched off${where}.`];
  });

/** What a pass does not rest on. */
const unlooked = ({ others }: Line, ground: Ground): readonly string[] => {
  const off = (name: string): boolean =>
    ground.analysis.tools.rules.some(
      (rule) =>
        rule.name === name &&
        [...ground.analysis.workspace.told].every(
          (path) => ground.analysis.workspace.settings.level(rule, path).level === 'off',
        ),
    );
  const missing = others.filter((rule) => !isKnown(rule, ground));
  const silent = others.filter(off);
  return [
    ...(missing.length === 0 ? [] : [`Not looked at, as this version has no such rule: ${missing.join(', ')}.`]),
    ...(silent.length === 0 ? [] : [`Not looked at, as it is switched off: ${silent.join(', ')}.`]),
  ];
};
