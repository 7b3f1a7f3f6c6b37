import { recogniseCredentialSinks } from './recognise-credential-sinks.ts';
import { recogniseCredentials } from './recognise-credentials.ts';
import { recogniseRoutes } from './recognise-routes.ts';
import type { Recogniser } from './recogniser.ts';

/** All that is read off a file, in no order that matters. */
export const recognisers: readonly Recogniser[] = [recogniseRoutes, recogniseCredentials, recogniseCredentialSinks];
