/**
 * Why a rule may not be called that; null where it may.
 * @param {string} name
 */
export const refusalOf = (name) =>
  /^(?:no|require)-[a-z\d]+(?:-[a-z\d]+)*$/u.test(name)
    ? null
    : 'Name the hazard: no-… where a harmful thing is there, require-… where a needed thing is missing.';

/**
 * The files of a new rule by name. Its example, an endpoint that answers every method, is real enough to be reported.
 * @param {string} name
 * @returns {Readonly<Record<'rule.ts' | 'cases.ts' | 'docs.md', string>>}
 */
export const skeletonOf = (name) => ({ 'rule.ts': ruleOf(name), 'cases.ts': cases, 'docs.md': docs });

/** @param {string} name */
const ruleOf = (name) => {
  const [kind, ...hazard] = name.split('-');
  return `import { defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: '${name}',
  description: '${kind === 'no' ? 'Disallow' : 'Require'} ${hazard.join(' ')}',
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
`;
};

const cases = `import type { Cases } from '@seamlint/testkit';

export const cases = {
  silent: {
    'the endpoint answers one method': {
      files: \`
        import express from 'express';
        const app = express();
        app.post('/webhooks/stripe', (req, res) => {
          fulfil(req.body);
          res.sendStatus(200);
        });
      \`,
    },
  },
  reported: {
    'the endpoint answers every method': {
      files: \`
        import express from 'express';
        const app = express();
        app.all('/webhooks/stripe', (req, res) => { // reported
          fulfil(req.body);
          res.sendStatus(200);
        });
      \`,
    },
  },
} satisfies Cases;
`;

const docs = `## What goes wrong

In production, in two sentences.

## Reported

## Not reported

## Fix

<!-- options: written by scripts/generate.js -->

<!-- /options -->

## When to turn it off
`;
