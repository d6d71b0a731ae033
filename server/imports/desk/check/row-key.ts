import { createHmac, hash } from 'node:crypto'
import type { PlacedAt } from './place-row.ts'
import type { TypedRow } from './type-row.ts'

const KEY_BYTES = 16

/**
 * How the row is known again: by the sender's number; without one by what makes the thing what it is. An HMAC, since both
 * may be about somebody.
 */
export function rowKey(
  secret: Buffer,
  row: Pick<TypedRow, 'number'>,
  natural: readonly unknown[],
): Buffer {
  const parts = row.number === null ? ['natural', ...natural] : ['number', row.number]
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest().subarray(0, KEY_BYTES)
}

/** Of a place: the address, or where it has none the position to a metre. */
export function placeIdentity({ subdistrict, addressId, lon, lat }: PlacedAt): unknown[] {
  return addressId === null ? [lon.toFixed(5), lat.toFixed(5)] : [subdistrict, addressId]
}

/** Two rows with one key that say the same are one row; if they say different things, nobody knows which is right. */
export function rowDigest(
  secret: Buffer,
  {
    values,
    secrets,
    text,
    lonLat,
    geometry,
  }: Omit<TypedRow, 'row' | 'number' | 'remarks' | 'isFailed'>,
): Buffer {
  const said = Buffer.from(JSON.stringify([values, secrets, text, lonLat]))
  const drawn = geometry ? [geometry] : []
  const inner = hash('sha256', Buffer.concat([secret, said, ...drawn]), 'buffer')
  return hash('sha256', Buffer.concat([secret, inner]), 'buffer').subarray(0, KEY_BYTES)
}
