import { describe, expect, it } from 'vitest';

import { isTestPath } from './test-paths.ts';

describe('isTestPath', () => {
  it.each([
    'src/billing.test.ts',
    'src/billing-test.js',
    'src/billing_test.ts',
    'src/button.stories.tsx',
    'test/hooks.ts',
    'packages/api/src/__tests__/hooks.ts',
    'src/__mocks__/stripe.ts',
    'examples/express/server.js',
    'fixtures/apps/shop/src/app.ts',
    '.storybook/main.ts',
    'test-utils/server.ts',
    'cypress/support/commands.ts',
    'src/__generated__/graphql.ts',
    'src/api.generated.ts',
    'src/env.d.ts',
    'src/app.module.css.d.ts',
    'vitest.config.ts',
    'jest.setup.js',
    'src/setupTests.ts',
    'test.js',
    'test/shop/app/api/pay/route.ts',
    'app/__tests__/route.ts',
    'pages/api/pay.test.ts',
    'examples/shop/pages/api/test.ts',
  ])('takes %s out of scope', (path) => {
    expect(isTestPath(path)).toBe(true);
  });

  it.each([
    'src/billing.ts',
    'src/latest/index.ts',
    'src/contest.ts',
    'src/attestation.ts',
    'src/protest/route.ts',
    'src/testimonials/page.tsx',
    'src/specification.ts',
    'src/mockingbird.ts',
    'app/api/webhooks/stripe/route.ts',
    'src/stories-of-customers.ts',
    'src/regenerated.ts',
    'src/next.config.ts',
    'src/storefront.ts',
    'src/benchwarmers.ts',
    'app/api/test/route.ts',
    'src/app/(shop)/demo/page.tsx',
    'pages/api/test.ts',
    'pages/api/test/send.js',
  ])('keeps %s', (path) => {
    expect(isTestPath(path)).toBe(false);
  });
});
