import type { Recorder, Span } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { counted } from '../counted.ts';
import type { Subject } from './lines.ts';

/** What a line speaks of, as far as the program has it. */
export interface Subjects {
  /** The paths of the files it stands in, one for each time. */
  of(subject: Subject): readonly string[];
  /** `3 webhook endpoints`, `no webhook endpoint`. */
  counted(subject: Subject): string;
}

/** Outside of tests, in what is told of. */
export const subjectsOf = ({ workspace, scope }: Analysis, { harmless }: Recorder): Subjects => {
  const { told, settings, isTest } = workspace;
  const asked = (path: string): boolean => told.has(path) && !settings.ignored(path);
  const pathsOf = (spans: readonly Span[]): readonly string[] =>
    spans.map(({ path }) => path).filter((path) => asked(path) && !isTest(path));
  const others = scope.facts('outbound-call').filter(({ ownApi }) => !ownApi);
  const calls = pathsOf(others.map(({ span }) => span));
  const webhooks = pathsOf(
    scope
      .facts('webhook-endpoint')
      .filter(({ picked }) => picked !== true)
      .map(({ span }) => span),
  );
  const paths: Readonly<Record<Subject, readonly string[]>> = {
    files: [...told].filter(asked),
    logs: pathsOf([...scope.facts('log-write').map(({ span }) => span), ...harmless.map(({ call }) => call)]),
    calls,
    writes: pathsOf(others.filter(({ effect }) => effect !== 'read').map(({ span }) => span)),
    webhooks,
    exchanges: [...calls, ...webhooks],
  };
  return {
    of: (subject) => paths[subject],
    counted: (subject) => {
      const { length } = paths[subject];
      return length === 0 ? `no ${NAMES[subject]}` : counted(length, NAMES[subject], MANY[subject]);
    },
  };
};

const NAMES: Readonly<Record<Subject, string>> = {
  files: 'file',
  logs: 'log call',
  calls: "call of somebody else's API",
  writes: "write to somebody else's API",
  webhooks: 'webhook endpoint',
  exchanges: 'API call or webhook endpoint',
};

const MANY: Readonly<Record<Subject, string>> = {
  files: 'files',
  logs: 'log calls',
  calls: "calls of somebody else's API",
  writes: "writes to somebody else's API",
  webhooks: 'webhook endpoints',
  exchanges: 'API calls and webhook endpoints',
};
