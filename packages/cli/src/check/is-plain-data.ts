import { serialize } from 'node:v8';

/** Whether a thread could be sent it: a config in TypeScript may hold a function. */
export const isPlainData = (value: unknown): boolean => {
  try {
    serialize(value);
    return true;
  } catch {
    return false;
  }
};
