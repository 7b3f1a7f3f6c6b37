/** Express and what speaks like it: `app.post(path, ...middleware, handler)`. */
export const express = {
  /** Packages whose default export, called, is an application; `Router` makes a router. */
  packages: ['express', 'express-promise-router', 'polka', 'router', 'express-ws', 'restify'],
  /** Registrations that reach a handler. */
  methods: ['get', 'post', 'put', 'patch', 'delete', 'all', 'use'],
} as const;
