import { readFileSync } from 'node:fs';

import { rules } from '@seamlint/rules';
import typescriptParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { Linter as Linter9 } from 'eslint-9';
import { describe, expect, it } from 'vitest';

import seamlint from './index.ts';

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const rule = 'seamlint/require-webhook-signature';
const unverified = `import { NextResponse } from 'next/server';
import { settle } from '@/lib/orders';

export async function POST(request) {
  const event = await request.json();
  if (event.type === 'invoice.paid') await settle(event.data.object.id);
  return NextResponse.json({ received: true });
}
`;
const route = 'app/api/webhooks/stripe/route.js';

interface Setting {
  readonly filename?: string;
  readonly config?: Linter.Config;
}

const lint = (text: string, { filename = route, config = {} }: Setting = {}): Linter.LintMessage[] =>
  new Linter({ cwd: '/shop' }).verify(text, [seamlint.configs.recommended, { files: ['**/*.{js,ts}'] }, config], {
    filename: `/shop/${filename}`,
  });

describe('the plugin', () => {
  it('says who it is', () => {
    expect(manifest).toMatchObject({ name: seamlint.meta.name, version: seamlint.meta.version });
  });

  it('has every rule, documented', () => {
    expect(Object.keys(seamlint.rules)).toEqual(rules.map(({ name }) => name));
    for (const [name, { meta }] of Object.entries(seamlint.rules)) {
      expect(meta?.docs?.url).toContain(`/${name}/docs.md`);
      const own = rules.find((rule) => rule.name === name);
      expect([meta?.fixable, meta?.hasSuggestions]).toEqual([
        own?.edits === 'safe' ? 'code' : undefined,
        own?.edits === 'suggested' ? true : undefined,
      ]);
    }
  });

  it('has presets that grow', () => {
    const namesOf = (config: Linter.Config): string[] => Object.keys(config.rules ?? {});
    const { recommended, strict, all } = seamlint.configs;
    expect(namesOf(strict)).toEqual(expect.arrayContaining(namesOf(recommended)));
    expect(namesOf(all)).toEqual(rules.map(({ name }) => `seamlint/${name}`));
    expect(recommended.rules).toMatchObject({ [rule]: 'error' });
  });
});

describe('a finding', () => {
  it('stands where the fact is, with the way out', () => {
    expect(lint(unverified)).toMatchObject([
      { ruleId: rule, severity: 2, line: 4, endLine: 8, messageId: 'mendableUnsafely' },
    ]);
    expect(lint(unverified)[0]?.message).toMatch(
      /^Anyone can post to \/api\/webhooks\/stripe: .*`seamlint fix --unsafe-fixes` can do it\.$/u,
    );
  });

  it('is the same in ESLint 9', () => {
    const nine = new Linter9({ cwd: '/shop' });
    const config = { name: 'nine', plugins: { seamlint: seamlint as object }, rules: { [rule]: 'error' as const } };
    expect(nine.verify(unverified, [config], { filename: `/shop/${route}` })).toMatchObject([
      { ruleId: rule, line: 4 },
    ]);
  });

  it('is counted without a byte order mark, as ESLint counts', () => {
    const [plain] = lint(unverified);
    const [marked] = lint(`\uFEFF${unverified}`);
    expect(marked).toEqual(plain);
  });

  it('holds for the TypeScript parser', () => {
    const config: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } };
    const typed = unverified.replace('(request)', '(request: Request): Promise<Response>');
    expect(lint(typed, { filename: 'app/api/webhooks/stripe/route.ts', config })).toMatchObject([
      { ruleId: rule, line: 4 },
    ]);
  });
});

describe('a suggestion', () => {
  const config: Linter.Config = {};
  const suggested = (text: string): readonly string[] =>
    lint(text, { filename: 'src/pay.js', config }).flatMap(({ suggestions }) =>
      (suggestions ?? []).map(({ fix }) => text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])),
    );
  const caught = (logged: string): string => `import axios from 'axios';
export async function pay(order) {
  try {
    await axios.post('https://api.example.com/pay', order, { headers: { authorization: process.env.PAY_TOKEN }, timeout: 5000 });
  } catch (error) {
    console.error(${logged});
  }
}
`;

  it('logs the message in the place of the error', () => {
    expect(suggested(caught("'failed', error"))).toEqual([caught("'failed', error.message")]);
  });

  it('keeps the name of a property that is its own value', () => {
    expect(suggested(caught("'failed', { error }"))).toEqual([caught("'failed', { error: error.message }")]);
  });
});

describe('a comment', () => {
  const above = (comment: string): string => unverified.replace('export async', `${comment}\nexport async`);

  it.each(['// seamlint-disable-next-line', `// seamlint-disable-next-line ${rule.slice(9)} -- behind a VPN`])(
    'switches it off: %s',
    (comment) => {
      expect(lint(above(comment))).toEqual([]);
    },
  );

  it('needs a reason where the settings say so', () => {
    const config: Linter.Config = { settings: { seamlint: { requireReason: true } } };
    const bare = above('// seamlint-disable-next-line');
    expect(lint(bare, { config })).toHaveLength(1);
    expect(lint(bare.replace('-line', '-line -- behind a VPN'), { config })).toEqual([]);
  });

  it('of ESLint is ESLint’s own affair, and never called unused', () => {
    const config: Linter.Config = { linterOptions: { reportUnusedDisableDirectives: 'error' } };
    expect(lint(above(`// eslint-disable-next-line ${rule}`), { config })).toEqual([]);
  });

  it('of ours is never called unused', () => {
    const config: Linter.Config = { linterOptions: { reportUnusedDisableDirectives: 'error' } };
    expect(lint('// seamlint-disable-next-line\nexport const a = 1;\n', { config })).toEqual([]);
  });
});

describe('the settings', () => {
  it('say what else is a test', () => {
    expect(lint(unverified, { config: { settings: { seamlint: { tests: ['app/api'] } } } })).toEqual([]);
    expect(lint(unverified, { config: { settings: { seamlint: { tests: ['qa'] } } } })).toHaveLength(1);
  });

  it('say what is not reported', () => {
    expect(lint(unverified, { config: { settings: { seamlint: { ignore: ['app'] } } } })).toEqual([]);
    expect(lint(unverified, { config: { settings: { seamlint: { ignore: ['app', '!**/route.js'] } } } })).toHaveLength(
      1,
    );
  });

  it('take the file of the command line as it is', () => {
    const file = { extends: 'strict', rules: { 'no-hardcoded-secret': 'off' }, wrappers: {}, critical: ['stripe'] };
    expect(lint(unverified, { config: { settings: { seamlint: file } } })).toHaveLength(1);
  });

  it('are refused in one sentence where they are of the wrong kind', () => {
    expect(() => lint(unverified, { config: { settings: { seamlint: { tests: 'qa' } } } })).toThrow(
      'settings.seamlint: "tests" must be an array.',
    );
  });

  it.each<[string, object, string]>([
    ['a misspelt key', { provider: [] }, 'there is no key "provider"; did you mean "providers"?'],
    ['a glob that is none', { ignore: [5] }, '"ignore.0" must be a string.'],
    ['a reason that is asked for in words', { requireReason: 'yes' }, '"requireReason" must be true or false.'],
    ['nothing in the place of a provider', { providers: [null] }, '"providers.0" must be an object.'],
    ['a provider without an id', { providers: [{}] }, '"providers.0.id" is missing; a string that is not empty.'],
    ['hosts in one string', { providers: [{ id: 'a', hosts: 'x' }] }, '"providers.0.hosts" must be an array.'],
    [
      'a host that is a number',
      { providers: [{ id: 'a', hosts: [{ host: 5, env: 'live', role: 'api' }] }] },
      '"providers.0.hosts.0.host" must be a string that is not empty.',
    ],
    [
      'a key that there is not',
      { providers: [{ id: 'a', host: [] }] },
      'there is no key "providers.0.host"; did you mean "hosts"?',
    ],
    [
      'half of what a sender is',
      { providers: [{ id: 'a', webhooks: { auth: 'hmac' } }] },
      '"providers.0.webhooks.toleranceSec" is missing; a number from 0 on or null.',
    ],
    [
      'a pattern that is none',
      { providers: [{ id: 'a', credentials: [{ ...key, pattern: '(' }] }] },
      '"providers.0.credentials.0.pattern" is no regular expression',
    ],
    [
      'a pattern that is slow',
      { providers: [{ id: 'a', credentials: [{ ...key, pattern: '(a+)+X' }] }] },
      '"providers.0.credentials.0.pattern" may take longer than linear time',
    ],
  ])('are refused in a sentence: %s', (_, settings, sentence) => {
    expect(() => lint(unverified, { config: { settings: { seamlint: settings } } })).toThrow(
      `settings.seamlint: ${sentence}`,
    );
  });

  it('add an API', () => {
    const text = unverified.replace('request.json()', 'request.json(); request.headers.get("x-otterpay-signature")');
    const elsewhere = 'app/api/incoming/route.js';
    const config: Linter.Config = { settings: { seamlint: { providers: [otterPay] } } };
    expect(lint(text.replace('invoice.paid', 'otter.fed'), { filename: elsewhere })).toEqual([]);
    expect(lint(text.replace('invoice.paid', 'otter.fed'), { filename: elsewhere, config })).toMatchObject([
      { ruleId: rule },
    ]);
  });
});

const key = {
  id: 'acme-key',
  title: 'Acme key',
  prefix: '',
  env: 'live',
  exposure: 'secret',
  envVars: [],
  sharedWith: [],
};

const otterPay = {
  id: 'otter-pay',
  title: 'OtterPay',
  category: 'payments',
  hosts: [],
  packages: [],
  clients: [],
  webhooks: {
    auth: 'hmac',
    signatureHeaders: ['x-otterpay-signature'],
    otherHeaders: [],
    needsRawBody: true,
    helpers: [],
    notVerification: [],
    toleranceSec: null,
    secretEnv: [],
    events: ['otter.*'],
    pathNames: ['otter-pay'],
    advice: 'compare the HMAC',
  },
  credentials: [],
  evidence: [],
};

describe('a file without a seam', () => {
  it('is scanned and nothing else', () => {
    const asked: string[] = [];
    const listening = Object.fromEntries(
      Object.entries(seamlint.rules).map(([name, module]) => {
        const create: Rule.RuleModule['create'] = (context) => {
          const listeners = module.create(context);
          asked.push(...Object.keys(listeners));
          return listeners;
        };
        return [name, { ...module, create }];
      }),
    );
    const run = (filename: string, text: string): number => {
      asked.length = 0;
      new Linter({ cwd: '/shop' }).verify(
        text,
        [{ plugins: { seamlint: { rules: listening } }, rules: { [rule]: 'error' } }],
        {
          filename: `/shop/${filename}`,
        },
      );
      return asked.length;
    };
    expect(run('src/sum.js', 'export const sum = (a, b) => a + b;\n')).toBe(0);
    expect(run(route, unverified)).toBeGreaterThan(0);
  });
});
