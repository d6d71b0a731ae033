/** 十二 → 12, 二〇三 → 203, 两 → 2; `undefined` for what is no number (十十, 百). */
export function chineseNumber(word: string): number | undefined {
  if (/^[〇零一二三四五六七八九]+$/.test(word)) return Number([...word].map(digit).join(''))
  if (word === '两') return 2
  const parts = word.match(
    /^(?:([一二三四五六七八九两])百)?(?:[零〇]?([一二三四五六七八九])?(十))?[零〇]?([一二三四五六七八九])?$/,
  )
  if (parts === null) return undefined
  const [, hundreds, tens, ten, ones] = parts
  if (hundreds === undefined && ten === undefined) return undefined
  return (
    100 * digit(hundreds ?? '零') +
    (ten === undefined ? 0 : 10 * digit(tens ?? '一')) +
    digit(ones ?? '零')
  )
}

function digit(char: string): number {
  return char === '两' ? 2 : '零一二三四五六七八九'.indexOf(char === '〇' ? '零' : char)
}
