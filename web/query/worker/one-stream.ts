import { joined } from './joined.ts'

/*
 * A message of an Arrow IPC stream begins with four bytes of ones and the length of its head; a head of no length is the end.
 */
const MARK = 0xffffffff
const END_BYTES = 8

/**
 * Several streams of the same columns as one: the schema of the first, the batches of all, the end. In one piece: the engine
 * reads pieces where they lay, and has given their room away again when the next one comes.
 */
export function oneStream(streams: readonly Uint8Array[]): Uint8Array {
  const [first, ...more] = streams
  if (first === undefined || more.length === 0) return first ?? new Uint8Array(0)
  return joined(
    streams.map((stream, i) => {
      const from = i === 0 ? 0 : schemaBytes(stream)
      return stream.subarray(from, i === more.length ? undefined : stream.length - END_BYTES)
    }),
  )
}

function schemaBytes(stream: Uint8Array): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const end = stream.length - END_BYTES
  if (view.getUint32(0, true) !== MARK || view.getUint32(end + 4, true) !== 0) {
    throw new Error('That is no whole Arrow stream.')
  }
  return 8 + view.getInt32(4, true)
}
