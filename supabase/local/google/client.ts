/** Under what an application is registered at Google. */
export interface GoogleClient {
  clientId: string;
  secret: string;
}

export const GOOGLE_VARIABLES = ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'] as const;

/** The client that the environment names, as it does for the Supabase CLI; undefined unless it names both parts. */
export function readGoogleClient(variables: Readonly<Record<string, string | undefined>>): GoogleClient | undefined {
  const [clientId, secret] = GOOGLE_VARIABLES.map((name) => variables[name]);
  return clientId && secret ? { clientId, secret } : undefined;
}
