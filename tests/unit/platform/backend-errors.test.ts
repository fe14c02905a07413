import { describe, expect, it } from 'vitest';
import { fromFileError, fromTableError } from '../../../utils/platform/backend-errors.ts';

describe('a failure of a table or function', () => {
  it.each([
    ['no network', { code: '', message: 'TypeError: Failed to fetch' }, 0, 'offline'],
    ['a token that has run out', { code: 'PGRST303', message: 'JWT expired' }, 401, 'unauthenticated'],
    ['a policy', { code: '42501', message: 'permission denied for table styles' }, 403, 'forbidden'],
    ['nobody', { code: '42501', message: 'permission denied for table styles' }, 401, 'unauthenticated'],
    ['a row that is there', { code: '23505', message: 'duplicate key value' }, 409, 'conflict'],
    ['a row that is not there', { code: 'PGRST116', message: 'no rows' }, 406, 'not_found'],
    ['a function of ours that raises', { code: 'P0001', message: 'consent_required' }, 400, 'consent_required'],
    ['a function that raises something else', { code: 'P0001', message: 'stack depth' }, 400, 'internal'],
    ['a broken server', { code: 'XX000', message: 'boom' }, 500, 'server'],
    ['too many requests', { code: '', message: 'slow down' }, 429, 'rate_limited'],
  ])('for %s', (_, error, status, code) => {
    expect(fromTableError(error, status)).toMatchObject({ code });
  });
});

describe('a failure of the file storage', () => {
  it.each([
    ['no network', { message: 'Failed to fetch' }, 'offline'],
    [
      'a token that has run out',
      { status: 400, statusCode: '403', message: '"exp" claim timestamp check failed' },
      'unauthenticated',
    ],
    ['a token of another kind', { status: 400, code: 'InvalidJWT', message: 'jwt malformed' }, 'unauthenticated'],
    [
      'a policy',
      { status: 400, statusCode: '403', message: 'new row violates row-level security policy' },
      'forbidden',
    ],
    ['a file that is there', { status: 400, statusCode: '409', message: 'The resource already exists' }, 'conflict'],
    ['a file that is not there', { status: 400, statusCode: '404', message: 'Object not found' }, 'not_found'],
    ['a file too large', { status: 413, message: 'The object exceeded the maximum allowed size' }, 'picture_too_large'],
    ['a file of another kind', { status: 415, message: 'mime type text/html is not supported' }, 'not_a_picture'],
    ['a broken server', { status: 503, message: 'Service Unavailable' }, 'server'],
  ])('for %s', (_, error, code) => {
    expect(fromFileError(error)).toMatchObject({ code });
  });
});
