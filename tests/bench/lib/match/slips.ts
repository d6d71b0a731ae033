type Random = () => number

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

/** Characters that sound or look alike, as typists take one for the other. */
const ALIKE =
  '澜兰|溪西|苑院|苑园|庭廷|桂贵|枫峰|渡度|浜滨|路璐|街接|清青|川穿|良梁|荷何|竹祝|柳刘|凤风|宝保|金今|玉育|瑞锐|景井|望旺|春椿|锦绵|碧壁|石时|长常|永勇|桥乔|塘糖|源原|泽择|屿与|华化|兴新|康糠|祥翔|潭谭|郊交|野也|语雨|云芸|丹单|绣秀|翠脆|湖胡|江姜|月乐|芳方|紫子|雅稚|丽历|梧吾|银很|香乡|晓小|兰蓝|阳杨|听昕|松宋|韵均|风枫|盛胜|世势|家佳|福富|晴睛|芝之|星里|章张|琴勤|书舒|墨默|崇祟|园圆|城成|府付|邸底|馆官'
const PAIRS = ALIKE.split('|')

export const misspell = {
  /** 撞/懂=幢, 号搂/高楼=号楼, 市=室, 好=号. */
  units(text: string, random: Random): string {
    const slips = (
      [
        ['幢', pick(['撞', '懂'], random)],
        ['号楼', pick(['号搂', '高楼'], random)],
        ['室', '市'],
        ['号', '好'],
      ] as const
    ).filter(([right]) => text.includes(right))
    if (slips.length === 0) return text
    const [right, wrong] = pick(slips, random)
    return text.replace(right, wrong)
  },
  /** One character of the name wrong, swapped, missing or twice; of its last one, which says what it is, none. */
  name(text: string, random: Random): string {
    const name = /^[\u4e00-\u9fff]+/.exec(text)?.[0] ?? ''
    if (name.length < 3) return text
    const at = Math.floor(random() * (name.length - 1))
    const [own, next] = [name[at]!, name[at + 1]!]
    const kind = random()
    const alike = PAIRS.find((pair) => pair.includes(own))
    const wrong = alike === undefined ? own + own : alike.replace(own, '')
    const written =
      kind < 0.7
        ? wrong
        : kind < 0.8 && at + 2 < name.length
          ? next + own
          : kind < 0.9
            ? ''
            : own + own
    const rest = kind >= 0.7 && kind < 0.8 && at + 2 < name.length ? at + 2 : at + 1
    return text.slice(0, at) + written + text.slice(rest)
  },
}

export function toFullWidth(text: string): string {
  return text.replace(/[0-9A-Z#-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}

const DIGITS = '零一二三四五六七八九'

/** 3幢 → 三幢, 12幢 → 十二幢, 501室 → 五〇一室: only in front of a unit. */
export function toChineseNumerals(text: string): string {
  return text.replace(/[0-9]+(?=幢|栋|号楼|单元|层|楼|室)/g, (digits) => {
    const value = Number(digits)
    if (value <= 10) return value === 10 ? '十' : DIGITS[value]!
    if (value < 100) {
      const [tens, ones] = [Math.floor(value / 10), value % 10]
      return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
    }
    return [...digits].map((digit) => (digit === '0' ? '〇' : DIGITS[Number(digit)]!)).join('')
  })
}
