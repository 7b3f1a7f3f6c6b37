import { defineLibrary } from '@seamlint/core';

export const express = defineLibrary({
  id: 'express',
  title: 'Express',
  category: 'framework',
  packages: [{ name: 'express' }],
  trust: [{ transparent: true, harmless: true }],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
});
