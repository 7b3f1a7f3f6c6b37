/** Functions of Firebase and Google Cloud: `onRequest(handler)` of one, `http('name', handler)` of the other. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, Structure } from '../../facts/structure.ts';
import { exportedAs, isImported } from './held-values.ts';
import { routeOf } from './workers.ts';

export const firebase = {
  https: /^firebase-functions(?:\/v[12])?\/https$/u,
  framework: /^@google-cloud\/functions-framework$/u,
  /** Without one of these a file registers none. */
  words: String.raw`\bonRequest\b|functions-framework`,
} as const;

/** The name that it is exported under is where it is served. */
export const firebaseRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.calls.flatMap((call, id) => {
    const handler = call.args.at(-1);
    const name = handler === undefined ? undefined : servedAs(structure, call, id);
    if (handler === undefined || name === undefined) return [];
    return [
      {
        ...routeOf(structure, path, 'firebase', handler.value, name === '' ? {} : { path: `/${name}` }),
        span: spanOf(path, call.at),
      },
    ];
  });

const servedAs = (structure: Structure, call: Call, id: number): string | undefined => {
  if (isImported(structure, call.callee, firebase.framework, 'http')) {
    const [first] = call.args;
    const name = first === undefined || call.args.length < 2 ? undefined : structure.values[first.value];
    return name?.kind === 'string' ? (name.text ?? '') : undefined;
  }
  if (!isHttps(structure, call)) return undefined;
  const [name] = exportedAs(structure, ({ value }) => value.kind === 'call' && value.call === id);
  return (
    (name === 'default' || name === '=' ? undefined : name) ??
    variableOf(structure, id) ??
    structure.functions[call.fn]?.name ??
    ''
  );
};

const variableOf = (structure: Structure, id: number): string | undefined => {
  const held = structure.values.findIndex((value) => value.kind === 'call' && value.call === id);
  const variable = structure.values.find((value) => value.kind === 'variable' && value.defs.includes(held));
  return variable?.kind === 'variable' ? variable.name : undefined;
};

/** `functions.region('x').https.onRequest`, whoever made it; `onRequest` of the module for it. */
const isHttps = (structure: Structure, { callee }: Call): boolean => {
  if (isImported(structure, callee, firebase.https, 'onRequest')) return true;
  const value = structure.values[callee];
  const object = value?.kind === 'member' && value.name === 'onRequest' ? structure.values[value.object] : undefined;
  return object?.kind === 'member' && object.name === 'https';
};
