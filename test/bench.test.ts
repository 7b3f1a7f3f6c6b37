import { describe, expect, it } from 'vitest';
import { CONTESTANTS, choiceOf } from '../bench/choice.js';
import { peers } from '../bench/contestants/peers.js';
import { seamlintContestants } from '../bench/contestants/seamlint.js';
import { corpusFiles } from '../bench/corpus/write-corpus.js';
import { copyGround } from '../bench/ground/ground.js';
import { ratioOf, spreadOf } from '../bench/measure/spread.js';
import { Refusal } from '../bench/refusal.js';
import { growthTable, limitTable } from '../bench/report/tables.js';

const sample = (wall: number) => ({ wall, cpu: wall, memory: 100 });

describe('the generated program', () => {
  it('is the same each time, and grows with its size', () => {
    const once = corpusFiles(1, 0.4);
    expect(corpusFiles(1, 0.4)).toEqual(once);
    expect(corpusFiles(2, 0.4).size / once.size).toBeCloseTo(2, 1);
  });

  it('holds as many seams as it is asked for', () => {
    const webhooks = (share: number) =>
      [...corpusFiles(1, share).keys()].filter((file) => file.endsWith('webhook.ts')).length;
    expect(webhooks(0)).toBe(0);
    expect(webhooks(1)).toBe(36);
  });
});

describe('the ratios', () => {
  it('are of each round its own', () => {
    expect(ratioOf([2, 30, 8, 5], [1, 10, 2])).toEqual({ median: 3, min: 2, max: 4 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
  });

  it('pass or miss, and are not measured where one of the two is left out', () => {
    const table = limitTable(
      new Map([
        ['files', [sample(10)]],
        ['oxlint', [sample(2)]],
        ['types', [sample(10)]],
      ]),
    ).split('\n');
    expect(table.find((row) => row.includes('against oxlint'))).toBe(
      '| files alone, against oxlint | 5.00 (5.00–5.00) | 6 | pass |',
    );
    expect(table.find((row) => row.includes('with types, against'))).toContain('not measured');
  });

  it('tell how time grows with the files', () => {
    const rounds = (wall: number) => new Map([['files', [sample(wall)]]]);
    const grown = (wall: number) =>
      growthTable([
        { size: 1, rounds: rounds(1) },
        { size: 8, rounds: rounds(wall) },
      ]);
    expect(grown(9)).toContain('| files alone, 8 times the files | 9.00 (9.00–9.00) | 9 | pass |');
    expect(grown(10)).toContain('miss');
  });
});

describe('its options', () => {
  it('choose contestants', () => {
    const takes = (argv: readonly string[]) => {
      const choice = choiceOf(argv);
      return ['files', 'tsc-6', 'oxlint'].filter((id) => choice?.takes(id));
    };
    expect(takes(['--only', 'files,oxlint'])).toEqual(['files', 'oxlint']);
    expect(takes(['--skip', 'tsc-6'])).toEqual(['files', 'oxlint']);
  });

  it('name all contestants', () => {
    const all = [...seamlintContestants('/nowhere/bin/seamlint.js'), ...peers('/nowhere/index.js')];
    expect(all.map(({ id }) => id).toSorted()).toEqual(CONTESTANTS.flat().toSorted());
  });

  it.each([
    [['--pairs', 'many'], '--pairs takes numbers above 0, not "many".'],
    [['--sizes', 'tiny'], '--sizes takes numbers above 0, not "tiny".'],
    [['--seez'], "Unknown option '--seez'; npm run bench -- --help lists the options."],
    [['--sizes', '--pairs'], "Option '--sizes' argument is ambiguous; npm run bench -- --help lists the options."],
    [['--only', 'files,nobody'], '--only: there is no contestant "nobody"; there are files, types, '],
    [['--folder', '/nowhere'], '--folder: there is no folder "/nowhere".'],
    [['--cli', '/nowhere'], '--cli: there is no file "/nowhere".'],
  ])('refuse %j in a sentence', (argv, sentence) => {
    expect(() => choiceOf(argv)).toThrow(Refusal);
    expect(() => choiceOf(argv)).toThrow(sentence);
  });

  it('take what git knows', () => {
    expect(() => copyGround('/', '/nowhere')).toThrow('--folder: "/" is in no git repository');
  });
});
