import type { Shapes } from './shape.ts';

const VERIFY = 'export function verify(req) { BODY }';
const one = (load: string, call: string, text = VERIFY): Shapes[string] => ({
  load,
  call,
  files: { 'src/verify.ts': text },
});

export const dynamic: Shapes = {
  'awaited and taken apart': one(`const { verify } = await import('./verify');`, 'verify'),
  'awaited, the whole': one(`const all = await import('./verify');`, 'all.verify'),
  'awaited in brackets': one('', `(await import('./verify')).verify`),
  'awaited, the default': one(
    `const { default: verify } = await import('./verify');`,
    'verify',
    'export default (req) => { BODY };',
  ),
  'awaited in brackets, the default': one(
    '',
    `(await import('./verify')).default`,
    'export default (req) => { BODY };',
  ),
  then: one(`const verify = await import('./verify').then((all) => all.verify);`, 'verify'),
  'then, the default': one(
    `const verify = await import('./verify').then((all) => all.default);`,
    'verify',
    'export default (req) => { BODY };',
  ),
  'then, taken apart': one(`const verify = await import('./verify').then(({ verify }) => verify);`, 'verify'),
  'then, with a block': one(`const verify = await import('./verify').then((all) => { return all.verify; });`, 'verify'),
  'then, called inside': one('', `((req) => import('./verify').then((all) => all.verify(req)))`),
  'a function that loads': one(`const load = () => import('./verify');`, '(await load()).verify'),
  'an async function that loads': one(
    `async function load() { const { verify } = await import('./verify'); return verify; }`,
    '(await load())',
  ),
  'a function that loads and picks': one(
    `const load = () => import('./verify').then((all) => all.verify);`,
    '(await load())',
  ),
  'loaded once': one(
    `let cached;\nconst load = async () => { cached ??= await import('./verify'); return cached; };`,
    '(await load()).verify',
  ),
  'Promise.all': one(
    `const [{ verify }, other] = await Promise.all([import('./verify'), import('node:fs')]);`,
    'verify',
  ),
  'a table of loaders': one(`const loaders = { stripe: () => import('./verify') };`, '(await loaders.stripe()).verify'),
  'a callback that loads': one(
    `const lazy = (load) => async (req) => (await load()).verify(req);\nconst check = lazy(() => import('./verify'));`,
    'check',
  ),
  'a callback that loads the default': one(
    `const lazy = (load) => async (req) => { const { default: run } = await load(); return run(req); };\nconst check = lazy(() => import('./verify'));`,
    'check',
    'export default (req) => { BODY };',
  ),
  'with attributes': one(`const { verify } = await import('./verify', { with: { type: 'module' } });`, 'verify'),
  'with a comment for a bundler': one(
    `const { verify } = await import(/* webpackChunkName: "verify" */ './verify');`,
    'verify',
  ),
  'of CommonJS': {
    load: `const { verify } = await import('./verify.cjs');`,
    call: 'verify',
    files: { 'src/verify.cjs': 'exports.verify = (req) => { BODY };' },
  },
  'of CommonJS, the default': {
    load: `const { default: signatures } = await import('./verify.cjs');`,
    call: 'signatures.verify',
    files: { 'src/verify.cjs': 'module.exports = { verify: (req) => { BODY } };' },
  },
};
