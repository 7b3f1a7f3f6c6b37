import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram, isInstalled, withServer } from '@seamlint/testkit/servers';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../packages/cli/src/map/formats/html/html.ts';
import type { IntegrationMap } from '../packages/cli/src/map/integration-map.ts';
import { createPaint } from '../packages/cli/src/paint.ts';
import { createSandbox } from '../packages/cli/src/sandbox.ts';

const hostile = `</script></style><img src=x onerror="document.title='broken in'"><a href='javascript:1'>"'&`;

const program = {
  'package.json': '{ "name": "shop", "type": "module", "dependencies": { "stripe": "^17.0.0", "express": "^5.0.0" } }',
  'src/pay.ts': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_KEY!);
export const pay = (order) => stripe.paymentIntents.create({ amount: order.total, currency: 'eur' });
export const find = (id) => stripe.paymentIntents.retrieve(id);
`,
  'src/rates.ts': `export const rates = () => fetch('https://api.rates.example/v1/latest/and/a/way/that/is/long/enough/for/a/phone');\n`,
  'src/hooks.ts': `import express from 'express';
express().post('/hooks/stripe', express.json(), (req, res) => {
  console.log(req.headers['stripe-signature'], req.body.type);
  res.sendStatus(200);
});
`,
};

/** The page that a real run writes, with what nobody would write in its names. */
const pageOf = async (): Promise<string> => {
  const box = createSandbox(program);
  try {
    const { stdout } = await box.run(['map', '--no-types', '--no-cache', '--format', 'json']);
    const map = JSON.parse(stdout) as IntegrationMap;
    const [call, ...calls] = map.calls;
    const [webhook] = map.webhooks;
    if (call === undefined || webhook === undefined) throw new Error('the program has calls and a webhook');
    const strange: IntegrationMap = {
      ...map,
      calls: [
        call,
        {
          ...call,
          operation: hostile,
          file: `src/${hostile}`,
          idempotencyKey: { ...call.idempotencyKey, says: hostile },
        },
        ...calls,
      ],
      webhooks: [
        {
          ...webhook,
          route: hostile,
          framework: hostile,
          evidence: [hostile],
          undecided: [{ rule: 'some-rule', why: hostile }],
        },
      ],
      errors: [{ file: 'a', message: hostile }],
    };
    return html(strange, {
      version: '1.2.3',
      paint: createPaint(false),
      width: null,
      verbose: false,
      base: '',
      note: () => undefined,
    });
  } finally {
    box.remove();
  }
};

describe.runIf(isInstalled('chromium'))(withServer('the page of the map, in a browser', 'chromium'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'seamlint-page-'));
  const file = join(folder, 'map.html');
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file, await pageOf());
    browser = await chromium.launch({ executablePath: findProgram('chromium') ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const withPage = async <T>(
    options: BrowserContextOptions,
    use: (page: Page, said: string[]) => Promise<T>,
  ): Promise<T> => {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(file).href) said.push(`asked for ${request.url()}`);
      });
      await page.goto(pathToFileURL(file).href);
      return await use(page, said);
    } finally {
      await context.close();
    }
  };

  const rowsOf = (page: Page) => page.locator('tbody tr:visible');

  it('asks for nothing, and what stands in the code stays text', async () => {
    await withPage({}, async (page, said) => {
      expect(await page.title()).toBe('Integration map');
      expect(await page.locator('img, iframe, link, [onerror], [href^="javascript"]').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
      expect(await page.getByText(hostile, { exact: true }).count()).toBeGreaterThan(1);
      expect(said).toEqual([]);
    });
  });

  it('lets no other script run and no request out', async () => {
    await withPage({}, async (page, said) => {
      await page.evaluate(
        `document.body.append(Object.assign(document.createElement('script'), { textContent: "document.title = 'ran'" }))`,
      );
      await page.evaluate(`fetch('http://127.0.0.1:9/').catch(() => undefined)`);
      expect(await page.title()).toBe('Integration map');
      expect(said.filter((text) => /Content Security Policy/u.test(text)).length).toBeGreaterThan(1);
      expect(said.filter((text) => text.startsWith('asked for'))).toEqual([]);
    });
  });

  it('shows all of it without a script', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      expect(await rowsOf(page).count()).toBe(5);
      expect(await page.getByRole('search').isVisible()).toBe(false);
      expect(await page.getByRole('heading', { name: 'Stripe' }).isVisible()).toBe(true);
    });
  });

  it('is narrowed by API, kind, findings and text, from the keyboard', async () => {
    await withPage({}, async (page) => {
      expect(await rowsOf(page).count()).toBe(5);
      await page.getByRole('combobox', { name: 'Kind' }).focus();
      await page.keyboard.type('reads');
      expect(await rowsOf(page).count()).toBe(2);
      expect(await page.getByRole('status').textContent()).toBe('2 of 5 shown');
      await page.getByRole('combobox', { name: 'API' }).selectOption({ label: 'Stripe' });
      expect(await rowsOf(page).locator('.title').allTextContents()).toEqual(['paymentIntents.retrieve']);
      expect(await page.getByRole('heading', { name: 'Other APIs' }).isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Clear' }).press('Enter');
      expect(await rowsOf(page).count()).toBe(5);
      // The button leaves the focus in the text.
      await page.keyboard.type('RATES.ts get');
      expect(await rowsOf(page).locator('.title').allTextContents()).toEqual([
        expect.stringContaining('GET api.rates'),
      ]);
      await page.getByRole('searchbox').fill('no such thing');
      expect(await page.getByText('Nothing fits.').isVisible()).toBe(true);
      await page.getByRole('searchbox').fill('');
      await page.getByRole('checkbox', { name: 'with findings' }).press('Space');
      expect(await rowsOf(page).locator('.findings a').count()).toBeGreaterThan(0);
      expect(await rowsOf(page).count()).toBeLessThan(5);
    });
  });

  it('its tables say what each cell is, on a phone too', async () => {
    for (const width of [1280, 400])
      await withPage({ viewport: { width, height: 900 } }, async (page) => {
        const table = page.getByRole('table', { name: 'Calls of Stripe' });
        expect(await table.getByRole('columnheader').count()).toBe(7);
        expect(await table.getByRole('rowheader', { name: /paymentIntents\.retrieve/u }).count()).toBe(1);
        expect(await table.locator('th:not([scope])').count()).toBe(0);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        await table.getByText('Details').first().click();
        const key = table.getByText(/^Key: .*idempotencyKey in the last argument/u).first();
        expect(await key.isVisible()).toBe(true);
      });
  });

  it.each(['light', 'dark'] as const)('can be read by a %s screen', async (colorScheme) => {
    await withPage({ colorScheme }, async (page) => {
      const contrasts = await page.evaluate<readonly { readonly text: string; readonly ratio: number }[]>(CONTRASTS);
      expect(contrasts.length).toBeGreaterThan(30);
      expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      const color = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      const [red = 0] = color.match(/\d+/gu)?.map(Number) ?? [];
      expect(red > 128).toBe(colorScheme === 'light');
    });
  });
});

/** Of every text that is seen, how far its colour is from what lies behind it, as WCAG counts. */
const CONTRASTS = `(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== 'rgba(0, 0, 0, 0)') return color;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  return [...document.querySelectorAll('body *')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') && one.checkVisibility())
    .map((one) => {
      const [a, b] = [light(getComputedStyle(one).color), light(behind(one))];
      return { text: one.textContent.slice(0, 40), ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
    });
})()`;
