import { recogniseCredentialSinks } from './recognise-credential-sinks.ts';
import { recogniseCredentials } from './recognise-credentials.ts';
import { recogniseLogs } from './recognise-logs.ts';
import { recogniseMentions } from './recognise-mentions.ts';
import { recogniseRoutes } from './recognise-routes.ts';
import { recogniseWiring } from './recognise-wiring.ts';
import type { Recogniser } from './recogniser.ts';

/** All that is read off a file, in no order that matters. */
export const recognisers: readonly Recogniser[] = [
  recogniseRoutes,
  recogniseCredentials,
  recogniseCredentialSinks,
  recogniseLogs,
  recogniseMentions,
  recogniseWiring,
];
