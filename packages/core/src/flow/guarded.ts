import type { Flow } from './settle.ts';

/** Answers `instead` where `run` breaks and somebody wants to hear of it; else it breaks for everybody. */
export const guarded = <T>(flow: Flow, path: string, what: string, instead: T, run: () => T): T =>
  flow.watch === undefined
    ? unbroken(flow, path, what, instead, run)
    : flow.watch(what, path, () => unbroken(flow, path, what, instead, run));

const unbroken = <T>(flow: Flow, path: string, what: string, instead: T, run: () => T): T => {
  if (flow.failed === undefined) return run();
  try {
    return run();
  } catch (error) {
    flow.reset();
    flow.failed({ path, what, error });
    return instead;
  }
};
