const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/iu;
/** Type declarations, and what a build wrote: nobody mends either by hand. */
const DERIVED = /\.d\.(?:[\w-]+\.)?[cm]?ts$|[.-](?:min|bundle|chunk)\.[cm]?js$|^\.pnp\.c?js$/iu;

export const isAnalysableName = (name: string): boolean => SOURCE.test(name) && !DERIVED.test(name);

/** Never anybody's source, wherever they lie. */
const CLOSED = new Set(
  [
    ['node_modules', 'bower_components', 'jspm_packages', '.git', '.hg', '.svn', '.yarn', '.pnpm-store'],
    [
      'dist',
      '.next',
      '.nuxt',
      '.output',
      '.svelte-kit',
      '.astro',
      '.docusaurus',
      '.expo',
      '.angular',
      'storybook-static',
    ],
    [
      '.turbo',
      '.nx',
      '.cache',
      '.parcel-cache',
      '.vercel',
      '.netlify',
      '.wrangler',
      '.serverless',
      '.aws-sam',
      '.nyc_output',
    ],
  ].flat(),
);

/** Output by custom, but also words of a trade: `app/api/build/route.ts` is a route. */
const OUTPUT = new Set(['build', 'out', 'coverage']);
const SOURCE_TREE = /(?:^|\/)(?:src|app|pages|routes)\//u;

/** Whether the folder `name` inside `parent` (relative to the root, ending in `/` unless empty) holds no source. */
export const isClosedFolder = (parent: string, name: string): boolean =>
  CLOSED.has(name) || (OUTPUT.has(name) && !SOURCE_TREE.test(parent));
