/** Tables of older systems are GB18030; what is not valid UTF-8 is read so. */
export function decodeTable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** As many rows as the server takes at once, each piece with the header; line breaks inside of quotes stay together. */
export function inPieces(csv: string, most = 400): { csv: string; before: number }[] {
  const [header = '', ...rows] = linesOf(csv)
  const pieces: { csv: string; before: number }[] = []
  for (let before = 0; before < rows.length; before += most) {
    pieces.push({ csv: [header, ...rows.slice(before, before + most)].join('\n'), before })
  }
  return pieces
}

/** Those rows again, to be mended and sent once more, each with the reason behind it. `why`: by number of the row, from 1. */
export function refusedRows(
  csv: string,
  heading: string,
  why: ReadonlyMap<number, string>,
): string {
  const [header = '', ...rows] = linesOf(csv)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = [...why].map(([row, reason]) => `${rows[row - 1] ?? ''},${quoted(reason)}`)
  return `${[`${header},${quoted(heading)}`, ...lines].join('\r\n')}\r\n`
}

function linesOf(csv: string): string[] {
  const lines: string[] = []
  let line = ''
  let isQuoted = false
  for (const part of csv.split(/\r?\n/)) {
    line = line === '' ? part : `${line}\n${part}`
    const quotes = part.split('"').length - 1
    if (quotes % 2 === 1) isQuoted = !isQuoted
    if (isQuoted) continue
    if (line.trim() !== '') lines.push(line)
    line = ''
  }
  if (line.trim() !== '') lines.push(line)
  return lines
}
