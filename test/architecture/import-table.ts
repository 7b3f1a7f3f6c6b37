/** What one part of the house may import and may not do. The first part whose `holds` matches a path judges it. */
export interface Part {
  readonly name: string;
  readonly holds: RegExp;
  /** Relative imports stay inside the folder this matches. */
  readonly home: RegExp;
  readonly may: readonly Permission[];
  readonly never: readonly Ban[];
}

export interface Permission {
  /** A package, a `node:` module, or `*` for all that `never` does not name. */
  readonly from: string;
  /** `types`: erased imports only. `lazy`: erased, or by `import()` where it is needed. */
  readonly as?: 'types' | 'lazy';
  readonly because: string;
}

export interface Ban {
  /** `import x`, `global x`, `global x.y`, or one of the two syntaxes. */
  readonly what: `import ${string}` | `global ${string}` | 'async function' | 'function';
  readonly because: string;
}

const core: Permission = { from: '@seamlint/core', because: 'it is the language of the product' };

const bySeam = 'a host would have to be faked to test it; hosts do the reading and the printing';
const later = 'judging is a pure function of facts: waiting, and what time it is, belong to a host';

export const parts: readonly Part[] = [
  {
    name: 'core',
    holds: /^packages\/core\/src\//u,
    home: /^packages\/core\/src\//u,
    may: [
      {
        from: '@typescript-eslint/utils',
        as: 'types',
        because: 'the shape of ESTree is all that is wanted: at run time it costs 200 ms of start-up',
      },
    ],
    never: [
      { what: 'global process', because: bySeam },
      { what: 'global console', because: bySeam },
      { what: 'global require', because: bySeam },
      { what: 'global fetch', because: bySeam },
      { what: 'global Date', because: later },
      { what: 'global performance', because: later },
      { what: 'global setTimeout', because: later },
      { what: 'global Promise', because: later },
      { what: 'async function', because: later },
    ],
  },
  {
    name: 'the registry of providers',
    holds: /^packages\/providers\/src\/index\.ts$/u,
    home: /^packages\/providers\/src\//u,
    may: [core],
    never: [{ what: 'function', because: 'it only lists what the folder holds' }],
  },
  {
    name: 'providers',
    holds: /^packages\/providers\/src\//u,
    home: /^packages\/providers\/src\//u,
    may: [core],
    never: [
      {
        what: 'function',
        because: 'a provider is data, so that a user can write one in a config and a worker can be sent it',
      },
    ],
  },
  {
    name: 'the registry of rules',
    holds: /^rules\/index\.ts$/u,
    home: /^rules\//u,
    may: [core],
    never: [],
  },
  {
    name: 'the cases of a rule',
    holds: /^rules\/[^/]+\/cases(?:\.ts|\/[^/]+\.ts)$/u,
    home: /^rules\/[^/]+\//u,
    may: [{ from: '@seamlint/testkit', as: 'types', because: 'cases are data; who runs them is no concern of theirs' }],
    never: [],
  },
  {
    name: 'rules',
    holds: /^rules\//u,
    home: /^rules\/[^/]+\//u,
    may: [core],
    never: [
      { what: 'global process', because: bySeam },
      { what: 'global console', because: bySeam },
      { what: 'global Date', because: later },
      { what: 'async function', because: later },
    ],
  },
  {
    name: 'analyzer',
    holds: /^packages\/analyzer\/src\//u,
    home: /^packages\/analyzer\/src\//u,
    may: [
      core,
      { from: 'oxc-parser', because: 'it parses the whole program' },
      {
        from: 'oxc-parser/src-js/bindings.js',
        because: 'what a result holds outside of the heap is to be let go at once',
      },
      { from: 'oxc-parser/src-js/wrap.js', because: 'it makes a tree of what the binding gives' },
      { from: 'oxc-resolver', because: 'it resolves as Node and TypeScript do' },
      { from: 'ts-morph', as: 'lazy', because: 'only types ask for it, and most programs never do' },
      { from: 'tinyglobby', because: 'the one globber' },
      { from: 'picomatch', because: 'it matches a path that is already known' },
      { from: 'ignore', because: 'it reads .gitignore as git does' },
      { from: 'strip-json-comments', because: 'a tsconfig holds comments' },
      { from: 'semver/ranges/min-version.js', because: 'a range in a package.json says which major is meant' },
      { from: 'semver/ranges/subset.js', because: 'a range may leave several majors' },
      { from: 'semver/ranges/valid.js', because: 'a manifest may ask for what is no range' },
      { from: 'node:crypto', because: 'caches go by content' },
      { from: 'node:fs', because: 'this is where files are read' },
      { from: 'node:fs/promises', because: 'this is where files are read' },
      { from: 'node:module', because: 'it knows the names of the builtins' },
      { from: 'node:os', because: 'the number of workers follows the machine' },
      { from: 'node:path', because: 'this is where files are found' },
      { from: 'node:timers/promises', because: 'whoever waits for a thread lets its messages in' },
      { from: 'node:url', because: 'a worker is named by its URL' },
      { from: 'node:worker_threads', because: 'extraction runs beside the main thread' },
      { from: 'node:zlib', because: 'facts that wait for a question are kept small' },
    ],
    never: [
      { what: 'global console', because: 'what is found is an answer; the host prints' },
      { what: 'global process.exit', because: 'an unreadable file is an answer, not the end' },
    ],
  },
  {
    name: 'what a transform is told of the project',
    holds: /^packages\/codemods\/src\/project\/(?:read-project|compiler-options)\.ts$/u,
    home: /^packages\/codemods\/src\//u,
    may: [
      { from: 'node:fs', because: 'which helper to use depends on package.json and on what is installed' },
      { from: 'node:path', because: 'package.json is looked for upwards' },
      { from: 'get-tsconfig', because: 'it finds a tsconfig.json and what it extends, as the compiler does' },
      { from: 'semver/functions/coerce.js', because: 'it reads versions as npm does' },
    ],
    never: [],
  },
  {
    name: 'what package.json and its like say of a version',
    holds: /^packages\/codemods\/src\/project\/(?:least-node|manifest-in)\.ts$/u,
    home: /^packages\/codemods\/src\//u,
    may: [
      { from: 'node:fs', because: 'the least Node stands in package.json or beside it' },
      { from: 'node:path', because: 'a sentence names the file that says it' },
      { from: 'semver/ranges/min-version.js', because: 'it reads ranges as npm does' },
    ],
    never: [],
  },
  {
    name: 'codemods',
    holds: /^packages\/codemods\/src\//u,
    home: /^packages\/codemods\/src\//u,
    may: [
      core,
      { from: '@seamlint/providers', because: 'run alone, a transform brings the catalog itself' },
      { from: 'jscodeshift', because: 'it finds the nodes' },
      { from: 'jscodeshift/src/getParser.js', because: 'the parser goes by the extension: tsx fails on `<any>x`' },
      { from: 'magic-string', because: 'text is spliced, since toSource() rewrites what it was not asked to' },
      { from: 'oxc-parser', because: 'run alone, a transform finds its sites by the ordinary extraction' },
      { from: 'node:module', because: 'it knows the names of the builtins' },
      { from: 'node:http', because: 'tests serve what the transforms wrote' },
      { from: 'node:path/posix', because: 'what another file imports is imported as seen from the one that is mended' },
    ],
    never: [
      { what: 'global console', because: 'a refusal is an answer; the host prints' },
      { what: 'global process', because: bySeam },
    ],
  },
  {
    name: 'eslint-plugin',
    holds: /^packages\/eslint-plugin\/src\//u,
    home: /^packages\/eslint-plugin\/src\//u,
    may: [
      core,
      { from: '@seamlint/providers', because: 'a host hands the catalog to core' },
      { from: '@seamlint/rules', because: 'a host hands the rules to core' },
      { from: 'eslint', as: 'types', because: 'ESLint calls the plugin, never the other way round' },
      { from: '@typescript-eslint/utils', as: 'types', because: 'at run time it costs the editor 200 ms' },
      { from: 'picomatch', because: 'globs of the settings' },
    ],
    never: [
      { what: 'global console', because: 'an editor has nowhere to show it' },
      { what: 'global process', because: 'the editor’s process is not ours; ESLint hands over the working directory' },
      { what: 'async function', because: 'ESLint does not wait for a rule' },
    ],
  },
  {
    name: 'the outermost of the command line',
    holds: /^packages\/cli\/src\/bin\.ts$/u,
    home: /^packages\/cli\/src\//u,
    may: [{ from: '*', because: 'it is where the process is touched' }],
    never: [],
  },
  {
    name: 'cli',
    holds: /^packages\/cli\/src\//u,
    home: /^packages\/cli\/src\//u,
    may: [
      {
        from: '@seamlint/codemods',
        as: 'lazy',
        because: 'only `fix` mends, and jscodeshift takes a third of a second to load',
      },
      { from: 'jscodeshift', as: 'lazy', because: 'only `fix` needs it' },
      { from: 'typescript', as: 'lazy', because: 'only `fix` compares types' },
      { from: 'ts-morph', as: 'lazy', because: 'only types ask for it' },
      { from: 'jiti', as: 'lazy', because: 'only a config in TypeScript needs it' },
      { from: '*', because: 'it joins all the others' },
    ],
    never: [
      { what: 'import @seamlint/testkit', because: 'what ships holds no test code' },
      { what: 'import @seamlint/runtime', because: 'the runtime runs in the user’s program, not in ours' },
      { what: 'import eslint', because: 'the command line is a host of its own' },
      { what: 'global console', because: 'output goes through the streams handed in, so that a test can read them' },
      { what: 'global process.exit', because: 'the exit status is an answer; bin.ts ends the process' },
      {
        what: 'global process.stdout',
        because: 'output goes through the streams handed in, so that a test can read them',
      },
      {
        what: 'global process.stderr',
        because: 'output goes through the streams handed in, so that a test can read them',
      },
    ],
  },
  {
    name: 'runtime',
    holds: /^packages\/runtime\/src\//u,
    home: /^packages\/runtime\/src\//u,
    may: [
      { from: 'cockatiel', because: 'retry, timeout and breaker are its trade' },
      { from: 'node:crypto', because: 'a key is a hash of its parts, a signature an HMAC' },
      { from: 'node:http', because: 'its tests call a peer that misbehaves' },
    ],
    never: [],
  },
  {
    name: 'testkit',
    holds: /^packages\/testkit\/src\//u,
    home: /^packages\/testkit\/src\//u,
    may: [{ from: '*', because: 'it runs the cases in every host' }],
    never: [{ what: 'import @seamlint/runtime', because: 'nothing here runs in the user’s program' }],
  },
];
