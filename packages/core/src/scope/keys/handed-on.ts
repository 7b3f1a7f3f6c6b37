/** What of its receiver and arguments is in the answer of a call, whole enough to tell two of them apart. */
import type { ValueId } from '../../facts/structure.ts';
import { pathText, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { CallSite } from '../calls/call-site.ts';

/** Methods of texts, numbers, dates, bytes and digests. */
const OF_RECEIVER =
  /^(?:toString|toISOString|toJSON|getTime|valueOf|toFixed|toLowerCase|toUpperCase|trim|replace|replaceAll|slice|substring|substr|padStart|padEnd|concat|join|split|normalize|digest|update|format|unix|at)$/u;
/** Of those, the ones that leave the time as exact as it was. */
const OF_TIME =
  /^(?:toString|toISOString|toJSON|getTime|valueOf|toLowerCase|toUpperCase|trim|replace|replaceAll|padStart|padEnd|concat|join|digest|update)$/u;
const PLAIN =
  /^global:(?:globalThis\.)?(?:String|Number|BigInt|JSON\.stringify|encodeURIComponent|btoa|Buffer\.from|Math\.(?:floor|round|trunc|ceil|abs)|Date|TextEncoder|Object\.(?:assign|freeze))$|^buffer:Buffer\.from$/u;
/** Made from what they are handed, and from nothing else. */
const NAMED = /^uuid:(?:v3|v5)$/u;

export const handedOnBy = (flow: Flow, { file, structure, call }: CallSite): readonly ValueId[] | undefined => {
  const args = call.args.map(({ value }) => value);
  const { found } = flow.settle({ file, id: call.callee });
  const isPlain =
    found.length > 0 &&
    found.every(
      (origin) =>
        origin.kind === 'external' &&
        (PLAIN.test(symbolText(origin)) ||
          NAMED.test(symbolText(origin)) ||
          flow.catalog.tells('digests', origin.package, pathText([...origin.path, '()']))),
    );
  const callee = structure.values[call.callee];
  if (callee?.kind === 'member' && OF_RECEIVER.test(callee.name ?? '')) return [callee.object, ...args];
  return isPlain ? args : undefined;
};

export const keepsTime = ({ structure, call }: CallSite): boolean => {
  const callee = structure.values[call.callee];
  return callee?.kind !== 'member' || !OF_RECEIVER.test(callee.name ?? '') || OF_TIME.test(callee.name ?? '');
};
