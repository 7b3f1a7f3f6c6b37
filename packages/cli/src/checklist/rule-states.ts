import type { Ground } from './analyse-lines.ts';

/** Whether this version has the rule. */
export const isKnown = (rule: string, { analysis }: Ground): boolean =>
  analysis.tools.rules.some(({ name }) => name === rule);

/** In how many of the places, by the paths of their files. */
export const switchedOff = (name: string, places: readonly string[], { analysis }: Ground): number => {
  const rule = analysis.tools.rules.find((one) => one.name === name);
  if (rule === undefined) return 0;
  return places.filter((path) => analysis.workspace.settings.level(rule, path).level === 'off').length;
};
