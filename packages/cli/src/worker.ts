import { serveExtraction } from '@seamlint/analyzer';
import { createCatalog, withOwnProviders } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import type { OwnCatalog } from './check/own-catalog.ts';

/** Runs in each thread. The catalog holds functions and patterns: a thread makes its own. */
serveExtraction((own) => {
  // What `threadsFor` hands over.
  const { providers: added, ...names } = own as OwnCatalog;
  return createCatalog(withOwnProviders(providers, added), libraries, names);
});
