/** Width of a text before there is anything to measure it with: CJK characters are as wide as high. */
export function textWidth(text: string, fontPx: number): number {
  let ems = 0
  for (const character of text) ems += character > '\u2e7f' ? 1 : 0.56
  return ems * fontPx
}
