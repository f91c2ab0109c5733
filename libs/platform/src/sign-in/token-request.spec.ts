import { describe, expect, it } from '@jest/globals';
import { readTokenRequest } from './token-request.js';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const grant = { grant_type: 'client_credentials' };

describe('readTokenRequest', () => {
  it.each([
    [basic('so-y-te:s3cret'), grant, ['so-y-te', 's3cret']],
    [basic('so%20y+t%C3%AA:a%3Ab'), grant, ['so y tê', 'a:b']],
    [undefined, { ...grant, client_id: 'so-y-te', client_secret: 's3cret' }, ['so-y-te', 's3cret']],
  ])('reads a client from %j and %j', (authorization, body, [clientId, clientSecret]) => {
    expect(readTokenRequest(authorization, body)).toEqual({ clientId, clientSecret });
  });

  it.each([
    [undefined, undefined, 'invalid_request'],
    [basic('a:b'), {}, 'invalid_request'],
    [basic('a:b'), { grant_type: ['client_credentials', 'client_credentials'] }, 'invalid_request'],
    [basic('a:b'), { ...grant, client_id: 'a', client_secret: 'b' }, 'invalid_request'],
    [basic('a:b'), { grant_type: 'password' }, 'unsupported_grant_type'],
    [basic('a:b'), { ...grant, scope: 'everything' }, 'invalid_scope'],
    [undefined, grant, 'invalid_client'],
    [undefined, { ...grant, client_id: 'a' }, 'invalid_client'],
    [basic('no colon'), grant, 'invalid_client'],
    [basic('a:%zz'), grant, 'invalid_client'],
    ['Bearer abc', grant, 'invalid_client'],
  ])('answers %j with %j as %s', (authorization, body, error) => {
    expect(readTokenRequest(authorization, body)).toEqual({ error });
  });
});
