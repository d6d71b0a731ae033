import { LONGEST_SQL } from '../../../data/contracts/index.ts'

/** SQL behind the `#` of an address, which browsers keep to themselves. */
export function sqlToLink(sql: string): string {
  const bytes = new TextEncoder().encode(sql)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** null = nothing that we wrote. */
export function sqlFromLink(text: string): string | null {
  if (!/^[\w-]+$/.test(text) || text.length > 2 * LONGEST_SQL) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    const sql = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return sql.length <= LONGEST_SQL ? sql : null
  } catch {
    // Neither base64 nor UTF-8: somebody else's.
    return null
  }
}
