import { type KeyObject, sign, verify } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs'
import { Refusal } from '../../data/contracts/index.ts'
import { keyId, publicPem, type SigningKey } from './signing-key.ts'

/** Where the chain stood at a moment. Kept elsewhere, it shows a log that was cut off, restored or written anew. */
export interface Head {
  seq: number
  chain: string
  /** Of the entry. */
  at: string
  /** Entries ever written, archived ones included. */
  count: number
}

export interface SignedHead extends Head {
  key: string
  /** Ed25519 over `headText`, base64. */
  signature: string
}

export function signHead(key: SigningKey, { seq, chain, at, count }: Head): SignedHead {
  const head = { seq, chain, at, count }
  const signature = sign(null, headText(head), key.privateKey).toString('base64')
  return { ...head, key: keyId(key.publicKey), signature }
}

export function isSignedBy(publicKey: KeyObject, head: SignedHead): boolean {
  return verify(null, headText(head), publicKey, Buffer.from(head.signature, 'base64'))
}

/** The public key goes into a file beside, so that both can be carried away together. */
export function appendHead(path: string, key: SigningKey, head: Head): void {
  try {
    if (!existsSync(`${path}.pub`)) writeFileSync(`${path}.pub`, publicPem(key.publicKey))
    appendFileSync(path, `${JSON.stringify(signHead(key, head))}\n`, { flush: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Refusal(500, 'audit-heads', `${path} cannot be written (${code}).`)
  }
}

/** Every head of the file, in the order of their entries; a last line that was broken off is left out. */
export function readHeads(path: string): SignedHead[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  lines.pop()
  return lines
    .map((line, index) => parseHead(line, path, `Line ${index + 1}`))
    .sort((a, b) => a.seq - b.seq)
}

/** The last whole line, without reading the others. */
export function newestHead(path: string): SignedHead | undefined {
  if (!existsSync(path)) return undefined
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
    readSync(file, tail, 0, tail.length, size - tail.length)
    const line = tail.toString('utf8').split('\n').slice(0, -1).at(-1)
    return line ? parseHead(line, path, 'The last line') : undefined
  } finally {
    closeSync(file)
  }
}

/** More than two lines take. */
const TAIL_BYTES = 2_048

function headText({ seq, chain, at, count }: Head): Buffer {
  return Buffer.from(`onemap-audit-head|1|${seq}|${chain}|${at}|${count}`)
}

function parseHead(line: string, path: string, which: string): SignedHead {
  const refuse = () =>
    new Refusal(422, 'audit-heads', `${which} of ${path} is no head of an audit log.`)
  let head: Partial<SignedHead>
  try {
    head = JSON.parse(line) as Partial<SignedHead>
  } catch {
    throw refuse()
  }
  const isWhole =
    Number.isSafeInteger(head.seq) &&
    Number.isSafeInteger(head.count) &&
    [head.chain, head.at, head.key, head.signature].every((part) => typeof part === 'string')
  if (!isWhole) throw refuse()
  return head as SignedHead
}
