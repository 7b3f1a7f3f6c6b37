import type { Folder } from './folder.ts';
import { type Manifest, majorOf } from './manifest.ts';

export interface EslintSetup {
  readonly flavour: 'flat' | 'legacy' | 'none';
  /** The config in the root. */
  readonly file: string | null;
  /** Configs of single packages. */
  readonly inPackages: readonly string[];
  /** What the config names that parses TypeScript; null: nothing that is known to. */
  readonly typescript: string | null;
  /** The project asks for ESLint. */
  readonly installed: boolean;
  readonly major: number | undefined;
  /** Another linter, by the file that configures it. */
  readonly other: string | null;
}

const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);
const LEGACY = ['.js', '.cjs', '.yaml', '.yml', '.json', ''].map((extension) => `.eslintrc${extension}`);
const OTHERS = ['biome.json', 'biome.jsonc', '.oxlintrc.json', 'oxlint.config.ts', 'deno.json'];

/** What brings a parser of TypeScript along, by what a config imports or extends. */
const PARSERS = [
  'typescript-eslint',
  '@typescript-eslint',
  '@nx/eslint-plugin',
  'plugin:@nx/typescript',
  'next/typescript',
  'eslint-config-next',
  '@antfu/eslint-config',
  '@vue/eslint-config-typescript',
  '.nuxt/eslint.config',
  'eslint-config-love',
  'neostandard',
  'angular-eslint',
];

export const eslintSetupOf = (root: Folder, manifest: Manifest, files: readonly string[]): EslintSetup => {
  const flat = FLAT.find(root.has);
  const legacy = LEGACY.find(root.has) ?? ('eslintConfig' in manifest.json ? 'package.json' : undefined);
  const file = flat ?? legacy ?? null;
  const text = file === null ? '' : (root.read(file) ?? '');
  const range = manifest.dependencies.get('eslint');
  return {
    flavour: flat !== undefined ? 'flat' : legacy !== undefined ? 'legacy' : 'none',
    file,
    inPackages: files.filter((path) => path.includes('/') && FLAT.includes(path.split('/').at(-1) ?? '')),
    typescript: PARSERS.find((name) => text.includes(name)) ?? null,
    installed: range !== undefined,
    major: majorOf(range),
    other: OTHERS.find(root.has) ?? null,
  };
};
