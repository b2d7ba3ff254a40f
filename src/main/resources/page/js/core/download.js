import { brokenOff, open } from './api.js';

/**
 * Fetches a file with the caller's token, which a plain link could not send, and hands it to the
 * browser to be saved.
 *
 * @param {string} path
 * @param {Record<string, unknown>} query
 * @param {string} name where the service gives none
 * @param {(bytes: number) => void} onBytes called as they come
 * @param {AbortSignal} [signal]
 * @returns {Promise<{name: string, size: number}>}
 */
export async function download(path, query, name, onBytes, signal) {
  const response = await open(path, query, signal);
  const blob = await new Response(counting(response.body, onBytes), {
    headers: { 'Content-Type': response.headers.get('Content-Type') ?? 'application/zip' },
  })
    .blob()
    .catch(brokenOff);
  const saved = nameOf(response) ?? name;
  save(blob, saved);
  return { name: saved, size: blob.size };
}

function counting(body, onBytes) {
  let bytes = 0;
  const count = (chunk, controller) => {
    bytes += chunk.byteLength;
    onBytes(bytes);
    controller.enqueue(chunk);
  };
  return body.pipeThrough(new TransformStream({ transform: count }));
}

function nameOf(response) {
  return /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
