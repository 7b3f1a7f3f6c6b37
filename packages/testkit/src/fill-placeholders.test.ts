import { createCatalog } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { expect, it } from 'vitest';
import { fillPlaceholders } from './fill-placeholders.ts';

const { formats } = createCatalog(providers, []);

it.each(formats.map(({ format, pattern }) => [format.id, format, pattern] as const))(
  '{{%s}} is filled with a key of that format alone',
  (id, { sharedWith }, pattern) => {
    const text = fillPlaceholders(`{{${id}}}`);
    expect(text).toMatch(pattern);
    const others = formats.filter(({ format, pattern: other }) => format.id !== id && other.test(text));
    expect(others.map(({ provider }) => provider.id).filter((owner) => !sharedWith.includes(owner))).toEqual([]);
  },
);

it('fills a placeholder the same each time', () => {
  expect(fillPlaceholders('{{random-key}}')).toBe(fillPlaceholders('{{random-key}}'));
});

it('leaves what it does not know', () => {
  expect(fillPlaceholders('<b>{{user.name}}</b> {{unknown-format}} {{ total }}')).toBe(
    '<b>{{user.name}}</b> {{unknown-format}} {{ total }}',
  );
});
