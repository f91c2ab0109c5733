import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewer } from '../app/viewer.ts';
import { printTime, serverNow } from '../words/days.ts';
import { type Values } from './values.ts';

/** Milliseconds of rest after which a change is kept. */
const rest = 800;
const prefix = 'an-sinh.draft.';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const openKey = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(base64), 'AES-GCM', false, ['encrypt', 'decrypt']);

async function seal(key: CryptoKey, values: Values): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(values));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text));
  return `${textOf(iv)}.${textOf(sealed)}`;
}

/** Nothing for what another user kept, or what was altered. */
async function unseal(key: CryptoKey, kept: string): Promise<Values | undefined> {
  const [iv = '', sealed = ''] = kept.split('.');
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, key, bytesOf(sealed));
    return JSON.parse(new TextDecoder().decode(text)) as Values;
  } catch {
    return undefined;
  }
}

export interface Draft {
  /** Whether what was kept is read, if there was anything. */
  readonly isReady: boolean;
  readonly kept: Values | undefined;
  /** When it was kept last, as a time of day. */
  readonly keptAt: string | undefined;
  readonly keep: (values: Values) => void;
  readonly drop: () => void;
}

/**
 * What is being typed, kept on this machine until it is sent: a lost line or a closed tab costs nothing. It is sealed with a key
 * that only the server has, so that who finds the machine finds nothing.
 */
export function useDraft(name: string): Draft {
  const { id, draftKey } = useViewer();
  const place = `${prefix}${id}.${name}`;
  const [state, setState] = useState<{ place: string; kept: Values | undefined; keptAt?: string }>();
  const timer = useRef(0);

  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const text = localStorage.getItem(place);
      const kept = text === null ? undefined : await unseal(await openKey(draftKey), text);
      if (isCurrent) setState({ place, kept });
    };
    void read();
    return () => {
      isCurrent = false;
      clearTimeout(timer.current);
    };
  }, [place, draftKey]);

  const keep = useCallback(
    (values: Values) => {
      clearTimeout(timer.current);
      const write = async () => {
        localStorage.setItem(place, await seal(await openKey(draftKey), values));
        setState((last) => ({ place, kept: last?.kept, keptAt: printTime(serverNow()) }));
      };
      timer.current = window.setTimeout(() => void write(), rest);
    },
    [place, draftKey],
  );

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    localStorage.removeItem(place);
  }, [place]);

  const isReady = state?.place === place;
  return { isReady, kept: isReady ? state.kept : undefined, keptAt: isReady ? state.keptAt : undefined, keep, drop };
}
