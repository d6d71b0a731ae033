/** One range of bytes, both ends inclusive (RFC 9110 §14.1.2). */
export interface ByteRange {
  first: number
  last: number
}

/**
 * `undefined` = no range, or one that may be ignored (several at once, other units); 'unsatisfiable' = nothing of the file
 * lies in it.
 */
export function parseByteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (match === null) return undefined
  const [from = '', to = ''] = match.slice(1)
  if (from === '' && to === '') return undefined
  if (from === '') {
    const first = Math.max(0, size - Number(to))
    return Number(to) === 0 || size === 0 ? 'unsatisfiable' : { first, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= size ? 'unsatisfiable' : { first, last }
}
