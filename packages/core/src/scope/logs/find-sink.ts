/** What a call writes to, and what is blotted out there. */
import { handedFunctions } from '../../flow/handed-origins.ts';
import { idOf } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { writtenMembers } from '../../flow/written-members.ts';
import type { CallSite } from '../calls/call-site.ts';
import { isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import { ownLogger, redactsInside, writtenBy } from './own-loggers.ts';
import { type Redaction, redactionOf } from './redaction.ts';
import { isLoggerName } from '../../extract/log-calls.ts';
import { type Sink, sinkByName, sinkOf } from './sinks.ts';
import { nameOf } from './surroundings.ts';

export interface FoundSink {
  readonly sink: Sink;
  readonly redaction: Redaction;
}

export const createFindSink = (flow: Flow): ((site: CallSite) => FoundSink | undefined) => {
  const direct = (site: CallSite): FoundSink | undefined => {
    const sink = sinkOf(flow, site);
    return sink === undefined ? undefined : { sink, redaction: redactionOf(flow, sink.made) };
  };
  const own = new Map<string, ReturnType<typeof ownLogger> | null>();

  return (site) => {
    const found = direct(site);
    if (found !== undefined) return found.sink.made === 'unseen' && flow.program.single === true ? undefined : found;
    const ref = { file: site.file, id: site.call.callee };
    const targets = isCalledAsLogger(site) ? functionsAt(flow, site) : [];
    for (const target of targets) {
      const key = `${target.file}#${target.id}@${idOf(target.bindings)}`;
      const logger = own.get(key) ?? (own.has(key) ? undefined : ownLogger({ flow, sinkOf: direct }, target));
      own.set(key, logger ?? null);
      if (logger == null) continue;
      return {
        sink: {
          id: logger.id,
          title: logger.title,
          written: writtenBy(logger, site),
          aboutPeople: logger.aboutPeople,
          onlyMessages: logger.onlyMessages,
          made: 'platform',
          writes: logger.writes,
        },
        redaction: logger.redaction,
      };
    }
    // What one file shows of a logger out of another says nothing of what that blots out.
    if (flow.program.single === true) return undefined;
    if (isConfigured(flow, site))
      return flow.functionsOf(ref).found.some((target) => redactsInside(flow, target))
        ? undefined
        : { sink: wholeCall(site), redaction: redactionOf(flow, 'platform') };
    if (targets.length > 0) return undefined;
    const byName = sinkByName(flow, site, flow.settle(ref).found);
    return byName === undefined ? undefined : { sink: byName, redaction: redactionOf(flow, 'unseen') };
  };
};

/** Of a logger that is handed in: what all callers hand over, or who implements its interface. */
const functionsAt = (flow: Flow, { file, call }: CallSite): readonly FunctionRef[] => {
  const ref = { file, id: call.callee };
  const { found } = flow.functionsOf(ref);
  return found.length > 0
    ? found
    : flow.settle(ref).found.flatMap((origin) => {
        if (origin.kind !== 'param' && origin.kind !== 'made') return [];
        const handed = origin.kind === 'param' ? handedFunctions(flow, origin) : [];
        return handed.length > 0
          ? handed
          : writtenMembers(flow, origin.ref, origin.path).flatMap((one) =>
              one.kind === 'value' ? flow.functionsOf(one.ref, one.bindings).found : [],
            );
      });
};

const isCalledAsLogger = ({ structure, call }: CallSite): boolean => {
  const callee = structure.values[call.callee];
  if (isLoggerName(nameOf(structure, call.callee))) return true;
  return callee?.kind === 'member' && isLoggerName(nameOf(structure, callee.object));
};

/** `log.info()` and `log()` of a logger that the config names, not `log.child()`. */
const isConfigured = (flow: Flow, { file, structure, call }: CallSite): boolean =>
  !call.construct &&
  !MAKES_OR_ASKS.test(nameOf(structure, call.callee)) &&
  isOwnWrapper(flow, { file, id: call.callee }, 'logger');

const MAKES_OR_ASKS =
  /^(?:child|with[A-Z]\w*|extend|create\w*|get[A-Z]?\w*|set[A-Z]\w*|is[A-Z]\w*|on|off|flush|close|end|bindings|level|levels|constructor)$/u;

const wholeCall = ({ call }: CallSite): Sink => ({
  id: 'configured',
  title: 'the log',
  aboutPeople: false,
  onlyMessages: false,
  written: call.args.map((_, index) => ({ index, mode: 'object' })),
  made: 'platform',
});
