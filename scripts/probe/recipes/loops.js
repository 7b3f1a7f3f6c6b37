import { fake } from '../fakes.js';
import { defineRecipe } from '../recipe.js';

const MAIL = { transactionalId: 't', email: 'a@example.com' };

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: 'loops',
      client: (sdk) => new sdk.LoopsClient(fake('key', 24)),
      write: (loops) => loops.sendTransactionalEmail(MAIL),
      read: (loops) => loops.testApiKey(),
      more: [(loops) => loops.updateContact({ email: 'a@example.com', properties: {} })],
      keyed: (loops, key) => loops.sendTransactionalEmail({ ...MAIL, headers: { 'Idempotency-Key': key } }),
      reply: () => ({ success: true }),
      refusal: () => ({ success: false, message: 'refused' }),
    },
  ],
});
