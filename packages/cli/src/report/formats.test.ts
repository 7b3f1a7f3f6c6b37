import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv as Ajv7 } from 'ajv';
import Ajv from 'ajv-draft-04';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { createPaint } from '../paint.ts';
import { createLines } from '../source/lines.ts';
import { formats } from './formats.ts';
import type { Report, Reported } from './report.ts';

const finding = (file: string, line: number, more: Partial<Reported> = {}): Reported => ({
  rule: 'require-timeout',
  severity: 'warning',
  message: 'A <call> | may "hang" @ever.',
  help: 'Pass a signal & go on.',
  file,
  line,
  column: 3,
  endLine: line + 1,
  endColumn: 9,
  provider: null,
  because: [],
  plan: null,
  context: 'call()',
  fingerprint: 'ab'.repeat(32),
  at: { path: file, start: 10, end: 20 },
  ...more,
});

const stripe = finding('src/hooks é#1.ts', 12, {
  rule: 'require-webhook-signature',
  severity: 'error',
  provider: 'stripe',
  because: [
    { file: 'src/app.ts', line: 4, column: 1, note: 'mounted here', at: { path: 'src/app.ts', start: 0, end: 5 } },
  ],
  plan: {
    kind: 'edits',
    safe: true,
    title: 'Await it',
    edits: [{ at: { path: 'src/hooks é#1.ts', start: 10, end: 12 }, text: 'await ' }],
  },
});

const reportOf = (findings: readonly Reported[], more: Partial<Report> = {}): Report => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    findings,
    silenced: [],
    withheld: [],
    undecided: [],
    errors: [],
    unasked: [],
    summary: {
      files: 3,
      seams: 2,
      findings: findings.length,
      errors,
      warnings: findings.length - errors,
      suppressed: 0,
      baselined: 0,
      ms: 1,
    },
    source: () => ({ text: '', lines: createLines(''), position: () => ({ line: 1, column: 1 }), holes: [] }),
    ...more,
  };
};

const full = reportOf([finding('src/a.ts', 1), stripe], {
  silenced: [
    { finding: finding('src/b.ts', 7), by: 'comment', reason: 'the gateway has one' },
    { finding: finding('src/c.ts', 8), by: 'baseline', reason: null },
  ],
  errors: [{ file: 'src/broken.ts', path: 'src/broken.ts', message: 'src/broken.ts does not parse at 3:1.' }],
});

const rules = [
  { name: 'require-timeout', description: 'Require a time limit', help: 'Pass a {{what}}.', severity: 'warning' },
  { name: 'require-webhook-signature', description: 'Require a signature', help: 'Verify.', severity: 'error' },
] as const;

const written = (
  name: string,
  report: Report,
  below = '',
): { readonly text: string; readonly notes: readonly string[] } => {
  const notes: string[] = [];
  const format = formats.get(name);
  if (format === undefined) throw new Error(`there is no format ${name}`);
  const options = {
    version: '1.2.3',
    rules,
    note: (one: string) => notes.push(one),
    paint: createPaint(false),
    color: false,
    width: null,
    below,
    verbose: false,
  };
  return { text: format(report, options), notes };
};

test('json is what its published schema says', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const isValid = new Ajv7().compile(schema);
  for (const report of [full, reportOf([])]) {
    const value: unknown = JSON.parse(written('json', report).text);
    expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
  }
  expect(isValid({ version: 1 })).toBe(false);
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(
      createRequire(import.meta.url)
        .resolve('@microsoft/jest-sarif')
        .replace(/index\.js$/u, 'schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  ) as object;
  const ajv = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false });
  const isValid = ajv.compile(schema);
  const log = (report: Report): Log => {
    const value: unknown = JSON.parse(written('sarif', report).text);
    expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
    return value as Log;
  };
  const results = (report: Report): readonly Result[] => log(report).runs[0]?.results ?? [];

  test('is valid against the schema, full and empty', () => {
    expect(results(full)).toHaveLength(4);
    expect(results(reportOf([]))).toEqual([]);
    expect(isValid({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('tells the place, the reasons, the edits and the fingerprint', () => {
    const [, result] = results(full);
    expect(result).toMatchObject({
      ruleId: 'require-webhook-signature',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/hooks%20%C3%A9%231.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12, startColumn: 3, endLine: 13, endColumn: 9 },
          },
        },
      ],
      relatedLocations: [{ id: 0, message: { text: 'mounted here' } }],
      partialFingerprints: { 'seamlint/v1': 'ab'.repeat(32), primaryLocationLineHash: `${'ab'.repeat(8)}:1` },
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { charOffset: 10, charLength: 2 } }] }] }],
      properties: { provider: 'stripe' },
    });
  });

  test('tells what is silenced as suppressed, with the reason', () => {
    expect(results(full).map(({ suppressions }) => suppressions)).toEqual([
      undefined,
      undefined,
      [{ kind: 'inSource', justification: 'the gateway has one' }],
      [{ kind: 'external' }],
    ]);
  });

  test('describes each rule, with a page to read', () => {
    const driver = log(full).runs[0]?.tool.driver;
    expect(driver?.rules?.map(({ id }) => id)).toEqual(['require-timeout', 'require-webhook-signature']);
    expect(driver?.rules?.[0]).toMatchObject({
      help: { text: expect.stringMatching(/^Pass a …\. https:.*require-timeout/u) as string },
      helpUri: expect.stringContaining('rules/require-timeout/docs.md') as string,
      defaultConfiguration: { level: 'warning' },
    });
    expect(log(full).runs[0]?.invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  });

  test('repeats no edit from a file that holds a secret', () => {
    const hole = { start: 0, end: 3, mask: '…' };
    const source: Report['source'] = (path) => ({ ...full.source(path), holes: [hole] });
    expect(results({ ...full, source }).some(({ fixes }) => fixes !== undefined)).toBe(false);
  });

  test('is cut where GitHub would refuse it, and says so', () => {
    const many = [...Array.from({ length: 25_000 }, (_, at) => finding('a.ts', at + 1)), stripe];
    const { text, notes } = written('sarif', reportOf(many));
    const cut = (JSON.parse(text) as Log).runs[0]?.results ?? [];
    expect(cut).toHaveLength(25_000);
    expect(cut.at(-1)?.ruleId).toBe('require-webhook-signature');
    expect(notes).toEqual(['GitHub takes 25000 results: the report leaves 1 finding out, the least severe ones.']);
  });
});

test('gitlab is a list of issues with one fingerprint each', () => {
  const issues = JSON.parse(written('gitlab', full).text) as readonly Record<string, unknown>[];
  expect(issues).toHaveLength(3);
  expect(issues[0]).toEqual({
    description: 'A <call> | may "hang" @ever.',
    check_name: 'require-timeout',
    fingerprint: 'ab'.repeat(32),
    severity: 'minor',
    location: { path: 'src/a.ts', lines: { begin: 1, end: 2 } },
  });
  expect(issues.map(({ severity }) => severity)).toEqual(['minor', 'major', 'info']);
  expect(written('gitlab', reportOf([])).text).toBe('[]\n');
});

describe.each(['junit', 'checkstyle'])('%s', (name) => {
  test('is XML whose text cannot end it', () => {
    const { text } = written(name, full);
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n</u);
    expect(text).toContain('A &lt;call&gt; | may &quot;hang&quot; @ever.');
    expect(text).not.toMatch(/ & /u);
    expect(text.match(/<(?:failure|error)\b/gu)).toHaveLength(3);
  });

  test('leaves out what XML has no way to write', () => {
    const odd = finding('a\u0000b.ts', 1, { message: 'one\ntwo\u0007' });
    const { text } = written(name, reportOf([odd]));
    expect(text).toContain('one two');

    expect(text).not.toMatch(/[\u0000-\u0008]/u);
  });

  test('is whole without findings', () => {
    const { text } = written(name, reportOf([]));
    expect(text).toMatch(name === 'junit' ? /tests="1" failures="0"/u : /^<checkstyle version="4\.3"/mu);
  });
});

test.each(['github', 'gitlab', 'sarif'])('%s counts paths from the top of the checkout', (name) => {
  const up = finding('../api/b.ts', 2);
  const { text } = written(name, reportOf([finding('src/a.ts', 1), up, stripe], { errors: full.errors }), 'apps/web');
  for (const path of ['apps/web/src/a.ts', 'apps/api/b.ts', 'apps/web/src/broken.ts']) expect(text).toContain(path);
  expect(text).not.toMatch(/(?:file=|"(?:uri|path)": ")src\//u);
});

test.each(['pretty', 'stylish'])('%s gives a terminal nothing to obey', (name) => {
  const odd = 'a\u001B[31m\n.ts';
  const lines = createLines('x\u001B[2Jy');
  const source: Report['source'] = (path) => ({ ...full.source(path), lines });
  const note = { file: odd, line: 1, column: 1, note: 'n\u0007', at: { path: odd, start: 0, end: 1 } };
  const { text } = written(
    name,
    reportOf([finding(odd, 1, { message: 'm\u0000', because: [note] })], {
      errors: [{ file: odd, path: odd, message: `${odd} does not parse.` }],
      source,
    }),
  );
  expect(text).toContain('a·[31m·.ts');
  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/u);
});

describe('markdown', () => {
  test('is a table whose cells hold what they were given', () => {
    const { text } = written('markdown', full);
    expect(text).toContain('### Seamlint: 1 error, 1 warning');
    expect(text).toContain('A \\<call\\> \\| may "hang" @\u2060ever.<br>_Pass a signal & go on._ |');
    expect(text).toContain('`src/a.ts:1`');
    expect(text.match(/^\| (?:error|warning) /gmu)).toHaveLength(2);
  });

  test('fits into a comment, and says what it leaves out', () => {
    const many = Array.from({ length: 1000 }, (_, at) => finding('src/a.ts', at + 1));
    const { text, notes } = written('markdown', reportOf(many));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/^And \d+ more findings\.$/mu);
    expect(notes).toHaveLength(1);
  });

  test('is one line where there is nothing', () => {
    expect(written('markdown', reportOf([])).text).toBe('### Seamlint: no findings\n\n3 files, 2 seams\n');
  });
});
