import { describe, expect, it } from 'vitest';

import { scriptsOf } from './scripts-of.ts';

const page = `<!-- <script>not this()</script> -->
<script lang="ts" setup generic="T extends Array<string>">
import { ref } from 'vue';
const a = ref<string>('é');
</script>
<template><p>{{ a }} 𝒳</p></template>
<script type="application/ld+json">{ "a": 1 }</script>
<script lang='ts'>
export const b = 1;
</script >
<style>p { color: red }</style>
`;

describe('the scripts of a component', () => {
  it('stand where they stood', () => {
    const { text, lang } = scriptsOf('a.vue', page) ?? { text: '', lang: '' };
    expect(lang).toBe('ts');
    expect(text).toHaveLength(page.length);
    expect(text.split('\n')).toHaveLength(page.split('\n').length);
    for (const line of ["import { ref } from 'vue';", "const a = ref<string>('é');", 'export const b = 1;'])
      expect(text.indexOf(line)).toBe(page.indexOf(line));
    expect(text.replace(/\s/gu, '')).toBe("import{ref}from'vue';consta=ref<string>('é');;exportconstb=1;;");
  });

  it('are none where there is none, and all where the file is no component', () => {
    expect(scriptsOf('a.svelte', '<p>fetch()</p>\n')).toEqual({ text: `${' '.repeat(14)}\n`, lang: 'js' });
    expect(scriptsOf('a.ts', page)).toBeUndefined();
  });

  it('are apart from each other, and in a language that is read', () => {
    const two = scriptsOf(
      'a.vue',
      '<script>const a = b</script><script setup>(c)</script ><script lang="coffee">a = -> b</script>',
    );
    expect(two?.text.trim()).toMatch(/^const a = b; +\(c\);$/u);
  });

  it('end with the file where nobody ends them', () => {
    expect(scriptsOf('a.vue', '<script>\nconst a = 1;\n')?.text.trim()).toBe('');
    expect(scriptsOf('a.vue', '<!-- <script>a()</script>')?.text.trim()).toBe('');
  });
});
