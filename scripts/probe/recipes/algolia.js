import { fake } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'algoliasearch',
      until: 4,
      client: (sdk) => {
        const algolia = sdk.default('app', fake(32));
        const { initIndex } = algolia;
        // What it answers is not looked into unless it has methods of its own.
        return { ...algolia, initIndex: Object.assign(initIndex.bind(algolia), initIndex('orders')) };
      },
    },
  ],
});
