import { didYouMean } from './near-name.ts';
import { wrapperKinds } from './own-wrappers.ts';
import { sayable } from './sayable.ts';

/** What is wrong with the keys `wrappers` and `loggers` of a config, a sentence each. */
export const ownWrapperProblems = (wrappers: unknown, loggers: unknown): readonly string[] => [
  ...(wrappers === undefined ? [] : problemsOfWrappers(wrappers)),
  ...(loggers === undefined ? [] : problemsOfList(loggers, 'loggers', 'a name or an object')),
];

const problemsOfWrappers = (value: unknown): readonly string[] => {
  if (!isObject(value)) return ['"wrappers" must be an object.'];
  return Object.entries(value).flatMap(([kind, list]) => {
    if (!wrapperKinds.some((one) => one === kind))
      return [
        `there is no kind of wrapper "wrappers.${sayable(kind)}"${didYouMean(kind, wrapperKinds) ?? `; the kinds are ${wrapperKinds.join(', ')}.`}`,
      ];
    return list === undefined ? [] : problemsOfList(list, `wrappers.${kind}`, 'an object');
  });
};

const problemsOfList = (value: unknown, key: string, form: string): readonly string[] => {
  if (!Array.isArray(value)) return [`"${key}" must be an array.`];
  return value.flatMap((one: unknown, index) => problemsOfOne(one, `${key}.${String(index)}`, form));
};

const problemsOfOne = (value: unknown, key: string, form: string): readonly string[] => {
  if (form === 'a name or an object' && typeof value === 'string')
    return isName(value) ? [] : [`"${key}" must be the name of a logger, such as "audit" or "logger.audit".`];
  if (!isObject(value)) return [`"${key}" must be ${form}, such as { "import": "name", "from": "./module" }.`];
  const unknown = Object.keys(value).filter((name) => name !== 'import' && name !== 'from');
  return [
    ...unknown.map(
      (name) =>
        `there is no key "${key}.${sayable(name)}"${didYouMean(name, ['import', 'from']) ?? '; the keys are import, from.'}`,
    ),
    ...problemsOfName(value['import'], `${key}.import`),
    ...problemsOfModule(value['from'], `${key}.from`),
  ];
};

const problemsOfName = (value: unknown, key: string): readonly string[] => {
  if (value === undefined) return [`"${key}" is missing; a string.`];
  if (typeof value !== 'string') return [`"${key}" must be a string.`];
  return isName(value)
    ? []
    : [`"${key}" must be an exported name, "default", or a member of one, such as "logger.audit".`];
};

const problemsOfModule = (value: unknown, key: string): readonly string[] => {
  if (value === undefined) return [`"${key}" is missing; a string.`];
  if (typeof value !== 'string') return [`"${key}" must be a string.`];
  return value.trim() === ''
    ? [`"${key}" must name a module: a package, or a path that begins with "./" or "../".`]
    : [];
};

const isName = (value: string): boolean => /^[\w$]+(?:\.[\w$]+)*$/u.test(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
