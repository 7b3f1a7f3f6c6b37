import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { type Toolbox, loadToolbox } from './toolbox.ts';

const hooks = `import express from 'express';
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  const event = req.body;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;
const box = createSandbox({ 'package.json': '{}', 'a.js': hooks, 'b.js': hooks });
afterAll(() => {
  box.remove();
});

/** The rules as they are, and one that breaks over `a.js`. */
const broken = async (): Promise<Toolbox> => {
  const tools = await loadToolbox();
  const [first] = tools.rules;
  if (first === undefined) throw new Error('there are no rules');
  const rule: typeof first = {
    ...first,
    name: 'no-luck',
    *judge(scope) {
      for (const { span } of scope.facts('webhook-endpoint')) {
        if (span.path === 'a.js') throw new TypeError('a line of the source');
        yield { at: span, data: {} };
      }
    },
  };
  return { ...tools, rules: [...tools.rules, rule] };
};

test('a rule that breaks over a file is told of, and all else is judged', async () => {
  const { stdout, status } = await box.run(['--no-types', '--format', 'json'], { tools: broken });
  const { findings, errors } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly rule: string; readonly file: string }[];
    readonly errors: readonly { readonly file: string; readonly message: string }[];
  };
  expect(status).toBe(1);
  expect(errors).toEqual([
    {
      file: 'a.js',
      message:
        'a.js could not be judged by no-luck (TypeError): this is a bug in Seamlint, please report it; everything else was judged.',
    },
  ]);
  expect(findings.filter(({ rule }) => rule === 'no-luck').map(({ file }) => file)).toEqual(['b.js']);
  expect(findings.filter(({ rule }) => rule === 'require-webhook-signature').map(({ file }) => file)).toEqual([
    'a.js',
    'b.js',
  ]);
});

test('its exit status is that of a file that does not parse', async () => {
  const only = ['--no-types', '--rule', 'require-webhook-signature: off', 'a.js'];
  expect((await box.run(only, { tools: broken })).status).toBe(0);
  const strict = await box.run([...only, '--strict-parse'], { tools: broken });
  expect(strict.status).toBe(2);
  expect(strict.stderr).toContain('a.js could not be analysed');
});

test('a call over which the engine breaks is left out, and the rest of its file is judged', async () => {
  const tools = async (): Promise<Toolbox> => {
    const real = await loadToolbox();
    return {
      ...real,
      createScope: (program, catalog, options) => {
        const scope = real.createScope(program, catalog, options);
        return {
          ...scope,
          facts: (kind) => {
            if (kind === 'outbound-call') options.failed?.({ path: 'a.js', what: 'the call', error: new RangeError() });
            return scope.facts(kind);
          },
        };
      },
    };
  };
  const { stdout } = await box.run(['--no-types', 'a.js'], { tools });
  expect(stdout).toContain('a.js could not be judged by require-idempotency-key (RangeError, over the call in it)');
  expect(stdout).toContain('Anyone can post to /webhooks/stripe');
});
