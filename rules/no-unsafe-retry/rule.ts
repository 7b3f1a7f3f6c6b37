import { defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-unsafe-retry',
  description: 'Disallow unsafe retry',
  message: 'What happens to the user’s system at {{route}}.',
  help: 'What to call instead, with the exact API.',
  severity: 'warning',
  preset: 'all',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      if (endpoint.method === 'ALL') yield { at: endpoint.span, data: { route: endpoint.route } };
    }
  },
});
