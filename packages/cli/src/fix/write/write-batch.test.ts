import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FileSystem, FileWrite } from './write-batch.ts';
import { writeBatch, WriteError } from './write-batch.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true });
});

const files = (texts: Readonly<Record<string, string>>): string => {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'seamlint-batch-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(texts)) fs.writeFileSync(join(folder, name), text);
  return folder;
};

const writeOf = (folder: string, name: string): FileWrite => ({
  path: join(folder, name),
  before: fs.readFileSync(join(folder, name)),
  after: Buffer.from(`new ${name}`),
});

const textsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fs
      .readdirSync(folder)
      .toSorted()
      .map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')]),
  );

/** A file system whose call number `nth` of `method` fails as `code` says. */
const failing = (method: 'writeFileSync' | 'renameSync', nth: number, code: string): FileSystem => {
  let calls = 0;
  const guard = (): void => {
    calls += 1;
    if (calls === nth) throw Object.assign(new Error(`${code}: refused`), { code, syscall: 'write' });
  };
  return {
    ...fs,
    writeFileSync: (...args: Parameters<typeof fs.writeFileSync>) => {
      if (method === 'writeFileSync') guard();
      fs.writeFileSync(...args);
    },
    renameSync: (...args: Parameters<typeof fs.renameSync>) => {
      if (method === 'renameSync') guard();
      fs.renameSync(...args);
    },
  };
};

test('writes all, keeps modes, leaves nothing beside', () => {
  const folder = files({ a: 'old a', b: 'old b' });
  fs.chmodSync(join(folder, 'b'), 0o751);
  const batch = writeBatch([writeOf(folder, 'a'), writeOf(folder, 'b')]);
  expect(textsIn(folder)).toEqual({ a: 'new a', b: 'new b' });
  expect(fs.statSync(join(folder, 'b')).mode & 0o777).toBe(0o751);
  expect(batch.restore()).toEqual([]);
  expect(textsIn(folder)).toEqual({ a: 'old a', b: 'old b' });
  expect(fs.statSync(join(folder, 'b')).mode & 0o777).toBe(0o751);
});

test('writes through a link to what it leads to', () => {
  const folder = files({ real: 'old real' });
  fs.symlinkSync('real', join(folder, 'link'));
  writeBatch([writeOf(folder, 'link')]);
  expect(fs.lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(join(folder, 'real'), 'utf8')).toBe('new link');
});

test.each([
  ['the disk fills up at the first file', 'writeFileSync', 1, 'ENOSPC', 'a', 'no space left on the device'],
  ['the disk fills up at the second file', 'writeFileSync', 2, 'ENOSPC', 'b', 'no space left on the device'],
  ['the first file may not be replaced', 'renameSync', 1, 'EACCES', 'a', 'no permission'],
  ['the second file may not be replaced', 'renameSync', 2, 'EROFS', 'b', 'the file system is read-only'],
] as const)('leaves every file as it was, and names the one, where %s', (_, method, nth, code, name, why) => {
  const folder = files({ a: 'old a', b: 'old b' });
  const write = (): unknown => writeBatch([writeOf(folder, 'a'), writeOf(folder, 'b')], failing(method, nth, code));
  expect(write).toThrow(
    new WriteError(`${join(folder, name)} could not be written (${why}): every file is as it was.`),
  );
  expect(textsIn(folder)).toEqual({ a: 'old a', b: 'old b' });
});

test('says which files it could not put back', () => {
  const folder = files({ a: 'old a', b: 'old b' });
  const full = failing('renameSync', 2, 'EACCES');
  const writeFileSync: FileSystem['writeFileSync'] = (path, data, options) => {
    if (Buffer.isBuffer(data) && data.toString() === 'old a')
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    full.writeFileSync(path, data, options);
  };
  expect(() => writeBatch([writeOf(folder, 'a'), writeOf(folder, 'b')], { ...full, writeFileSync })).toThrow(
    `and these files could not be put back: ${join(folder, 'a')}.`,
  );
});

/** The batch in a process of its own, which then waits for a command as long as it is let. */
const WAITING = `
import { readFileSync } from 'node:fs';
import { holdBatch } from './hold-batch.ts';
import { writeBatch } from './write-batch.ts';
const path = process.argv[2];
const batch = writeBatch([{ path, before: readFileSync(path), after: Buffer.from('new') }]);
holdBatch(batch);
process.stdout.write('written');
setInterval(() => {}, 1000);
`;

test.each(['SIGINT', 'SIGTERM'] as const)('%s puts back what is not settled yet', async (signal) => {
  const { build } = await import('rolldown');
  const folder = files({ 'a.txt': 'old' });
  const bundle = join(files({}), 'waiting.mjs');
  const entry = join(import.meta.dirname, 'waiting.virtual.ts');
  const virtual = {
    name: 'waiting',
    resolveId: (id: string) => (id === entry ? id : undefined),
    load: (id: string) => (id === entry ? WAITING : undefined),
  };
  await build({
    input: entry,
    plugins: [virtual],
    platform: 'node',
    output: { file: bundle, format: 'esm' },
    logLevel: 'silent',
  });
  const child = spawn(process.execPath, [bundle, join(folder, 'a.txt')], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(fs.readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new');
  child.kill(signal);
  const [, by] = (await once(child, 'exit')) as [number | null, string | null];
  expect(by).toBe(signal);
  expect(textsIn(folder)).toEqual({ 'a.txt': 'old' });
});
