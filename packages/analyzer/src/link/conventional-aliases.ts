/**
 * Aliases that frameworks and bundlers hold in a configuration of their own, or generate: SvelteKit's `$lib`,
 * Nuxt's `~`, `@/` of Vite and Vue. They count only where the file they would mean is there.
 */
const CONVENTIONS: readonly { readonly lead: RegExp; readonly bases: readonly string[] }[] = [
  { lead: /^\$lib(?:\/|$)/u, bases: ['src/lib/'] },
  { lead: /^#(?=(?:shared|server)\/)/u, bases: ['', '../'] },
  { lead: /^(?:@@|~~)\//u, bases: [''] },
  { lead: /^[@~]\//u, bases: ['src/', 'app/', ''] },
  { lead: /^\//u, bases: ['', 'src/'] },
];

/** Paths relative to the package that `specifier` may mean by custom, likeliest first. */
export const conventionalTargets = (specifier: string): readonly string[] => {
  const convention = CONVENTIONS.find(({ lead }) => lead.test(specifier));
  return convention?.bases.map((base) => base + specifier.replace(convention.lead, '')) ?? [];
};
