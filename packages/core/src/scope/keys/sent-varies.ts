import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { partsOf } from '../contexts/depends-on.ts';

/** Of whom it is and how it is sent, not what. */
const BESIDE = /^(?:headers|method|signal|timeout)$/u;

/** What is sent is made of what differs from call to call; a product that is set up once is the same each time. */
export const sentVaries = (flow: Flow, { file, call: id, fn }: OutboundCall): boolean => {
  const structure = flow.program.file(file)?.structure;
  const call = structure?.calls[id];
  if (structure === undefined || call === undefined || fn === 0 || SCRIPT.test(file)) return false;
  return call.args.some(({ value }) => sentParts(structure, value).some((part) => isHole(structure, part)));
};

/** Somebody runs it by hand and looks on. */
const SCRIPT = /(?:^|\/)(?:scripts?|seeds?|migrations?|tools?)\//u;

const sentParts = (structure: Structure, id: ValueId): readonly ValueId[] => {
  const value = structure.values[id];
  if (value?.kind === 'object')
    return value.entries.flatMap(({ key, value: entry }) =>
      BESIDE.test(key ?? '') ? [] : sentParts(structure, entry),
    );
  return [...partsOf(structure, id)];
};

const isHole = (structure: Structure, id: ValueId): boolean =>
  /^(?:param|element)$/u.test(structure.values[id]?.kind ?? '');
