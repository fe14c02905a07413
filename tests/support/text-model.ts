import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A question as it arrived: who is told what, and in which form to answer. */
export interface AskedQuestion {
  path: string;
  /** The key that came along. */
  key: string;
  instructions: string;
  data: Record<string, unknown>;
  schema: unknown;
}

/** What the model does: says a text, says any value as JSON, refuses, fails with a status, or never answers. */
export type ModelAnswer =
  | { say: unknown }
  | { sayText: string }
  | { refuse: true }
  | { status: number }
  | { hang: true };

/** The provider's side of the wire: what OpenAI's chat completions and Gemini's generateContent send and take. */
export interface TextModelServer {
  /** Variables for the backend that make it ask here. */
  variables(provider: 'openai' | 'google', changes?: Record<string, string>): Record<string, string>;
  /** Answers every question from now on. */
  answer(how: ModelAnswer | ((question: AskedQuestion) => ModelAnswer)): void;
  asked: AskedQuestion[];
  close(): Promise<void>;
}

const KEY = 'key-of-the-test';

export async function startTextModelServer(): Promise<TextModelServer> {
  let respond: (question: AskedQuestion) => ModelAnswer = () => ({ status: 500 });
  const asked: AskedQuestion[] = [];

  const server = createServer((request, response) => {
    void readJson(request).then((body) => {
      const provider = (request.url ?? '').endsWith(':generateContent') ? google : openai;
      const question = provider.read(request, body);
      asked.push(question);
      const how = question.key === KEY ? respond(question) : { status: 401 };
      if ('hang' in how) return;
      const { status, answer } =
        'status' in how ? provider.fail(how.status) : { status: 200, answer: provider.say(how) };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    variables: (provider, changes = {}) => ({
      ...(provider === 'openai'
        ? { KLIKK_TEXT_MODEL: 'openai:gpt-5-mini', OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${origin}/v1` }
        : {
            KLIKK_TEXT_MODEL: 'google:gemini-3-flash',
            GOOGLE_GENERATIVE_AI_API_KEY: KEY,
            GOOGLE_GENERATIVE_AI_BASE_URL: `${origin}/v1beta`,
          }),
      ...changes,
    }),
    answer(how) {
      respond = typeof how === 'function' ? how : () => how;
    },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Saying = { say: unknown } | { sayText: string } | { refuse: true };

interface Wire {
  // biome-ignore lint/suspicious/noExplicitAny: a body is read field by field, as the provider would.
  read(request: IncomingMessage, body: any): AskedQuestion;
  say(saying: Saying): unknown;
  fail(status: number): { status: number; answer: unknown };
}

const textOf = (saying: { say: unknown } | { sayText: string }) =>
  'say' in saying ? JSON.stringify(saying.say) : saying.sayText;

const openai: Wire = {
  read: (request, body) => ({
    path: request.url ?? '',
    key: String(request.headers.authorization).replace('Bearer ', ''),
    instructions: body.messages[0].content,
    data: JSON.parse(body.messages[1].content),
    schema: body.response_format.json_schema.schema,
  }),
  say: (saying) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model: 'gpt-5-mini',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        message:
          'refuse' in saying
            ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
            : { role: 'assistant', content: textOf(saying), refusal: null },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 200, total_tokens: 1100 },
  }),
  fail: (status) => ({
    status,
    answer: {
      error: { message: 'No, and here is the secret title again.', type: 'error', code: `code_${status}`, param: null },
    },
  }),
};

const google: Wire = {
  read: (request, body) => ({
    path: request.url ?? '',
    key: String(request.headers['x-goog-api-key']),
    instructions: body.systemInstruction.parts[0].text,
    data: JSON.parse(body.contents[0].parts[0].text),
    schema: body.generationConfig.responseJsonSchema,
  }),
  say: (saying) =>
    'refuse' in saying
      ? {
          promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
          usageMetadata: { promptTokenCount: 9, totalTokenCount: 9 },
        }
      : {
          candidates: [
            { index: 0, finishReason: 'STOP', content: { role: 'model', parts: [{ text: textOf(saying) }] } },
          ],
          usageMetadata: { promptTokenCount: 900, candidatesTokenCount: 200, totalTokenCount: 1100 },
        },
  fail: (status) => ({ status, answer: { error: { code: status, message: 'No.', status: 'UNAVAILABLE' } } }),
};

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
