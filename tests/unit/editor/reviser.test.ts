import { describe, expect, it } from 'vitest';
import { createReviser } from '../../../components/editor/reviser.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import { aScene } from '../../support/interface/builders.ts';
import { type Answers, fakeCall } from '../../support/interface/fake-call.ts';

function createReviserOn(answers: Answers) {
  return createReviser({ call: fakeCall(answers), locale: 'de' });
}

describe('a wish that the rules do not understand', () => {
  it('is sent with its language and what the thumbnail shows, and comes back as changes', async () => {
    let sent: unknown;
    const revise = createReviserOn({
      'thumbnail.revise': (request) => {
        sent = request;
        return { isAvailable: true, edits: [{ kind: 'flip' }] };
      },
    });
    expect(await revise('spiegeln', aScene())).toEqual([{ kind: 'flip' }]);
    expect(sent).toMatchObject({ words: 'spiegeln', locale: 'de', scene: { layout: 'headline-stack', people: 0 } });
  });

  it('is not sent again once the server has said that it has no text model', async () => {
    let asked = 0;
    const revise = createReviserOn({
      'thumbnail.revise': () => {
        asked += 1;
        return { isAvailable: false, edits: [] };
      },
    });
    expect([await revise('pop', aScene()), await revise('pop', aScene())]).toEqual([[], []]);
    expect(asked).toBe(1);
  });

  it('is sent again after a failure', async () => {
    let asked = 0;
    const revise = createReviserOn({
      'thumbnail.revise': () => {
        asked += 1;
        if (asked === 1) throw new AppError('offline');
        return { isAvailable: true, edits: [] };
      },
    });
    await expect(revise('pop', aScene())).rejects.toThrow('offline');
    expect(await revise('pop', aScene())).toEqual([]);
  });
});
