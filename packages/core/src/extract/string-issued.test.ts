import { describe, expect, it } from 'vitest';
import { looksIssued } from './string-issued.ts';

describe('was drawn at random', () => {
  it.each([
    'q7XfT2mLp9KzR4vNb8Wc',
    'd3b07384d113edec49eaa6238ad5ff00',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'k5wq2zrt7mnh4jxv6bdp3cfsya',
    'Vb_x-7Qm_Zt-K2p_Lw9-Rd',
    '482913377012-601288431907-hT5yWqLk9ZbX2cVnM4pRs7Df',
    '9c3fab12e01d',
  ])('%s', (body) => {
    expect(looksIssued(body)).toBe(true);
  });
});

describe('was written', () => {
  it.each([
    'ControlListOfTheOrganisationMembers',
    'section-overview-and-pricing.in',
    'createsAnInvoiceForEveryMember',
    'overview-of-the-tasks-that-are-still-open-today',
    '482913377012-601288431907-the-history-of-this-channel',
    'abababababababababababababababab',
    'threeprettywords',
  ])('%s', (body) => {
    expect(looksIssued(body)).toBe(false);
  });
});
