import { describe, expect, it } from 'vitest';
import { didYouMean } from '../packages/cli/src/nearest.ts';
import { chosenOf } from '../scripts/probe/chosen.js';

const known = ['linear', 'resend', 'stripe'];
const chosen = (named: readonly string[], all = false) => chosenOf(named, all, known, didYouMean);

const refusal = (named: readonly string[]): string => {
  const answer = chosen(named);
  return 'refusal' in answer ? answer.refusal : '';
};

describe('what is probed', () => {
  it('is what is named, once', () => {
    expect(chosen(['stripe', 'resend', 'stripe'])).toEqual({ ids: ['stripe', 'resend'] });
  });

  it('is everything only where that is asked for', () => {
    expect(chosen([], true)).toEqual({ ids: known });
    expect(refusal([])).toMatch(/give --all: .* all 3 providers .* some \d+ minutes/u);
  });

  it('is nothing where a name is wrong, and a near one is told', () => {
    expect(chosen(['stripe', 'resnd'])).toEqual({ refusal: 'The catalog has no resnd; did you mean "resend"?' });
    expect(chosen(['resnd'], true)).toEqual({ refusal: 'The catalog has no resnd; did you mean "resend"?' });
    expect(refusal(['twilio-verify'])).toContain('no twilio-verify: its providers are');
  });

  it('is nothing where both are asked for', () => {
    expect(chosen(['stripe'], true)).toHaveProperty('refusal');
  });
});
