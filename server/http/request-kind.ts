const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isReading = (method: string): boolean => READING.has(method)

/** The one address that takes files. */
export const isUpload = (method: string, path: string): boolean =>
  method === 'POST' && path === '/api/imports'
