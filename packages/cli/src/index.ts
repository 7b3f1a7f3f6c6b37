export { defineConfig } from './config/config.ts';
export type { Config, Level, Named, Override, Wrappers } from './config/config.ts';
