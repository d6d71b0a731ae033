import { gunzipSync } from 'node:zlib'
import { tableFromIPC } from 'apache-arrow'
import { readFeatures } from '../../../data/formats/fgb/reader.ts'

/** An answer, unpacked. */
export interface Answer {
  status: number
  headers: Headers
  /** As it came, unzipped. */
  bytes: Uint8Array
  text: string
  json: unknown
  /** Of FlatGeobuf: properties of its features; of Arrow: its rows. */
  features: readonly Record<string, unknown>[]
}

export async function readAnswer(answer: Response): Promise<Answer> {
  const raw = new Uint8Array(await answer.arrayBuffer())
  const isGzip = raw[0] === 0x1f && raw[1] === 0x8b
  const bytes = isGzip ? new Uint8Array(gunzipSync(raw)) : raw
  const type = answer.headers.get('Content-Type') ?? ''
  const text = new TextDecoder().decode(bytes)
  const isJson = /json/.test(type) && !/ndjson/.test(type)
  const isArrow = type.includes('arrow') && answer.status === 200
  const isFgb = type.includes('flatgeobuf') && answer.status === 200
  return {
    status: answer.status,
    headers: answer.headers,
    bytes,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
    features: isFgb
      ? [...readFeatures(bytes)].map(({ properties }) => properties)
      : isArrow
        ? tableFromIPC(bytes)
            .toArray()
            .map((row: { toJSON(): Record<string, unknown> }) => row.toJSON())
        : [],
  }
}

/** `error.code` of a refusal. */
export function errorCode({ json }: Answer): string {
  const { error } = (json ?? {}) as { error?: { code?: string } }
  return error?.code ?? ''
}
