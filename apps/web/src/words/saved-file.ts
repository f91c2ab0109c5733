/** Bytes handed to one call of `fromCharCode`, which takes them as arguments. */
const slice = 32_768;

/** The content of a file as a query carries it. */
export async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += slice) text += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(text);
}

/** Has the browser keep a file of the server, under the name that the server gives it. */
export function saveFrom(address: string, name = ''): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** Hands a file that came in an answer to the browser, to be kept under a name. */
export function saveBase64(content: string, name: string): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  saveFrom(address, name);
  URL.revokeObjectURL(address);
}
