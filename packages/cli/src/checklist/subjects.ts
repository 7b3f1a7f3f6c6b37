import { mayWriteLog, type OutboundCall, type Recorder, type Scope, type Span } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { counted } from '../counted.ts';
import type { Subject } from './lines.ts';

/** What a line speaks of, as far as the program has it. */
export interface Subjects {
  /** The paths of the files it stands in, one for each time. */
  of(subject: Subject): readonly string[];
  has(subject: Subject): boolean;
  /** Completes "Nothing was found in …": `3 webhook endpoints`. */
  looked(subject: Subject): string;
}

/** Outside of tests, in what is told of. */
export const subjectsOf = (analysis: Analysis, { harmless }: Recorder): Subjects => {
  const { workspace, scope } = analysis;
  const { told, settings, isTest } = workspace;
  const files = [...told].filter((path) => !settings.ignored(path));
  const asked = new Set(files.filter((path) => !isTest(path)));
  const pathsOf = (spans: readonly Span[]): readonly string[] =>
    spans.map(({ path }) => path).filter((path) => asked.has(path));
  const others = scope.facts('outbound-call').filter(({ ownApi }) => !ownApi);
  const calls = pathsOf(others.map(({ span }) => span));
  const endpoints = scope.facts('webhook-endpoint').filter(({ picked }) => picked !== true);
  const webhooks = pathsOf(endpoints.map(({ span }) => span));
  let retries: readonly string[] | undefined;
  const paths: Readonly<Record<Subject, readonly string[]>> = {
    files,
    logs: pathsOf([...scope.facts('log-write').map(({ span }) => span), ...harmless.map(({ call }) => call)]),
    calls,
    writes: pathsOf(others.filter(({ effect }) => effect !== 'read').map(({ span }) => span)),
    keys: pathsOf(others.filter(({ key }) => key.state === 'given').map(({ span }) => span)),
    // Worked out when a rule asks for it; only then a line does.
    get retries() {
      return (retries ??= pathsOf(distinct(others.flatMap((call) => retriesOf(scope, call)))));
    },
    webhooks,
    exchanges: [...calls, ...webhooks],
  };
  let logs: boolean | undefined;
  return {
    of: (subject) => paths[subject],
    has: (subject) =>
      paths[subject].length > 0 || (subject === 'logs' && (logs ??= [...asked].some((path) => mayLog(path, analysis)))),
    looked: (subject) => {
      const { length } = paths[subject];
      if (subject !== 'logs') return counted(length, NAMES[subject], MANY[subject]);
      const close = length === 0 ? 'no log call' : counted(length, NAMES.logs, MANY.logs);
      return `${counted(asked.size, 'file')}, of which ${close} needed a closer look`;
    },
  };
};

/** As rules that judge retries see them: what repeats a call, and how that is done is known. */
const retriesOf = (scope: Scope, call: OutboundCall): readonly Span[] =>
  scope
    .contextsOf(call)
    .found.flatMap(({ kind, certainty, policy }) =>
      kind === 'retry' && certainty === 'sure' && policy !== undefined ? [policy.at] : [],
    );

const distinct = (spans: readonly Span[]): readonly Span[] => [
  ...new Map(spans.map((span) => [`${span.path}:${String(span.start)}`, span])).values(),
];

/** Most log calls are handed nothing that tells, and are no fact. */
const mayLog = (path: string, { program, workspace: { catalog } }: Analysis): boolean => {
  const structure = program.file(path)?.structure;
  return structure?.calls.some((call) => mayWriteLog(catalog, structure, call)) ?? false;
};

/** `no webhook endpoint` */
export const noneOf = (subject: Subject): string => `no ${NAMES[subject]}`;

const NAMES: Readonly<Record<Subject, string>> = {
  files: 'file',
  logs: 'log call',
  calls: "call of somebody else's API",
  writes: "write to somebody else's API",
  keys: 'write with an idempotency key',
  retries: "retry of a call of somebody else's API",
  webhooks: 'webhook endpoint',
  exchanges: 'API call or webhook endpoint',
};

const MANY: Readonly<Record<Subject, string>> = {
  files: 'files',
  logs: 'log calls',
  calls: "calls of somebody else's API",
  writes: "writes to somebody else's API",
  keys: 'writes with an idempotency key',
  retries: "retries of calls of somebody else's API",
  webhooks: 'webhook endpoints',
  exchanges: 'API calls and webhook endpoints',
};
