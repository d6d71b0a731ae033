const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isReading = (method: string): boolean => READING.has(method)

/** The addresses that take files. */
const UPLOADS = new Set(['/api/imports', '/api/event-photos'])

export const isUpload = (method: string, path: string): boolean =>
  method === 'POST' && UPLOADS.has(path)
