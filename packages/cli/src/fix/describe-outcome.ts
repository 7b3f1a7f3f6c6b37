import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';
import type { Reported, ReportedError } from '../report/report.ts';
import { pathsOf } from './edit.ts';
import type { Edit, Refused } from './edit.ts';

/** What a run of `seamlint fix` came to. */
export interface Outcome {
  readonly kept: readonly Edit[];
  readonly refused: readonly Refused[];
  /** Edits that the user did not want. */
  readonly declined: readonly Edit[];
  /** Findings that stay and were chosen to be fixed. */
  readonly left: readonly Reported[];
  /** Findings that stay as they are, since they were known before. */
  readonly known: number;
  /** Of what is left, those whose fix waits behind --unsafe-fixes. */
  readonly waiting: number;
  /** Paths whose new types nobody could check. */
  readonly unchecked: readonly string[];
  /** Files that could not be analysed. */
  readonly errors: readonly ReportedError[];
  /** The exact commands, if something has to be installed. */
  readonly install: readonly string[];
  /** How a path is told. */
  readonly shownFile: (path: string) => string;
  readonly dryRun: boolean;
  /** Why the exit status is 1, as a clause; null: it is not. */
  readonly failing: string | null;
  /** What was left out on purpose: the command with --dry-run, the verification with --no-verify. */
  readonly remarks: readonly string[];
}

export const describeOutcome = (outcome: Outcome, paint: Paint): string => {
  const { kept, refused, install, errors, failing, remarks } = outcome;
  const lines = [
    ...kept.map((edit) => keptLine(edit, outcome, paint)),
    ...sectionOf(paint.cyan('note'), kept.flatMap(toldBy)),
    ...sectionOf(paint.yellow('left'), refused.map(toldOf)),
    ...errors.map(({ file, message }) => `${paint.yellow('not analysed')}  ${file}: ${message}`),
    ...summaryOf(outcome),
    ...remarks,
    ...(install.length === 0 ? [] : [`Install what the new code imports: ${install.join('; ')}`]),
    ...(failing === null ? [] : [`The exit status is 1, since ${failing}.`]),
  ];
  return `${lines.join('\n')}\n`;
};

const keptLine = ({ group, changes }: Edit, { dryRun, unchecked, shownFile }: Outcome, paint: Paint): string => {
  const paths = changes.map(({ path }) => path);
  const open = (path: string): string => (unchecked.includes(path) ? ', types not checked' : '');
  const others = paths.filter((path) => path !== group.path).map((path) => `${shownFile(path)}${open(path)}`);
  const how = paths.includes(group.path) ? 'with' : 'in';
  return [
    `${paint.green(dryRun ? 'would fix' : 'fixed')}  ${group.file}  ${group.rule} (${group.fix})${paint.dim(open(group.path))}`,
    ...(others.length === 0 ? [] : [`(${how} ${others.join('; ')})`]),
  ].join('  ');
};

/** A sentence for the reader, the rule that it is about, and where. */
interface Told {
  readonly rule: string;
  readonly sentence: string;
  readonly places: readonly string[];
}

/** Lines move with an edit, so that its notes tell the file alone. */
const toldBy = ({ group: { rule, file }, notes }: Edit): readonly Told[] =>
  notes.map((sentence) => ({ rule, sentence, places: [file] }));

const toldOf = (refused: Refused): Told => ({
  rule: refused.group.rule,
  sentence: refused.why,
  places: placesOf(refused),
});

/** What is said of several places is said once. */
const sectionOf = (label: string, told: readonly Told[]): readonly string[] => {
  const groups = new Map<string, Told>();
  for (const one of told) {
    const key = JSON.stringify([one.rule, one.sentence]);
    const places = [...(groups.get(key)?.places ?? []), ...one.places];
    groups.set(key, { ...one, places: [...new Set(places)] });
  }
  return [...groups.values()].flatMap(({ rule, sentence, places }) =>
    places.length === 1
      ? [`${label}  ${places.join()}  ${rule}: ${sentence}`]
      : [`${label}  ${rule}: ${sentence}`, ...places.map((place) => `      ${place}`)],
  );
};

const placesOf = ({ group: { file, findings } }: Refused): readonly string[] =>
  findings.length === 0 ? [file] : findings.map(({ line }) => `${file}:${String(line)}`);

const summaryOf = (outcome: Outcome): readonly string[] => {
  const { kept, left, known, dryRun } = outcome;
  const old =
    known === 0
      ? []
      : [`${counted(known, 'finding')} known before ${known === 1 ? 'stays as it is' : 'stay as they are'}.`];
  if (kept.length === 0 && left.length === 0)
    return [known === 0 ? 'There is nothing to fix.' : 'There is nothing new to fix.', ...old];
  const head = `${counted(left.length, 'finding')} ${dryRun ? 'would be' : left.length === 1 ? 'is' : 'are'} left:`;
  return [fixedOf(outcome), ...(left.length === 0 ? [] : [head, ...leftOf(outcome)]), ...old];
};

const fixedOf = ({ kept, unchecked, dryRun }: Outcome): string => {
  const files = pathsOf(kept).length;
  const open = pathsOf(kept).filter((path) => unchecked.includes(path)).length;
  return [
    `${counted(findingsIn(kept), 'finding')} ${dryRun ? 'would be fixed' : 'fixed'}${files === 0 ? '' : ` in ${counted(files, 'file')}`}`,
    ...(open === 0 ? [] : [`${String(open)} of them with types not checked`]),
  ]
    .join(', ')
    .concat('.');
};

/** Each finding that is left, for one reason: the numbers add up. */
const leftOf = ({ refused, declined, left, waiting }: Outcome): readonly string[] => {
  const unknown = left.filter(({ plan }) => plan === null).length;
  const open = left.length - unknown - waiting;
  const unwanted = Math.min(open, findingsIn(declined));
  const failed = Math.min(open - unwanted, findingsIn(refused));
  const rows: readonly (readonly [count: number, why: string])[] = [
    [failed, 'could not be fixed; the reason stands above'],
    [unwanted, 'declined'],
    [waiting, 'with a fix that can change behaviour; --unsafe-fixes makes it'],
    [unknown, 'without a known fix; seamlint check shows what to do'],
    [open - unwanted - failed, 'not tried; another run of seamlint fix does'],
  ];
  return rows.filter(([count]) => count > 0).map(([count, why]) => `  ${String(count)} ${why}`);
};

const findingsIn = (items: readonly { readonly group: Edit['group'] }[]): number =>
  items.reduce((total, { group }) => total + group.findings.length, 0);
