import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  errorBodySchema,
  generateRequestSchema,
  generateResponseSchema,
  generationSchema,
  healthResponseSchema,
  providerKeyRequestSchema,
  providerKeyResponseSchema,
  reviseRequestSchema,
  reviseResponseSchema,
  stylesResponseSchema,
  variantSchema,
  webhookResponseSchema,
} from '../../supabase/functions/_shared/contract.ts';
import { ENDPOINTS, type EndpointDescription } from '../../supabase/functions/_shared/endpoints.ts';
import { statusOf } from '../../supabase/functions/_shared/refusal.ts';
import type { ErrorCode } from '../../utils/domain/errors.ts';
import { sceneEditSchema } from '../../utils/scene/edit/scene-edit.ts';
import { sceneSummarySchema } from '../../utils/scene/edit/scene-summary.ts';
import { storedSceneSchema } from '../../utils/scene/migrate-scene.ts';

type Json = Record<string, unknown>;

/** Schemas under the names that they have in the document; those that are sent, and those that are answered. */
const SENT: Record<string, z.ZodType> = {
  GenerateRequest: generateRequestSchema,
  ReviseRequest: reviseRequestSchema,
  SceneSummary: sceneSummarySchema,
  ProviderKeyRequest: providerKeyRequestSchema,
};
const ANSWERED: Record<string, z.ZodType> = {
  GenerateResponse: generateResponseSchema,
  Generation: generationSchema,
  Variant: variantSchema,
  Scene: storedSceneSchema,
  ReviseResponse: reviseResponseSchema,
  StylesResponse: stylesResponseSchema,
  WebhookResponse: webhookResponseSchema,
  SceneEdit: sceneEditSchema,
  ProviderKeyResponse: providerKeyResponseSchema,
  HealthResponse: healthResponseSchema,
  Error: errorBodySchema,
};

const referTo = (name: string) => `#/components/schemas/${name}`;

/** The API of the Edge Functions as an OpenAPI 3.1 document, made of the schemas that the functions themselves parse by. */
export function buildOpenApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Klikk',
      version: readVersion(),
      description: 'Thumbnails for YouTube videos, as scenes that a client paints. How to use it: docs/api.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: '{project}/functions/v1',
        variables: {
          project: {
            default: 'http://127.0.0.1:54321',
            description: 'Address of the Supabase project, or of `npm run backend`.',
          },
        },
      },
    ],
    paths: Object.fromEntries(
      Object.entries(ENDPOINTS).map(([name, endpoint]) => [
        `/${name}`,
        { [endpoint.method.toLowerCase()]: operationOf(name, endpoint) },
      ]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Access token of a signed-in user, from the project’s auth server.',
        },
      },
      headers: {
        RequestId: {
          description: 'Names this request in the log; the same as `requestId` in the body of an error.',
          required: true,
          schema: { type: 'string', format: 'uuid' },
        },
        RetryAfter: {
          description: 'When to come back, in seconds.',
          required: true,
          schema: { type: 'integer', minimum: 1 },
        },
        Allow: { description: 'The method that there is.', required: true, schema: { type: 'string' } },
      },
      schemas: { ...toJsonSchemas(SENT, 'input'), ...toJsonSchemas(ANSWERED, 'output') },
    },
  };
}

function readVersion(): string {
  const manifest = readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

function toJsonSchemas(schemas: Record<string, z.ZodType>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: referTo });
  // OpenAPI says itself which JSON Schema it speaks, and where each schema is.
  return Object.fromEntries(Object.entries(made.schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]));
}

function operationOf(name: string, endpoint: EndpointDescription): Json {
  const { summary, description, needsToken, request, response, responseStatuses = [] } = endpoint;
  const success = answer('The answer.', { $ref: referTo(nameOf(response, ANSWERED)) });
  return {
    operationId: name,
    summary,
    description,
    security: needsToken ? [{ token: [] }] : [],
    ...(request && {
      requestBody: { required: true, content: jsonContent({ $ref: referTo(nameOf(request, SENT)) }) },
    }),
    responses: {
      200: success,
      ...Object.fromEntries(
        [...refusalsByStatus(endpoint)].map(([status, codes]) => [status, answerRefusal(status, codes)]),
      ),
      ...Object.fromEntries(responseStatuses.map((status) => [status, success])),
    },
  };
}

/** The codes at each status. Besides its own status, `invalid_input` comes with that of a wrong method and of a body too large. */
function refusalsByStatus({ refusals, request }: EndpointDescription): Map<number, ErrorCode[]> {
  const byStatus = new Map<number, ErrorCode[]>();
  const add = (status: number, code: ErrorCode) => byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of refusals) {
    if (code !== 'invalid_input' || request) add(statusOf(code), code);
  }
  add(405, 'invalid_input');
  if (request) add(413, 'invalid_input');
  return byStatus;
}

const STATUS_HEADERS: Record<number, Json> = {
  405: { allow: { $ref: '#/components/headers/Allow' } },
  429: { 'retry-after': { $ref: '#/components/headers/RetryAfter' } },
};

function answerRefusal(status: number, codes: readonly ErrorCode[]): Json {
  const schema = {
    allOf: [{ $ref: referTo('Error') }, { properties: { error: { properties: { code: { enum: codes } } } } }],
  };
  return answer(`Refused: ${codes.join(', ')}.`, schema, STATUS_HEADERS[status]);
}

function answer(description: string, schema: Json, headers: Json = {}): Json {
  return {
    description,
    headers: { 'x-request-id': { $ref: '#/components/headers/RequestId' }, ...headers },
    content: jsonContent(schema),
  };
}

const jsonContent = (schema: Json): Json => ({ 'application/json': { schema } });

function nameOf(schema: z.ZodType, names: Record<string, z.ZodType>): string {
  const found = Object.keys(names).find((name) => names[name] === schema);
  if (!found) throw new Error('A schema of an endpoint has no name: give it one in build-openapi.ts.');
  return found;
}
