import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { createGate } from './gate.ts'

/** Argon2id with 19 MiB, 2 rounds, 1 lane (OWASP Password Storage Cheat Sheet). Raised, old hashes follow at the next sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const MAX_PASSWORD_LENGTH = 256

/** Half of the cores at most, and nobody waits for more than some seconds: a flood of sign-ins leaves room for the map. */
const gate = createGate({
  atOnce: Math.max(1, Math.floor(availableParallelism() / 2)),
  waiting: 64,
})

export function hashPassword(password: string): Promise<string> {
  return gate(() => hash(password, COST))
}

/**
 * Without a hash (no such account, or one without a password) it takes as long and says no; so it does for the cheap hashes
 * of handed-over passwords. Refuses with 503 when too many wait already.
 */
export async function verifyPassword(
  storedHash: string | undefined,
  password: string,
): Promise<boolean> {
  const other = await standIn()
  return gate(async () => {
    if (!storedHash) {
      await verify(other, password)
      return false
    }
    const matches = await verify(storedHash, password)
    if (isOutdated(storedHash)) await verify(other, password)
    return matches
  })
}

/** Made with less work than is asked for today. */
export function isOutdated(storedHash: string): boolean {
  const [, memory, time] = /\$m=(\d+),t=(\d+),p=\d+\$/.exec(storedHash) ?? []
  return Number(memory ?? 0) < COST.memoryCost || Number(time ?? 0) < COST.timeCost
}

let standInHash: Promise<string> | undefined

function standIn(): Promise<string> {
  standInHash ??= hash('no account has this password', COST)
  return standInHash
}
