/** What a database or column file holds, as rows carry it: exact numbers, ISO dates, JSON for what is nested. */
export function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
    case 'object':
      return plainObject(value)
    default:
      return value
  }
}

function plainObject(value: object): unknown {
  if (value instanceof Date) return dateText(value)
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? plainValue(inner) : inner,
  )
}

function dateText(date: Date): string | undefined {
  if (Number.isNaN(date.getTime())) return undefined
  return date.toISOString().replace(/T00:00:00\.000Z$/, '')
}
