/** Next.js: the file's place is the route. */
export const next = {
  /** `app/api/hooks/route.ts`; groups and slots in the path name no segment. */
  appRoute: /(?:^|\/)app\/(?<path>(?:.*\/)?)route\.[cm]?[jt]sx?$/u,
  appMethods: ['POST', 'PUT', 'PATCH'],
  /** `pages/api/hooks.ts`: the default export takes every method. */
  pagesRoute: /(?:^|\/)pages\/api\/(?<path>.*)\.[cm]?[jt]sx?$/u,
} as const;
