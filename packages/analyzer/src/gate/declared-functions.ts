/** At the start of a line: what stands further in belongs to a namespace, a template or a comment. */
const FUNCTION = /^export[ \t]+(default[ \t]+)?(?:async[ \t]+)?function[ \t]*\*?[ \t]*([\w$]*)[ \t]*[(<]/gmu;
const CONSTANT =
  /^export[ \t]+const[ \t]+([\w$]+)[ \t]*=[ \t]*(?:async[ \t]*)?(?:function\b|(?:<[^()=]*>)?\([^()]*\)[ \t]*(?::[^=(){}\n]*)?=>|[\w$]+[ \t]*=>)/gmu;
const ELSEWHERE = /\bexport\s*(?:type\s*)?\{[^}]*\}|\bexports?\b.*/gu;

/**
 * Names of the functions that a text exports, `default` among them, told without parsing it. A name that stands in
 * another export, too, is left out: only parsing tells which holds.
 */
export const declaredFunctions = (text: string): ReadonlySet<string> => {
  const names = new Set<string>();
  const rest = text
    .replaceAll(FUNCTION, (_, isDefault: string | undefined, name: string) => {
      names.add(isDefault === undefined ? name : 'default');
      return '';
    })
    .replaceAll(CONSTANT, (_, name: string) => {
      names.add(name);
      return '';
    });
  const others = new Set((rest.match(ELSEWHERE) ?? []).flatMap((line) => line.match(/[\w$]+/gu) ?? []));
  return new Set([...names].filter((name) => name !== '' && !others.has(name)));
};
