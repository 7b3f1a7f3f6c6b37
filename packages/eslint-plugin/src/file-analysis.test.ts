import { createCatalog, createSeamGate } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { Linter, type SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';

import type { EditorHost } from './editor-host.ts';
import { fileAnalysis } from './file-analysis.ts';

const catalog = createCatalog(providers, libraries);
const gate = createSeamGate(catalog);

const counting = (): EditorHost & { readonly scanned: string[] } => {
  const scanned: string[] = [];
  return {
    catalog,
    requireReason: false,
    isTest: () => false,
    isIgnored: (path) => path.startsWith('legacy/'),
    scanned,
    mayHoldSeam: (path, text) => {
      scanned.push(path);
      return gate(path, text);
    },
  };
};

const parsed = (text: string): SourceCode => {
  const linter = new Linter();
  linter.verify(text, []);
  return linter.getSourceCode();
};

const call = parsed("await fetch('https://api.stripe.com/v1/charges', { method: 'POST' });");

describe('what rules share about a file', () => {
  it('is worked out once', () => {
    const host = counting();
    const first = fileAnalysis('a.js', call, host);
    const second = fileAnalysis('a.js', call, host);
    expect(second).toBe(first);
    expect(first.scope()).toBeDefined();
    expect(second.scope()).toBe(first.scope());
    expect(host.scanned).toEqual(['a.js']);
  });

  it('is another under another path or other settings', () => {
    const host = counting();
    fileAnalysis('a.js', call, host);
    fileAnalysis('b.js', call, host);
    fileAnalysis('a.js', call, counting());
    expect(host.scanned).toEqual(['a.js', 'b.js']);
    expect(fileAnalysis('legacy/a.js', call, host).mayHoldSeam).toBe(false);
  });

  it('is nothing to judge where a telling word tells nothing', () => {
    const word = fileAnalysis('a.js', parsed("export const title = 'How we fetch( what you want';"), counting());
    expect(word.mayHoldSeam).toBe(true);
    expect(word.scope()).toBeUndefined();
  });
});
