import { type Gateway, type Layer, withBody, withJson } from './gateway.ts';

const OBJECT = '/storage/v1/object/';

/** storage-js sends a browser's file as a form field without a name; lite looks for one named `file`. */
export const unwrapUploads: Layer = (next) => async (request, peer) => {
  const type = request.headers.get('content-type') ?? '';
  const isForm = new URL(request.url).pathname.startsWith(OBJECT) && type.startsWith('multipart/form-data');
  if (!isForm) return next(request, peer);
  const form = await request.formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  if (!file)
    return Response.json({ statusCode: '400', error: 'invalid_request', message: 'No file was sent' }, { status: 400 });
  const cacheControl = form.get('cacheControl');
  const body = await file.arrayBuffer();
  return next(
    withBody(request, body, {
      'content-type': file.type || 'application/octet-stream',
      // lite holds the bucket's limit against this header.
      'content-length': String(body.byteLength),
      ...(typeof cacheControl === 'string' && { 'cache-control': `max-age=${cacheControl}` }),
    }),
    peer,
  );
};

/** lite signs one object, answers under another name than storage-js reads, and cannot sign several. */
export const signUrls: Layer = (next) => async (request, peer) => {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST' || !pathname.startsWith(`${OBJECT}sign/`)) return next(request, peer);
  const bucket = /^\/storage\/v1\/object\/sign\/([^/]+)$/.exec(pathname)?.[1];
  return bucket ? signMany(next, request, peer, bucket) : signOne(next, request, peer);
};

async function signOne(next: Gateway, request: Request, peer: string): Promise<Response> {
  const response = await next(request, peer);
  if (!response.ok) return response;
  const { signedUrl } = (await response.json()) as { signedUrl: string };
  return withJson(response, { signedURL: signedUrl.replace(/^\/storage\/v1/, '') });
}

async function signMany(next: Gateway, request: Request, peer: string, bucket: string): Promise<Response> {
  const { paths, expiresIn } = (await request.json()) as { paths: string[]; expiresIn: number };
  const answers = paths.map(async (path) => {
    const key = path.split('/').map(encodeURIComponent).join('/');
    const url = new URL(`${OBJECT}sign/${bucket}/${key}`, request.url);
    const one = withBody(new Request(url, { method: 'POST', headers: request.headers }), JSON.stringify({ expiresIn }));
    const response = await signOne(next, one, peer);
    if (!response.ok)
      return { path, signedURL: null, error: 'Either the object does not exist or you do not have access to it' };
    const { signedURL } = (await response.json()) as { signedURL: string };
    return { path, signedURL, error: null };
  });
  return Response.json(await Promise.all(answers), { headers: { 'access-control-allow-origin': '*' } });
}

/** lite answers 500 for a signed address that has expired; the object is refused, the status is wrong. */
export const expiredSignatures: Layer = (next) => async (request, peer) => {
  const response = await next(request, peer);
  const isSigned = request.method === 'GET' && new URL(request.url).pathname.startsWith(`${OBJECT}sign/`);
  if (!isSigned || response.status !== 500) return response;
  return withJson(response, { statusCode: '400', error: 'InvalidJWT', message: 'The signed address has expired' }, 400);
};

interface ListedObject {
  name: string;
  id: string | null;
}

/** lite lists full paths and no folders; storage-js's caller expects names inside the folder, and the folders. */
export const listFolders: Layer = (next) => async (request, peer) => {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST' || !pathname.startsWith(`${OBJECT}list/`)) return next(request, peer);
  const options = (await request.json()) as { prefix?: string };
  const folder = (options.prefix ?? '').replace(/\/*$/, '');
  const prefix = folder && `${folder}/`;
  const response = await next(withBody(request, JSON.stringify({ ...options, prefix })), peer);
  if (!response.ok) return response;
  const objects = (await response.json()) as ListedObject[];
  return withJson(response, foldFolders(objects, prefix));
};

function foldFolders(objects: ListedObject[], prefix: string): ListedObject[] {
  const listed = new Map<string, ListedObject>();
  for (const object of objects) {
    const rest = object.name.startsWith(prefix) ? object.name.slice(prefix.length) : object.name;
    const slash = rest.indexOf('/');
    const name = slash < 0 ? rest : rest.slice(0, slash);
    if (!listed.has(name)) listed.set(name, slash < 0 ? { ...object, name } : { name, id: null });
  }
  return [...listed.values()];
}
