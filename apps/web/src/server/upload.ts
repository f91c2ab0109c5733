import { failureOf, NoAnswer } from './refusal.ts';

/** Kinds of file that the server takes as a scanned paper. */
export const scanKinds = 'application/pdf,image/jpeg,image/png';

interface Upload {
  readonly file: File;
  readonly purpose: string;
  readonly unitId: number;
  /** Kept over every attempt, so that a repetition stores the paper once. */
  readonly requestId: string;
  readonly onProgress: (percent: number) => void;
}

/** Hands in a scanned paper. @returns its id. @throws Refusal, NoAnswer */
export function upload({ file, purpose, unitId, requestId, onProgress }: Upload): Promise<string> {
  const query = new URLSearchParams({ purpose, unitId: String(unitId), name: file.name.normalize('NFC') });
  return new Promise((resolve, reject) => {
    // fetch tells nothing of how far it is.
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${query.toString()}`);
    request.setRequestHeader('x-an-sinh-console', '1');
    request.setRequestHeader('x-request-id', requestId);
    request.setRequestHeader('content-type', file.type);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onerror = () => reject(new NoAnswer('no answer'));
    request.onload = () => {
      const answer = request.response as { id?: string; code?: string; params?: Record<string, unknown> } | null;
      if (answer?.id !== undefined) resolve(answer.id);
      else
        reject(
          answer?.code === undefined ? new NoAnswer(`status ${request.status}`) : failureOf(answer.code, answer.params),
        );
    };
    request.send(file);
  });
}
