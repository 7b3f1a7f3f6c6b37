/** Vue's and Svelte's components: a program in the scripts of a page. */
export const isComponentFile = (path: string): boolean => /\.(?:vue|svelte)$/iu.test(path);
