import type { Shapes } from './shape.ts';

type Texts = Readonly<Record<string, string>>;

const ES_MODULE = `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });`;
const NAMED = `${ES_MODULE}\nexports.verify = void 0;\nconst verify = (req) => { BODY };\nexports.verify = verify;`;
const HOISTED = `${ES_MODULE}\nexports.verify = verify;\nfunction verify(req) { BODY }`;
const DEFAULT = `${ES_MODULE}\nexports.default = verify;\nfunction verify(req) { BODY }`;

const IMPORT_DEFAULT = `var __importDefault = (this && this.__importDefault) || function (mod) {
  return (mod && mod.__esModule) ? mod : { "default": mod };
};`;
const IMPORT_STAR = `var __importStar = (this && this.__importStar) || function (mod) {
  if (mod && mod.__esModule) return mod;
  var result = {};
  if (mod != null) for (var k in mod) if (k !== "default" && Object.prototype.hasOwnProperty.call(mod, k)) __createBinding(result, mod, k);
  __setModuleDefault(result, mod);
  return result;
};`;
const EXPORT_STAR = `var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
  if (k2 === undefined) k2 = k;
  Object.defineProperty(o, k2, { enumerable: true, get: function() { return m[k]; } });
}) : (function(o, m, k, k2) { o[k2 === undefined ? k : k2] = m[k]; }));
var __exportStar = (this && this.__exportStar) || function(m, exports) {
  for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};`;

const one = (load: string, call: string, files: Texts): Shapes[string] => ({ load, call, files, at: 'src/webhook.js' });

export const compiled: Shapes = {
  'a called name': one(`const verify_1 = require("./verify");`, '(0, verify_1.verify)', { 'src/verify.js': NAMED }),
  'a hoisted function': one(`const verify_1 = require("./verify");`, '(0, verify_1.verify)', {
    'src/verify.js': HOISTED,
  }),
  'a default': one(
    `${IMPORT_DEFAULT}\nconst verify_1 = __importDefault(require("./verify"));`,
    '(0, verify_1.default)',
    { 'src/verify.js': DEFAULT },
  ),
  'a default of CommonJS': one(
    `${IMPORT_DEFAULT}\nconst verify_1 = __importDefault(require("./verify"));`,
    'verify_1.default.verify',
    { 'src/verify.js': 'module.exports = { verify };\nfunction verify(req) { BODY }' },
  ),
  'a namespace': one(`${IMPORT_STAR}\nconst all = __importStar(require("./verify"));`, 'all.verify', {
    'src/verify.js': NAMED,
  }),
  'a star': one(`const lib_1 = require("./lib");`, '(0, lib_1.verify)', {
    'src/lib.js': `"use strict";\n${EXPORT_STAR}\nObject.defineProperty(exports, "__esModule", { value: true });\n__exportStar(require("./verify"), exports);`,
    'src/verify.js': NAMED,
  }),
  'a star of tslib': one(`const lib_1 = require("./lib");`, '(0, lib_1.verify)', {
    'src/lib.js': `${ES_MODULE}\nconst tslib_1 = require("tslib");\ntslib_1.__exportStar(require("./verify"), exports);`,
    'src/verify.js': NAMED,
  }),
  'a default of tslib': one(
    `const tslib_1 = require("tslib");\nconst verify_1 = tslib_1.__importDefault(require("./verify"));`,
    'verify_1.default',
    { 'src/verify.js': DEFAULT },
  ),
  'a renamed export': one(`const lib_1 = require("./lib");`, '(0, lib_1.check)', {
    'src/lib.js': `${ES_MODULE}\nexports.check = void 0;\nvar verify_1 = require("./verify");\nObject.defineProperty(exports, "check", { enumerable: true, get: function () { return verify_1.verify; } });`,
    'src/verify.js': NAMED,
  }),
  'several exports at once': one(`const verify_1 = require("./verify");`, '(0, verify_1.verify)', {
    'src/verify.js': `${ES_MODULE}\nexports.other = exports.verify = void 0;\nfunction verify(req) { BODY }\nexports.verify = verify;\nconst other = 1;\nexports.other = other;`,
  }),
  "Babel's default": one(
    `var _verify = _interopRequireDefault(require("./verify"));\nfunction _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; }`,
    '(0, _verify.default)',
    {
      'src/verify.js': `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.default = void 0;\nconst verify = req => { BODY };\nvar _default = exports.default = verify;`,
    },
  ),
  "Babel's name": one(`var _verify = require("./verify");`, '(0, _verify.verify)', {
    'src/verify.js': `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.verify = void 0;\nconst verify = req => { BODY };\nexports.verify = verify;`,
  }),
  "Babel's star": one(`var _lib = require("./lib");`, '(0, _lib.verify)', {
    'src/lib.js': `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
var _verify = require("./verify");
Object.keys(_verify).forEach(function (key) {
  if (key === "default" || key === "__esModule") return;
  if (key in exports && exports[key] === _verify[key]) return;
  Object.defineProperty(exports, key, { enumerable: true, get: function () { return _verify[key]; } });
});`,
    'src/verify.js': NAMED,
  }),
  "Babel's wildcard": one(
    `var all = _interopRequireWildcard(require("./verify"));\nfunction _interopRequireWildcard(e) { if (e && e.__esModule) return e; const n = {}; for (const k in e) n[k] = e[k]; n.default = e; return n; }`,
    'all.verify',
    { 'src/verify.js': NAMED },
  ),
  "esbuild's exports": one(`var import_verify = require("./verify");`, '(0, import_verify.verify)', {
    'src/verify.js': `"use strict";
var __export = (target, all) => { for (var name in all) Object.defineProperty(target, name, { get: all[name], enumerable: true }); };
var __toCommonJS = (mod) => Object.assign(Object.defineProperty({}, "__esModule", { value: true }), mod);
var verify_exports = {};
__export(verify_exports, { verify: () => verify });
module.exports = __toCommonJS(verify_exports);
function verify(req) { BODY }`,
  }),
  "swc's exports": one(`const _verify = require("./verify");`, '(0, _verify.verify)', {
    'src/verify.js': `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
Object.defineProperty(exports, "verify", { enumerable: true, get: function() { return verify; } });
function verify(req) { BODY }`,
  }),
  "swc's exports in a list": one(`const _verify = require("./verify");`, '(0, _verify.verify)', {
    'src/verify.js': `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
function _export(target, all) { for (var name in all) Object.defineProperty(target, name, { enumerable: true, get: all[name] }); }
_export(exports, { other: function() { return other; }, verify: function() { return verify; } });
const other = 1;
function verify(req) { BODY }`,
  }),
};
