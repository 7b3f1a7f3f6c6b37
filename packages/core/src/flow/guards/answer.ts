/** What a function answers on a way, as far as a test of its caller can tell. */
import type { Ref } from '../../facts/file-facts.ts';
import { pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { FAILED_KEYS } from './refusal.ts';
import type { Answer } from './state.ts';

/** `isNo`: what a value cannot be true without did not happen on this way. */
export const answerOf = (flow: Flow, value: Ref | null, isNo: (ref: Ref) => boolean): Answer => ({
  truth: truthOf(flow, value),
  flag: flagOf(flow, value),
  text: value === null ? '0' : literalText(flow, value),
  members: value === null ? '' : membersOf(flow, value, isNo),
});

/** Whether what is answered is something or nothing; undefined where it can be both. */
export const truthOf = (flow: Flow, ref: Ref | null): boolean | undefined => {
  if (ref === null) return false;
  const value = flow.value(ref);
  switch (value?.kind) {
    case 'undefined':
      return false;
    case 'constant':
      return Boolean(value.value);
    case 'object':
    case 'array':
    case 'function':
    case 'template':
      return true;
    case 'string':
      return value.text !== '';
    case 'call':
      // An answer that is built: `NextResponse.json({ error }, { status: 401 })`, `new Response()`.
      return isAnswer(flow, ref) ? true : undefined;
    default:
      return undefined;
  }
};

const isAnswer = (flow: Flow, ref: Ref): boolean =>
  flow
    .settle(ref)
    .found.every(
      (origin) =>
        origin.kind === 'external' &&
        /^(?:Next)?Response(?:\.(?:json|redirect|error))?\(\)$/u.test(pathText(origin.path)),
    );

export const flagOf = (flow: Flow, ref: Ref | null): boolean | undefined => {
  const value = ref === null ? undefined : flow.value(ref);
  const entry =
    value?.kind === 'object' ? value.entries.find(({ key }) => key !== null && FAILED_KEYS.test(key)) : undefined;
  const said = entry === undefined || ref === null ? undefined : flow.value({ file: ref.file, id: entry.value });
  return said?.kind === 'constant' ? Boolean(said.value) : undefined;
};

/** `kind='missing`, `ok=0`, `event=?`, and `*` where it has no others: a line each. */
const membersOf = (flow: Flow, { file, id }: Ref, isNo: (ref: Ref) => boolean): string => {
  const value = flow.value({ file, id });
  const entries =
    value?.kind === 'object'
      ? value.entries
      : value?.kind === 'array'
        ? value.items.map((item, index) => ({ key: String(index), value: item }))
        : [];
  const said = entries.flatMap((entry) => {
    const ref = { file, id: entry.value };
    return entry.key === null ? [] : [`${entry.key}=${isNo(ref) ? '0' : literalText(flow, ref)}`];
  });
  const isWhole = entries.length > 0 && entries.every(({ key }) => key !== null);
  return [...said, ...(isWhole ? ['*='] : [])].join('\n');
};

/** A text behind `'`, a number behind `#`, a name of a list of names behind `@`; else `1`, `0`, or `?` where nobody knows. */
export const literalText = (flow: Flow, ref: Ref): string => {
  const value = flow.value(ref);
  if (value?.kind === 'string' && value.text !== null && !value.text.includes('\n')) return `'${value.text}`;
  if (value?.kind === 'constant' && typeof value.value === 'number') return `#${value.value}`;
  const list = value?.kind === 'member' ? flow.value({ file: ref.file, id: value.object }) : undefined;
  // `Outcome.Missing`
  if (
    value?.kind === 'member' &&
    value.name !== null &&
    list !== undefined &&
    'name' in list &&
    /^[A-Z]/u.test(list.name ?? '')
  )
    return `@${list.name ?? ''}.${value.name}`;
  const truth = truthOf(flow, ref);
  return truth === undefined ? '?' : truth ? '1' : '0';
};
