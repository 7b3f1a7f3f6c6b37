import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { CallId } from '../../facts/structure.ts';

/** The outbound calls, found by place and by the function that makes them. */
export interface CallTable {
  at(file: string, call: CallId): OutboundCall | undefined;
  /** The files with such a call. */
  files(wanted: (call: OutboundCall) => boolean): readonly string[];
}

export const createCallTable = (calls: readonly OutboundCall[]): CallTable => {
  const byPlace = new Map<string, OutboundCall>();
  for (const call of calls) byPlace.set(`${call.file}#${call.call}`, call);
  return {
    at: (file, call) => byPlace.get(`${file}#${call}`),
    files: (wanted) => [...new Set(calls.filter(wanted).map(({ file }) => file))],
  };
};
