import type { Catalog } from '../catalog/catalog.ts';
import { express } from './frameworks/express.ts';
import { lambda } from './frameworks/lambda.ts';
import { nestWiring } from './frameworks/nest.ts';
import { routePatterns } from './recognise-routes.ts';
import type { Seam } from './seam.ts';

/** What a file that registers the route of a webhook holds. Where files are routes by their place, see the gate. */
export const routeSeams = (catalog: Catalog): readonly Seam[] => [
  {
    all: [
      `(?:\\.\\s*|\\[\\s*['"\`])(?:route|on|openapi|${express.methods.filter((method) => method !== 'get').join('|')})\\b`,
      routePattern(catalog),
    ],
  },
  { all: [String.raw`@nestjs/common`, String.raw`\bController\b`, routePattern(catalog)] },
  { all: [String.raw`@nestjs/`, nestWiring] },
  { all: [lambda.words, String.raw`\bexports?\b`, routePattern(catalog)] },
];

/** Says of a text or a path that webhooks may be meant. */
export const routePattern = (catalog: Catalog): string => [...new Set(routePatterns(catalog))].sort().join('|');
