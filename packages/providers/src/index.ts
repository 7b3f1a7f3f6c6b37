// Written by scripts/generate.js: each file of this folder is a provider.
import type { Provider } from '@seamlint/core';
import { github } from './github.ts';
import { slack } from './slack.ts';
import { stripe } from './stripe.ts';

export const providers: readonly Provider[] = [github, slack, stripe];
