/** Functions that take out what nobody may read. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Bindings, noBindings, symbolText } from '../../flow/origin.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { ownWrapperAt } from '../../flow/wrappers/own-wrapper.ts';
import { redacts } from './redacting.ts';
import { nameOf } from './surroundings.ts';

export const REDACTOR_NAME =
  /redact|mask|saniti[sz]e|scrub|censor|obfuscat|anonymi[sz]e|hash|digest|fingerprint|truncate|shorten|cleanse|filterSensitive|hideSensitive|stripSensitive|withoutSecrets|pick|omit|toSafe|safeLog|summari[sz]e|preview|encrypt/iu;
const REDACTOR_PACKAGE =
  /^(?:fast-redact|@pinojs\/redact|redact-pii|mask-json|maskdata|deep-redact|@hackylabs\/deep-redact|object-hash|lodash\.(?:pick|omit)|@seamlint\/runtime)$/u;

/** Told by what it does, by its package, or by the config; where it cannot be seen, by its name. */
export const isRedactor = (flow: Flow, callee: Ref, bindings: Bindings = noBindings): boolean => {
  const structure = flow.program.file(callee.file)?.structure;
  const name = structure === undefined ? '' : nameOf(structure, callee.id);
  if (ownWrapperAt(flow, callee, 'redactor', bindings) !== 'no') return true;
  const { found } = flow.settle(callee, bindings);
  if (found.some((origin) => origin.kind === 'external' && REDACTOR_PACKAGE.test(origin.package ?? ''))) return true;
  if (
    found.some(
      (origin) =>
        origin.kind === 'external' &&
        /^crypto:|:.*\b(?:createHash|sha\d+|md5)\b/u.test(symbolText(origin)) &&
        /hash|digest|sha|md5/iu.test(symbolText(origin)) &&
        !/createHmac/u.test(symbolText(origin)),
    )
  )
    return true;
  const own = flow.functionsOf(callee, bindings).found;
  // Whoever waits for something else answers more than what it was given, cleaned.
  if (!REDACTOR_NAME.test(name))
    return own.length > 0 && own.every((target) => !target.fact.async && redacts(flow, target) === 'yes');
  return (
    own.length === 0 ||
    own.some((target) => {
      const shown = redacts(flow, target);
      return shown === 'yes' || (shown === 'unknown' && !handsBack(flow, target));
    })
  );
};

/** It answers what it was given, and nothing else. */
const handsBack = (flow: Flow, { file, id, fact, bindings }: FunctionRef): boolean => {
  const answers = exitsOf(fact).filter((exit) => exit.how === 'return' && exit.value !== null);
  const origins = answers.map((exit) => flow.settle({ file, id: exit.value ?? -1 }, bindings).found);
  return (
    origins.length > 0 &&
    origins.every(
      (found) =>
        found.length > 0 &&
        found.every((origin) => {
          const value = origin.kind === 'param' && origin.path.length === 0 ? flow.value(origin.ref) : undefined;
          return value?.kind === 'param' && value.fn === id;
        }),
    )
  );
};

/** A variable that at some point takes what a redactor answers: it is blotted out on the way here. */
export const isRedacted = (flow: Flow, ref: Ref, path: readonly string[] = [], depth = 0): boolean => {
  const value = flow.value(ref);
  const structure = flow.program.file(ref.file)?.structure;
  if (depth > 4 || structure === undefined) return false;
  const inside = (id: number, rest = path): boolean => isRedacted(flow, { file: ref.file, id }, rest, depth + 1);
  switch (value?.kind) {
    case 'variable':
      return value.defs.some((id) => inside(id));
    case 'object': {
      const [first, ...rest] = path;
      return value.entries.some(({ key, value: id }) => key !== null && key === first && inside(id, rest));
    }
    case 'await':
      return inside(value.of);
    case 'call':
      return isRedactor(flow, { file: ref.file, id: structure.calls[value.call]?.callee ?? -1 });
    default:
      return false;
  }
};
