/** Whether this is production, and switches that somebody sets where nothing need be checked. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Tagger } from '../tags.ts';

const EXCUSE_ENV =
  /NODE_ENV|APP_ENV|VERCEL_ENV|^(?:VERCEL|NETLIFY|RENDER|CF_PAGES|K_SERVICE|DYNO|FLY_APP_NAME|AWS_LAMBDA_FUNCTION_NAME)$|^ENV$|^DEV|DEBUG|LOCAL|TEST|CI$|SKIP|DISABLE|INSECURE|ALLOW|BYPASS|ENVIRONMENT|IS_PROD|PRODUCTION|STAGE/iu;
const EXCUSE_NAME =
  /^(?:is_?)?(?:(?:dev|development|prod|production|local|localhost|test|debug)_?)+(?:mode|env|environment)?$|allow_?unsigned|skip_?(?:verif|signature|valid)|insecure|verify_?(?:signature|webhook)s?_?(?:enabled)?$|disable_?(?:verif|signature)/iu;

export const isExcuseVariable = (name: string): boolean => EXCUSE_ENV.test(name);
export const isExcuseName = (flow: Flow, ref: Ref): boolean => EXCUSE_NAME.test(nameOf(flow, ref) ?? '');

export const nameOf = (flow: Flow, ref: Ref): string | null => {
  const value = flow.value(ref);
  return value?.kind === 'variable' || value?.kind === 'member' ? value.name : null;
};

/** What an excuse comes out as in production; undefined where that cannot be told. */
export const productionWhen = (
  flow: Flow,
  tagger: Tagger,
  ref: Ref,
  bindings: Bindings,
  depth = 0,
): boolean | undefined => {
  const value = flow.value(ref);
  const at = (id: number): boolean | undefined =>
    depth > MAX_DEPTH ? undefined : productionWhen(flow, tagger, { file: ref.file, id }, bindings, depth + 1);
  if (value?.kind === 'unary' && value.op === '!') {
    const inner = at(value.of);
    return inner === undefined ? undefined : !inner;
  }
  if (value?.kind === 'binary') return comparedInProduction(flow, tagger, ref.file, value, bindings);
  const [only] = value?.kind === 'variable' && value.defs.length === 1 && value.writes.length === 0 ? value.defs : [];
  const said = only === undefined ? undefined : at(only);
  const name = nameOf(flow, ref) ?? '';
  return said ?? (IS_PRODUCTION.test(name) ? true : IS_ELSEWHERE.test(name) ? false : undefined);
};

const MAX_DEPTH = 6;
const IS_PRODUCTION = /^(?:is_?)?prod(?:uction)?(?:_?(?:mode|env|environment))?$/iu;
const IS_ELSEWHERE = /^(?:is_?)?(?:dev|development|local|localhost)(?:_?(?:mode|env|environment))?$/iu;

/** `process.env.NODE_ENV !== 'production'`: of several environments each other than production is elsewhere. */
const comparedInProduction = (
  flow: Flow,
  tagger: Tagger,
  file: string,
  { op, left, right }: Extract<Value, { kind: 'binary' }>,
  bindings: Bindings,
): boolean | undefined => {
  if (!/^[!=]==?$/u.test(op)) return undefined;
  const texts = [left, right].map((id) => {
    const side = flow.value({ file, id });
    return side?.kind === 'string' ? side.text : null;
  });
  const text = texts.find((one) => one !== null);
  const asked = texts[0] === null ? left : right;
  const isOfEnvironment = [...tagger.exactTagsOf({ file, id: asked }, bindings)].some(
    (tag) => tag.startsWith('env:') && ENVIRONMENT.test(tag.slice(4)),
  );
  if (text == null || text === '' || !isOfEnvironment) return undefined;
  return /^prod/iu.test(text) !== op.startsWith('!');
};

const ENVIRONMENT = /NODE_ENV|APP_ENV|VERCEL_ENV|^ENV$|ENVIRONMENT|^STAGE$/iu;
