import { join } from 'node:path';
import { addDevCommand } from '../../installs/commands.ts';
import type { Project } from '../detect/project.ts';
import { editEslintConfig } from '../edit/edit-eslint-config.ts';
import { byHand, none, type Proposal, there, write } from './proposal.ts';

const WHAT = 'ESLint plugin';
const PLUGIN = 'eslint-plugin-seamlint';
const PARSER = "{ files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: tseslint.parser } }";

/** The plugin in the editor: what one file alone can prove. */
export const proposeEslint = (project: Project): Proposal => {
  const { eslint, root } = project;
  const { flavour, file } = eslint;
  const text = file === null ? '' : (root.read(file) ?? '');
  if (text.includes(PLUGIN)) return there(WHAT, file ?? '');
  const carrier = eslint.inPackages.find((path) => root.read(path)?.includes(PLUGIN));
  if (carrier !== undefined) return there(WHAT, carrier);
  if (flavour === 'flat' && file !== null) return intoFlat(project, file, text);
  if (flavour === 'legacy') return beside(project);
  const [first] = eslint.inPackages;
  if (first !== undefined)
    return byHand(WHAT, `in ${several(eslint.inPackages)}`, linesIn(first, root.read(first) ?? ''));
  if (!eslint.installed) return without(project);
  const path = join(root.path, 'eslint.config.mjs');
  return write(WHAT, { path, before: null, after: linesFor(project) }, [
    ...installNotes(project),
    ...missingNotes(project),
  ]);
};

const intoFlat = (project: Project, file: string, text: string): Proposal => {
  const edited = isOld(project) ? { why: 'an older ESLint reads it' } : editEslintConfig(file, text);
  const notes = [...parserNotes(project, file), ...oldNotes(project)];
  if ('why' in edited)
    return byHand(WHAT, `in ${file}, at the end of what it exports (${edited.why})`, linesIn(file, text), notes);
  return write(WHAT, { path: join(project.root.path, file), before: text, after: edited.text }, [
    ...notes,
    ...missingNotes(project),
  ]);
};

/** The plugin reads no tree that ESLint could not make. */
const parserNotes = ({ typescript, eslint }: Project, file: string): readonly string[] =>
  typescript === null || eslint.typescript !== null
    ? []
    : [
        `${file} names nothing that parses TypeScript, as far as can be seen; if it lints only JavaScript, add ${PARSER} with \`import tseslint from 'typescript-eslint'\`.`,
      ];

/** The plugin runs in no ESLint before 9. */
export const isOld = ({ eslint: { major = 9 } }: Project): boolean => major < 9;

const oldNotes = (project: Project): readonly string[] =>
  isOld(project)
    ? [`The plugin wants ESLint 9 or 10; package.json asks for ${String(project.eslint.major ?? '')}.`]
    : [];

const missingNotes = ({ installed, manager }: Project): readonly string[] =>
  installed.has(PLUGIN) ? [] : [`ESLint finds it once it is installed: ${addDevCommand(manager)} ${PLUGIN}.`];

const linesIn = (file: string, text: string): string => {
  const isCommonJs = file.endsWith('.cjs') || (/\bmodule\.exports\b/u.test(text) && !/^export\b/mu.test(text));
  return `${isCommonJs ? `const seamlint = require('${PLUGIN}').default;` : `import seamlint from '${PLUGIN}';`}\n\nseamlint.configs.recommended,\n`;
};

/** A whole config. */
const linesFor = ({ typescript }: Project): string =>
  [
    `import seamlint from '${PLUGIN}';`,
    ...(typescript === null ? [] : ["import tseslint from 'typescript-eslint';"]),
    '',
    'export default [',
    ...(typescript === null ? [] : [`  ${PARSER},`]),
    '  seamlint.configs.recommended,',
    '];',
    '',
  ].join('\n');

const installNotes = ({ manager, typescript, manifest }: Project): readonly string[] =>
  typescript === null || manifest.dependencies.has('typescript-eslint')
    ? []
    : [`It wants one more package: ${addDevCommand(manager)} typescript-eslint.`];

const beside = (project: Project): Proposal =>
  byHand(
    WHAT,
    `in a flat config, which the plugin wants (npx @eslint/migrate-config ${project.eslint.file ?? ''} writes one); the command line, the hook and the CI job need none`,
    linesFor(project),
    oldNotes(project),
  );

const without = ({ eslint: { other } }: Project): Proposal =>
  none(
    WHAT,
    `no ESLint here${other === null ? '' : ` (${other} configures another linter)`}; the command line tells all that the plugin would`,
  );

const several = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${String(others.length)} more, or in what they share`;
