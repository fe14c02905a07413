import type { z } from 'zod';
import { Refusal } from './refusal.ts';

type Issue = z.core.$ZodIssue;

/**
 * What the schema makes of the input.
 * @throws Refusal `invalid_input` that names the first field at fault and, where it broke one, the limit
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw new Refusal('invalid_input');
  const field = issue.path.map(String).join('.') || 'body';
  const limit = limitOf(issue);
  throw new Refusal('invalid_input', {
    field,
    ...(limit !== undefined && { limit }),
    message: explain(issue, field, limit),
  });
}

function limitOf(issue: Issue): number | undefined {
  if (issue.code === 'too_big') return Number(issue.maximum);
  if (issue.code === 'too_small') return Number(issue.minimum);
  return undefined;
}

/** In our words: zod's own quote what came in. */
function explain(issue: Issue, field: string, limit: number | undefined): string {
  switch (issue.code) {
    case 'too_big':
      return `${field} may have at most ${limit}${unitOf(issue.origin)}.`;
    case 'too_small':
      return `${field} needs at least ${limit}${unitOf(issue.origin)}.`;
    case 'invalid_type':
      return issue.path.length === 0 ? 'The body is not an object.' : `${field} is missing or of the wrong kind.`;
    case 'custom':
      return issue.message;
    default:
      return `${field} is not valid.`;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  if (origin === 'array') return ' entries';
  return '';
}
