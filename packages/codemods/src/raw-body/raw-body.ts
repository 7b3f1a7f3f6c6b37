import { functionAround } from '../fail-closed/place.ts';
import { type Mending, siteTransform } from '../source/mend-sites.ts';
import {
  bare,
  contains,
  memberName,
  j,
  type Node,
  outerRange,
  type Path,
  startOf,
  endOf,
  widest,
} from '../source/node.ts';
import { usesOf } from '../source/names.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf, statementRange } from '../source/source.ts';
import { styledLine } from '../source/style.ts';
import { Refusal, type Site } from '../transform.ts';
import { block, type Check } from '../verify-webhook/check.ts';
import { checkOf } from '../verify-webhook/checks.ts';
import { rebind } from '../verify-webhook/rebind.ts';
import type { Rebinding, Receipt } from '../verify-webhook/receipt.ts';
import { receiptOf } from '../verify-webhook/receipts.ts';
import { type Setting, settingOf } from '../verify-webhook/setting.ts';
import { writeLines } from '../verify-webhook/write-lines.ts';
import { handedOver } from './handed-over.ts';
import { keepWhereParsed } from './keep-where-parsed.ts';
import { koaBytes } from './koa.ts';
import { keepBytes, nestBytes } from './nest.ts';
import { ARRIVED, type Signed, signedAt, textOf } from './signed.ts';
import { withoutAlias } from './without-alias.ts';

/**
 * Signs what arrived, and not what a parser made of it. Options of a site: `provider` and `framework` of the endpoint,
 * where they are known; `kind`: `kept` where the bytes are asked for and nobody keeps them.
 */
export const rawBody = siteTransform('raw-body', (mending, site) => {
  if (site.options['kind'] !== 'kept') return signBytes(mending, signedAt(mending.source, site), site);
  if (site.options['framework'] === 'nest') {
    if (!keepBytes(mending, site))
      throw new Refusal('The options that the application is created with are not seen: set rawBody: true there.');
  } else keepWhereParsed(mending, site);
  return [];
});

const signBytes = (mending: Mending, given: Signed, site: Site): readonly string[] => {
  const { source, done } = mending;
  if (done.has(given.path.node)) return [];
  done.add(given.path.node);
  if (readAsText(source, given)) return [];
  const signed = withoutAlias(source, given);
  const notes = signElsewhere(mending, signed, site);
  if (notes === null) return inHandler(settingOf(mending), signed, site);
  for (const [start, end] of rangesOf(source, signed)) source.magic.remove(start, end);
  return notes;
};

/** Null where the bytes are to be read by the handler itself. */
const signElsewhere = (mending: Mending, signed: Signed, site: Site): readonly string[] | null => {
  const { source } = mending;
  const text = textOf(source, signed);
  if (text !== null) {
    put(source, signed.path, text);
    return [];
  }
  const calls = handedOver(mending, signed);
  if (calls !== null) return calls.flatMap((call) => signBytes(mending, call, site));
  const { framework = '' } = site.options;
  if (framework === 'lambda' && memberName(bare(signed.path.node)) === 'body') throw new Refusal(ARRIVED);
  if (framework === 'koa') return koaBytes(mending, signed);
  return framework === 'nest' ? nestBytes(mending, signed, site) : null;
};

const rangesOf = (source: Source, { dead = [] }: Signed): readonly (readonly [number, number])[] =>
  dead.map((statement) => statementRange(source, statement));

/** `const body = await request.json()`, of which nothing is wanted but its signature: it is read as text instead. */
const readAsText = (source: Source, { path, reserialised }: Signed): boolean => {
  const value = widest(path);
  const holder: Path = value.parent;
  const [call] = [path.node, ...j(path).find(j.CallExpression).nodes()].filter(
    (node) => j.CallExpression.check(node) && memberName(node.callee) === 'json' && node.arguments.length === 0,
  );
  if (reserialised || !j.CallExpression.check(call) || !j.VariableDeclarator.check(holder.node)) return false;
  const { id } = holder.node;
  const fn = functionAround(value);
  if (!j.Identifier.check(id) || fn === null) return false;
  const isSigned = ({ node, parent }: Path): boolean => {
    const user: Node = parent.node;
    return (
      j.CallExpression.check(user) &&
      user.arguments[0] === node &&
      /^(?:constructEvent(?:Async)?|verify\w*|validate\w*|unwrap|unmarshal|update)$/u.test(
        memberName(user.callee) ?? '',
      )
    );
  };
  const uses = usesOf(id.name, fn);
  if (uses.length === 0 || !uses.every(isSigned))
    throw new Refusal(
      `${id.name} is also used for something other than the signature: read the text first, and parse it afterwards.`,
    );
  const { property } = call.callee as ReturnType<typeof j.memberExpression>;
  source.magic.overwrite(startOf(property), endOf(property), 'text');
  return true;
};

const inHandler = (setting: Setting, signed: Signed, { options }: Site): readonly string[] => {
  const { source } = setting;
  const { provider = '', framework = '' } = options;
  const { node } = signed.path;
  const receipt = receiptOf(framework)(
    setting,
    { start: startOf(node), end: endOf(node), options },
    checkFor(provider),
  );
  const { handler, request } = receipt;
  if (!contains(handler.fn, node) || !isBodyOf(source, signed, handler.fn))
    throw new Refusal('What is signed there does not come from the body that the handler gets.');
  if ([request.payload, request.text].includes(sliceOf(source, node))) throw new Refusal(ARRIVED);
  const before = setting.handlers.get(handler.fn);
  if (before === undefined) {
    receipt.prepare();
    write(setting, { ...receipt, rebinding: without(receipt.rebinding, [node, ...(signed.dead ?? [])]) }, signed);
    setting.handlers.set(handler.fn, request.payload);
    setting.handlers.set(handler.fn.body, request.text);
  }
  const payload = before ?? request.payload;
  const asText = before === undefined ? request.text : (setting.handlers.get(handler.fn.body) ?? payload);
  put(source, signed.path, takesBytes(signed) ? payload : asText);
  return receipt.notes;
};

/** Of the handler nothing is asked but what its body is. */
const checkFor = (provider: string): Check => {
  const known = checkOf(provider);
  return {
    id: provider,
    title: known?.title ?? '',
    secretEnv: '',
    secretPattern: /^$/u,
    jsonOnly: known?.jsonOnly ?? false,
    isThere: true,
    answersEvent: false,
    rejects: 400,
    marks: [],
    write: () => [],
  };
};

const without = (rebinding: Rebinding, nodes: readonly Node[]): Rebinding => ({
  ...rebinding,
  reads: rebinding.reads.filter((read) => !nodes.some((node) => contains(node, read.node))),
});

const write = (setting: Setting, receipt: Receipt, signed: Signed): void => {
  const own = rebind(receipt, checkFor(''), () => null);
  const rebound = { ...own, removed: [...own.removed, ...rangesOf(setting.source, signed)] };
  const { request } = receipt;
  const missing =
    request.absent === null ? [] : block(`if (${request.absent}) {`, request.reply(400, 'Missing raw body'));
  writeLines(setting, receipt, [...receipt.opening, ...missing, ...rebound.closing], rebound);
};

/** A hash takes bytes as well as text; whoever was handed a text gets one. */
const takesBytes = ({ path, reserialised }: Signed): boolean => {
  const parent: Node = path.parent.node;
  if (!reserialised) return true;
  return j.CallExpression.check(parent) && /update|constructEvent/u.test(bareName(parent.callee));
};

const bareName = (node: Node): string => {
  const callee = bare(node);
  return j.MemberExpression.check(callee) && j.Identifier.check(callee.property) ? callee.property.name : '';
};

/** Whether the subject is the body of the handler's own request. */
const isBodyOf = (source: Source, { subject }: Signed, fn: Node): boolean => {
  const [param] = j.Function.check(fn) ? fn.params : [];
  if (!j.Identifier.check(param)) return false;
  const isBody = new RegExp(`(?<![\\w.$])${param.name}\\.(?:req\\.)?(?:body|json\\(\\)|parseBody\\(\\))`, 'u');
  const node = bare(subject.node);
  if (isBody.test(sliceOf(source, node))) return !/\.body\.\w/u.test(sliceOf(source, node));
  if (!j.Identifier.check(node)) return false;
  const declared = lookUp(subject, node.name);
  if (declared === null) return false;
  if (declared.members.join('.') === 'body')
    return declared.init !== null && sliceOf(source, declared.init) === param.name;
  if (declared.members.length > 0) return false;
  const init = declared.init ?? storedIn(declared.holder, node.name);
  return init !== null && isBody.test(sliceOf(source, init)) && !/\.body\.\w/u.test(sliceOf(source, init));
};

const storedIn = (holder: Path, name: string): Node | null =>
  j(holder)
    .find(j.AssignmentExpression)
    .nodes()
    .find(({ left }) => j.Identifier.check(left) && left.name === name)?.right ?? null;

const put = (source: Source, path: Path, text: string): void => {
  const [start, end] = outerRange(source.text, path.node);
  source.magic.overwrite(start, end, styledLine(text, source.style));
};
