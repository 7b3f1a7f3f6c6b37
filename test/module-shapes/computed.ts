import type { Shapes } from './shape.ts';

const VERIFY = 'export function verify(req) { BODY }';
const CJS = 'module.exports = { verify(req) { BODY } };';

const cjs = (load: string, call: string, files: Readonly<Record<string, string>>): Shapes[string] => ({
  load,
  call,
  files,
  at: 'src/webhook.js',
});
const esm = (load: string, call: string, files: Readonly<Record<string, string>>): Shapes[string] => ({
  load,
  call,
  files,
});

export const computed: Shapes = {
  'a template over a folder': esm(
    'const load = (name: string) => import(`./checks/${name}.ts`);',
    '(await load(process.env.CHECK)).verify',
    {
      'src/checks/stripe.ts': VERIFY,
    },
  ),
  'a template over a folder, required': cjs(
    'const load = (name) => require(`./checks/${name}`);',
    'load(process.env.CHECK).verify',
    {
      'src/checks/stripe.js': CJS,
    },
  ),
  'a sum over a folder': cjs(`const load = (name) => require('./checks/' + name);`, 'load(process.env.CHECK).verify', {
    'src/checks/stripe.js': CJS,
  }),
  'path.join over a folder': cjs(
    `const path = require('path');\nconst load = (name) => require(path.join(__dirname, 'checks', name));`,
    'load(process.env.CHECK).verify',
    { 'src/checks/stripe.js': CJS },
  ),
  'path.join with a folder that has a name': cjs(
    `const { join } = require('path');\nconst folder = join(__dirname, 'checks');\nconst load = (name) => require(join(folder, name));`,
    'load(process.env.CHECK).verify',
    { 'src/checks/stripe.js': CJS },
  ),
  'folders by name, one file in each': cjs(
    'const load = (name) => require(`./checks/${name}/verify`);',
    'load(process.env.CHECK).verify',
    {
      'src/checks/stripe/verify.js': CJS,
    },
  ),
  'a literal that is chosen': cjs(
    `const name = process.env.OTHER ? './verify' : './verify.js';\nconst { verify } = require(name);`,
    'verify',
    { 'src/verify.js': CJS },
  ),
  'a constant': cjs(`const NAME = './verify';\nconst { verify } = require(NAME);`, 'verify', { 'src/verify.js': CJS }),
  'import.meta.glob': esm(
    `const modules = import.meta.glob('./checks/*.ts');`,
    `((req) => modules['./checks/stripe.ts']().then((m) => m.verify(req)))`,
    { 'src/checks/stripe.ts': VERIFY },
  ),
  'import.meta.glob, eager': esm(
    `const modules = import.meta.glob('./checks/*.ts', { eager: true });`,
    `modules['./checks/stripe.ts'].verify`,
    { 'src/checks/stripe.ts': VERIFY },
  ),
  'import.meta.glob by a computed key': esm(
    'const modules = import.meta.glob("./checks/*.ts", { eager: true });\nconst pick = (name: string) => modules[`./checks/${name}.ts`];',
    `pick(process.env.CHECK).verify`,
    { 'src/checks/stripe.ts': VERIFY },
  ),
  'require.context': cjs(
    `const context = require.context('./checks', false, /\\.js$/);`,
    `context('./stripe.js').verify`,
    { 'src/checks/stripe.js': CJS },
  ),
};
