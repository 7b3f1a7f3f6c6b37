import { PassThrough, type Readable, type Writable } from 'node:stream';
import expand from '@inquirer/expand';
import type { Answer, Io } from './io.ts';

/** A terminal to read from; `setRawMode` has it hand over every key at once. */
export type Keys = Readable & { setRawMode?(raw: boolean): unknown };

/** What ends an answer: Enter, Ctrl-C, Ctrl-D. */
const ENDS = /[\r\n\u0003\u0004]/u;

/**
 * Asks one question after another. Keys that are typed ahead wait for the next question: a prompt that has its answer
 * breaks on more. `stopped` is called where the user breaks off, or the terminal is gone.
 */
export const createAsk = (keys: Keys, screen: Writable, stopped: () => never): NonNullable<Io['ask']> => {
  let ahead = '';
  return async (message, answers) => {
    const input = new PassThrough();
    const gone = new AbortController();
    let hears = false;
    // One answer at a time: what is no answer is asked for again.
    const hand = (): void => {
      if (!hears || ahead === '') return;
      const end = ahead.search(ENDS) + 1;
      input.write(end === 0 ? ahead : ahead.slice(0, end));
      ahead = end === 0 ? '' : ahead.slice(end);
      if (end === 0) return;
      hears = false;
      setImmediate(listen);
    };
    const listen = (): void => {
      hears = !isAnswered;
      hand();
    };
    let isAnswered = false;
    const take = (chunk: Buffer | string): void => {
      ahead += String(chunk);
      hand();
    };
    const leave = (): void => {
      gone.abort();
    };
    keys.setRawMode?.(true);
    keys.on('data', take).on('end', leave).resume();
    try {
      const context = { input, output: screen, signal: gone.signal };
      const asked = expand({ message, choices: choicesOf(answers), default: 'n' }, context);
      // What comes before the prompt is drawn is lost to it.
      setImmediate(listen);
      return await asked;
    } catch (error) {
      if (error instanceof Error && /^(?:Exit|Abort)PromptError$/u.test(error.name)) return stopped();
      throw error;
    } finally {
      isAnswered = true;
      keys.off('data', take).off('end', leave);
      keys.setRawMode?.(false);
      keys.pause();
    }
  };
};

const choicesOf = (answers: readonly Answer[]) => answers.map(({ key, name }) => ({ key, name, value: key }));
