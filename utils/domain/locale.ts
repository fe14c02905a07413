import { z } from 'zod';

/** A language tag such as `en` or `pt-BR`, as browsers report it. */
export const localeSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
