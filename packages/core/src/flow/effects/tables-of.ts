/** The names by which a call tells its table: `prisma.order.create`, `from('orders').insert`, `insert(orders).values`. */
import type { Call, Structure } from '../../facts/structure.ts';
import { chainAfter, chainBefore, writtenName } from './chain.ts';

export const tablesOf = (structure: Structure, call: Call): readonly string[] => {
  const links = [...chainBefore(structure, call), ...chainAfter(structure, call)].filter(({ name }) =>
    NAMES.test(name),
  );
  const named = links.flatMap((link) => {
    const [first] = link.call.args;
    const value = first === undefined ? undefined : structure.values[first.value];
    if (value?.kind === 'string') return value.text ?? [];
    return value?.kind === 'variable' || value?.kind === 'import' || value?.kind === 'member' ? (value.name ?? []) : [];
  });
  const receiver = writtenName(structure, call.callee).split('.').slice(0, -1).at(-1) ?? '';
  return [...named, ...(receiver.includes('(') ? [] : [receiver])].map(plain).filter((name) => !CLIENTS.test(name));
};

const NAMES = /^(?:from|into|table|collection|insert|update|insertInto|updateTable|selectFrom|getRepository|model)$/u;
const CLIENTS =
  /^(?:|this|db|database|prisma|tx|trx|client|pool|knex|supabase\w*|store|storage|repo|repository|model)$/u;

const plain = (name: string): string =>
  name
    .replace(/(?:Model|Repository|Repo|Table|Collection)$/u, '')
    .replaceAll('_', '')
    .toLowerCase();
