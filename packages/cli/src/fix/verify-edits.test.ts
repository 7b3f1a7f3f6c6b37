import { expect, test } from 'vitest';
import type { Report, Reported } from '../report/report.ts';
import { compareReports, compareSyntax } from './compare-reports.ts';
import type { Edit } from './edit.ts';
import { verifyEdits } from './verify-edits.ts';

const finding = (path: string, rule = 'a-rule'): Reported => ({
  rule,
  severity: 'error',
  message: '',
  help: '',
  file: path,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  provider: null,
  because: [],
  plan: null,
  context: '',
  fingerprint: '',
  at: { path, start: 0, end: 1 },
});

const report = (findings: readonly Reported[]): Report => ({
  findings,
  silenced: [],
  withheld: [],
  undecided: [],
  errors: [],
  unasked: [],
  summary: { files: 0, seams: 0, findings: 0, errors: 0, warnings: 0, suppressed: 0, baselined: 0, ms: 0 },
  source: () => {
    throw new Error('nobody shows these');
  },
});

const edit = (path: string): Edit => ({
  group: { path, file: path, rule: 'a-rule', fix: 't', findings: [finding(path)] },
  changes: [{ path, file: { bytes: Buffer.from(''), bom: false, text: '' }, before: '', after: `fixed ${path}` }],
  notes: [],
  install: [],
});

const types = () => Promise.resolve(new Map());
const syntax = () => undefined;

test('of edits that harm a third file only the guilty one is dropped', async () => {
  const edits = [edit('a'), edit('b'), edit('c')];
  const before = report([finding('a'), finding('b'), finding('c')]);
  const verified = await verifyEdits(
    edits,
    { report: before, texts: new Map() },
    {
      types,
      syntax,
      compare: compareReports,
      report: (texts) => {
        const left = ['a', 'b', 'c'].filter((path) => !texts.has(path)).map((path) => finding(path));
        return Promise.resolve(report(texts.has('b') ? [...left, finding('elsewhere')] : left));
      },
    },
  );
  expect([...verified.texts.keys()]).toEqual(['a', 'c']);
  expect(verified.kept.map(({ group }) => group.path)).toEqual(['a', 'c']);
  expect(verified.refused).toEqual([{ group: edits[1]?.group, why: 'it would bring a new finding in another file' }]);
  expect(verified.report.findings.map(({ at }) => at.path)).toEqual(['b']);
});

test('an edit after which nobody can tell is dropped', async () => {
  const after = {
    ...report([]),
    undecided: [{ rule: 'a-rule', file: 'a', line: 1, column: 1, why: 'opaque', lost: null }],
  };
  const verified = await verifyEdits(
    [edit('a')],
    { report: report([finding('a')]), texts: new Map() },
    { types, syntax, compare: compareReports, report: () => Promise.resolve(after) },
  );
  expect(verified.kept).toEqual([]);
  expect(verified.refused[0]?.why).toBe('nobody could tell any more whether the finding is gone');
});

test.each([compareReports, compareSyntax])(
  'only an error that was not there before is the fault of an edit: %o',
  async (compare) => {
    const error = { file: 'a', path: 'a', message: 'a could not be judged by b-rule' };
    const verify = (before: Report['errors'], after: Report['errors']) =>
      verifyEdits(
        [edit('a')],
        { report: { ...report([finding('a')]), errors: before }, texts: new Map() },
        { types, syntax, compare, report: () => Promise.resolve({ ...report([]), errors: after }) },
      );
    expect((await verify([error], [error])).refused).toEqual([]);
    expect((await verify([], [{ ...error, path: 'old/a' }])).refused).toEqual([]);
    expect((await verify([], [error])).refused[0]?.why).toContain('would not parse');
  },
);
