import type { API, FileInfo } from 'jscodeshift';
import { pathInPackage, readProject } from '../project/read-project.ts';
import type { Site, Transform } from '../transform.ts';

export interface Options {
  /** Places that `seamlint` found, as a list or as its JSON. Left out: the file is searched for them. */
  readonly sites?: readonly Site[] | string;
}

/** What jscodeshift's own command line calls. Files are parsed by their extension; its `--parser` is not asked. */
export type Module = (file: FileInfo, api: Pick<API, 'report'>, options?: Options) => string;

export const runAlone =
  (transform: Transform, locate: (path: string, text: string) => readonly Site[]): Module =>
  (file, api, options = {}) => {
    const path = pathInPackage(file.path);
    const sites = options.sites === undefined ? locate(path, file.source) : sitesFrom(options.sites);
    if (sites.length === 0) return file.source;
    const result = transform.apply({ path, text: file.source, sites, project: readProject(file.path, file.source) });
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

/** Where a place is worse than it looks only by what other files do, nobody finds it in one file: it must be handed over. */
export const runOnSites =
  (transform: Transform): Module =>
  (file, api, options = {}) => {
    if (options.sites !== undefined) return runAlone(transform, () => [])(file, api, options);
    api.report(`Left as it is. ${transform.name} works on the places that seamlint finds: run \`npx seamlint fix\`.`);
    return file.source;
  };
