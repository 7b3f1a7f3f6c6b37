/**
 * Who works on which file, in memory that all threads share. First the files of a list are taken one after the other;
 * then single files are claimed by whoever comes first.
 */
export interface WorkTable {
  readonly memory: SharedArrayBuffer;
  /** The next place of the list. */
  readonly next: () => number;
  /** Whether the file is the caller's to work on. */
  readonly claim: (file: number) => boolean;
  readonly isTaken: (file: number) => boolean;
  /** The answer is on its way. */
  readonly finish: (file: number) => void;
  /** Nobody works on it any more. */
  readonly release: (file: number) => void;
  /** Waits until somebody finishes the file, so many milliseconds at most. */
  readonly wait: (file: number, ms: number) => void;
  readonly stop: () => void;
  readonly isStopped: () => boolean;
}

const CURSOR = 0;
const STOP = 1;
const HEAD = 2;
const FREE = 0;
const TAKEN = 1;
const FINISHED = 2;

export const createWorkTable = (files: number): WorkTable =>
  openWorkTable(new SharedArrayBuffer((HEAD + files) * Int32Array.BYTES_PER_ELEMENT));

export const openWorkTable = (memory: SharedArrayBuffer): WorkTable => {
  const cells = new Int32Array(memory);
  const set = (file: number, state: number): void => {
    Atomics.store(cells, HEAD + file, state);
    Atomics.notify(cells, HEAD + file);
  };
  return {
    memory,
    next: () => Atomics.add(cells, CURSOR, 1),
    claim: (file) => Atomics.compareExchange(cells, HEAD + file, FREE, TAKEN) === FREE,
    isTaken: (file) => Atomics.load(cells, HEAD + file) === TAKEN,
    finish: (file) => {
      set(file, FINISHED);
    },
    release: (file) => {
      set(file, FREE);
    },
    wait: (file, ms) => {
      Atomics.wait(cells, HEAD + file, TAKEN, ms);
    },
    stop: () => {
      Atomics.store(cells, STOP, 1);
    },
    isStopped: () => Atomics.load(cells, STOP) === 1,
  };
};
