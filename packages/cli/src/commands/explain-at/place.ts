import { UsageError } from '../../usage-error.ts';

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** `src/hooks.ts:12`, with a column or without. */
export const parsePlace = (text: string): Place => {
  const [, file = '', line = ''] = /^(.+?):(\d+)(?::\d+)?$/u.exec(text) ?? [];
  if (file === '' || Number(line) === 0)
    throw new UsageError(`--at wants FILE:LINE, such as src/hooks.ts:12, and got "${text}".`);
  return { file, line: Number(line) };
};
