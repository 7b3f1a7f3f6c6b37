import type { Paint } from '../../paint.ts';
import type { Around, Explanation, FileState, Item, Told, Verdict, Way, Where } from './explanation.ts';
import { wrapped } from './wrapped.ts';

export interface Look {
  readonly paint: Paint;
  /** Columns of the terminal; null: lines are as long as they are. */
  readonly width: number | null;
}

/** For people. */
export const render = (explanation: Explanation, { paint, width }: Look): string => {
  const { place, code, file, known, passedOver, rules, around, nearest } = explanation;
  const title = `${place.file}:${String(place.line)}${place.column === null ? '' : `:${String(place.column)}`}`;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What the rules say', rules.flatMap((one) => verdictLines(one, paint))],
    [
      'Known here',
      known.length === 0 && passedOver.length === 0
        ? ['  nothing: no call of an API, no webhook, no log, no credential']
        : known.flatMap(itemLines),
    ],
    ['Looked at, and passed over', passedOver.flatMap(itemLines)],
    ['Known nearest in the file', nearest.map((one) => `  ${shown(one.at)}  ${one.kind}: ${one.says}`)],
    ['Around it', around.flatMap(aroundLines)],
    ['The file', fileLines(file).map((line) => `  ${line}`)],
  ];
  const parts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([head, lines]) => [paint.bold(head), ...lines.map((line) => wrapped(line, width))].join('\n'));
  return `${[`${paint.bold(title)}  ${code}`, ...parts].join('\n\n')}\n`;
};

const shown = ({ file, line }: Where): string => `${file}:${String(line)}`;

const verdictLines = ({ rule, verdict, says, at, details }: Verdict, paint: Paint): readonly string[] => [
  `  ${rule}: ${COLORS[verdict](paint)(WORDS[verdict])}: ${says}${at === null ? '' : `  (${shown(at)})`}`,
  ...details.map((detail) => `    - ${toldText(detail)}`),
];

const WORDS: Readonly<Record<Verdict['verdict'], string>> = {
  finding: 'finding',
  hint: 'hint',
  undecided: 'undecided',
  silent: 'silent',
  'not-applicable': 'not applicable',
};

const COLORS: Readonly<Record<Verdict['verdict'], (paint: Paint) => (text: string) => string>> = {
  finding: ({ red }) => red,
  hint: ({ yellow }) => yellow,
  undecided: ({ cyan }) => cyan,
  silent: ({ green }) => green,
  'not-applicable': ({ dim }) => dim,
};

const toldText = ({ says, at }: Told): string => (at === null ? says : `${says}  (${shown(at)})`);

const itemLines = ({ kind, at, says, details, ways }: Item): readonly string[] => [
  `  ${kind} at ${shown(at)}`,
  `    ${says}`,
  ...details.map((detail) => `    - ${toldText(detail)}`),
  ...ways.flatMap(wayLines),
];

/** A way without a step is one line. */
const wayLines = ({ of, steps, end }: Way): readonly string[] =>
  steps.length === 0
    ? [`    ${of}: ${end}`]
    : [`    ${of}:`, ...steps.map((step, index) => `      ${String(index + 1)}. ${toldText(step)}`), `      => ${end}`];

const aroundLines = ({ says, at, details }: Around): readonly string[] => [
  `  ${says}  (${shown(at)})`,
  ...details.map((detail) => `    - ${toldText(detail)}`),
];

const fileLines = ({ passesGate, parsed, test, ignored, error }: FileState): readonly string[] => [
  passesGate
    ? 'It holds a word of an API, and was parsed at once.'
    : `It holds no word of an API, and ${parsed ? 'was parsed because something led to it' : 'nothing led to it: it was not parsed until now'}.`,
  ...(error === null ? [] : [error]),
  ...(test ? ['It counts as a test: most rules keep silent in it, unless it is named on the command line.'] : []),
  ...(ignored ? ['The config ignores it: nothing of it is reported.'] : []),
];
