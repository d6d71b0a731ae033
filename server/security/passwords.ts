import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB, 2 rounds, 1 lane (OWASP Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 256

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** Without a hash (no such account) it takes as long and says no. */
export async function verifyPassword(
  storedHash: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(storedHash ?? (await standIn()), password)
  return matches && storedHash !== undefined
}

let standInHash: Promise<string> | undefined

function standIn(): Promise<string> {
  standInHash ??= hashPassword('no account has this password')
  return standInHash
}
