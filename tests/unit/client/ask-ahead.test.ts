import { describe, expect, it, vi } from 'vitest';
import { askAhead } from '../../../components/client/ask-ahead.ts';
import type { Call } from '../../../components/client/client.ts';
import { AppError } from '../../../utils/domain/errors.ts';

const answering = (answer: (name: string) => unknown) => vi.fn(async (name: string) => answer(name));

describe('what a page asks ahead', () => {
  it('is asked at once, and answers whoever asks first; then it is asked anew', async () => {
    let count = 0;
    const call = answering(() => {
      count += 1;
      return count;
    });
    const ask = askAhead(call as unknown as Call, ['account.known', 'onboarding.read']);
    expect(call.mock.calls).toEqual([['account.known'], ['onboarding.read']]);
    expect([await ask('onboarding.read'), await ask('account.known')]).toEqual([2, 1]);
    expect(await ask('onboarding.read')).toBe(3);
    expect(await ask('photos.list')).toBe(4);
  });

  it('fails for whoever asks, and for nobody else', async () => {
    const call = answering(() => {
      throw new AppError('unauthenticated');
    });
    const ask = askAhead(call as unknown as Call, ['history.latest', 'onboarding.read']);
    await new Promise((resolve) => setTimeout(resolve));
    await expect(ask('history.latest')).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
