/** Koa, whose routers register as Express's do: `router.post(path, ...middleware, handler)`. */
export const koa = {
  application: /^koa$/u,
  routers:
    /^(?:@koa\/router|koa-router|koa-better-router|koa-joi-router|koa-tree-router|koa-trie-router|@koa-better-modules\/joi-router)$/u,
  /** Whatever speaks of a Koa context. */
  packages: /^(?:koa|@koa\/.*|koa-.*|@types\/koa.*)$/u,
  /** The written type of a context. */
  types: /^(?:Koa\.)?(?:\w*Parameterized\w*|(?:Router|Koa)?\w*Context)$/u,
} as const;
