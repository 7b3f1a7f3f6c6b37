import type { Catalog } from '@seamlint/core';

/** An error may repeat what somebody wrote in the wrong place: credentials in a known format are taken out. */
export const maskSentence = async (sentence: string): Promise<string> => {
  const [{ createCatalog }, { providers }] = await Promise.all([
    import('@seamlint/core'),
    import('@seamlint/providers'),
  ]);
  return maskWith(createCatalog(providers, []).formats, sentence);
};

export const maskWith = (formats: Catalog['formats'], text: string): string =>
  formats
    .filter(({ format }) => format.exposure !== 'publishable')
    .reduce(
      (masked, { format, pattern }) => masked.replace(new RegExp(pattern.source, 'gu'), `${format.prefix}…`),
      text,
    );
