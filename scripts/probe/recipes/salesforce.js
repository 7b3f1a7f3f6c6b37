import { fake } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'jsforce',
      client: (sdk) => {
        const connection = new sdk.Connection({ instanceUrl: 'https://a.my.salesforce.com', accessToken: fake(40) });
        const { analytics } = connection;
        // What it answers is not looked into unless it has methods of its own.
        const report = Object.assign(analytics.report.bind(analytics), { execute: analytics.report('r').execute });
        return Object.assign(connection, { analytics: Object.assign(analytics, { report }) });
      },
    },
  ],
});
