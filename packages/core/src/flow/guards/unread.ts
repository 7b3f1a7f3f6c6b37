/** `const genuine = verify(request);` of which nothing is read behind it. */
import { eachOfKind } from '../../facts/of-kind.ts';
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';

/** Whether what the call answers is thrown away, or kept where nobody reads it. */
export const isUnheardAnswer = ({ program }: Flow, file: string, call: Call): boolean => {
  if (call.discarded) return true;
  const structure = program.file(file)?.structure;
  return (
    structure !== undefined && (unreadIn(structure).has(call) || printsIn(structure).some((print) => isIn(call, print)))
  );
};

/** `console.log('valid', genuine)`: nobody acts on what is printed. */
const isPrint = ({ values }: Structure, { callee, discarded }: Call): boolean => {
  const value = values[callee];
  const object = value?.kind === 'member' ? values[value.object] : undefined;
  return discarded && object?.kind === 'global' && object.name === 'console';
};

const printsMemo = new WeakMap<Structure, readonly Call[]>();

const printsIn = (structure: Structure): readonly Call[] => {
  const known = printsMemo.get(structure) ?? structure.calls.filter((call) => isPrint(structure, call));
  printsMemo.set(structure, known);
  return known;
};

const isIn = ({ at, fn }: Call, print: Call): boolean =>
  fn === print.fn && print.at[0] <= at[0] && at[1] <= print.at[1] && print.at !== at;

const memo = new WeakMap<Structure, ReadonlySet<Call>>();

const unreadIn = (structure: Structure): ReadonlySet<Call> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const prints = printsIn(structure);
  const read = new Set(
    structure.mentions.filter((_, index) => {
      const offset = structure.mentions[index + 1] ?? 0;
      return index % 2 === 0 && !prints.some(({ at }) => at[0] < offset && offset < at[1]);
    }),
  );
  const exported = new Set(structure.edges.flatMap((edge) => (edge.kind === 'export' ? [edge.value] : [])));
  const unread = new Set<Call>();
  eachOfKind(structure, 'variable', (value, id) => {
    if (value.defs.length !== 1 || read.has(id) || exported.has(id)) return;
    for (const call of callsBehind(structure, value.defs[0])) unread.add(call);
  });
  memo.set(structure, unread);
  return unread;
};

/** What the variable is, or is computed of. */
const callsBehind = (structure: Structure, id: ValueId | undefined, depth = 0): readonly Call[] => {
  const value = id === undefined || depth > 6 ? undefined : structure.values[id];
  const into = (ids: readonly ValueId[]): readonly Call[] =>
    ids.flatMap((one) => callsBehind(structure, one, depth + 1));
  switch (value?.kind) {
    case 'call': {
      const call = structure.calls[value.call];
      return call === undefined ? [] : [call, ...into(call.args.map((one) => one.value))];
    }
    case 'await':
    case 'unary':
      return into([value.of]);
    case 'binary':
      return into([value.left, value.right]);
    case 'either':
      return into(value.of);
    default:
      return [];
  }
};
