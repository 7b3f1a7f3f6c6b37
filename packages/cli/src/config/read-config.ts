import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../package-root.ts';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';

export const CONFIG_NAMES = ['seamlint.config.ts', 'seamlint.config.js', 'seamlint.config.mjs', 'seamlint.config.json'];

/** What a config file exports. `shown` is its path for people. */
export const readConfig = async (path: string, shown: string): Promise<unknown> => {
  if (path.endsWith('.json')) return readJson(path, shown);
  try {
    return await importConfig(path);
  } catch (error) {
    throw new UsageError(`${shown} could not be loaded: ${firstLine(error)}${placeOf(error, path)}`);
  }
};

/** `"seamlint"` of a package.json, undefined where it has none. A package.json that is no JSON is npm's to complain about. */
export const readPackageKey = (path: string, shown: string): unknown => {
  const parsed = parse(textOf(path, shown));
  return typeof parsed === 'object' && parsed !== null && 'seamlint' in parsed ? parsed.seamlint : undefined;
};

const readJson = (path: string, shown: string): unknown => {
  const text = textOf(path, shown);
  const parsed = parse(text);
  if (parsed === undefined) throw new UsageError(`${shown} is not valid JSON${faultIn(text)}.`);
  return parsed;
};

/** Of what the engine says, only the place: its words repeat the text. */
const faultIn = (text: string): string => {
  try {
    JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const [, position] = /at position (\d+)/u.exec(String(error)) ?? [];
    if (position !== undefined) return ` (line ${String(lineAt(text, Number(position)))})`;
  }
  return '';
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const textOf = (path: string, shown: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const why = error.code === 'EACCES' || error.code === 'EPERM' ? 'no permission' : error.code;
    throw new UsageError(`${shown} can't be read (${why}), and it may hold the config: make it readable.`);
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return undefined;
  }
};

const importConfig = async (path: string): Promise<unknown> => {
  const { createJiti } = await import('jiti');
  // A config may import `defineConfig` although the project runs seamlint through npx and has it nowhere.
  const jiti = createJiti(pathToFileURL(path).href, {
    fsCache: false,
    moduleCache: false,
    alias: { seamlint: ownEntry() },
  });
  return await jiti.import(path, { default: true });
};

const ownEntry = (): string => {
  const built = join(packageRoot(), 'dist', 'index.js');
  return existsSync(built) ? built : join(packageRoot(), 'src', 'index.ts');
};

/** A loader names the place behind its first line. */
const placeOf = (error: unknown, path: string): string => {
  const message = error instanceof Error ? error.message : '';
  const at = message.indexOf(`${path}:`);
  const [line] = at === -1 ? [] : (/^\d+/u.exec(message.slice(at + path.length + 1)) ?? []);
  return line === undefined ? '' : ` (line ${line})`;
};

const firstLine = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').trim();
};
