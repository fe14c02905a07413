/**
 * `fetch` that sends a request no more than once. Where a connection that was kept open breaks, Deno (2.9) sends a request
 * whose body is text or bytes again by itself, which would have a painting paid twice; one whose body is a Blob it does not.
 * Redirects are not followed: they could lead the key anywhere.
 */
export const fetchOnce: typeof fetch = async (input, init = {}) => {
  const { body } = init;
  return await fetch(input, {
    ...init,
    redirect: 'error',
    ...(typeof body === 'string' ? { body: new Blob([body]) } : {}),
  });
};
