import { AppError, type ErrorCode, errorCodeSchema } from '../domain/errors.ts';

/** What PostgREST's client reports; `status` is 0 where no answer came. */
export interface TableError {
  code: string;
  message: string;
  hint?: string | null;
}

/** What the file storage's client reports; without a `status` no answer came. */
export interface FileError {
  status?: number | undefined;
  statusCode?: string | undefined;
  code?: string | undefined;
  message: string;
}

const TABLE_CODES: Record<string, ErrorCode> = {
  '42501': 'forbidden',
  '23505': 'conflict',
  '23514': 'invalid_input',
  '22001': 'invalid_input',
  PGRST116: 'not_found',
};

/** Failure of a table or a database function. A function of ours raises with an {@link ErrorCode} for its message. */
export function fromTableError(error: TableError, status: number): AppError {
  const raised = errorCodeSchema.safeParse(error.message);
  if (raised.success) return new AppError(raised.data, { cause: error });
  if (status === 401) return new AppError('unauthenticated', { cause: error });
  return new AppError(TABLE_CODES[error.code] ?? codeOfStatus(status), { cause: error });
}

/**
 * Failure of the file storage. It answers 400 to nearly everything, so its own code and words are read as well.
 */
export function fromFileError(error: FileError): AppError {
  if (error.status === undefined) return new AppError('offline', { cause: error });
  return new AppError(codeOfFileError(error, error.status), { cause: error });
}

function codeOfFileError(error: FileError, status: number): ErrorCode {
  const words = `${error.code ?? ''} ${error.statusCode ?? ''} ${error.message}`;
  if (/InvalidJWT|jwt|"exp" claim/i.test(words)) return 'unauthenticated';
  if (/row-level security|AccessDenied/i.test(words)) return 'forbidden';
  if (/Duplicate|AlreadyExists|already exists|\b409\b/i.test(words)) return 'conflict';
  if (/NoSuchKey|not.?found|\b404\b/i.test(words)) return 'not_found';
  if (/EntityTooLarge|exceeded the maximum|\b413\b/i.test(words)) return 'picture_too_large';
  if (/InvalidMimeType|mime type|\b415\b/i.test(words)) return 'not_a_picture';
  return codeOfStatus(status);
}

/** What a status means where nothing better is known. */
export function codeOfStatus(status: number): ErrorCode {
  if (status === 0) return 'offline';
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 409) return 'conflict';
  if (status === 413) return 'picture_too_large';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server';
  return 'internal';
}
