import { fromRuntime } from '../source/from-runtime.ts';
import type { Mending } from '../source/mend-sites.ts';
import { endOf, j, type Node, startOf } from '../source/node.ts';
import { indentAt, type Source, sliceOf } from '../source/source.ts';
import { wrapperOf } from '../project/versions.ts';
import { Refusal, type Site } from '../transform.ts';
import { goneWith } from './after-loop.ts';
import { type Delays, delaysOf } from './base-delay.ts';
import { type Caught, caughtOf, mentions } from './caught.ts';
import { onRetryOf } from './on-retry.ts';
import { type Counter, type RetryLoop, tryOf } from './retry-loop.ts';
import { type Work, workOf } from './work.ts';
import { numberText } from '../add-timeout/limit.ts';
import { refuseOffNode } from './refuse-off-node.ts';
import { refuseOtherUnit } from './waited-in.ts';
import { layOut, refuseTexts } from './lay-out.ts';

const DEFAULT_ATTEMPTS = '5';

/** A call of a function that tries again, in the place of the loop. Answers what the reader has to know. */
export const wrapLoop = (mending: Mending, loop: RetryLoop, site: Site): readonly string[] => {
  const { source } = mending;
  const { options } = site;
  const { call, client = '', wait } = options;
  if (call === undefined || call === '')
    throw new Refusal(
      'What the loop repeats is handed to it, and its errors may say nothing of whether they may pass.',
    );
  if (options['by'] !== undefined) throw new Refusal('What is answered decides upon another attempt of the loop.');
  if (options['once'] !== undefined)
    throw new Refusal('What the loop repeats is a write without an idempotency key, which a retry must not repeat.');
  const tried = tryOf(loop);
  const caught = caughtOf(source, handlerOf(tried), loop.counter, wait);
  const attempts = attemptsOf(loop, caught);
  const work = workOf(source, loop.path, tried, call, client);
  const gone = goneWith(source, loop.path, caught, { isEndless: attempts === null, returns: work.returns });
  if (caught.wait !== null) refuseOtherUnit(options);
  const delays = caught.wait === null ? null : delaysOf(source, caught.wait, loop.counter, caught.named);
  const used = usedCounter(loop, work);
  const hook = onRetryOf(source, caught, loop.counter);
  for (const one of work.awaited === null ? work.block : [work.awaited, ...work.rest]) refuseTexts(source, one);
  const retry = chosen(mending, site, { attempts, delays, hook, used });
  const lines = layOut(source, loop, work, retry, used);
  for (const [start, end] of gone) source.magic.remove(start, end);
  const base = indentAt(source, startOf(loop.path.node));
  const comments = looseComments(source, loop, work, caught);
  source.magic.overwrite(
    startOf(loop.path.node),
    endOf(loop.path.node),
    [...comments, ...lines]
      .map((line, index) => (index === 0 || line === '' ? line : base + line))
      .join(source.style.eol),
  );
  return [...notesOf(attempts === null, retry), ...(hook === null ? [] : [LOGS])];
};

const handlerOf = ({ handler }: ReturnType<typeof tryOf>): Parameters<typeof caughtOf>[1] => {
  if (handler == null) throw new Refusal('The loop catches nothing.');
  return handler;
};

/** Null where nothing ends it. */
const attemptsOf = ({ attempts }: RetryLoop, { last }: Caught): string | null => {
  if (attempts !== null && last !== null && attempts !== last)
    throw new Refusal('The head of the loop and its body count the attempts differently.');
  return attempts ?? last;
};

const usedCounter = ({ counter }: RetryLoop, { awaited, block, rest }: Work): Counter | null => {
  if (counter === null) return null;
  if (mentions(rest, counter.name)) throw new Refusal(`${counter.name} is read behind the call, too.`);
  if (!mentions(awaited === null ? block : [awaited], counter.name)) return null;
  if (counter.first === 0) throw new Refusal(`Each attempt reads ${counter.name}, which is counted from 0.`);
  return counter;
};

export interface Retry {
  readonly callee: string;
  /** The members of its options, each in lines. */
  readonly options: readonly (readonly string[])[];
  readonly by: 'own' | 'runtime';
}

interface Wanted {
  readonly attempts: string | null;
  readonly delays: Delays | null;
  readonly hook: readonly string[] | null;
  /** The count that an attempt reads. */
  readonly used: Counter | null;
}

/** The project's own, or the runtime's. */
const chosen = (mending: Mending, site: Site, wanted: Wanted): Retry => {
  const { imports, project, source } = mending;
  const own = wrapperOf(project, 'retry');
  if (own !== null) {
    if (wanted.hook !== null) throw new Refusal('The retry of the config is not known to log what the loop logs.');
    if (wanted.used !== null)
      throw new Refusal(
        `Each attempt reads ${wanted.used.name}, which the retry of the config is not known to hand over.`,
      );
    const [name = '', ...members] = own.import.split('.');
    const local = name === 'default' ? imports.defaultOf(own.from, 'retry') : imports.named(own.from, name);
    return { callee: [local, ...members].join('.'), options: [], by: 'own' };
  }
  const attempts = wanted.attempts ?? DEFAULT_ATTEMPTS;
  // A library repeats whatever failed, unless somebody says which errors may pass: that is what the runtime knows.
  refuseOffNode(mending, site);
  const options = [
    [`attempts: ${attempts}`],
    ...(wanted.delays === null || wanted.delays.initial === '0'
      ? []
      : [[`initialDelayMs: ${numbered(source, wanted.delays.initial)}`]]),
    ...(wanted.delays?.max == null ? [] : [[`maxDelayMs: ${wanted.delays.max}`]]),
    ['repeatable: true'],
    ...(wanted.hook === null ? [] : [prefixed('onRetry: ', wanted.hook)]),
  ];
  return { callee: fromRuntime(mending, 'withRetry'), options, by: 'runtime' };
};

const numbered = (source: Source, text: string): string =>
  /^\d+$/u.test(text) ? numberText(source, Number(text)) : text;

const prefixed = (prefix: string, [first = '', ...more]: readonly string[]): readonly string[] => [
  prefix + first,
  ...more,
];

/** `// eslint-disable-next-line`, `// @ts-expect-error`, `/* c8 ignore next *\/`. */
const DIRECTIVE = /^\/[/*]+\s*(?:@ts-|(?:eslint|oxlint|biome|prettier|seamlint|tslint|istanbul|c8|v8)\b)/u;

/** Comments that nothing of the new code holds. */
const looseComments = (source: Source, loop: RetryLoop, work: Work, { logs }: Caught): readonly string[] => {
  const { node } = loop.path;
  const kept: readonly Node[] = [...(work.awaited === null ? work.block : [work.awaited]), ...work.rest, ...logs];
  const [first, last] = [work.block[0], work.block.at(-1)];
  const within = ({ start, end }: Comment): boolean =>
    kept.some((one) => startOf(one) <= start && end <= endOf(one)) ||
    (work.awaited === null && first !== undefined && last !== undefined && isBetween(source, loop, start, end));
  const loose = commentsOf(source)
    .filter(({ start, end }) => startOf(node) < start && end < endOf(node))
    .filter((comment) => !within(comment));
  if (loose.some(({ start, end }) => DIRECTIVE.test(source.text.slice(start, end))))
    throw new Refusal('A comment in the loop tells a tool about the line where it stands.');
  return loose.flatMap(({ start, end }) =>
    source.text
      .slice(start, end)
      .split(/\r?\n/u)
      .map((line) => line.trim()),
  );
};

/** In the block of the try, which is kept as a whole. */
const isBetween = (source: Source, loop: RetryLoop, start: number, end: number): boolean => {
  const { block } = tryOf(loop);
  return sliceOf(source, block) !== '' && startOf(block) < start && end < endOf(block);
};

interface Comment {
  readonly start: number;
  readonly end: number;
}

const commentsOf = (source: Source): readonly Comment[] => {
  const file = source.root.find(j.File).nodes()[0] ?? source.root.nodes()[0];
  return ((file as unknown as { readonly comments?: readonly Comment[] | null } | undefined)?.comments ?? []).map(
    ({ start, end }) => ({ start, end }),
  );
};

const LOGS =
  'What the loop logs is now logged where another attempt follows: of the last failure and of one that cannot pass only the error tells.';

const notesOf = (isUnbounded: boolean, { by }: Retry): readonly string[] => [
  ...(isUnbounded && by !== 'own' ? ['A retry that went on for ever now gives up after 5 attempts.'] : []),
  ...(by === 'own' ? ['How often and how long is waited is up to the retry of the config.'] : []),
  ...(by === 'runtime'
    ? [
        'Only what may pass is tried again now: no answer, 408, 425, 429, 5xx. An error that says neither status nor code is not.',
      ]
    : []),
];
