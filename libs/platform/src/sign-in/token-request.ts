/** RFC 6749 §5.2. */
export type TokenError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

export type TokenRequest =
  { readonly clientId: string; readonly clientSecret: string } | { readonly error: TokenError };

type Fields = Readonly<Record<string, string | undefined>>;

/**
 * Reads a request for a token: client_secret_basic or client_secret_post, never both (RFC 6749 §2.3.1), every parameter once (§3.2),
 * and no scope, because a client's rights are those it was registered with.
 */
export function readTokenRequest(authorization: string | undefined, body: unknown): TokenRequest {
  const fields = singleFields(body);
  if (!fields?.['grant_type']) return { error: 'invalid_request' };
  if (fields['grant_type'] !== 'client_credentials') return { error: 'unsupported_grant_type' };
  if (fields['scope']) return { error: 'invalid_scope' };
  const posted = fields['client_secret'];
  if (authorization !== undefined && posted !== undefined) return { error: 'invalid_request' };
  const pair = authorization === undefined ? ([fields['client_id'], posted] as const) : basicPair(authorization);
  const [clientId, clientSecret] = pair ?? [];
  return clientId && clientSecret ? { clientId, clientSecret } : { error: 'invalid_client' };
}

function singleFields(body: unknown): Fields | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  return Object.values(body).every((value) => typeof value === 'string') ? (body as Fields) : undefined;
}

/** Both halves are form-encoded inside the Basic scheme. */
function basicPair(authorization: string): readonly [string, string] | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  try {
    return [formDecoded(text.slice(0, colon)), formDecoded(text.slice(colon + 1))];
  } catch {
    return undefined;
  }
}

const formDecoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
