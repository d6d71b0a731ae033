import type { ErrorBody } from '../data/contracts/index.ts'

/** What the server refused or could not do, in the contract's words. `status` 0 = it was not reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

export type QueryValues = Record<string, string | number | boolean | undefined>

export interface RequestOptions {
  signal?: AbortSignal
  query?: QueryValues
  headers?: Record<string, string>
}

/** @throws ApiError for every answer that is not a success; AbortError when the signal fired. */
export async function getJson<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  return (await send('GET', path, undefined, options)).json() as Promise<Answer>
}

/** The answer itself, for what is no JSON. */
export function getResponse(path: string, options: RequestOptions = {}): Promise<Response> {
  return send('GET', path, undefined, options)
}

/** `body` is sent as JSON, or as it is when it is a `FormData`. An empty answer (204) gives `undefined`. */
export async function sendJson<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Answer> {
  const response = await send(method, path, body, options)
  if (response.status === 204) return undefined as Answer
  return response.json() as Promise<Answer>
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

const signedOutListeners = new Set<() => void>()

/** Called whenever the server answers 401 to anything but the sign-in itself; returns the unsubscriber. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

export function withQuery(path: string, query: QueryValues = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (pairs.length === 0) return path
  return `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`
}

async function send(method: string, path: string, body: unknown, options: RequestOptions) {
  const isForm = body instanceof FormData
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  const response = await reach(withQuery(path, options.query), {
    method,
    headers,
    body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    signal: options.signal ?? null,
  })
  if (response.ok) return response
  if (response.status === 401 && path !== '/api/sessions') {
    for (const listener of signedOutListeners) listener()
  }
  throw await refusalOf(response)
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (isAbort(error)) throw error
    throw new ApiError(0, 'unreachable', 'The server cannot be reached.', error)
  }
}

/** A proxy in between may answer with something that is not our error body. */
async function refusalOf(response: Response): Promise<ApiError> {
  const text = await response.text()
  const body = parseErrorBody(text)
  if (body) {
    return new ApiError(response.status, body.error.code, body.error.message, body.error.details)
  }
  return new ApiError(response.status, 'unexpected', `${response.status} ${response.statusText}`)
}

function parseErrorBody(text: string): ErrorBody | undefined {
  if (!text.startsWith('{')) return undefined
  const body = JSON.parse(text) as Partial<ErrorBody>
  return typeof body.error?.code === 'string' ? (body as ErrorBody) : undefined
}
