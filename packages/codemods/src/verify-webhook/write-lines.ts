import { j, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import { insert } from './insertion.ts';
import type { Rebound } from './rebind.ts';
import type { Receipt } from './receipt.ts';
import { refuseShadowed } from './refuse-shadowed.ts';
import type { Setting } from './setting.ts';

/** Puts the lines where the receipt says, and changes what the handler takes for its event. */
export const writeLines = (setting: Setting, receipt: Receipt, lines: readonly string[], rebound: Rebound): void => {
  const { source } = setting;
  refuseShadowed(setting, receipt.handler, lines);
  insert(source, receipt.insertion, lines, rebound.removed);
  splice(source, rebound);
  if (receipt.awaits || lines.some((line) => /\bawait\b/u.test(line))) makeAsync(source, receipt);
};

const splice = (source: Source, { removed, replaced }: Rebound): void => {
  for (const [start, end] of removed) source.magic.remove(start, end);
  for (const { range, text } of replaced) source.magic.overwrite(range[0], range[1], styledLine(text, source.style));
};

const makeAsync = (source: Source, { handler: { fn } }: Receipt): void => {
  if (fn.async === true) return;
  if (fn.returnType)
    throw new Refusal('The handler is declared as synchronous, and reading the raw body takes a promise.');
  source.magic.appendLeft(startOf(j.ClassMethod.check(fn) ? fn.key : fn), 'async ');
};
