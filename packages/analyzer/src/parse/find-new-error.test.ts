import { expect, test } from 'vitest';
import { findNewError } from './parse-source.ts';

test.each([
  ['a name that is declared twice', 'a.js', 'const a = 1;', 'const a = 1; const a = 2;'],
  ['a break outside of a loop', 'a.ts', 'f();', 'f(); break;'],
  ['one in a script', 'a.vue', '<script lang="ts">let a: b</script>', '<script lang="ts">let a: b; let a</script>'],
  ['one more of an error that was there', 'a.js', 'break;', 'break; break;'],
  ['a name of a CommonJS file', 'a.cjs', 'const a = 1; return a;', 'const a = 1; const a = 2; return a;'],
])('%s is new', (_name, path, before, after) => {
  expect(findNewError(path, before, after)?.message).toContain(`${path} does not parse at line 1`);
});

test.each([
  ['what was wrong before', 'a.js', 'const a = 1; const a = 2;', 'const a = 1; const a = 3;'],
  ['the same name in an inner block', 'a.ts', 'const a = 1;', 'const a = 1; { const a = 2; }'],
  ['a return of a CommonJS file', 'a.cjs', 'with (a) b(); return a;', 'with (a) b(); return c;'],
  [
    'overloads',
    'a.ts',
    'f();',
    'function f(a: string): void; function f(a: number): void; function f(a: any) {} f(1);',
  ],
  ['a text without a tree', 'a.mjs', 'f();', 'f(;'],
  ['a text that had no tree', 'a.js', 'f(;', 'g(;'],
])('%s is not', (_name, path, before, after) => {
  expect(findNewError(path, before, after)).toBeUndefined();
});
