import { fake } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

export const recipe = defineRecipe({
  sdks: [{ pkg: 'contentful', client: (sdk) => sdk.createClient({ space: 'space', accessToken: fake(43) }) }],
});
