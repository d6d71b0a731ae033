/** The same bytes as whoever looks for something in them would read them. */
export function disguises(bytes: Uint8Array): string[] {
  const plain = Buffer.from(bytes).toString('latin1')
  const found = [plain]
  if (plain.includes('\0')) found.push(plain.replaceAll('\0', ''))
  if (plain.includes('%')) found.push(plain.replaceAll(/%([0-9a-f]{2})/gi, fromHex))
  if (plain.includes('\\u')) found.push(plain.replaceAll(/\\u([0-9a-f]{4})/gi, fromHex))
  for (const [run] of plain.matchAll(/[A-Za-z0-9+/_-]{16,}/g)) {
    // Whatever stands before it in the run shifts the letters by one, two or three.
    for (let at = 0; at < 4; at++)
      found.push(Buffer.from(run.slice(at), 'base64').toString('latin1'))
    if (/^[0-9a-f]+$/i.test(run)) found.push(Buffer.from(run, 'hex').toString('latin1'))
  }
  return found
}

const fromHex = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))
