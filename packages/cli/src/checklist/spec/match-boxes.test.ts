import { rules } from '@seamlint/rules';
import { expect, describe, it } from 'vitest';
import { LINES, rulesOf } from '../lines.ts';
import { matchBoxes } from './match-boxes.ts';
import { parseSpec } from './parse-spec.ts';
import { RULE_WORDINGS } from './rule-wordings.ts';
import { WORDINGS } from './wordings.ts';

/** The ids of the boxes of a list, null where nothing is meant. */
const idsOf = (...texts: readonly string[]): readonly (string | null)[] => {
  const { boxes } = parseSpec('spec.md', texts.map((text) => `- [ ] ${text}\n`).join(''));
  expect(boxes).toHaveLength(texts.length);
  return matchBoxes(boxes, rules).map((line) => line?.id ?? null);
};

describe('the words of a box', () => {
  it.each([...Object.entries(WORDINGS), ...Object.entries(RULE_WORDINGS)])('say %s', (id, texts) => {
    const told = texts.map((text) => `${idsOf(text)[0] ?? 'none'}: ${text}`);
    expect(told).toEqual(texts.map((text) => `${id}: ${text}`));
  });

  it.each(LINES.map(({ id, text }) => [id, text]))('say %s where they are our own', (id, text) => {
    expect(idsOf(text)).toEqual([id]);
  });

  it('reach each rule, alone or in a line', () => {
    const reached = new Set([...Object.keys(RULE_WORDINGS), ...LINES.flatMap(rulesOf)]);
    expect(rules.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('name no line for some that are as near to two', () => {
    expect(idsOf('Tests pass in the sandbox')).toEqual([null]);
  });
});

describe('an id', () => {
  it.each([
    '`D3`',
    'D3',
    'D3: limits',
    '**D3** limits',
    '[D3] limits',
    '(D3) limits',
    'D3 - limits',
    'Handle limits of the provider’s rate (D3)',
  ])('is found in %s', (text) => {
    expect(idsOf(text)).toEqual(['D3']);
  });

  it('wins over words', () => {
    expect(idsOf('A5: Webhook signatures are verified')).toEqual(['A5']);
  });

  it('is none in the middle of a sentence, or as a size of paper', () => {
    expect(idsOf('Invoices are printed on A4 paper', 'The PDF has the right size (A4)')).toEqual([null, null]);
  });

  it('is none of ours where a specification counts its own lines', () => {
    const own = ['A1: Users can sign up', 'A2: The menu opens', 'A3: Webhook signatures are verified'];
    expect(idsOf(...own)).toEqual([null, null, 'A4']);
    expect(idsOf('A1: The menu opens', 'A12: The menu closes')).toEqual([null, null]);
  });
});

describe('the name of a rule', () => {
  it('names the rule, or the line that it decides alone', () => {
    expect(idsOf('`require-webhook-signature` is clean', '`seamlint/require-idempotency-key`')).toEqual([
      'require-webhook-signature',
      'require-idempotency-key',
    ]);
    expect(idsOf('no-hardcoded-secret has no finding')).toEqual(['D1']);
  });

  it('names the line that its words speak of', () => {
    expect(idsOf('`require-webhook-signature`: webhooks are verified')).toEqual(['A4']);
    expect(idsOf('`no-sensitive-log`: request bodies are not logged', '`no-sensitive-log`: no tokens in logs')).toEqual(
      ['D2', 'A6'],
    );
    expect(idsOf('`require-webhook-dedupe`')).toEqual(['A5']);
  });

  it('that is on no line is a line of its own, and one that is not there yet is its line', () => {
    expect(idsOf('`require-timeout`', '`no-such-rule`')).toEqual(['require-timeout', null]);
    expect(idsOf('`require-rate-limit-handling`')).toEqual(['D3']);
  });
});
