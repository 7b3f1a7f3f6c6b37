/** The calls of a program that write to a log something that does not belong there. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { LogWrite, LoggedSecret } from '../../facts/log-write.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { spanOf } from '../../facts/span.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Structure } from '../../facts/structure.ts';
import { guarded } from '../../flow/guarded.ts';
import type { Flow } from '../../flow/settle.ts';
import type { CallSite } from '../calls/call-site.ts';
import { createRunsIn } from '../calls/runs-in.ts';
import { createCallTable } from './call-table.ts';
import { type Leak, type LoggedReader, leaksIn, tellsError } from './logged-values.ts';
import { createFindSink } from './find-sink.ts';
import type { Sink } from './sinks.ts';
import { covers } from './redaction.ts';
import { replacementOf } from './replacement.ts';
import { type Condition, conditionsOf, isForDevelopment } from './surroundings.ts';
import { mayWrite } from '../../extract/log-calls.ts';
import { loggedFiles } from './logged-files.ts';
import { createThrownErrors, mayLeak } from './thrown.ts';

/** In order of file and place. */
export const createLogWrites = (
  flow: Flow,
  catalog: Catalog,
  outbound: readonly OutboundCall[],
): readonly LogWrite[] => {
  const calls = createCallTable(outbound);
  const errors = createThrownErrors(flow, calls);
  const findSink = createFindSink(flow);
  const runsIn = createRunsIn(flow);
  const runsByItself = createRunsIn({ ...flow, program: { ...flow.program, single: true } });

  const writeAt = (site: CallSite): readonly LogWrite[] => {
    if (!mayWrite(catalog, site.structure, site.call)) return [];
    const found = findSink(site);
    if (found === undefined) return [];
    const { sink, redaction } = found;
    const reader: LoggedReader = { flow, catalog, calls, errors, site };
    const held = sink.written
      .flatMap(({ index, mode, shaped }) => {
        const argument = site.call.args[index];
        const isWhole = site.structure.values[argument?.value ?? -1]?.kind !== 'object';
        const inside =
          argument === undefined ? [] : leaksIn(reader, argument.value, mode).map((leak) => ({ ...leak, isWhole }));
        return shaped === true ? inside.filter(({ isError }) => isError !== true) : inside;
      })
      .filter(isFirst);
    const leaks = held
      .filter(({ what }) => what !== 'personal-data' || !sink.aboutPeople)
      .filter(({ isError }) => !sink.onlyMessages || isError !== true)
      .filter((leak) => !covers(redaction, leak, leak.expression?.split('.').at(-1) ?? null, leak.isWhole));
    const secrets = leaks.flatMap((leak) => weigh(site, sink, leak));
    if (secrets.length === 0) {
      flow.trace?.harmless(spanOf(site.file, site.call.at), whyHarmless(held, leaks));
      return [];
    }
    return [
      { kind: 'log-write', span: spanOf(site.file, site.call.at), call: site.id, sink: sink.title, secrets, open: [] },
    ];
  };

  /** What stands around it makes it less grave, or nothing at all. */
  const weigh = (site: CallSite, { writes }: Sink, leak: Leak): readonly LoggedSecret[] => {
    const conditions = conditionsOf(site.structure, site.id);
    if (leak.isError === true && conditions.some((condition) => tellsError(site.structure, condition) === 'none'))
      return [];
    const runs = runsIn(site.file);
    // Whose screen it is shown on, only those can tell who see what imports the file.
    if ((leak.what === 'http-error' || leak.what === 'vendor-response') && runs === 'open') return [];
    // By its own file alone: the editor must come to the same.
    const atHand = runsByItself(site.file) === 'tool' || isScript(site);
    if (atHand && /^(?:token|password)$/u.test(leak.what)) return [];
    const failed = conditions.some((condition) => saysFailed(site.structure, condition));
    // A refusal says why, not who.
    if (failed && leak.what === 'vendor-response') return [];
    const onlyFailed = failed && leak.title.includes('token endpoint');
    const inDevelopment = conditions.some((condition) => isForDevelopment(site.structure, condition));
    if (inDevelopment && leak.certainty === 'likely') return [];
    const strict =
      leak.strict === true ||
      (leak.what === 'http-error' && (atHand || (runs !== 'server' && runs !== 'anywhere'))) ||
      (runs === 'browser' && leak.what === 'vendor-response');
    const likely = leak.certainty === 'likely' || atHand || onlyFailed || inDevelopment;
    return [
      {
        at: leak.at,
        what: leak.what,
        title: leak.title,
        certainty: likely ? 'likely' : 'sure',
        strict,
        because: writes === undefined ? leak.because : [...leak.because, writes],
        instead: replacementOf(site, leak),
      },
    ];
  };

  return loggedFiles(
    flow,
    outbound.filter((call) => mayLeak(catalog, call)),
  ).flatMap((file) => {
    const structure = flow.program.file(file)?.structure;
    return (structure?.calls ?? []).flatMap((call, id) =>
      structure === undefined ? [] : guarded(flow, file, 'the log', [], () => writeAt({ file, structure, id, call })),
    );
  });
};

const whyHarmless = (held: readonly Leak[], left: readonly Leak[]): string => {
  const [first] = held;
  if (first === undefined)
    return 'nothing that goes in is known to be sensitive, by where it comes from or by its name';
  return left.length === 0
    ? `${first.title} goes in, and is blotted out or not kept there`
    : `${first.title} goes in, where it does no harm`;
};

/** A script: it is run by hand, and what it prints is read by whoever runs it. */
const isScript = ({ file, structure }: CallSite): boolean => {
  if (structure.edges.some(({ kind }) => kind === 'export' || kind === 're-export' || kind === 'export-all'))
    return false;
  if (structure.mounts.length > 0) return false;
  if (/(?:^|\/)(?:generate|gen|keygen|make|create|setup|init)[-_.\w]*\.[cm]?[jt]s$/iu.test(file)) return true;
  return someOfKind(
    structure,
    'member',
    ({ name, object }) => /^(?:argv|exit)$/u.test(name ?? '') && isProcess(structure, object),
  );
};

const isProcess = (structure: Structure, id: number): boolean => {
  const value = structure.values[id];
  return value?.kind === 'global' && value.name === 'process';
};

/** `if (!response.ok)`, `if (!data.access_token)`: what came is the text of an error. */
const saysFailed = (structure: Structure, { test, holds }: Condition, depth = 0): boolean => {
  const value = structure.values[test];
  if (value?.kind === 'unary' && value.op === '!')
    return saysFailed(structure, { test: value.of, holds: !holds }, depth + 1);
  if (value?.kind === 'either' && depth < 4)
    return value.of.some((id) => saysFailed(structure, { test: id, holds }, depth + 1));
  if (value?.kind !== 'member' || value.name === null) return false;
  return holds ? /^error/iu.test(value.name) : /^ok$|token$/iu.test(value.name);
};

/** An argument may be written twice: to the console and to a service. */
const isFirst = (leak: Leak, index: number, all: readonly Leak[]): boolean =>
  all.findIndex(({ at, title }) => at.start === leak.at.start && at.end === leak.at.end && title === leak.title) ===
  index;
