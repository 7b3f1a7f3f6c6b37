import { defineLibrary } from '@seamlint/core';

/** None of these asks who sent the request. Nuxt and Nitro have all of them as globals. */
const neutral = [
  // What a handler is made with.
  '^(?:defineEventHandler|defineLazyEventHandler|defineRequestMiddleware|eventHandler|lazyEventHandler|dynamicEventHandler|defineCachedEventHandler|cachedEventHandler|defineWrappedResponseHandler|fromNodeMiddleware|useBase|createRouter|createApp)(?:\\(|$)',
  // What it reads.
  '^(?:readBody|readRawBody|readFormData|readMultipartFormData|readValidatedBody|toWebRequest|getRequestWebStream|getHeader|getHeaders|getRequestHeader|getRequestHeaders|getQuery|getValidatedQuery|getRouterParam|getRouterParams|getValidatedRouterParams|getCookie|parseCookies|getMethod|getRequestPath|getRequestURL|getRequestIP|getRequestHost|getRequestProtocol|getRequestFingerprint|isMethod|isEvent|isError|isPreflightRequest|isCorsOriginAllowed)\\(\\)$',
  // How it answers.
  '^(?:createError|sendError|send|sendRedirect|sendNoContent|sendStream|sendWebResponse|sendIterable|setResponseStatus|getResponseStatus|setHeader|setHeaders|setResponseHeader|setResponseHeaders|appendHeader|appendHeaders|appendResponseHeader|appendResponseHeaders|removeResponseHeader|getResponseHeader|getResponseHeaders|defaultContentType|setCookie|deleteCookie|assertMethod|handleCors|handleCacheHeaders|appendCorsHeaders|appendCorsPreflightHeaders)\\(\\)$',
  // What Nitro and Nuxt add.
  '^(?:useRuntimeConfig|useAppConfig|useStorage|useNitroApp|useEvent|serverSupabaseServiceRole|serverSupabaseClient)\\(\\)',
];

export const h3 = defineLibrary({
  id: 'h3',
  title: 'h3',
  category: 'framework',
  platform: true,
  packages: [
    { name: 'h3', version: '1.15.11' },
    { name: 'nuxt-webhook-validators', version: '0.2.12' },
    { name: 'nuxt-auth-utils' },
  ],
  trust: [
    { packages: ['h3'], transparent: true, harmless: true },
    {
      unverifying: neutral,
      verifying: ['^isValid[A-Z]\\w*Webhook\\(\\)$'],
      authenticating: ['^requireUserSession\\(\\)$'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'packages', fields: ['h3'], confidence: 'verified', source: 'h3@1.15.11:package.json' },
    { section: 'trust', fields: ['*'], confidence: 'verified', source: 'h3@1.15.11:dist/index.mjs' },
    {
      section: 'trust',
      fields: ['verifying', 'nuxt-webhook-validators'],
      confidence: 'verified',
      source: 'nuxt-webhook-validators@0.2.12:dist/runtime/server/lib/validators',
    },
    {
      section: 'trust',
      fields: ['authenticating', 'nuxt-auth-utils'],
      confidence: 'from-memory',
      source: 'not checked',
    },
  ],
});
