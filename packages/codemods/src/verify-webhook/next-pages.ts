import { bindingsOf, programOf } from '../source/bindings.ts';
import type { Imports } from '../source/imports.ts';
import { freshName, usesOf } from '../source/names.ts';
import { bare, endOf, j, type Node, type Path, startOf, stringValue } from '../source/node.ts';
import { appendProperty, keyOf } from '../source/object-literal.ts';
import { commentStart, type Source } from '../source/source.ts';
import { styled } from '../source/style.ts';
import { Refusal, type Site } from '../transform.ts';
import { type BodyReads, bodyReadsOf, declaredBy, parsedBy } from './body-reads.ts';
import type { Check } from './check.ts';
import { BEHIND_A_PROXY } from './express.ts';
import { exportedValue } from './exported.ts';
import { type Handler, handlerOf, parameterOf } from './handler.ts';
import { headOf, type Insertion } from './insertion.ts';
import { type Names, nodeRequest } from './node-request.ts';
import { refuseChecked } from './refuse-checked.ts';
import type { Receipt, Rebinding } from './receipt.ts';
import type { Setting } from './setting.ts';

export const nextPagesReceipt = (setting: Setting, site: Site, check: Check): Receipt => {
  const { source } = setting;
  const handler = handlerOf(source, exportedValue(source, 'default', site), 2);
  refuseChecked(setting, handler, check);
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  const config = configOf(source);
  if (check.signsForm === true) return formReceipt(setting, handler, { request, response });
  const own = config.off ? ownRead(handler, request) : null;
  if (config.off && own === null)
    throw new Refusal('The body parser is off, and the handler reads the raw body in a way that cannot be followed.');
  const taken = setting.takenBy(handler);
  const payload = own?.name ?? freshName(['payload', 'rawBody', 'requestBody'], taken);
  return {
    handler,
    exported: true,
    insertion: own === null ? headOf(handler, request) : own.insertion,
    opening: own === null ? [`const ${payload} = await ${reader(setting, request)};`] : [],
    rebinding:
      own === null ? rebindingOf(bodyReadsOf(handler, request), request) : { kind: 'keep', reads: own.decoded },
    awaits: true,
    notes: config.limited
      ? ['The size limit of the body parser is gone with it: the raw body is read without a limit.']
      : [],
    request: {
      ...nodeRequest(setting, handler, { request, response }, taken),
      payload,
      text: own === null ? `${payload}.toString('utf8')` : `String(${payload})`,
    },
    prepare: () => config.turnOff(),
  };
};

/** The fields of a form are what Next.js hands over as the body. */
const formReceipt = (setting: Setting, handler: Handler, names: Names): Receipt => {
  if (configOf(setting.source).off)
    throw new Refusal('The body parser is off, and what the handler makes of the fields cannot be followed.');
  const fields = `${names.request}.body ?? {}`;
  return {
    handler,
    exported: true,
    insertion: headOf(handler, names.request),
    opening: [],
    rebinding: { kind: 'keep', reads: [] },
    awaits: false,
    notes: [BEHIND_A_PROXY],
    request: {
      ...nodeRequest(setting, handler, names, setting.takenBy(handler)),
      form: { fields, text: `new URLSearchParams(${fields}).toString()` },
    },
    prepare: () => undefined,
  };
};

/** A library that is there and has a limit, before the platform, which has none. */
const reader = (
  { imports, dependencies }: { imports: Imports; dependencies: ReadonlySet<string> },
  request: string,
): string => {
  if (dependencies.has('micro')) return `${imports.named('micro', 'buffer')}(${request})`;
  if (dependencies.has('raw-body'))
    return `${imports.defaultOf('raw-body', 'getRawBody')}(${request}, { limit: '1mb' })`;
  return `${imports.named('node:stream/consumers', 'buffer')}(${request})`;
};

const rebindingOf = ({ events, decoded, escapes }: BodyReads, request: string): Rebinding =>
  escapes
    ? { kind: 'assign', target: `${request}.body`, reads: decoded }
    : { kind: 'replace', reads: [...events, ...decoded] };

interface OwnRead {
  readonly name: string;
  readonly insertion: Insertion;
  readonly decoded: readonly Path[];
}

/** `const name = await buffer(request)`. */
const ownRead = (handler: Handler, request: string): OwnRead | null => {
  for (const use of usesOf(request, handler.path)) {
    const call: Path = use.parent;
    const awaited: Path | null = call.parent;
    if (!j.CallExpression.check(call.node) || call.node.arguments[0] !== use.node || awaited === null) continue;
    if (!j.AwaitExpression.check(awaited.node) || !/raw|buffer|body|text|read/iu.test(calleeName(call.node.callee)))
      continue;
    const name = declaredBy(awaited);
    const statement: Path | null = awaited.parent.parent;
    if (name === null || statement === null || !j.BlockStatement.check(statement.parent?.node)) continue;
    return {
      name,
      insertion: { kind: 'after', at: endOf(statement.node), container: statement.parent.node },
      decoded: usesOf(name, handler.path).flatMap((one) => parsedBy(one) ?? []),
    };
  }
  return null;
};

const calleeName = (node: Node): string => (j.Identifier.check(node) ? node.name : '');

interface Config {
  /** The body parser is off already. */
  readonly off: boolean;
  readonly limited: boolean;
  turnOff(): void;
}

/** `export const config = { api: { bodyParser: false } }`, which Next.js reads without running the file. */
const configOf = (source: Source): Config => {
  const found = configObject(source);
  if (found === null) return { off: false, limited: false, turnOff: () => addConfig(source) };
  if (!j.ObjectExpression.check(found)) throw new Refusal('The exported config is not an object literal.');
  if (/edge/u.test(stringOf(valueOf(found, 'runtime'))))
    throw new Refusal('The route runs on the edge runtime and gets another kind of request.');
  const api = valueOf(found, 'api');
  if (api === null)
    return {
      off: false,
      limited: false,
      turnOff: () => appendProperty(source, found, ['api: { bodyParser: false },']),
    };
  if (!j.ObjectExpression.check(api))
    throw new Refusal('The api part of the exported config is not an object literal.');
  const parser = valueOf(api, 'bodyParser');
  if (parser === null)
    return { off: false, limited: false, turnOff: () => appendProperty(source, api, ['bodyParser: false,']) };
  const off = j.BooleanLiteral.check(parser) && !parser.value;
  return {
    off,
    limited: j.ObjectExpression.check(parser),
    turnOff: () => (off ? undefined : source.magic.overwrite(startOf(parser), endOf(parser), 'false')),
  };
};

const configObject = (source: Source): Node | null => {
  for (const statement of programOf(source).body) {
    if (!j.ExportNamedDeclaration.check(statement) || !j.VariableDeclaration.check(statement.declaration)) continue;
    for (const one of statement.declaration.declarations) {
      if (j.VariableDeclarator.check(one) && j.Identifier.check(one.id) && one.id.name === 'config' && one.init)
        return bare(one.init);
    }
  }
  return null;
};

const valueOf = (object: ReturnType<typeof j.objectExpression>, key: string): Node | null => {
  const property = object.properties.find((one) => keyOf(one) === key);
  return j.ObjectProperty.check(property) ? bare(property.value) : null;
};

const stringOf = (node: Node | null): string => (node === null ? '' : (stringValue(node) ?? ''));

/** In front of the handler, behind the imports. */
const addConfig = (source: Source): void => {
  const { magic, style, text } = source;
  const first = programOf(source).body.find((node) => !j.ImportDeclaration.check(node));
  if (first === undefined || (bindingsOf(source).length === 0 && /\bmodule\.exports\b/u.test(text))) {
    throw new Refusal('A config that turns the body parser off needs an ES module.');
  }
  const config = ['export const config = {', '  api: { bodyParser: false },', '};'];
  magic.appendRight(commentStart(source, first), styled(config, style, '') + style.eol + style.eol);
};
