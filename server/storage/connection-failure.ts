import { Refusal } from '../../data/contracts/index.ts'

/** One sentence for a DATABASE_URL that cannot be used; the password is left out of it. */
export function connectionFailure(url: string, error: unknown): Refusal {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const reason = REASONS[code] ?? (message || code)
  return new Refusal(
    503,
    'database-unreachable',
    `The database at ${withoutPassword(url)} (DATABASE_URL) cannot be used: ${reason}.`,
  )
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers on that port',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'the host does not answer',
  ENOENT: 'there is no such socket',
  '28P01': 'the user name or password is wrong',
  '28000': 'the server does not let this user in',
  '3D000': 'there is no such database',
  '53300': 'the server has no free connection',
  '57P03': 'the server is starting or stopping',
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    return `${parsed.protocol}//${parsed.host}${parsed.pathname}`
  } catch {
    return 'the given address'
  }
}
