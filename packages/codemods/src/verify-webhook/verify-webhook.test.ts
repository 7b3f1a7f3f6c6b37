import { describe, expect, it } from 'vitest';
import { type Case, cases } from './cases.ts';
import { locate } from './locate.ts';
import { verifyWebhook } from './verify-webhook.ts';
import type { Site, TransformResult } from '../transform.ts';

const sitesOf = ({ path, site }: Case, text: string): readonly Site[] => {
  if (site === undefined) return locate(path, text);
  const { from, provider, framework } = site;
  return [{ start: text.indexOf(from), end: text.length - 1, options: { provider, framework } }];
};

const apply = (given: Case, text: string): TransformResult =>
  verifyWebhook.apply({
    path: given.path,
    text,
    // A byte order mark does not count.
    sites: sitesOf(given, text.replace(/^\uFEFF/u, '')),
    project: { dependencies: new Set(given.dependencies) },
  });

const styles: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with tabs': (text) => text.replace(/^(?: {2})+/gmu, (spaces) => '\t'.repeat(spaces.length / 2)),
  'with tabs, CRLF and a byte order mark': (text) =>
    `\uFEFF${text.replace(/^(?: {2})+/gmu, (spaces) => '\t'.repeat(spaces.length / 2)).replaceAll('\n', '\r\n')}`,
  'with four spaces': (text) => text.replace(/^(?: {2})+/gmu, (spaces) => spaces + spaces),
  'with double quotes': (text) => text.replaceAll("'", '"'),
};

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, given) => {
    const site = given.site && { ...given.site, from: rewrite(given.site.from).replace('\uFEFF', '') };
    const styledCase = { ...given, ...(site === undefined ? {} : { site }) };
    const result = apply(styledCase, rewrite(given.input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(rewrite(given.output.slice(1)));
    expect(result.install).toEqual(given.install ?? []);
  });
});

describe('a second run', () => {
  it.each(Object.entries(cases))('changes nothing: %s', (_name, given) => {
    const text = given.output.slice(1);
    expect(locate(given.path, text)).toEqual([]);
    const from = given.site?.from ?? /(?:app|hooks)\.post\(|export (?:default|async|const POST)/u.exec(text)?.[0] ?? '';
    const [provider = '', framework = ''] = [given.site?.provider, given.site?.framework].map((one) => one ?? '');
    const options =
      given.site === undefined ? (locate(given.path, given.input.slice(1))[0]?.options ?? {}) : { provider, framework };
    const sites = [{ start: text.lastIndexOf(from), end: text.length - 1, options }];
    expect(
      verifyWebhook.apply({ path: given.path, text, sites, project: { dependencies: new Set(given.dependencies) } }),
    ).toEqual({ kind: 'refused', why: 'The handler already checks a signature.' });
  });
});

it('mends two routes of one handler at once', () => {
  const text = `const express = require('express');
const app = express();
const onPush = (req, res) => {
  deploy(req.body.ref);
  res.end();
};
app.post('/github', onPush);
app.post('/hooks/github', onPush);
`;
  const options = { provider: 'github', framework: 'express' };
  const sites = ["app.post('/github', onPush)", "app.post('/hooks/github', onPush)"].map((call) => ({
    start: text.indexOf(call),
    end: text.indexOf(call) + call.length,
    options,
  }));
  const result = verifyWebhook.apply({ path: 'a.js', text, sites, project: { dependencies: new Set() } });
  if (result.kind === 'refused') throw new Error(result.why);
  expect(result.text.match(/timingSafeEqual\(/gu)).toHaveLength(1);
  expect(result.text.match(/express\.raw\(/gu)).toHaveLength(2);
});

it('keeps what a file says in angle brackets, where it is no element', () => {
  const text = `import express from 'express';
import Stripe from 'stripe';
const app = express();
app.post('/stripe', (req, res) => {
  const event = <Stripe.Event>req.body;
  res.json({ id: event.id });
});
`;
  const site = {
    start: text.indexOf('app.post'),
    end: text.length - 2,
    options: { provider: 'stripe', framework: 'express' },
  };
  const result = verifyWebhook.apply({
    path: 'a.ts',
    text,
    sites: [site],
    project: { dependencies: new Set(['stripe']) },
  });
  expect(result).toMatchObject({ kind: 'changed', text: expect.stringContaining('  let event: Stripe.Event;\n') });
});
