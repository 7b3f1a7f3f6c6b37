import picocolors from 'picocolors';
import type { Io } from './io.ts';

export type Paint = ReturnType<typeof picocolors.createColors>;

/** NO_COLOR wins over FORCE_COLOR; otherwise a terminal decides. */
export const wantsColor = (io: Pick<Io, 'env' | 'isTTY'>, allowed: boolean): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (!allowed || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return io.isTTY && TERM !== 'dumb';
};

export const createPaint = (color: boolean): Paint => picocolors.createColors(color);
