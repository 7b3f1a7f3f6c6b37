import type { Catalog } from '../catalog/catalog.ts';
import { botpress } from './frameworks/botpress.ts';
import { containerWords, registerWords } from './frameworks/containers.ts';
import { express } from './frameworks/express.ts';
import { deno } from './frameworks/deno.ts';
import { firebase } from './frameworks/firebase.ts';
import { vercel } from './frameworks/vercel.ts';
import { wasp } from './frameworks/wasp.ts';
import { workers } from './frameworks/workers.ts';
import { lambda } from './frameworks/lambda.ts';
import { h3 } from './frameworks/h3.ts';
import { n8n } from './frameworks/n8n.ts';
import { nestWiring } from './frameworks/nest.ts';
import { next } from './frameworks/next.ts';
import { remix } from './frameworks/remix.ts';
import { sveltekit } from './frameworks/sveltekit.ts';
import { routePatterns } from './recognise-routes.ts';
import type { Seam } from './seam.ts';

/** What a file that registers the route of a webhook holds. Where files are routes by their place, see the gate. */
export const routeSeams = (catalog: Catalog): readonly Seam[] => {
  const telling = routePattern(catalog);
  return [
    {
      all: [
        `(?:\\.\\s*|\\[\\s*['"\`])(?:route|on|openapi|${express.methods.filter((method) => method !== 'get').join('|')})\\b`,
        telling,
      ],
    },
    { all: [String.raw`@nestjs/common`, String.raw`Controller\b`, telling] },
    { all: [String.raw`@nestjs/`, nestWiring] },
    { all: [containerWords, registerWords] },
    { all: [String.raw`\.\s*register\b`, String.raw`\bprefix\b`, telling] },
    { all: [remix.words, String.raw`\bexport\b`, telling] },
    { all: [lambda.words, String.raw`\bexports?\b`, telling] },
    { all: [workers.words, workers.fetchWords, telling] },
    // What tells paths apart may stand in another file.
    { all: [workers.entry] },
    { all: [deno.entry] },
    { all: [String.raw`\bserve\b`, telling] },
    { all: [firebase.words, telling] },
    { all: [n8n.words, n8n.type] },
    { all: [botpress.words, String.raw`\bhandler\b`] },
    { all: [wasp.words, String.raw`\bexport\b`, telling] },
  ];
};

/** Without one of these a function that is named after its place is none. */
export const placedWords = [lambda.words, workers.fetchWords, String.raw`\bserve\b`].join('|');

/** Whether a file may be a route by where it lies. */
export const isRouteFile = (path: string): boolean =>
  next.appRoute.test(path) ||
  next.pagesRoute.test(path) ||
  h3.route.test(path) ||
  h3.bare.test(path) ||
  sveltekit.route.test(path) ||
  remix.route.test(path) ||
  vercel.netlify.test(path) ||
  deno.supabase.test(path) ||
  workers.pagesFunction.test(path);

/** Says of a text or a path that webhooks may be meant. */
export const routePattern = (catalog: Catalog): string => [...new Set(routePatterns(catalog))].sort().join('|');
