/** An error may repeat what somebody wrote in the wrong place: credentials in a known format are taken out. */
export const maskSentence = async (sentence: string): Promise<string> => {
  const [{ createCatalog }, { providers }] = await Promise.all([
    import('@seamlint/core'),
    import('@seamlint/providers'),
  ]);
  return createCatalog(providers, [])
    .formats.filter(({ format }) => format.exposure !== 'publishable')
    .reduce(
      (text, { format, pattern }) => text.replace(new RegExp(pattern.source, 'gu'), `${format.prefix}…`),
      sentence,
    );
};
