#!/usr/bin/env node
import { existsSync } from 'node:fs';

const entry = new URL('../dist/bin.js', import.meta.url);

if (existsSync(entry)) {
  await import(entry.href);
} else {
  process.stderr.write('seamlint: the build is missing; run `npm run build` at the root of the repository.\n');
  process.exitCode = 2;
}
