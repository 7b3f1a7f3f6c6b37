import { defineRecipe } from '../recipe.js';

export const recipe = defineRecipe({
  // Its errors are exported by a file of their own.
  sdks: [{ pkg: 'shippo', since: 2, parts: ['./models/errors'] }],
});
