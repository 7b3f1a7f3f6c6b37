import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from './tsconfig.base.json' with { type: 'json' };

// Private workspaces export their sources; the shipped ones export a build, so tests reach their sources as the compiler does.
const alias = Object.entries(base.compilerOptions.paths).map(([name, [source]]) => ({
  find: new RegExp(`^${name}$`, 'u'),
  replacement: fileURLToPath(new URL(source ?? '', import.meta.url)),
}));

export default defineConfig({
  resolve: { alias },
  test: {
    // A guard against hanging, not a measure: a compiler loaded on a busy machine takes its time.
    testTimeout: 60_000,
    include: ['packages/*/src/**/*.test.ts', 'rules/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/build/**', 'fixtures/**'],
  },
});
