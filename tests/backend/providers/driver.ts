// Runs under Deno: paints by each line of JSON that comes in, and says what came of it.

import { createImageProvider } from '../../../supabase/functions/_shared/providers/create-image-provider.ts';
import { PaintTrouble, type Ticket } from '../../../supabase/functions/_shared/providers/image-provider.ts';
import { readImageProviders } from '../../../supabase/functions/_shared/providers/settings.ts';
import {
  createFalKeys,
  InvalidWebhook,
  verifyFalWebhook,
  verifyReplicateWebhook,
} from '../../../supabase/functions/_shared/providers/webhooks.ts';
import { fromBase64, toBase64 } from '../../../utils/domain/base64.ts';
import type { DenoCase, DenoOutcome } from './cases.ts';

type Painting = Extract<DenoCase, { paint: unknown }>;
type Verifying = Extract<DenoCase, { verify: unknown }>;

const GIVEN_UP = new Error('Nobody wants it any more.');

async function paint(painting: Painting): Promise<DenoOutcome> {
  const { providers } = readImageProviders(painting.environment);
  const settings = providers[painting.paint];
  const provider = createImageProvider(painting.paint, {
    apiKey: settings?.apiKey ?? 'none',
    baseUrl: settings?.baseUrl ?? '',
    patience: painting.patience,
    pace: { retry: [5, 10, 20], poll: { first: 5, longest: 20 }, random: () => 0.5 },
  });
  const controller = new AbortController();
  const abortSoon = () => {
    if (painting.abortAfter === undefined) return;
    setTimeout(() => controller.abort(GIVEN_UP), painting.abortAfter);
  };
  if (painting.paint === 'openai' || painting.paint === 'google') abortSoon();
  const tickets: Ticket[] = [];
  const { mask } = painting;
  try {
    const { bytes, ...painted } = await provider.paint(
      {
        model: painting.model,
        prompt: painting.prompt,
        owner: 'owner-hash',
        references: painting.references.map(({ mime, base64 }) => ({ mime, bytes: fromBase64(base64) })),
        ...(mask ? { mask: { mime: 'image/png', bytes: fromBase64(mask) } } : {}),
      },
      {
        signal: controller.signal,
        onTicket: async (ticket) => {
          tickets.push(ticket);
          abortSoon();
        },
        ...(painting.ticket ? { ticket: painting.ticket } : {}),
      },
    );
    return { painted: { ...painted, base64: toBase64(bytes) }, tickets };
  } catch (thrown) {
    if (thrown === GIVEN_UP) return { aborted: GIVEN_UP.message, tickets };
    if (!(thrown instanceof PaintTrouble)) throw thrown;
    const { kind, detail, retryAfterSeconds } = thrown;
    return {
      trouble: { kind, detail: { ...detail }, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
      tickets,
    };
  }
}

async function verify({ verify: provider, environment, headers, body }: Verifying): Promise<DenoOutcome> {
  const { webhooks } = readImageProviders(environment);
  const bytes = new TextEncoder().encode(body);
  try {
    const call =
      provider === 'fal'
        ? await verifyFalWebhook(new Headers(headers), bytes, createFalKeys(webhooks.falJwksUrl))
        : await verifyReplicateWebhook(new Headers(headers), bytes, webhooks.replicateSecret ?? '');
    return { call };
  } catch (thrown) {
    if (!(thrown instanceof InvalidWebhook)) throw thrown;
    return { fault: thrown.fault };
  }
}

async function* lines(): AsyncGenerator<string> {
  let rest = '';
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const [last = '', ...whole] = (rest + text).split('\n').reverse();
    rest = last;
    yield* whole.reverse();
  }
}

for await (const line of lines()) {
  const wanted: DenoCase = JSON.parse(line);
  const outcome = 'paint' in wanted ? await paint(wanted) : await verify(wanted);
  await Deno.stdout.write(new TextEncoder().encode(`${JSON.stringify(outcome)}\n`));
}
