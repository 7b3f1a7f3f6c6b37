import { bindingsOf } from '../source/bindings.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';

/** Modules whose jobs are counted within their queue, and what of a job names that. */
const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/^(?:bullmq|@nestjs\/bullmq)$/u, 'queueName'],
  [/^(?:bull|@nestjs\/bull|bee-queue)$/u, 'queue.name'],
];
/** Their jobs have ids that no other job of the database has. */
const UNIQUE = /^(?:pg-boss|graphile-worker|agenda|@hokify\/agenda|inngest|@trigger\.dev\/sdk(?:\/.*)?)$/u;

/** What has to stand beside `job.id` in a key: job 7 of one queue is none of job 7 of another. */
export const queueOf = (source: Source, id: string): readonly string[] => {
  const job = /^(?:.*\.)?job(?=\.id$)/iu.exec(id)?.[0];
  if (job === undefined) return [];
  const modules = bindingsOf(source).map(({ module }) => module);
  if (modules.some((module) => UNIQUE.test(module))) return [];
  const member = COUNTED.find(([pattern]) => modules.some((module) => pattern.test(module)))?.[1];
  if (member === undefined)
    throw new Refusal(`${id} may be counted within its queue, and which queue that is is not known here.`);
  const byName = new RegExp(`switch\\s*\\(\\s*${job.replaceAll('.', '\\.')}\\.name\\b`, 'u').test(source.text);
  return [`${job}.${member}`, ...(byName ? [`${job}.name`] : [])];
};
