import type { Shapes } from './shape.ts';

type Texts = Readonly<Record<string, string>>;

const FUNCTION = 'function verify(req) { BODY }';
const OBJECT = `${FUNCTION}\nmodule.exports = { verify };`;

const one = (load: string, call: string, files: Texts): Shapes[string] => ({ load, call, files, at: 'src/webhook.js' });
const lib = (text: string, load = `const { verify } = require('./verify');`, call = 'verify'): Shapes[string] =>
  one(load, call, { 'src/verify.js': text });
const through = (text: string, load = `const { verify } = require('./lib');`, call = 'verify'): Shapes[string] =>
  one(load, call, { 'src/lib.js': text, 'src/verify.js': OBJECT });

const WHOLE = `const verify = require('./verify');`;

const exported: Shapes = {
  'module.exports of an object': lib(OBJECT),
  'module.exports of a function': lib('module.exports = function (req) { BODY };', WHOLE),
  'module.exports of an arrow': lib('module.exports = (req) => { BODY };', WHOLE),
  'module.exports of a name': lib(`${FUNCTION}\nmodule.exports = verify;`, WHOLE),
  'module.exports before the function': lib(`module.exports = { verify };\n${FUNCTION}`),
  'a function with members': lib(`module.exports = (req) => null;\nmodule.exports.verify = (req) => { BODY };`),
  'a function with members, by the whole': lib(
    `module.exports = (req) => null;\nmodule.exports.verify = (req) => { BODY };`,
    `const signatures = require('./verify');`,
    'signatures.verify',
  ),
  'members, and then the whole': lib(`${FUNCTION}\nexports.other = 1;\nmodule.exports = { verify };`),
  'a named function with members': lib(
    `function signatures() {}\nsignatures.verify = (req) => { BODY };\nmodule.exports = signatures;`,
    `const signatures = require('./verify');`,
    'signatures.verify',
  ),
  'exports.name': lib('exports.verify = (req) => { BODY };'),
  'exports in brackets': lib(`exports['verify'] = (req) => { BODY };`),
  'module.exports.name': lib('module.exports.verify = function (req) { BODY };'),
  'this.name at the top': lib('this.verify = function (req) { BODY };\nexports.other = 1;'),
  'exports = module.exports': lib(`exports = module.exports = { verify };\n${FUNCTION}`),
  'exports = module.exports, with a member': lib(
    `exports = module.exports = function () {};\nexports.verify = (req) => { BODY };`,
  ),
  'a constant that is exported at once': lib('const verify = (module.exports = (req) => { BODY });', WHOLE),
  'an object that is filled': lib(`const api = {};\napi.verify = (req) => { BODY };\nmodule.exports = api;`),
  'an alias of exports': lib(`const api = exports;\napi.verify = (req) => { BODY };`),
  'an alias of module.exports': lib(`const api = (module.exports = {});\napi.verify = (req) => { BODY };`),
  'Object.assign(module.exports)': lib(`${FUNCTION}\nObject.assign(module.exports, { verify });`),
  'Object.assign(exports)': lib(`${FUNCTION}\nObject.assign(exports, { other: 1 }, { verify });`),
  'module.exports = Object.assign': lib(`${FUNCTION}\nmodule.exports = Object.assign({}, { other: 1 }, { verify });`),
  'module.exports = Object.assign of a function': lib(
    `${FUNCTION}\nmodule.exports = Object.assign(() => null, { verify });`,
  ),
  'Object.freeze': lib(`${FUNCTION}\nmodule.exports = Object.freeze({ verify });`),
  'defineProperty with a getter': lib(
    `${FUNCTION}\nObject.defineProperty(exports, 'verify', { enumerable: true, get: function () { return verify; } });`,
  ),
  'defineProperty with a short getter': lib(
    `${FUNCTION}\nObject.defineProperty(module.exports, 'verify', { get: () => verify });`,
  ),
  'defineProperty with a value': lib(`${FUNCTION}\nObject.defineProperty(exports, 'verify', { value: verify });`),
  defineProperties: lib(`${FUNCTION}\nObject.defineProperties(exports, { verify: { get() { return verify; } } });`),
  'a getter in an object': lib(`${FUNCTION}\nmodule.exports = { get verify() { return verify; } };`),
  'a lazy getter': one(`const { verify } = require('./lib');`, 'verify', {
    'src/lib.js': `module.exports = { get verify() { return require('./verify').verify; } };`,
    'src/verify.js': OBJECT,
  }),
  'a class': lib(
    'class Signatures { verify(req) { BODY } }\nmodule.exports = Signatures;',
    `const Signatures = require('./verify');\nconst signatures = new Signatures();`,
    'signatures.verify',
  ),
  'an instance': lib(
    'class Signatures { verify(req) { BODY } }\nmodule.exports = new Signatures();',
    `const signatures = require('./verify');`,
    'signatures.verify',
  ),
  'by condition': lib(
    `${FUNCTION}\nif (process.env.FAKE) { module.exports = { verify }; } else { module.exports = { verify }; }`,
  ),
  'of a wrapping function': lib(`(function () {\n${FUNCTION}\nmodule.exports = { verify };\n})();`),
  'a guard for browsers': lib(
    `${FUNCTION}\nif (typeof module !== 'undefined' && module.exports) { module.exports = { verify }; } else { window.verify = verify; }`,
  ),
};

const required: Shapes = {
  'the whole': lib(OBJECT, `const signatures = require('./verify');`, 'signatures.verify'),
  'taken apart and renamed': lib(OBJECT, `const { other, verify: check } = require('./verify');`, 'check'),
  'taken apart deeply': lib(
    `${FUNCTION}\nmodule.exports = { stripe: { verify } };`,
    `const { stripe: { verify } } = require('./verify');`,
  ),
  'a member': lib(OBJECT, `const verify = require('./verify').verify;`),
  'a member in brackets': lib(OBJECT, `const verify = require('./verify')['verify'];`),
  'called at once': lib(
    'module.exports = (options) => (req) => { BODY };',
    `const verify = require('./verify')({ strict: true });`,
  ),
  'made at once': lib(
    'module.exports = class { verify(req) { BODY } };',
    `const signatures = new (require('./verify'))();`,
    'signatures.verify',
  ),
  'where it is used': lib(OBJECT, `const other = require('./other');`, `require('./verify').verify`),
  'inside a function': lib(OBJECT, `const load = () => require('./verify');`, `load().verify`),
  later: lib(OBJECT, `let verify;\nverify = require('./verify').verify;`),
  'on condition': lib(OBJECT, `const { verify } = process.env.FAKE ? require('./verify') : require('./verify.js');`),
  'or else': lib(OBJECT, `const { verify } = require('./verify') || {};`),
  'in a try': lib(
    OBJECT,
    `let signatures;\ntry { signatures = require('./verify'); } catch { process.exit(1); }`,
    'signatures.verify',
  ),
  'with backquotes': lib(OBJECT, 'const { verify } = require(`./verify`);'),
  'a folder': one(`const { verify } = require('./lib');`, 'verify', { 'src/lib/index.js': OBJECT }),
  'with a path from here': lib(
    OBJECT,
    `const path = require('path');\nconst { verify } = require(path.join(__dirname, 'verify'));`,
  ),
  'with __dirname': lib(OBJECT, `const { verify } = require(__dirname + '/verify');`),
  'with require.resolve': lib(OBJECT, `const { verify } = require(require.resolve('./verify'));`),
  'with module.require': lib(OBJECT, `const unused = require('x');\nconst { verify } = module.require('./verify');`),
  'by createRequire': {
    load: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { verify } = require('./verify.cjs');`,
    call: 'verify',
    files: { 'src/verify.cjs': OBJECT },
    at: 'src/webhook.mjs',
  },
  'by createRequire under another name': {
    load: `import { createRequire } from 'module';\nconst load = createRequire(import.meta.url);\nconst signatures = load('./verify.cjs');`,
    call: 'signatures.verify',
    files: { 'src/verify.cjs': OBJECT },
    at: 'src/webhook.mjs',
  },
  'by import, the default': {
    load: `import signatures from './verify.cjs';`,
    call: 'signatures.verify',
    files: { 'src/verify.cjs': OBJECT },
  },
  'by import, names': {
    load: `import { verify } from './verify.cjs';`,
    call: 'verify',
    files: { 'src/verify.cjs': OBJECT },
  },
  'by import, names of a function': {
    load: `import { verify } from './verify.cjs';`,
    call: 'verify',
    files: { 'src/verify.cjs': 'module.exports = () => null;\nmodule.exports.verify = (req) => { BODY };' },
  },
  'by import, all': {
    load: `import * as all from './verify.cjs';`,
    call: 'all.verify',
    files: { 'src/verify.cjs': OBJECT },
  },
  'by import, the default of all': {
    load: `import * as all from './verify.cjs';`,
    call: 'all.default.verify',
    files: { 'src/verify.cjs': OBJECT },
  },
  'an ES module': lib('export function verify(req) { BODY }'),
  'the default of an ES module': lib(
    'export default function (req) { BODY }',
    `const verify = require('./verify').default;`,
  ),
  'the default of an ES module, taken apart': lib(
    'export default function (req) { BODY }',
    `const { default: verify } = require('./verify');`,
  ),
};

const passed: Shapes = {
  'module.exports = require': through(`module.exports = require('./verify');`),
  'module.exports of what was required': through(`const all = require('./verify');\nmodule.exports = all;`),
  'a name of what was required': through(`const { verify } = require('./verify');\nmodule.exports = { verify };`),
  'a member of what was required': through(`module.exports = { verify: require('./verify').verify };`),
  'exports.name = require().name': through(`exports.verify = require('./verify').verify;`),
  spread: through(`module.exports = { ...require('./other'), ...require('./verify') };`),
  'spread after a name': through(`module.exports = { other: 1, ...require('./verify') };`),
  'by name of the module': through(
    `module.exports = { signatures: require('./verify') };`,
    `const { signatures } = require('./lib');`,
    'signatures.verify',
  ),
  'Object.assign of what was required': through(`module.exports = Object.assign({}, require('./verify'));`),
  'Object.assign(exports, require())': through(`Object.assign(exports, require('./verify'));`),
  'a loop over what was required': through(
    `const all = require('./verify');\nfor (const key of Object.keys(all)) exports[key] = all[key];`,
  ),
  'handed to a function': one(`const verify = require('./lib')(require('./verify'));`, 'verify', {
    'src/lib.js': 'module.exports = ({ verify }) => verify;',
    'src/verify.js': OBJECT,
  }),
};

export const commonJs: Shapes = { ...exported, ...required, ...passed };
