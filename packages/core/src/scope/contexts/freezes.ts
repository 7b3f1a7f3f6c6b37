import type { Route } from '../../facts/route.ts';
import type { RunContext } from '../../facts/run-context.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';

/** Frameworks whose handlers run as functions: each is stopped, or frozen, once it has answered. */
const FUNCTIONS: ReadonlySet<Route['framework']> = new Set([
  'lambda',
  'worker',
  'pages-function',
  'vercel',
  'firebase',
]);

const BY_HOST: ReadonlySet<Route['framework']> = new Set(['next-app', 'next-pages']);

export const freezingOf = (
  flow: Flow,
  file: string,
  route: Route,
  { fact }: FunctionRef,
): Pick<RunContext, 'freezes'> => {
  const { framework } = route;
  if (BY_HOST.has(framework) || isDeployed(flow, file, route)) return { freezes: 'by-host' };
  // One that answers by a callback is let run until nothing is left to do.
  if (framework === 'lambda' && !fact.async) return {};
  const isFunction = FUNCTIONS.has(framework) || (framework === 'deno' && /(?:^|\/)supabase\/functions\//u.test(file));
  return isFunction ? { freezes: 'always' } : {};
};

interface Deployment {
  /** What the file imports, or its package asks for, where it runs as functions. */
  readonly imports: RegExp | null;
  readonly asked: readonly string[];
  /** What a package asks for that runs it on a server of its own. */
  readonly served: readonly string[];
}

/** Frameworks that run anywhere: what puts them onto a host of functions. */
const DEPLOYMENTS: Partial<Readonly<Record<Route['framework'], Deployment>>> = {
  hono: {
    imports: /^hono\/(?:vercel|aws-lambda|lambda-edge|netlify|cloudflare-\w+)$/u,
    asked: ['wrangler'],
    served: ['@hono/node-server'],
  },
  sveltekit: {
    imports: null,
    asked: [
      '@sveltejs/adapter-vercel',
      '@sveltejs/adapter-netlify',
      '@sveltejs/adapter-cloudflare',
      '@sveltejs/adapter-cloudflare-workers',
    ],
    served: ['@sveltejs/adapter-node'],
  },
  remix: {
    imports: null,
    asked: [
      '@remix-run/cloudflare',
      '@remix-run/cloudflare-pages',
      '@remix-run/cloudflare-workers',
      '@remix-run/vercel',
      '@remix-run/architect',
      '@vercel/remix',
      '@vercel/react-router',
      '@netlify/remix-adapter',
      '@netlify/vite-plugin-react-router',
      '@react-router/cloudflare',
      '@react-router/architect',
    ],
    served: ['@remix-run/serve', '@remix-run/express', '@react-router/serve', '@react-router/express'],
  },
  h3: { imports: null, asked: ['nitro-cloudflare-dev', '@nuxthub/core'], served: [] },
};

const isDeployed = (flow: Flow, file: string, route: Route): boolean => {
  const maker = honoMaker(flow, file, route);
  const deployment = DEPLOYMENTS[maker === undefined ? route.framework : 'hono'];
  if (deployment === undefined) return false;
  const { imports, asked, served } = deployment;
  const asks = (name: string): boolean => flow.program.requires?.(file, name) ?? false;
  const edges = [file, ...(maker ?? [])].flatMap((path) => flow.program.file(path)?.structure.edges ?? []);
  if (edges.some((edge) => 'specifier' in edge && imports?.test(edge.specifier) === true)) return true;
  return asked.some(asks) && !served.some(asks);
};

/** Its routes read as those of Express do: the files that make the router, where it is one of Hono. */
const honoMaker = (flow: Flow, file: string, { framework, router }: Route): readonly string[] | undefined => {
  if (framework === 'hono') return [];
  if (framework !== 'express' || router === null) return undefined;
  const makers = flow
    .settle({ file, id: router })
    .found.flatMap((origin) =>
      origin.kind === 'external' && /^(?:hono|@hono\/zod-openapi)$/u.test(origin.package ?? '')
        ? [origin.ref.file]
        : [],
    );
  return makers.length === 0 ? undefined : makers;
};
