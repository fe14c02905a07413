import { z } from 'zod';
import { readPictureHeader } from '../../../utils/domain/picture-header.ts';
import {
  type Behaviour,
  checkPicture,
  type Raw,
  type Reply,
  readJson,
  type SeenPicture,
  type SeenRequest,
  WrongRequest,
} from './behaviour.ts';
import { paintPicture } from './picture.ts';

/** https://developers.openai.com/api/reference/resources/images: what a GPT image model takes, and what it answers. */

const size = z.string().refine((text) => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  const pixels = width * height;
  const ratio = width / height;
  return (
    width % 16 === 0 && height % 16 === 0 && pixels >= 655_360 && pixels <= 8_294_400 && ratio <= 3 && ratio >= 1 / 3
  );
}, 'size is no multiple of 16, or too small or large');

const common = {
  model: z.string().regex(/^gpt-image-/),
  prompt: z.string().min(1).max(32_000),
  n: z.literal(1),
  size,
  quality: z.enum(['low', 'medium', 'high', 'xhigh', 'max', 'auto']).optional(),
  output_format: z.enum(['png', 'jpeg', 'webp']),
  output_compression: z.int().min(0).max(100),
  safety_identifier: z.string().min(1).max(128),
};
const generationSchema = z.strictObject(common);
const editSchema = z.strictObject({
  ...common,
  n: z.literal('1').transform(() => 1),
  output_compression: z.coerce.number().pipe(z.int().min(0).max(100)),
  input_fidelity: z.enum(['high', 'low']).optional(),
});

export async function readOpenAi(raw: Raw): Promise<SeenRequest> {
  const path = raw.url.pathname.replace('/openai/v1', '');
  if (raw.method !== 'POST' || !/^\/images\/(?:generations|edits)$/.test(path))
    throw new WrongRequest(404, 'no such path');
  const { body, references, mask } =
    path === '/images/edits'
      ? await readForm(raw)
      : { body: parse(generationSchema, readJson(raw)), references: [], mask: undefined };
  const { prompt, model, ...fields } = body;
  return {
    provider: 'openai',
    kind: 'paint',
    method: raw.method,
    path,
    headers: raw.headers,
    model,
    prompt,
    references,
    ...(mask ? { mask } : {}),
    fields,
  };
}

async function readForm(raw: Raw) {
  const type = raw.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data; boundary=')) throw new WrongRequest(415, `content-type is ${type}`);
  const form = await new Response(new Uint8Array(raw.bytes), { headers: { 'content-type': type } }).formData();
  const references: SeenPicture[] = [];
  let mask: SeenPicture | undefined;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name in fields) throw new WrongRequest(400, `${name} comes twice`);
      fields[name] = value;
      continue;
    }
    const picture = checkPicture({ mime: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
    if (name === 'mask') mask = picture;
    else if (name === 'image' || name === 'image[]') references.push(picture);
    else throw new WrongRequest(400, `${name} is unknown`);
  }
  if (references.length === 0 || references.length > 16) throw new WrongRequest(400, `${references.length} images`);
  if (references.length > 1 && form.has('image'))
    throw new WrongRequest(400, 'several images are to be called image[]');
  if (mask) checkMask(mask, references[0]);
  return { body: parse(editSchema, fields), references, mask };
}

/** A PNG with an alpha channel, as large as the first picture. */
function checkMask(mask: SeenPicture, first: SeenPicture | undefined): void {
  if (mask.mime !== 'image/png') throw new WrongRequest(400, 'the mask is no PNG');
  const sizes = [mask, first].map((picture) => JSON.stringify(picture && readPictureHeader(picture.bytes)?.size));
  if (sizes[0] !== sizes[1]) throw new WrongRequest(400, `the mask is ${sizes[0]}, the picture ${sizes[1]}`);
  const colourType = mask.bytes[25];
  if (colourType !== 4 && colourType !== 6) throw new WrongRequest(400, 'the mask has no alpha channel');
}

function parse<Body>(schema: z.ZodType<Body>, value: unknown): Body {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new WrongRequest(400, z.prettifyError(parsed.error));
  return parsed.data;
}

export const openAiKey = (raw: Raw): string => raw.headers.authorization?.replace('Bearer ', '') ?? '';

export const openAiHeaders = { 'x-request-id': 'req_of_the_stand_in' };

export function answerOpenAi({ prompt = '', references = [] }: SeenRequest, how: Behaviour): Reply {
  const error = (status: number, code: string, type: string, more: Record<string, unknown> = {}): Reply => ({
    status,
    body: { error: { message: `No, and here is your prompt again: ${prompt}`, type, param: null, code, ...more } },
  });
  if ('paint' in how) {
    return {
      status: 200,
      body: {
        created: 1_795_000_000,
        data: [{ b64_json: paintPicture(prompt, how.paint.bytes).toString('base64') }],
        background: 'opaque',
        output_format: 'jpeg',
        quality: 'medium',
        size: '1280x720',
        usage: {
          input_tokens: 500 + 1000 * references.length,
          output_tokens: 1000,
          total_tokens: 1500 + 1000 * references.length,
          input_tokens_details: { text_tokens: 500, image_tokens: 1000 * references.length },
        },
      },
    };
  }
  if ('refuse' in how) {
    const type = 'image_generation_user_error';
    if (how.refuse === 'input') {
      return error(400, 'moderation_blocked', type, {
        moderation_details: { moderation_stage: 'input', categories: ['violence'] },
      });
    }
    if (how.refuse === 'output') {
      return error(400, 'moderation_blocked', type, {
        moderation_stage: 'output',
        categories: { sexual: true, hate: false },
      });
    }
    return error(400, how.refuse, type);
  }
  if ('quota' in how) return error(429, 'insufficient_quota', 'insufficient_quota');
  const { status, code } = { status: 'fail' in how ? how.fail : 500, code: 'code' in how ? how.code : undefined };
  const codes: Record<number, string> = { 401: 'invalid_api_key', 429: 'rate_limit_exceeded' };
  return error(status, code ?? codes[status] ?? 'server_error', 'error');
}
