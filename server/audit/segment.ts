import { type KeyObject, sign, verify } from 'node:crypto'
import type { Queryable } from '../storage/database.ts'
import type { OpenErasure } from './follow-erasures.ts'
import { keyId, type SigningKey } from './signing-key.ts'

/** A stretch of the chain that was moved into a file; stands signed at the file's end and in the database. */
export interface Segment {
  first: number
  last: number
  /** Hash of the entry before the first, and of the last. */
  before: string
  chain: string
  firstAt: string
  lastAt: string
  /** Of contents before it, or up to its end, of which a later entry tells. */
  erasuresBefore: readonly OpenErasure[]
  erasures: readonly OpenErasure[]
  /** SHA-256 of the file's lines before this one. */
  digest: string
}

export interface SignedSegment extends Segment {
  key: string
  signature: string
}

export function signSegment(key: SigningKey, segment: Segment): SignedSegment {
  const signature = sign(null, segmentText(segment), key.privateKey).toString('base64')
  return { ...segment, key: keyId(key.publicKey), signature }
}

export function isSegmentSigned(publicKey: KeyObject, segment: SignedSegment): boolean {
  return verify(null, segmentText(segment), publicKey, Buffer.from(segment.signature, 'base64'))
}

export async function newestSegment(client: Queryable): Promise<SignedSegment | undefined> {
  const row = await client.first<{ segment: SignedSegment }>(
    'select segment from audit_segment order by first_seq desc limit 1',
  )
  return row?.segment
}

function segmentText(segment: Segment): Buffer {
  const { first, last, before, chain, firstAt, lastAt, digest } = segment
  const erasures = [segment.erasuresBefore, segment.erasures].map((list) =>
    list.map((one) => [one.erasure, one.count, one.digest, one.first]),
  )
  const parts = [first, last, before, chain, firstAt, lastAt, JSON.stringify(erasures), digest]
  return Buffer.from(['onemap-audit-segment', 1, ...parts].join('|'))
}
