import { calledName, isCall } from '../source/calls.ts';
import { contains, dotted, endOf, j, type Node, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { ownPaths } from './own-nodes.ts';
import { bodyOf, type Reception } from './reception.ts';

type Block = ReturnType<typeof j.blockStatement>;

/** The statements that work the event off: all of one block that come behind its check. */
export interface Place {
  readonly block: Block;
  readonly work: readonly [Node, ...Node[]];
  /** Nothing of the handler runs behind them. */
  readonly isTail: boolean;
}

const CHECK =
  /^(?:constructEvent(?:Async)?|timingSafeEqual|safeEqual|createHmac|validateEvent|validateRequest\w*|unwrap|unmarshal)$|signature|webhook.*(?:verif|valid)|(?:verif|valid).*webhook|hmac/iu;
/** Said of many things: a check where it is given what a request is signed with. */
const MAYBE = /^(?:verify|validate|is(?:Valid|Verified|Authentic)|check|assert)/iu;
const GIVEN = /signature|secret|headers\b|rawBody/iu;

const VERDICTS = String.raw`(?:is)?_?(?:[vV]alid|[oO]k|[sS]uccess|[vV]erified|[gG]enuine|[aA]uthentic)\b`;

/** `events`: where the handler comes by its event, which is behind the check or its result. */
export const placeOf = (source: Source, reception: Reception, events: readonly Node[]): Place => {
  const marks = [...events, ...checksIn(source, reception)];
  let block = bodyOf(reception.handler);
  for (let isTail = true; ;) {
    const at = block.body.findLastIndex((statement) => marks.some((mark) => contains(statement, mark)));
    const statement = block.body[at];
    const inner = statement === undefined ? null : innerBlock(source, reception, statement, marks);
    if (inner === null) return behind({ source, reception, block, at, isTail });
    isTail &&= at === block.body.length - 1;
    block = inner;
  }
};

/** Calls that check, and tests of what they answered. */
const checksIn = (source: Source, { handler }: Reception): readonly Node[] => {
  const calls = ownPaths(handler, isCall).filter(({ node }) => {
    const name = isCall(node) ? (calledName(node) ?? '') : '';
    return CHECK.test(name) || (MAYBE.test(name) && GIVEN.test(sliceOf(source, node)));
  });
  const verdicts = new Set(
    ownPaths(handler, (node) => j.VariableDeclarator.check(node) || j.AssignmentExpression.check(node)).flatMap(
      ({ node }) => {
        const left = j.VariableDeclarator.check(node) ? node.id : j.AssignmentExpression.check(node) ? node.left : null;
        const holds = calls.some((call) => contains(node, call.node));
        return holds && left !== null && j.Identifier.check(left) ? [left.name] : [];
      },
    ),
  );
  const tests = j(handler.path)
    .find(j.IfStatement)
    .nodes()
    .filter(({ test }) =>
      ownPaths(handler, (node) => j.Identifier.check(node), test).some(
        ({ node }) => j.Identifier.check(node) && verdicts.has(node.name),
      ),
    )
    .map(({ test }) => test)
    // `if (event.type === …)`, `if (!event.livemode)` ask for more than whether it is genuine.
    .filter((test) => {
      const text = sliceOf(source, test);
      const asksMember = [...verdicts].some((name) => new RegExp(`\\b${name}\\??\\.(?!${VERDICTS})`, 'u').test(text));
      return !asksMember && /^!?\(?[\w.?]+\)?$|timingSafeEqual|[!=]==?/u.test(text);
    });
  return [...calls.map(({ node }) => node), ...tests];
};

/** The block of this statement in which the work goes on behind a check. */
const innerBlock = (source: Source, reception: Reception, statement: Node, marks: readonly Node[]): Block | null => {
  if (j.TryStatement.check(statement))
    return worksBehind(source, reception, statement.block, marks) ? statement.block : null;
  if (!j.IfStatement.check(statement)) return null;
  const { test, consequent, alternate } = statement;
  const inTest = marks.some((mark) => contains(test, mark));
  const branches = [consequent, ...(alternate ? [alternate] : [])].filter((one) => j.BlockStatement.check(one));
  return (
    branches.find((branch) =>
      inTest || marks.some((mark) => contains(branch, mark)) ? worksBehind(source, reception, branch, marks) : false,
    ) ?? null
  );
};

const worksBehind = (source: Source, reception: Reception, block: Block, marks: readonly Node[]): boolean => {
  const at = block.body.findLastIndex((statement) => marks.some((mark) => contains(statement, mark)));
  const statement = block.body[at];
  if (statement !== undefined && innerBlock(source, reception, statement, marks) !== null) return true;
  return block.body.slice(at + 1).some((one) => !isHarmless(source, reception, one));
};

interface Behind {
  readonly source: Source;
  readonly reception: Reception;
  readonly block: Block;
  readonly at: number;
  readonly isTail: boolean;
}

const behind = ({ source, reception, block, at, isTail }: Behind): Place => {
  let first = at + 1;
  while (first < block.body.length && isHarmless(source, reception, block.body[first])) first += 1;
  const [head, ...rest] = block.body.slice(first);
  if (head === undefined) throw new Refusal('Nothing is done after the check of the event.');
  refuseHoisted(source, reception, [head, ...rest]);
  return { block, work: [head, ...rest], isTail };
};

/** Reads what came, logs, or answers and leaves: nothing of it is done twice by a second delivery. */
const isHarmless = (source: Source, reception: Reception, statement: Node | undefined): boolean => {
  if (statement === undefined) return false;
  if (j.VariableDeclaration.check(statement))
    return statement.declarations.every(
      (one) => j.VariableDeclarator.check(one) && (!one.init || isReading(source, one.init)),
    );
  if (j.ExpressionStatement.check(statement)) return isLogging(statement.expression);
  if (!j.IfStatement.check(statement)) return j.EmptyStatement.check(statement);
  const { test, consequent, alternate } = statement;
  if (alternate || !isReading(source, test)) return false;
  const inside = j.BlockStatement.check(consequent) ? consequent.body : [consequent];
  const last = inside.at(-1);
  if (!j.ReturnStatement.check(last) && !j.ThrowStatement.check(last)) return false;
  return inside.every((one) => isHarmless(source, reception, one) || isAnswer(source, reception, one));
};

const isAnswer = (source: Source, { request, response }: Reception, statement: Node): boolean => {
  if (j.ThrowStatement.check(statement)) return true;
  const argument = j.ReturnStatement.check(statement)
    ? statement.argument
    : j.ExpressionStatement.check(statement)
      ? statement.expression
      : undefined;
  if (argument === null) return true;
  if (!argument) return false;
  const text = sliceOf(source, argument);
  if (j.ReturnStatement.check(statement) && isReading(source, argument)) return true;
  return (
    !/\bawait\b/u.test(text) &&
    (text.startsWith(`${response ?? request}.`) || /^(?:new )?(?:Next)?Response\b/u.test(text))
  );
};

const isLogging = (expression: Node): boolean =>
  isCall(expression) && /^(?:console|\w*[lL]og(?:ger)?)\b/u.test(dotted(expression.callee) ?? '');

const PURE =
  /^(?:JSON\.(?:parse|stringify)|String|Number|Boolean|Array\.isArray|Buffer\.\w+|Object\.\w+|.*\.(?:includes|startsWith|endsWith|toString|has|trim|split|at|header|get|toLowerCase))$/u;

/** Asks nobody: no call but of what only looks. */
const isReading = (source: Source, node: Node): boolean => {
  const text = sliceOf(source, node);
  if (/\bawait\b|=>|\bfunction\b/u.test(text)) return false;
  const outer = isCall(node) ? [node] : [];
  const calls = [...outer, ...j(node).find(j.CallExpression).nodes(), ...j(node).find(j.NewExpression).nodes()];
  return calls.every((call) => PURE.test(dotted(call.callee) ?? `x.${calledName(call) ?? ''}`));
};

/** A function declared in a block is not seen outside of it. */
const refuseHoisted = (source: Source, { handler }: Reception, work: readonly Node[]): void => {
  const [first] = work;
  const names = work.flatMap((one) => {
    const name = j.FunctionDeclaration.check(one) ? one.id?.name : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  const before = source.text.slice(startOf(handler.fn), first === undefined ? endOf(handler.fn) : startOf(first));
  const hoisted = names.find((name) => new RegExp(String.raw`\b${name}\b`, 'u').test(before));
  if (hoisted !== undefined) throw new Refusal(`${hoisted} is used before the work that declares it.`);
};

/** Work that begins by making a client, whose claim can stand behind that. */
export const behindClients = (place: Place): Place => {
  const [first, second, ...rest] = place.work;
  return second !== undefined && makesClient(first) ? behindClients({ ...place, work: [second, ...rest] }) : place;
};

const CLIENT = /client|connect|^(?:get)?(?:db|database|firestore|pool|drizzle)$|supabase/iu;

/** `const supabase = createClient(url, key)`, `const db = await connect()` */
const makesClient = (statement: Node): boolean =>
  j.VariableDeclaration.check(statement) &&
  statement.kind === 'const' &&
  statement.declarations.every((one) => {
    const init = j.VariableDeclarator.check(one) && one.init ? one.init : null;
    const call = j.AwaitExpression.check(init) ? init.argument : init;
    return call != null && isCall(call) && CLIENT.test(calledName(call) ?? '') && !j(call).find(j.Function).length;
  });
