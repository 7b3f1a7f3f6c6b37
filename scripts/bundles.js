// What ships, and from which source. A package's `dependencies` and `peerDependencies` stay imports of the bundle;
// everything else it reaches, private workspaces and `devDependencies` alike, is bundled in: unbundled start-up costs
// 140-280 ms, bundled 80-90.

/** Never inside a bundle: native, or too heavy to read at start-up. */
export const neverBundled = [
  'eslint',
  'jiti',
  'jscodeshift',
  'oxc-parser',
  'oxc-resolver',
  'ts-morph',
  'typescript',
  '@babel/core',
  '@babel/parser',
];

/**
 * @typedef {object} Bundle
 * @property {string} workspace
 * @property {'es' | 'cjs'} format
 * @property {Readonly<Record<string, string>> | string} entries output name to source; or `src/NAME/file.ts`, named after NAME
 * @property {readonly string[]} types the entries whose declarations consumers see
 * @property {readonly string[]} inlines of `dependencies` and of what is never bundled: bundled all the same
 * @property {boolean} [plain] of `cjs`: for any `require`, not for the runner of jscodeshift
 * @property {boolean} [pages] takes the rules' pages along
 * @property {readonly string[]} refuses what must not be reached at all, not even as an import
 */

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    workspace: 'packages/eslint-plugin',
    format: 'es',
    entries: { index: 'src/index.ts' },
    types: ['index'],
    inlines: [],
    refuses: ['typescript', 'jscodeshift', 'ts-morph', 'oxc-parser', 'oxc-resolver', '@seamlint/analyzer', 'node:fs'],
  },
  {
    workspace: 'packages/cli',
    format: 'es',
    entries: { index: 'src/index.ts', bin: 'src/bin.ts', worker: 'src/worker.ts' },
    types: ['index'],
    inlines: [],
    pages: true,
    refuses: ['eslint', '@seamlint/testkit', '@seamlint/runtime'],
  },
  {
    workspace: 'packages/codemods',
    format: 'es',
    entries: { index: 'src/index.ts' },
    types: ['index'],
    inlines: [],
    refuses: ['eslint', 'typescript', '@seamlint/analyzer'],
  },
  {
    // One each, as jscodeshift's own runner requires them. That runner has Babel turn every module that is required into
    // CommonJS, node_modules too, which no ES module survives: so oxc-parser's code is inside, its native part outside.
    workspace: 'packages/codemods',
    format: 'cjs',
    entries: 'src/NAME/transform.ts',
    types: [],
    inlines: ['oxc-parser'],
    refuses: ['eslint', 'typescript', '@seamlint/analyzer'],
  },
  {
    workspace: 'packages/runtime',
    format: 'es',
    entries: { index: 'src/index.ts' },
    types: ['index'],
    inlines: [],
    refuses: ['@seamlint/core'],
  },
  {
    // CommonJS stays CommonJS, and a test runner that loads it so could not require the other.
    workspace: 'packages/runtime',
    format: 'cjs',
    plain: true,
    entries: { index: 'src/index.ts' },
    types: ['index'],
    inlines: [],
    refuses: ['@seamlint/core'],
  },
];
