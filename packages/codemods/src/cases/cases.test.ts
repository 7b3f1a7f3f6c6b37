import { describe, expect, it } from 'vitest';
import { constantTimeCompare } from '../constant-time-compare/constant-time-compare.ts';
import { cases as comparisonsCases, refused as comparisonsRefused } from '../constant-time-compare/cases.ts';
import { failClosed } from '../fail-closed/fail-closed.ts';
import { cases as holesCases, refused as holesRefused } from '../fail-closed/cases.ts';
import { cases as bodiesCases, refused as bodiesRefused } from '../raw-body/cases.ts';
import { rawBody } from '../raw-body/raw-body.ts';
import { cases as frameworksCases, refused as frameworksRefused } from '../verify-webhook/by-framework/cases.ts';
import { verifyWebhook } from '../verify-webhook/verify-webhook.ts';
import type { Transform } from '../transform.ts';
import { styles, unmark } from './marked.ts';
import { type Case, type RefusedCase, runMarked } from './run-cases.ts';

type Named<Of> = Readonly<Record<string, Of>>;

interface Suite {
  readonly cases: Named<Case>;
  readonly refused: Named<RefusedCase>;
  /** What is said of a place that is mended already. */
  readonly settled: RegExp;
}

const suites: readonly (readonly [Transform, Suite])[] = [
  [verifyWebhook, { cases: frameworksCases, refused: frameworksRefused, settled: /already checks a signature/u }],
  [rawBody, { cases: bodiesCases, refused: bodiesRefused, settled: /already what arrived/u }],
  [
    failClosed,
    {
      cases: holesCases,
      refused: holesRefused,
      settled: /already|no condition|no empty|no call|There is nothing|Nothing after it|passed on/u,
    },
  ],
  [
    constantTimeCompare,
    { cases: comparisonsCases, refused: comparisonsRefused, settled: /already takes constant time|no comparison/u },
  ],
];

describe.each(suites.map(([transform, suite]) => [transform.name, transform, suite] as const))(
  '%s',
  (_transform, transform, { cases, refused, settled }) => {
    describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
      it.each(Object.entries(cases))('%s', (_name, given) => {
        const result = runMarked(transform, given, rewrite(given.input.slice(1)));
        if (result.kind === 'refused') throw new Error(result.why);
        expect(result.text).toBe(unmark(rewrite(given.output.slice(1))).text);
        expect(result.install).toEqual(given.install ?? []);
      });
    });

    it.each(Object.entries(cases))('changes nothing a second time: %s', (_name, given) => {
      const { text, ranges } = unmark(given.output.slice(1));
      expect(ranges).not.toEqual([]);
      for (const [start, end] of ranges) {
        const sites = [{ start, end, options: given.options ?? {} }];
        const project = { dependencies: new Set<string>(), ...given.project };
        expect(transform.apply({ path: given.path ?? 'src/a.ts', text, sites, project })).toMatchObject({
          kind: 'refused',
          why: expect.stringMatching(settled) as unknown,
        });
      }
    });

    it.each(Object.entries(refused))('refuses %s', (_name, given) => {
      expect(runMarked(transform, given, given.input)).toEqual({ kind: 'refused', why: given.why });
    });
  },
);
