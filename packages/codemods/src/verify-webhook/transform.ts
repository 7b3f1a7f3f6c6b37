import type { API, FileInfo } from 'jscodeshift';
import { manifestOf } from '../source/manifest.ts';
import type { Site } from '../transform.ts';
import { locate } from './locate.ts';
import { verifyWebhook } from './verify-webhook.ts';

export interface Options {
  /** Places that `seamlint` found, as a list or as its JSON. Left out: the file is searched for them. */
  readonly sites?: readonly Site[] | string;
}

/** `npx jscodeshift -t verify-webhook/transform.js src`. Files are parsed by their extension; jscodeshift's `--parser` is not asked. */
export const transform = (file: FileInfo, api: Pick<API, 'report'>, options: Options = {}): string => {
  const { path, dependencies } = manifestOf(file.path);
  const sites = options.sites === undefined ? locate(path, file.source) : sitesFrom(options.sites);
  if (sites.length === 0) return file.source;
  const result = verifyWebhook.apply({ path, text: file.source, sites, project: { dependencies } });
  if (result.kind === 'refused') {
    api.report(`Left as it is. ${result.why}`);
    return file.source;
  }
  // jscodeshift puts the path before each.
  for (const note of result.notes) api.report(note);
  if (result.install.length > 0) api.report(`Install ${result.install.join(' ')}.`);
  return result.text;
};

/** Both jscodeshift's own command line and `seamlint` hand options over as plain data. */
const sitesFrom = (sites: readonly Site[] | string): readonly Site[] =>
  typeof sites === 'string' ? (JSON.parse(sites) as readonly Site[]) : sites;

export default transform;
