import type { Ref } from '../../facts/file-facts.ts';
import type { Walking } from './walking.ts';

const WHEN =
  /(?:created|updated|modified|occurred|received|processed|synced|last\w*|event)_?(?:at|on|time|timestamp|date)?$|timestamp|version|sequence|revision|\bseq\b|isAfter|isBefore|getTime|newer|older|stale|outOfOrder/iu;

/** `if (stored.updatedAt >= event.created) return`: the newer of two is told. */
export const notesOrder = (walking: Walking, ref: Ref): void => {
  if (!walking.seen.ordered && comparesTimes(walking, ref, 0)) walking.seen.ordered = true;
};

const comparesTimes = (walking: Walking, { file, id }: Ref, depth: number): boolean => {
  const { flow } = walking;
  const value = flow.value({ file, id });
  if (value === undefined || depth > 6) return false;
  const inner = (one: number): boolean => comparesTimes(walking, { file, id: one }, depth + 1);
  switch (value.kind) {
    case 'binary':
      return /^(?:[<>]=?|[=!]==?)$/u.test(value.op)
        ? [value.left, value.right].some((one) => isWhen(walking, { file, id: one }, 0)) &&
            !isConstant(walking, file, value.left, value.right)
        : false;
    case 'unary':
      return inner(value.of);
    case 'either':
      return value.of.some(inner);
    case 'call': {
      const call = flow.program.file(file)?.structure.calls[value.call];
      const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
      return callee?.kind === 'member' || callee?.kind === 'variable' || callee?.kind === 'import'
        ? /^is(?:After|Before|Newer|Older|Stale)|outOfOrder|isFresh/iu.test(callee.name ?? '')
        : false;
    }
    default:
      return false;
  }
};

const isConstant = ({ flow }: Walking, file: string, left: number, right: number): boolean =>
  [left, right].some((id) => /^(?:constant|string|undefined)$/u.test(flow.value({ file, id })?.kind ?? ''));

const isWhen = (walking: Walking, { file, id }: Ref, depth: number): boolean => {
  const value = walking.flow.value({ file, id });
  if (value === undefined || depth > 5) return false;
  const inner = (one: number): boolean => isWhen(walking, { file, id: one }, depth + 1);
  switch (value.kind) {
    case 'member':
      return (value.name !== null && WHEN.test(value.name)) || inner(value.object);
    case 'variable':
      return WHEN.test(value.name) || value.defs.slice(0, 2).some(inner);
    case 'binary':
      return inner(value.left) || inner(value.right);
    case 'call': {
      const call = walking.flow.program.file(file)?.structure.calls[value.call];
      return call === undefined ? false : inner(call.callee) || call.args.some((one) => inner(one.value));
    }
    default:
      return false;
  }
};
