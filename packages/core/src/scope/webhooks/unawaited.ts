/** Helpers of providers that answer by a promise, where a test asks that and nobody waits: it is wrong whoever runs it. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { OpenVerifier } from '../../facts/open-verifier.ts';
import { unawaitedCheck } from '../../flow/guards/unawaited-check.ts';
import { noBindings } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

export const unawaitedIn = (flow: Flow, catalog: Catalog, path: string): readonly OpenVerifier[] => {
  const file = flow.program.file(path);
  if (file === undefined) return [];
  const { calls, values, functions } = file.structure;
  return calls.flatMap((call) => {
    const callee = values[call.callee];
    const name = callee !== undefined && 'name' in callee ? callee.name : null;
    if (call.awaited || call.discarded || !VERIFIES.test(name ?? '')) return [];
    const origins = flow.settle({ file: path, id: call.callee }, noBindings).found;
    const check = unawaitedCheck({ flow, catalog }, path, call, origins);
    return check === undefined || check.form !== 'helper'
      ? []
      : [
          {
            kind: 'open-verifier',
            span: check.span,
            when: 'not-awaited',
            name: functions[call.fn]?.name ?? 'this',
            check: check.span,
            by: check.by,
          },
        ];
  });
};

/** By its last name what may be one: to follow each call would cost much. */
const VERIFIES = /verif|valid/iu;
