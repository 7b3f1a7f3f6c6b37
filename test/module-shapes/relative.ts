import type { Shapes } from './shape.ts';

const verify = 'export function verify(req) { BODY }';
const one = (specifier: string, path: string, at = 'src/webhook.ts'): Shapes[string] => ({
  load: `import { verify } from '${specifier}';`,
  call: 'verify',
  at,
  files: { [path]: verify },
});

export const relative: Shapes = {
  'without extension': one('./verify', 'src/verify.ts'),
  'with the extension of TypeScript': one('./verify.ts', 'src/verify.ts'),
  '.js for .ts': one('./verify.js', 'src/verify.ts'),
  '.js for .tsx': one('./verify.js', 'src/verify.tsx'),
  '.jsx for .tsx': one('./verify.jsx', 'src/verify.tsx'),
  '.mjs for .mts': one('./verify.mjs', 'src/verify.mts'),
  '.cjs for .cts': one('./verify.cjs', 'src/verify.cts'),
  '.mts as written': one('./verify.mts', 'src/verify.mts'),
  '.mjs as written': one('./verify.mjs', 'src/verify.mjs', 'src/webhook.mjs'),
  '.cts without extension': one('./verify', 'src/verify.cts'),
  '.jsx without extension': one('./verify', 'src/verify.jsx', 'src/webhook.jsx'),
  'a name with dots': one('./verify.stripe', 'src/verify.stripe.ts'),
  'a name with dots, as .js': one('./verify.stripe.js', 'src/verify.stripe.ts'),
  'an index': one('./verify', 'src/verify/index.ts'),
  'an index with a slash': one('./verify/', 'src/verify/index.ts'),
  'an index by name': one('./verify/index.js', 'src/verify/index.ts'),
  'the index of its own folder': one('.', 'src/index.ts', 'src/webhook.ts'),
  'the index of the folder above': one('..', 'src/index.ts', 'src/routes/webhook.ts'),
  'a file beside the folder of its name': {
    ...one('./verify', 'src/verify.ts'),
    files: { 'src/verify.ts': verify, 'src/verify/index.ts': 'export const other = 1;' },
  },
  'a query of a bundler': one('./verify?inline', 'src/verify.ts'),
  'the main of a folder': {
    ...one('./verify', 'src/verify/lib/main.js'),
    files: { 'src/verify/lib/main.js': verify, 'src/verify/package.json': '{ "main": "./lib/main.js" }' },
  },
  'the main of a folder, without extension': {
    ...one('./verify', 'src/verify/lib/main.js'),
    files: { 'src/verify/lib/main.js': verify, 'src/verify/package.json': '{ "main": "lib/main" }' },
  },
  'the main of a folder is a folder': {
    ...one('./verify', 'src/verify/lib/index.js'),
    files: { 'src/verify/lib/index.js': verify, 'src/verify/package.json': '{ "main": "./lib" }' },
  },
  'out of a build': one('../dist/verify.js', 'src/verify.ts', 'bin/webhook.ts'),
  'upwards and down again': one('../../lib/verify', 'lib/verify.ts', 'src/routes/webhook.ts'),
};
