// Writes the dist of each shipped package, or of those named (`packages/codemods`): code by rolldown, the declarations
// that consumers read by rollup-plugin-dts.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { bundles, neverBundled } from './bundles.js';
import { ruleNames } from './rule-names.js';
import { root, sourceAliases } from './workspaces.js';

/** @param {readonly import('./bundles.js').Bundle[]} bundles */
const writeAll = async (bundles) => {
  for (const { workspace } of bundles) rmSync(path.join(root, workspace, 'dist'), { recursive: true, force: true });
  for (const bundle of bundles) {
    for (const input of inputsOf(bundle)) await writeCode(bundle, input);
    await writeDeclarations(bundle);
    if (bundle.pages === true) copyPages(path.join(root, bundle.workspace, 'dist', 'docs'));
  }
};

/** The rules' pages and the one of comments, for `seamlint explain`. @param {string} folder */
const copyPages = (folder) => {
  mkdirSync(folder, { recursive: true });
  for (const name of ruleNames()) {
    copyFileSync(path.join(root, 'rules', name, 'docs.md'), path.join(folder, `${name}.md`));
  }
  copyFileSync(path.join(root, 'docs', 'suppressions.md'), path.join(folder, 'suppressions.md'));
};

/**
 * What is built at once: of CommonJS one file for each entry, which shares nothing with the others.
 * @param {import('./bundles.js').Bundle} bundle
 * @returns {readonly Record<string, string>[]}
 */
const inputsOf = (bundle) => {
  const entries = entriesOf(bundle);
  return bundle.format === 'es' ? [{ ...entries }] : Object.entries(entries).map(([name, file]) => ({ [name]: file }));
};

/**
 * @param {import('./bundles.js').Bundle} bundle
 * @param {Record<string, string>} input
 */
const writeCode = async (bundle, input) => {
  const folder = path.join(root, bundle.workspace);
  const shipped = shippedDependencies(folder);

  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    resolve: { alias: { ...sourceAliases, ...asModules } },
    external: isExternal(bundle, shipped),
    plugins: bundle.inlines.map(keepHome),
    onwarn: (warning) => {
      throw new Error(`${bundle.workspace}: ${warning.message}`);
    },
  });
  const { output } = await build.write({
    dir: path.join(folder, 'dist'),
    format: bundle.format,
    entryFileNames: fileName(bundle),
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: bundle.format === 'es',
    exports: 'named',
    banner: homes(bundle.inlines),
  });
  await build.close();
  for (const chunk of output) if (chunk.type === 'chunk') verifyChunk(bundle, chunk, shipped, output);
  if (hasDoor(bundle)) for (const name of Object.keys(input)) writeDoor(folder, name);
};

/** Their `main` is a wrapper whose requires no bundler follows; the ES modules lie beside it. */
const asModules = { 'jsonc-parser': path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js') };

/** @param {import('./bundles.js').Bundle} bundle */
const fileName = (bundle) => {
  if (bundle.format === 'es') return '[name].js';
  return hasDoor(bundle) ? '[name].bundle' : '[name].cjs';
};

/** @param {import('./bundles.js').Bundle} bundle */
const hasDoor = ({ format, plain }) => format === 'cjs' && plain !== true;

/**
 * Behind the door lies a file whose name no compiler hook claims: Babel, which jscodeshift puts before every `require`,
 * would take seconds over it, in each worker.
 * @param {string} folder
 * @param {string} name
 */
const writeDoor = (folder, name) =>
  writeFileSync(path.join(folder, 'dist', `${name}.cjs`), `module.exports = require('./${name}.bundle');\n`);

/**
 * Code that is moved into a bundle still finds the files it was installed with: `import.meta.url` stays what it was.
 * @param {string} name
 * @returns {import('rolldown').Plugin}
 */
const keepHome = (name) => ({
  name: `keep-home-of-${name}`,
  transform: {
    filter: { id: new RegExp(`/node_modules/${name}/`, 'u') },
    handler: (code) => code.replaceAll('import.meta.url', homeVariable(name)),
  },
});

/** @param {string} name */
const homeVariable = (name) => `homeOf_${name.replace(/\W/gu, '_')}`;

/** @param {readonly string[]} names */
const homes = (names) =>
  names
    .map((name) => `const ${homeVariable(name)} = require('node:url').pathToFileURL(require.resolve('${name}')).href;`)
    .join('\n');

/**
 * @param {import('./bundles.js').Bundle} bundle
 * @param {readonly string[]} shipped
 */
const isExternal = ({ inlines }, shipped) => {
  const outside = new Set([...shipped, ...neverBundled].filter((name) => !inlines.includes(name)));
  return (/** @type {string} */ id) => isBuiltin(id) || outside.has(packageOf(id));
};

/**
 * @param {import('./bundles.js').Bundle} bundle
 * @param {import('rolldown').OutputChunk} chunk
 * @param {readonly string[]} shipped
 * @param {readonly { fileName: string }[]} output
 */
const verifyChunk = (bundle, chunk, shipped, output) => {
  const own = new Set(output.map((file) => file.fileName));
  const imports = [...chunk.imports, ...chunk.dynamicImports].filter((id) => !own.has(id));
  const where = `${bundle.workspace}/dist/${chunk.fileName}`;
  verifyImports(where, imports, shipped);

  const reached = new Set([...imports.map(packageOf), ...chunk.moduleIds.map(homeOf)]);
  const refused = bundle.refuses.find((name) => reached.has(name));
  if (refused !== undefined) throw new Error(`${where} reaches ${refused}, which scripts/bundles.js refuses there.`);
};

/**
 * A consumer's installation holds what package.json names and nothing else.
 * @param {string} where
 * @param {readonly string[]} imports
 * @param {readonly string[]} shipped
 */
const verifyImports = (where, imports, shipped) => {
  const missing = imports.find((id) => !isBuiltin(id) && !shipped.includes(packageOf(id)));
  if (missing !== undefined) {
    throw new Error(
      `${where} imports ${missing}, which the package's manifest names neither as dependency nor as peer.`,
    );
  }
};

/** @param {import('./bundles.js').Bundle} bundle */
const writeDeclarations = async (bundle) => {
  const folder = path.join(root, bundle.workspace);
  const shipped = shippedDependencies(folder);
  const entries = Object.entries(entriesOf(bundle)).filter(([name]) => bundle.types.includes(name));
  const declarations = bundle.format === 'cjs' ? '[name].d.cts' : '[name].d.ts';
  // One by one: shared chunks of declarations would be names no consumer asked for.
  for (const [name, source] of entries) {
    const build = await rollup({
      input: { [name]: source },
      external: isExternal(bundle, shipped),
      plugins: [
        workspaceSources,
        dts({ tsconfig: path.join(folder, 'tsconfig.json'), includeExternal: bundledTypes(folder), compilerOptions }),
      ],
      onwarn: (warning) => {
        if (!harmless.has(warning.code ?? '')) throw new Error(`${bundle.workspace}: ${warning.message}`);
      },
    });
    const { output } = await build.write({
      dir: path.join(folder, 'dist'),
      entryFileNames: declarations,
      format: 'es',
    });
    await build.close();
    verifyImports(`${bundle.workspace}/dist/${output[0].fileName}`, output[0].imports, shipped);
  }
};

/**
 * A workspace by its sources' own path: behind its link in node_modules the compiler takes each file of it for a
 * stranger's, and makes a program for every one of them.
 * @type {import('rollup').Plugin}
 */
const workspaceSources = {
  name: 'workspace-sources',
  async resolveId(id, importer) {
    const found = id.startsWith('@seamlint/') ? await this.resolve(id, importer, { skipSelf: true }) : null;
    return found === null || found.external !== false ? found : { ...found, id: realpathSync(found.id) };
  },
};

// The project graph is for `tsc -b`; here one program reads the sources of all workspaces.
const compilerOptions = { composite: false, incremental: false, rootDir: root };
const harmless = new Set(['EMPTY_BUNDLE', 'CIRCULAR_DEPENDENCY']);

/**
 * @param {import('./bundles.js').Bundle} bundle
 * @returns {Readonly<Record<string, string>>}
 */
const entriesOf = ({ workspace, entries }) => {
  const folder = path.join(root, workspace);
  if (typeof entries !== 'string') {
    return Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, path.join(folder, source)]));
  }
  const [parent = '', file = ''] = entries.split('/NAME/');
  const sources = Object.fromEntries(
    readdirSync(path.join(folder, parent)).map((name) => [name, path.join(folder, parent, name, file)]),
  );
  return Object.fromEntries(Object.entries(sources).filter(([, source]) => existsSync(source)));
};

/** @param {string} folder */
const manifest = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
/** @param {string} folder */
const shippedDependencies = (folder) => {
  const { dependencies = {}, peerDependencies = {} } = manifest(folder);
  return [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
};
/** @param {string} folder */
const bundledTypes = (folder) => Object.keys(manifest(folder).devDependencies ?? {});

/** @param {string} id */
const isBuiltin = (id) => id.startsWith('node:') || builtinModules.includes(id);

/** @param {string} id */
const packageOf = (id) => (isBuiltin(id) ? id : id.split('/', id.startsWith('@') ? 2 : 1).join('/'));

/**
 * The package, or workspace, a bundled module is a file of.
 * @param {string} file
 */
const homeOf = (file) => {
  const inside = file.replaceAll('\\', '/').split('/node_modules/').at(-1) ?? '';
  const workspace = /\/packages\/([\w-]+)\//u.exec(file)?.[1];
  return inside !== file || workspace === undefined ? packageOf(inside) : `@seamlint/${workspace}`;
};

const named = process.argv.slice(2);
await writeAll(named.length === 0 ? bundles : bundles.filter(({ workspace }) => named.includes(workspace)));
