/** The longest round distance (1, 2, 5 × 10ⁿ m) that fits into `maxPx`. */
export function scaleBar(
  metresPerPixel: number,
  maxPx: number,
): { lengthM: number; widthPx: number } {
  const longestM = metresPerPixel * maxPx
  if (!(longestM > 0) || !Number.isFinite(longestM)) return { lengthM: 0, widthPx: 0 }
  const power = 10 ** Math.floor(Math.log10(longestM))
  const lengthM = ([5, 2, 1].find((digit) => digit * power <= longestM) ?? 1) * power
  return { lengthM, widthPx: lengthM / metresPerPixel }
}
