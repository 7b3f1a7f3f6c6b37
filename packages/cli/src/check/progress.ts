import type { Io } from '../io.ts';

export interface Progress {
  /** Replaces the line. */
  say(text: string): void;
  /** Takes the line away. */
  end(): void;
}

const PATIENCE_MS = 500;

/** One line on a terminal, once the wait is long enough to wonder. */
export const startProgress = (io: Pick<Io, 'env' | 'isTTY' | 'isErrTTY' | 'stderr'>): Progress => {
  if (!io.isTTY || !io.isErrTTY || isSet(io.env['CI'])) return { say: () => undefined, end: () => undefined };
  let text = 'Looking for files';
  let shown = false;
  const draw = (): void => {
    shown = true;
    io.stderr(`\r\u001B[K${text} …`);
  };
  const timer = setTimeout(draw, PATIENCE_MS);
  timer.unref();
  return {
    say: (next) => {
      text = next;
      if (shown) draw();
    },
    end: () => {
      clearTimeout(timer);
      if (shown) io.stderr('\r\u001B[K');
      shown = false;
    },
  };
};

const isSet = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== 'false' && value !== '0';
