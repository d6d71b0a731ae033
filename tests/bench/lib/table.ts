/** Prints rows under their headings, numbers to the right. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
) {
  const cells = [headings, ...rows].map((row) => row.map(show))
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)))
  cells.forEach((row, number) => {
    const line = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!),
    )
    console.log(line.join('  '))
    if (number === 0) console.log(widths.map((width) => '─'.repeat(width)).join('  '))
  })
}

export function show(value: string | number): string {
  if (typeof value === 'string') return value
  if (Number.isNaN(value)) return 'n/a'
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}
