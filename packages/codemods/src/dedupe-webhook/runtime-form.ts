import { programOf } from '../source/bindings.ts';
import { fromRuntime } from '../source/from-runtime.ts';
import type { Mending } from '../source/mend-sites.ts';
import { contains, j, leadingCommentStarts, startOf } from '../source/node.ts';
import { beginsLine } from '../source/source.ts';
import { edgeOf } from '../source/edge.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { block } from '../verify-webhook/check.ts';
import { answersFailure, mayAnswerFailure } from './failing-answers.ts';
import { ownPaths } from './own-nodes.ts';
import type { Place } from './place.ts';
import type { Reception } from './reception.ts';
import { wrapWork } from './wrap-work.ts';

interface Written {
  readonly mending: Mending;
  readonly reception: Reception;
  readonly place: Place;
  readonly key: string;
  readonly opening: readonly string[];
  /** The variable of the file that holds the store. */
  readonly store: string;
  /** The answer to an event that came before. */
  readonly repeated: readonly string[];
  readonly fresh: (...preferred: readonly [string, ...string[]]) => string;
}

/** The work as a function that `onceByEventId` runs. */
export const writeRuntimeForm = ({
  mending,
  reception,
  place,
  key,
  opening,
  store,
  repeated,
  fresh,
}: Written): readonly string[] => {
  const { source } = mending;
  const { handler, returnsAnswer, response } = reception;
  const runsAt = edgeOf(source, mending.imports);
  if (runsAt === 'the edge runtime' || /['"](?:experimental-)?edge['"]/u.test(source.text))
    throw new Refusal('The route runs on the edge runtime, which has no node:crypto.');
  // One request may be the last that an instance sees.
  if (runsAt !== null)
    throw new Refusal(
      `The file runs on ${runsAt}, where nothing is remembered in memory: claim the event id in a store.`,
    );
  const leaves = place.work.some((one) => ownPaths(handler, (node) => j.ReturnStatement.check(node), one).length > 0);
  if (leaves && !place.isTail) throw new Refusal('The handler returns from within its work, and does more after it.');
  const once = fromRuntime(mending, 'onceByEventId');
  const answers = leaves && returnsAnswer;
  const result = answers ? fresh('once', 'onceForEvent') : fresh('outcome', 'eventOutcome');
  const outcome = answers ? `${result}.outcome` : result;
  const named = result === 'outcome' ? result : `outcome: ${result}`;
  const isDone =
    reception.isFailed !== undefined && answers
      ? ', { isDone: (answer) => answer.statusCode < 400 }'
      : doneTest(
          mayAnswerFailure(source, reception, place) || answersFailure(source, reception, place),
          answers && response === null && reception.returnsValue !== true,
          response,
        );
  wrapWork(
    source,
    place,
    [...opening, `const ${answers ? result : `{ ${named} }`} = await ${once}(${store}, ${key}, async () => {`],
    [
      `}${isDone});`,
      ...(answers ? [`if ('value' in ${result}) return ${result}.value;`] : []),
      ...block(`if (${outcome} === 'duplicate') {`, repeated),
      ...(answers
        ? reception.reply(409, 'Already being processed by another delivery')
        : block(
            `if (${outcome} === 'in-progress') {`,
            reception.reply(409, 'Already being processed by another delivery'),
          )),
    ],
  );
  return [
    `${store} remembers events in this process only: if several processes run, or a restart must not forget, replace it with redisStore or sqlStore of @seamlint/runtime.`,
  ];
};

const doneTest = (byStatus: boolean, byAnswer: boolean, response: string | null): string => {
  if (byAnswer) return ', { isDone: (response) => response?.ok !== false }';
  return byStatus && response !== null ? `, { isDone: () => ${response}.statusCode < 400 }` : '';
};

/** In front of the statement that holds the place, once for the whole file. */
export const declareStore = (mending: Mending, place: Place, name: string): void => {
  const { source } = mending;
  const program = programOf(source);
  const around = program.body.find((statement) => contains(statement, place.block));
  if (around === undefined || mending.done.has(program)) return;
  mending.done.add(program);
  const at = Math.min(startOf(around), ...leadingCommentStarts(around).filter((start) => beginsLine(source, start)));
  const line = styledLine(`const ${name} = ${fromRuntime(mending, 'memoryStore')}();`, source.style);
  source.magic.appendRight(at, line + source.style.eol + source.style.eol);
};
