import type * as Path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { LoadedConfig } from './config.ts';

vi.mock('node:path', async () => {
  const { win32 } = await vi.importActual<typeof Path>('node:path');
  return { ...win32, default: win32 };
});

const { isIgnored, levelOf, matchesTests } = await import('./levels.ts');
const { movedAway, movedBack } = await import('./moved-configs.ts');
const { textsIn } = await import('../check/ground.ts');
const { asCompiled } = await import('../fix/type-check/check-types.ts');
const { parsePlace } = await import('../commands/explain-at/place.ts');

const RULE = { name: 'a-rule', severity: 'error', preset: 'recommended' } as const;
const loaded = (config: LoadedConfig['config']): LoadedConfig => ({ config, file: null, folder: 'C:\\shop' });
const levelAt = (path: string, files: string): string =>
  levelOf(RULE, path, loaded({ overrides: [{ files, rules: { 'a-rule': 'off' } }] }), {
    preset: undefined,
    rules: new Map(),
  }).level;

test.each(['src/gen/**', 'src\\gen\\**', '.\\src\\gen', 'src\\gen\\', 'src\\**\\*.ts', 'gen'])(
  'the glob %s holds for a path of Windows',
  (glob) => {
    expect(isIgnored('C:\\shop\\src\\gen\\a.ts', loaded({ ignore: [glob] }))).toBe(true);
    expect(isIgnored('C:\\shop\\lib\\a.ts', loaded({ ignore: [glob] }))).toBe(false);
    expect(matchesTests('c:\\shop\\src\\gen\\a.ts', loaded({ tests: [glob] }))).toBe(true);
    expect(levelAt('C:\\shop\\src\\gen\\a.ts', glob)).toBe('off');
    expect(levelAt('C:\\shop\\lib\\a.ts', glob)).toBe('error');
  },
);

test('a backslash before a bracket takes it as it is', () => {
  expect(levelAt('C:\\shop\\app\\[id]\\route.ts', 'app/\\[id\\]/route.ts')).toBe('off');
  expect(levelAt('C:\\shop\\app\\(group)\\route.ts', 'app/\\(group\\)')).toBe('off');
});

test('what was laid out elsewhere belongs where it came from, on whatever drive', () => {
  const move = { from: 'D:\\tmp\\tree', to: 'C:\\shop' };
  expect(movedBack('d:\\tmp\\tree\\src\\a.ts', move)).toBe('C:\\shop\\src\\a.ts');
  expect(movedAway('C:\\shop\\src\\a.ts', move)).toBe('D:\\tmp\\tree\\src\\a.ts');
  expect(movedBack('C:\\other\\a.ts', move)).toBe('C:\\other\\a.ts');
  expect(movedBack('\\\\server\\share\\a.ts', move)).toBe('\\\\server\\share\\a.ts');
});

test('texts are asked for by paths with slashes', () => {
  expect(textsIn('C:\\shop', new Map([['c:\\shop\\src\\a.ts', '']]))).toEqual(new Map([['src/a.ts', '']]));
  expect(asCompiled('C:\\shop\\src\\a.ts')).toBe('C:/shop/src/a.ts');
});

test('a place may begin with a drive', () => {
  expect(parsePlace('C:\\shop\\a.ts:12:3', 'C:\\shop')).toEqual({ file: 'C:/shop/a.ts', line: 12, column: 3 });
});
