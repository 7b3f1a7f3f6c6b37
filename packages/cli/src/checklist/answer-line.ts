import type { Report, ReportedError } from '../report/report.ts';
import type { Ground } from './analyse-lines.ts';
import { countedByRule, ofError, ofFinding, ofSilenced, ofUndecided } from './evidence.ts';
import type { Answer, Evidence } from './item.ts';
import { type Line, rulesOf, type Subject } from './lines.ts';
import { isKnown, switchedOff } from './rule-states.ts';
import { noneOf } from './subjects.ts';

/** What the rules of a line, and what stands in the program, say of it. */
export const answerLine = (line: Line, subject: Subject, ground: Ground): Answer => {
  const told = toldOf(line, ground);
  const { found, silenced, unread } = told;
  const accepted = silenced.length === 0 ? [] : [`Suppressed: ${countedByRule(silenced, 'finding')}.`];
  if (found.length > 0)
    return {
      status: 'fail',
      why: sentences([`${countedByRule(found, 'finding')}.`, ...accepted]),
      evidence: [...found, ...silenced],
    };
  const isThere = ground.subjects.has(subject);
  const doubts = doubtsOf(told, isThere ? [...missing(line, ground), ...off(line, subject, ground)] : []);
  if (doubts.length > 0)
    return {
      status: 'undecided',
      why: sentences([...doubts, ...accepted]),
      evidence: [...told.open, ...told.strict, ...unread, ...silenced],
    };
  if (!isThere && silenced.length === 0) return nothingThere(subject);
  const why = [`Nothing was found in ${ground.subjects.looked(subject)}.`, ...beside(line, told, ground), ...accepted];
  return {
    status: 'pass',
    why: sentences([...why, ...(line.remark === undefined ? [] : [line.remark])]),
    evidence: [...silenced, ...ground.silent.content.filter(isOf(line.essential))],
  };
};

interface Told {
  readonly found: readonly Evidence[];
  readonly silenced: readonly Evidence[];
  /** What essential rules could not decide, and what the others could not. */
  readonly open: readonly Evidence[];
  readonly openBeside: readonly Evidence[];
  /** What only the preset strict reports, where the line is about every place. */
  readonly strict: readonly Evidence[];
  readonly unread: readonly Evidence[];
}

const toldOf = (line: Line, ground: Ground): Told => {
  const { findings, silenced, undecided, errors }: Report = ground.report;
  const isOfLine = ({ rule }: { readonly rule: string }): boolean => rulesOf(line).includes(rule);
  return {
    found: findings.filter(isOfLine).map(ofFinding),
    silenced: silenced.filter(({ finding }) => isOfLine(finding)).map(ofSilenced),
    open: [
      ...undecided.filter(({ rule }) => line.essential.includes(rule)).map(ofUndecided),
      ...ground.silent.open.filter(isOf(line.essential)),
    ],
    strict: line.every === true ? ground.onlyStrict.filter(isOf(line.essential)) : [],
    openBeside: undecided.filter(({ rule }) => line.others.includes(rule)).map(ofUndecided),
    unread: errors.filter((error) => bearsOn(error, line, ground)).map(ofError),
  };
};

const isOf =
  (rules: readonly string[]) =>
  ({ rule }: Evidence): boolean =>
    rule !== null && rules.includes(rule);

/** A test that does not parse bears on what is looked for in tests alone. */
const bearsOn = ({ path }: ReportedError, { essential }: Line, { analysis }: Ground): boolean =>
  path === null ||
  !analysis.workspace.isTest(path) ||
  analysis.tools.rules.some(({ name, inTests }) => inTests === true && essential.includes(name));

const doubtsOf = ({ open, strict, unread }: Told, unasked: readonly string[]): readonly string[] => [
  ...(open.length === 0 ? [] : [`Could not be decided: ${countedByRule(open, 'place')}.`]),
  ...(strict.length === 0 ? [] : [`Only the preset strict reports: ${countedByRule(strict, 'place')}.`]),
  ...(unread.length === 0
    ? []
    : [
        unread.length === 1 ? 'A file could not be analysed.' : `${String(unread.length)} files could not be analysed.`,
      ]),
  ...unasked,
];

const missing = ({ essential }: Line, ground: Ground): readonly string[] => {
  const names = essential.filter((rule) => !isKnown(rule, ground));
  return names.length === 0 ? [] : [`No rule of this version looks at it: that would be ${names.join(' and ')}.`];
};

/** A config, or --rule, says "off" where something stands that the line speaks of. */
const off = ({ essential }: Line, subject: Subject, ground: Ground): readonly string[] => {
  const found = ground.subjects.of(subject);
  const places = found.length === 0 ? ground.subjects.of('files') : found;
  return essential.flatMap((name) => {
    const count = switchedOff(name, places, ground);
    if (count === 0) return [];
    const some =
      count === places.length ? '' : ` in ${String(count)} of ${String(places.length)} places that it looks at`;
    return [`${name} is switched off${some}.`];
  });
};

/** Of a Python program, say, nothing is known. */
const nothingThere = (subject: Subject): Answer =>
  subject === 'files'
    ? { status: 'undecided', why: 'There is no JavaScript or TypeScript file to look at.', evidence: [] }
    : { status: 'not-applicable', why: `There is ${noneOf(subject)}.`, evidence: [] };

/** What a pass does not rest on. */
const beside = ({ others }: Line, { openBeside }: Told, ground: Ground): readonly string[] => {
  const files = ground.subjects.of('files');
  const unknown = others.filter((rule) => !isKnown(rule, ground));
  const silent = others.filter((rule) => switchedOff(rule, files, ground) > 0);
  return [
    ...(unknown.length === 0 ? [] : [`Not looked at, as this version has no such rule: ${unknown.join(', ')}.`]),
    ...(silent.length === 0 ? [] : [`Not looked at everywhere, as it is switched off: ${silent.join(', ')}.`]),
    ...(openBeside.length === 0 ? [] : [`Left open: ${countedByRule(openBeside, 'place')}.`]),
  ];
};

const sentences = (all: readonly string[]): string => all.join(' ');
