import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';

import type { Drawn, IndexedRecord, ThreadAnswer, ThreadJob, ThreadOrder } from './thread-job.ts';
import { createWorkTable } from './work-table.ts';

/** Where threads come from. */
export interface ThreadSource {
  /** How many beside the main one. */
  readonly count: number;
  /** The script that calls `serveExtraction`. */
  readonly script: URL;
  /** What the script makes its catalog of: plain data. */
  readonly own: unknown;
}

/** Threads that read a list of files together with the caller, and then extract what it will probably ask for. */
export interface Threads {
  /** The next file of the list for the caller itself; undefined: all are taken. */
  readonly next: () => number | undefined;
  /** What the threads made of the others. Where a thread dies, its files are missing. */
  readonly rest: () => Promise<readonly IndexedRecord[]>;
  readonly expect: (ahead: readonly number[]) => void;
  /** A file's extraction, if a thread has it or works on it; else it is the caller's to make. */
  readonly drawn: (file: number) => Drawn | undefined;
  readonly close: () => void;
}

interface Thread {
  readonly port: MessagePort;
  busy: boolean;
}

export const startThreads = (
  { count, script, own }: ThreadSource,
  job: Pick<ThreadJob, 'root' | 'files' | 'first' | 'reported'>,
): Threads => {
  const table = createWorkTable(job.files.length);
  const records: IndexedRecord[] = [];
  const drawn = new Map<number, Drawn>();
  const start = (): Thread => {
    const { port1: port, port2 } = new MessageChannel();
    const data: ThreadJob = { ...job, memory: table.memory, port: port2, own };
    const thread: Thread = { port, busy: true };
    const worker = new Worker(script, { workerData: data, transferList: [port2], execArgv: [], ...LIMITS });
    const end = (): void => {
      thread.busy = false;
    };
    // What it leaves undone the caller does; nothing is lost but time.
    worker.on('error', end).on('exit', end).unref();
    port.unref();
    return thread;
  };
  const threads = Array.from({ length: count }, start);

  const take = (thread: Thread): void => {
    for (let got = receiveMessageOnPort(thread.port); got !== undefined; got = receiveMessageOnPort(thread.port)) {
      const message = got.message as ThreadAnswer;
      if (message.kind === 'records') records.push(...message.records);
      if (message.kind === 'drawn') drawn.set(message.file, message.drawn);
      if (message.kind === 'read') thread.busy = false;
    }
  };
  const takeAll = (): void => {
    threads.forEach(take);
  };

  return {
    next: () => {
      const place = table.next();
      return place < job.first.length ? job.first[place] : undefined;
    },
    rest: async () => {
      takeAll();
      while (threads.some(({ busy }) => busy)) {
        await pause(1);
        takeAll();
      }
      return records;
    },
    expect: (ahead) => {
      for (const { port } of threads) port.postMessage({ ahead } satisfies ThreadOrder);
    },
    drawn: (file) => {
      const known = drawn.get(file);
      if (known !== undefined || table.isStopped() || table.claim(file)) return known;
      if (table.isTaken(file)) table.wait(file, PATIENCE_MS);
      takeAll();
      return drawn.get(file);
    },
    close: () => {
      table.stop();
      for (const { port } of threads) port.close();
    },
  };
};

/** No file takes as long: a thread that has not answered by then never will. */
const PATIENCE_MS = 10_000;

/** Parsers use the stack of the system, of which a thread gets half of what the main one has. More room for young objects than this saves no time. */
const LIMITS = { resourceLimits: { stackSizeMb: 8, maxYoungGenerationSizeMb: 16 } };
