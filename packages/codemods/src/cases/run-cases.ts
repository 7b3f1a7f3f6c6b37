import type { Site, Transform, TransformInput, TransformResult } from '../transform.ts';
import { unmark } from './marked.ts';

/** Code as it is met, and as the transform leaves it. The places to mend stand between « and », in both. */
export interface Case {
  /** `src/a.ts` if left out. */
  readonly path?: string;
  /** Of all sites. */
  readonly options?: Readonly<Record<string, string>>;
  readonly project?: Partial<TransformInput['project']>;
  readonly install?: readonly string[];
  readonly input: string;
  readonly output: string;
}

export interface RefusedCase extends Omit<Case, 'output' | 'install'> {
  readonly why: string;
}

export type SiteOptions = (start: number, end: number) => Readonly<Record<string, string>>;

/** Runs a transform over marked code. */
export const runMarked = (
  transform: Transform,
  { path = 'src/a.ts', options = {}, project = {} }: Omit<Case, 'input' | 'output'>,
  marked: string,
  more: SiteOptions = () => ({}),
): TransformResult => {
  const { text, ranges } = unmark(marked);
  // A byte order mark does not count.
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const sites = ranges.map(([start, end]): Site => {
    const [from, to] = [start - bom, end - bom];
    return { start: from, end: to, options: { ...more(from, to), ...options } };
  });
  return transform.apply({ path, text, sites, project: { dependencies: new Set(), ...project } });
};
