/** The smallest area prefix that holds all these grids; '' when they have none in common. */
export function sharedArea(grids: readonly string[]): string {
  const [first = '', ...others] = grids.filter((grid) => grid !== '')
  const length = others.reduce((most, grid) => commonLength(first, grid, most), first.length)
  const digits = AREA_DIGITS.find((one) => one <= length)
  return digits === undefined ? '' : first.slice(0, digits)
}

/** Grid, community, subdistrict, district. */
const AREA_DIGITS = [15, 12, 9, 6]

function commonLength(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a[length] === b[length]) length++
  return length
}
