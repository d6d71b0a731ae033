export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export function textAt(bytes: Uint8Array, at: number, length: number): string {
  if (at + length > bytes.length) throw new RangeError('It ends too soon')
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
