import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TakenOver, type Ticket } from '../../../supabase/functions/_shared/providers/image-provider.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { aPicture, PROMPT, paint, told } from './support.ts';

let models: ImageModels;

beforeAll(async () => {
  models = await startImageModels();
});
afterAll(() => models.close());
beforeEach(() => {
  models.requests.length = 0;
  models.failures.length = 0;
  for (const id of ['fal', 'replicate'] as const) models.on(id, []);
});
afterEach(() => expect(models.failures).toEqual([]));

const kinds = () => models.requests.map(({ kind }) => kind);
/** What changes something at the provider. A look of the test before may come late, and changes nothing. */
const deeds = () => kinds().filter((kind) => kind !== 'look');
const paintings = () => models.requests.filter(({ kind }) => kind === 'paint');

describe.each(['fal', 'replicate'] as const)('the queue of %s', (id) => {
  it('gives a ticket before anything is waited for, and the picture later', async () => {
    models.on(id, [{ paint: { looks: 3, milliseconds: 60 } }]);
    let seenWhenTicketCame: string[] = [];
    const { painted, tickets } = await paint(models, id, {
      options: {
        onTicket: async () => {
          seenWhenTicketCame = kinds();
        },
      },
    });
    expect(seenWhenTicketCame).toEqual(['paint']);
    expect(tickets).toEqual([]);
    expect(painted?.requestId).toMatch(/^[\w-]{36}$/);
    expect(painted?.usd).toBeNull();
    expect(kinds().filter((kind) => kind === 'look').length).toBeGreaterThanOrEqual(4);
    expect(kinds().at(-1)).toBe('picture');
  });

  it('goes on with a ticket and queues nothing anew', async () => {
    const worker = new AbortController();
    models.on(id, [{ paint: { milliseconds: 400, isDeafToCancelling: true } }]);
    let ticket: Ticket | undefined;
    const died = paint(models, id, {
      options: {
        signal: worker.signal,
        onTicket: async (given) => {
          ticket = given;
          worker.abort(new Error('The worker is gone.'));
        },
      },
    });
    await expect(died).rejects.toThrow('The worker is gone.');
    if (!ticket) throw new Error('no ticket');

    const { painted, tickets } = await paint(models, id, { options: { ticket: JSON.parse(JSON.stringify(ticket)) } });
    expect(painted).toMatchObject({ mime: 'image/jpeg', requestId: ticket.id });
    expect(tickets).toEqual([]);
    expect(paintings()).toHaveLength(1);
  });

  it('is told to cancel what is given up', async () => {
    models.on(id, [{ paint: { milliseconds: 60_000 } }]);
    const controller = new AbortController();
    const reason = new Error('Cancelled by the creator.');
    let ticket: Ticket | undefined;
    const asked = paint(models, id, {
      options: {
        signal: controller.signal,
        onTicket: async (given) => {
          ticket = given;
          setTimeout(() => controller.abort(reason), 50);
        },
      },
    });
    await expect(asked).rejects.toBe(reason);
    expect(models.cancelled()).toContain(ticket?.id);
  });

  it('keeps what somebody else goes on with', async () => {
    models.on(id, [{ paint: { milliseconds: 60_000 } }]);
    const controller = new AbortController();
    const reason = new TakenOver();
    const onTicket = async () => void setTimeout(() => controller.abort(reason), 50);
    await expect(paint(models, id, { options: { signal: controller.signal, onTicket } })).rejects.toBe(reason);
    expect(kinds()).not.toContain('cancel');
  });

  it('is told to cancel what somebody else cannot know of', async () => {
    const controller = new AbortController();
    const reason = new TakenOver();
    models.on(id, () => {
      controller.abort(reason);
      return { paint: { milliseconds: 60_000 } };
    });
    await expect(paint(models, id, { options: { signal: controller.signal } })).rejects.toBe(reason);
    expect(deeds()).toEqual(['paint', 'cancel']);
  });

  it('is asked anew, once, for what whoever was here before has cancelled', async () => {
    models.on(id, [{ paint: { milliseconds: 60_000 } }]);
    const [ticket] = (await paint(models, id, { patience: 200 })).tickets;
    if (!ticket) throw new Error('no ticket');
    expect(models.cancelled()).toContain(ticket.id);
    const again = await paint(models, id, { options: { ticket } });
    expect(again.painted?.mime).toBe('image/jpeg');
    expect(again.tickets).toHaveLength(1);
    expect(paintings()).toHaveLength(2);
  });

  it('is told to cancel what is queued just as it is given up', async () => {
    const controller = new AbortController();
    const reason = new Error('Cancelled by the creator.');
    models.on(id, () => {
      controller.abort(reason);
      return { paint: { milliseconds: 60_000 } };
    });
    const onTicket = vi.fn();
    await expect(paint(models, id, { options: { signal: controller.signal, onTicket } })).rejects.toBe(reason);
    expect(onTicket).not.toHaveBeenCalled();
    expect(deeds()).toEqual(['paint', 'cancel']);
  });

  it('is waited for no longer than two seconds where it does not answer that', async () => {
    models.on(id, [{ paint: { milliseconds: 60_000, hangsOnCancelling: true } }]);
    const started = performance.now();
    expect(told(await paint(models, id, { patience: 200 }))).toEqual({ kind: 'timeout' });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(kinds()).toContain('cancel');
  });

  it('is told to cancel what takes too long', async () => {
    models.on(id, [{ paint: { milliseconds: 60_000 } }]);
    const { tickets, ...outcome } = await paint(models, id, { patience: 300 });
    expect(told(outcome)).toEqual({ kind: 'timeout' });
    expect(models.cancelled()).toContain(tickets[0]?.id);
  });

  it('is told to cancel where the ticket could not be kept, and that is what is thrown', async () => {
    const fault = new Error('The database is gone.');
    await expect(paint(models, id, { options: { onTicket: () => Promise.reject(fault) } })).rejects.toBe(fault);
    expect(deeds()).toEqual(['paint', 'cancel']);
  });

  it('is looked at again where a look fails', async () => {
    models.on(id, [{ paint: { lookFails: [502, 429, 503] } }]);
    expect((await paint(models, id)).painted?.mime).toBe('image/jpeg');
    expect(paintings()).toHaveLength(1);
  });

  it('is not asked to paint again where it cannot be looked at', async () => {
    models.on(id, [{ paint: { lookFails: Array(20).fill(500) } }]);
    expect(told(await paint(models, id))).toMatchObject({ kind: 'unavailable', status: 500 });
    expect(paintings()).toHaveLength(1);
  });

  it('is asked anew where a picture is, once, when its address has expired', async () => {
    models.on(id, [{ paint: { gone: 1 } }]);
    expect((await paint(models, id)).painted?.mime).toBe('image/jpeg');
    expect(kinds().filter((kind) => kind === 'picture')).toHaveLength(2);

    models.requests.length = 0;
    models.on(id, [{ paint: { gone: 9 } }]);
    expect(told(await paint(models, id))).toEqual({ kind: 'unavailable', status: 404, error: 'picture_gone' });
    expect(kinds().filter((kind) => kind === 'picture')).toHaveLength(2);
    expect(paintings()).toHaveLength(1);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://fal.media.evil.example/picture.jpg',
    'https://evil.example/replicate.delivery/out.jpg',
    'https://user:password@v3.fal.media/files/picture.jpg',
    'https://replicate.delivery:8443/out.jpg',
    'http://replicate.delivery/out.jpg',
    'file:///etc/passwd',
    'no address',
  ])('sends nobody to %s for a picture', async (pictureUrl) => {
    models.on(id, [{ paint: { pictureUrl } }]);
    expect(told(await paint(models, id))).toMatchObject({ kind: 'unavailable', error: 'foreign_address' });
  });

  it('sends nobody elsewhere with the key, by its own answer or a stored ticket', async () => {
    const elsewhere = await startImageModels();
    try {
      models.on(id, [{ paint: { ticketUrl: `${elsewhere.origin}/${id === 'fal' ? 'fal' : 'replicate/v1'}` } }]);
      expect(told(await paint(models, id))).toEqual({ kind: 'unavailable', error: 'foreign_address' });

      const url = `${elsewhere.origin}/${id}/anything`;
      const ticket: Ticket = { provider: id, id: 'x', statusUrl: url, responseUrl: url, cancelUrl: url };
      expect(told(await paint(models, id, { options: { ticket } }))).toEqual({
        kind: 'unavailable',
        error: 'foreign_address',
      });
      expect([...elsewhere.requests, ...elsewhere.failures]).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it('takes no ticket of another queue', async () => {
    const url = `${models.origin}/x`;
    const ticket: Ticket = { provider: 'openai', id: 'x', statusUrl: url, responseUrl: url, cancelUrl: url };
    expect(told(await paint(models, id, { options: { ticket } }))).toEqual({
      kind: 'bad_input',
      error: 'foreign_ticket',
    });
    expect(models.requests).toEqual([]);
  });

  it('is told where to call', async () => {
    const webhookUrl = 'https://klikk.example/functions/v1/painted?of=1&for=2';
    await paint(models, id, { options: { webhookUrl } });
    expect(paintings()[0]?.fields?.webhook).toBe(webhookUrl);
  });
});

describe('what fal is sent', () => {
  it('goes to the model for it, with nothing to be kept', async () => {
    await paint(models, 'fal');
    await paint(models, 'fal', { request: { references: [aPicture()] } });
    expect(paintings().map(({ model }) => model)).toEqual(['fal-ai/flux-2-pro', 'fal-ai/flux-2-pro/edit']);
    expect(paintings()[0]?.fields).toEqual({
      image_size: { width: 1280, height: 720 },
      output_format: 'jpeg',
      enable_safety_checker: true,
      safety_tolerance: '2',
    });
    expect(paintings()[0]?.headers).toMatchObject({
      'x-fal-store-io': '0',
      'x-fal-object-lifecycle-preference': '{"expiration_duration_seconds":600}',
    });
  });

  it('is painted again where a runner failed, under another ticket', async () => {
    models.on('fal', [{ fail: 503, code: 'runner_disconnected' }]);
    const { painted, tickets } = await paint(models, 'fal');
    expect(painted?.requestId).toBe(tickets[1]?.id);
    expect(tickets).toHaveLength(2);
  });

  it('is not painted again where it was wrong', async () => {
    models.on('fal', [{ fail: 422, code: 'image_too_small' }]);
    expect(told(await paint(models, 'fal'))).toEqual({ kind: 'bad_input', status: 422, error: 'image_too_small' });
    expect(paintings()).toHaveLength(1);
  });
});

describe('what Replicate is sent', () => {
  it('asks for the ticket at once, and for an end of what nobody comes for', async () => {
    await paint(models, 'replicate');
    expect(paintings()[0]?.prompt).toBe(PROMPT);
    expect(paintings()[0]?.headers).toMatchObject({ 'cancel-after': '600s' });
    expect(paintings()[0]?.headers).not.toHaveProperty('prefer');
  });

  it('is painted again where it failed by chance or for want of room', async () => {
    models.on('replicate', [{ refuse: 'busy' }, { refuse: 'memory' }]);
    expect((await paint(models, 'replicate')).painted?.mime).toBe('image/jpeg');
    expect(paintings()).toHaveLength(3);
    models.on('replicate', { refuse: 'memory' });
    expect(told(await paint(models, 'replicate'))).toEqual({ kind: 'unavailable', error: 'E1001' });
  });

  it('is not painted again where somebody else cancelled it', async () => {
    models.on('replicate', [{ paint: { milliseconds: 60_000 } }]);
    const outcome = await paint(models, 'replicate', {
      options: {
        onTicket: async (ticket) => {
          await fetch(ticket.cancelUrl, { method: 'POST', headers: { Authorization: 'Bearer key-of-replicate' } });
        },
      },
    });
    expect(told(outcome)).toEqual({ kind: 'unavailable', error: 'canceled' });
    expect(paintings()).toHaveLength(1);
  });
});
