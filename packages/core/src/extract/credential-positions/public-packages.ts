/**
 * Packages whose options are named like credentials and hold none: forms,
 * schemas, states and texts of a user interface, and clients for browsers,
 * whose keys are there for everybody to read.
 */
import { literalPattern } from '../seam.ts';
import { wordSet } from '../word-set.ts';

const packages = wordSet(`
  seamlint eslint eslint-plugin-seamlint react react-dom preact vue svelte solid-js angular next nuxt express fastify koa zod yup joi valibot ajv superstruct
  arktype io-ts class-validator class-transformer envalid @t3-oss/env-nextjs @t3-oss/env-core formik react-hook-form
  react-final-form vee-validate i18next react-i18next next-intl vue-i18n react-intl redux @reduxjs/toolkit zustand
  jotai recoil mobx immer xstate swr @tanstack/react-query lodash ramda clsx class-variance-authority tailwind-merge
  tailwindcss styled-components antd @mui/material graphql @nestjs/swagger @nestjs/graphql swagger-jsdoc
  swagger-ui-express drizzle-orm @prisma/client @sinclair/typebox vitest jest @jest/globals chai sinon mocha node:test
  test ava supertest nock msw @playwright/test playwright cypress @storybook/react @faker-js/faker assert firebase
  mapbox-gl react-map-gl maplibre-gl algoliasearch posthog-js mixpanel-browser pusher-js @datadog/browser-rum
  @datadog/browser-logs @stripe/stripe-js @sentry/browser @sentry/react @sentry/nextjs @sentry/node
  @googlemaps/js-api-loader recharts commander yargs inquirer prompts @clack/prompts chalk pino winston prismjs
  highlight.js shiki lucide-react react-icons framer-motion sonner cmdk nuqs next-themes date-fns dayjs nanoid uuid
  bunyan log4js consola signale debug loglevel tslog
`);

/** Families; and what a logger is given is told, not used. */
const families = '@testing-library/[\\w-]+|@radix-ui/[\\w-]+|(?:@[\\w.-]+/)?(?:[\\w-]+-)?log(?:ger|ging|s)?';
const family = new RegExp(`^(?:${families})$`, 'u');

export const isPublicPackage = (name: string | null): boolean =>
  name !== null && (packages.has(name) || family.test(name));

/** For the gate. */
export const publicPackagePattern = [...[...packages].map(literalPattern), families].join('|');

/** Options that name an account, where the secret stands beside them. */
const publicOptions: ReadonlyMap<string, RegExp> = new Map([
  ['cloudinary', /^(?:api_key|apiKey)$/u],
  ['next-cloudinary', /^apiKey$/u],
  ['@shopify/shopify-api', /^apiKey$/u],
  ['@shopify/shopify-app-express', /^apiKey$/u],
  ['@shopify/shopify-app-remix', /^apiKey$/u],
  ['@shopify/shopify-app-react-router', /^apiKey$/u],
  ['@shopify/storefront-api-client', /^publicAccessToken$/u],
]);

export const isPublicOption = (packageName: string, option: string): boolean =>
  publicOptions.get(packageName)?.test(option) ?? false;
