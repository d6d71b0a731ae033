const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isReading = (method: string): boolean => READING.has(method)

/** The addresses that take files. */
const UPLOADS = new Set(['/api/imports', '/api/grid-files'])

export const isUpload = (method: string, path: string): boolean =>
  method === 'POST' && (UPLOADS.has(path) || isPhoto(path))

/** Pictures from phones: of events, and of doors in an incident. */
export const isPhoto = (path: string): boolean =>
  path === '/api/event-photos' || /^\/api\/incidents\/[^/]+\/photos$/.test(path)
