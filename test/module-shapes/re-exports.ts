import type { Shapes } from './shape.ts';

const VERIFY = 'export function verify(req) { BODY }';

const one = (load: string, call: string, files: Readonly<Record<string, string>>): Shapes[string] => ({
  load,
  call,
  files,
});
const barrel = (text: string, more: Readonly<Record<string, string>> = {}): Shapes[string] =>
  one(`import { verify } from './lib';`, 'verify', { 'src/lib/index.ts': text, 'src/lib/verify.ts': VERIFY, ...more });

export const reExports: Shapes = {
  'a name': one(`import { verify } from './verify';`, 'verify', { 'src/verify.ts': VERIFY }),
  'a name that is renamed': one(`import { verify as check } from './verify';`, 'check', { 'src/verify.ts': VERIFY }),
  'a constant': one(`import { verify } from './verify';`, 'verify', {
    'src/verify.ts': 'export const verify = (req) => { BODY };',
  }),
  'a list at the end': one(`import { check } from './verify';`, 'check', {
    'src/verify.ts': 'function verify(req) { BODY }\nexport { verify as check };',
  }),
  'a list at the head': one(`import { check } from './verify';`, 'check', {
    'src/verify.ts': 'export { verify as check };\nfunction verify(req) { BODY }',
  }),
  'the default': one(`import verify from './verify';`, 'verify', {
    'src/verify.ts': 'export default function (req) { BODY }',
  }),
  'the default, named': one(`import verify from './verify';`, 'verify', {
    'src/verify.ts': 'export default function verifyRequest(req) { BODY }',
  }),
  'the default, a constant': one(`import verify from './verify';`, 'verify', {
    'src/verify.ts': 'const verify = (req) => { BODY };\nexport default verify;',
  }),
  'the default as a name': one(`import { default as verify } from './verify';`, 'verify', {
    'src/verify.ts': 'export default (req) => { BODY };',
  }),
  'the default in a list': one(`import verify from './verify';`, 'verify', {
    'src/verify.ts': 'const verify = (req) => { BODY };\nexport { verify as default };',
  }),
  'an object as the default': one(`import signatures from './verify';`, 'signatures.verify', {
    'src/verify.ts': 'export default { verify(req) { BODY } };',
  }),
  'all as a namespace': one(`import * as signatures from './verify';`, 'signatures.verify', {
    'src/verify.ts': VERIFY,
  }),
  'the default of a namespace': one(`import * as signatures from './verify';`, 'signatures.default', {
    'src/verify.ts': 'export default (req) => { BODY };',
  }),
  'default and names': one(`import other, { verify } from './verify';`, 'verify', {
    'src/verify.ts': `${VERIFY}\nexport default 1;`,
  }),
  'default and namespace': one(`import other, * as all from './verify';`, 'all.verify', {
    'src/verify.ts': `${VERIFY}\nexport default 1;`,
  }),
  'a name in quotes': one(`import { 'verify request' as verify } from './verify';`, 'verify', {
    'src/verify.ts': `function verify(req) { BODY }\nexport { verify as 'verify request' };`,
  }),
  destructured: one(`import { verify } from './verify';`, 'verify', {
    'src/verify.ts': 'const checks = { verify: (req) => { BODY } };\nexport const { verify } = checks;',
  }),
  'a namespace that is taken apart': one(`import * as all from './verify';\nconst { verify: check } = all;`, 'check', {
    'src/verify.ts': VERIFY,
  }),
  'a namespace in an object': one(
    `import * as stripe from './verify';\nconst checks = { stripe };`,
    'checks.stripe.verify',
    {
      'src/verify.ts': VERIFY,
    },
  ),
  'a namespace that is spread': one(
    `import * as stripe from './verify';\nconst checks = { ...stripe };`,
    'checks.verify',
    {
      'src/verify.ts': VERIFY,
    },
  ),
  'import equals': one(`import signatures = require('./verify');`, 'signatures.verify', { 'src/verify.ts': VERIFY }),
  'export equals': one(`import verify = require('./verify');`, 'verify', {
    'src/verify.ts': 'function verify(req: any) { BODY }\nexport = verify;',
  }),
  'export equals by default': one(`import verify from './verify';`, 'verify', {
    'src/verify.ts': 'function verify(req: any) { BODY }\nexport = verify;',
  }),
  'export equals of an object': one(`import { verify } from './verify';`, 'verify', {
    'src/verify.ts': 'function verify(req: any) { BODY }\nexport = { verify };',
  }),
  'an export of an import equals': one(`import { signatures } from './lib';`, 'signatures.verify', {
    'src/lib.ts': `export import signatures = require('./verify');`,
    'src/verify.ts': VERIFY,
  }),
  'a namespace of TypeScript': one(`import { Signatures } from './verify';`, 'Signatures.verify', {
    'src/verify.ts': 'export namespace Signatures { export function verify(req: any) { BODY } }',
  }),
  'an alias into a namespace': one(
    `import { Signatures } from './verify';\nimport check = Signatures.verify;`,
    'check',
    {
      'src/verify.ts': 'export namespace Signatures { export const verify = (req: any) => { BODY }; }',
    },
  ),

  'a barrel of names': barrel(`export { verify } from './verify';`),
  'a barrel that renames': barrel(`export { check as verify } from './verify';`, {
    'src/lib/verify.ts': 'export function check(req) { BODY }',
  }),
  'a barrel of a default': barrel(`export { default as verify } from './verify';`, {
    'src/lib/verify.ts': 'export default function (req) { BODY }',
  }),
  'a barrel of a star': barrel(`export * from './other';\nexport * from './verify';`, {
    'src/lib/other.ts': 'export const other = 1;',
  }),
  'a barrel of a namespace': {
    ...barrel(`export * as signatures from './verify';`),
    load: `import { signatures } from './lib';`,
    call: 'signatures.verify',
  },
  'a barrel that imports first': barrel(`import { verify } from './verify';\nexport { verify };`),
  'a barrel that imports all first': {
    ...barrel(`import * as signatures from './verify';\nexport { signatures };`),
    load: `import { signatures } from './lib';`,
    call: 'signatures.verify',
  },
  'a barrel that gathers an object': {
    ...barrel(`import { verify } from './verify';\nexport const signatures = { verify };`),
    load: `import { signatures } from './lib';`,
    call: 'signatures.verify',
  },
  'a barrel that stores anew': barrel(`import { verify as check } from './verify';\nexport const verify = check;`),
  'a barrel of the default of a default': one(`import verify from './lib';`, 'verify', {
    'src/lib/index.ts': `export { default } from './verify';`,
    'src/lib/verify.ts': 'export default (req) => { BODY };',
  }),
  'a star that conflicts with an own name': barrel(`export * from './other';\nexport { verify } from './verify';`, {
    'src/lib/other.ts': 'export const verify = () => null;',
  }),
  'a star over a package beside it': barrel(`export * from 'lodash';\nexport * from './verify';`),
  'a star that skips the default': one(`import { verify } from './lib';`, 'verify', {
    'src/lib/index.ts': `export * from './verify';`,
    'src/lib/verify.ts': `export default 1;\n${VERIFY}`,
  }),
  'one name by two stars': barrel(`export * from './one';\nexport * from './two';`, {
    'src/lib/one.ts': `export * from './verify';`,
    'src/lib/two.ts': `export { verify } from './verify';`,
  }),
  'a circle of barrels': barrel(`export * from './one';\nexport * from './verify';`, {
    'src/lib/one.ts': `export * from '.';`,
  }),
  'six barrels deep': barrel(`export * from './a';`, {
    'src/lib/a/index.ts': `export * from './b';`,
    'src/lib/a/b/index.ts': `export * from './c';`,
    'src/lib/a/b/c/index.ts': `export { verify } from './d';`,
    'src/lib/a/b/c/d/index.ts': `export { check as verify } from './e';`,
    'src/lib/a/b/c/d/e/index.ts': `export { verify as check } from '../../../../../verify';`,
  }),
  'files that import each other': barrel(`export * from './verify';`, {
    'src/lib/verify.ts': `import { other } from './other';\nexport function verify(req) { BODY }`,
    'src/lib/other.ts': `import { verify } from './verify';\nexport const other = () => verify;`,
  }),
  'a barrel for values and types': barrel(`export type { Request } from './types';\nexport * from './verify';`, {
    'src/lib/types.ts': 'export interface Request { body: string }',
  }),
  'a star over a file of types': barrel(`export * from './types';\nexport * from './verify';`, {
    'src/lib/types.d.ts': 'export interface Request { body: string }',
  }),
  'a star over what is not there': barrel(`export * from './generated/client';\nexport * from './verify';`),
};
