import { describeOnServer } from '../support/describe-on-databases.js';
import { newActor, succeed } from '../support/sample-records.js';

describeOnServer('counters', (opened) => {
  test('count without a gap, also over what was rolled back', async () => {
    const actor = newActor();
    const next = () => succeed(opened(), actor, (records) => records.counters.next('interchange'));
    expect(await next()).toBe(1);
    const failed = succeed(opened(), actor, async (records) => {
      await records.counters.next('interchange');
      throw new Error('lost');
    });
    await expect(failed).rejects.toThrow('lost');
    expect(await next()).toBe(2);
  });
});
