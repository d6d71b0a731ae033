import iconv from 'iconv-lite'
import type { Services } from '../../../../server/services.ts'
import { seededRandom } from '../random.ts'

const HEADER = '编号,店名,经营地址,量化等级,燃气类型,联系人,联系电话,投诉数,检查日期'
const NAMES = ['面馆', '小吃店', '火锅店', '咖啡馆', '烘焙坊', '快餐店', '茶楼', '烧烤店']
const GRADES = ['A', 'B', 'C', 'A级', 'B级']
const GASES = ['管道', '瓶装', '电']
const PIECE = 5_000

/** A list of catering places as a street office has it: GB18030, addresses of the base written in the usual ways. */
export async function cateringFile(
  { db }: Pick<Services, 'db'>,
  rows: number,
  seed: number,
): Promise<Uint8Array> {
  const random = seededRandom(seed)
  const addresses = await db.query<{ text: string }>(
    `select full_text as text from address where level in (9, 12) and state = 'active'
     order by md5(id::text || subdistrict || $1) limit $2`,
    [String(seed), rows],
  )
  if (addresses.length === 0) throw new Error('There are no addresses in this data folder.')
  const pieces = [iconv.encode(`${HEADER}\n`, 'gb18030')]
  let lines: string[] = []
  const pick = <Word>(words: readonly Word[]): Word => words[Math.floor(random() * words.length)]!
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0')
  for (let i = 0; i < rows; i++) {
    const address = written(addresses[i % addresses.length]!.text, random)
    const day = `${2024 + (i % 2)}/${1 + (i % 12)}/${1 + (i % 28)}`
    lines.push(
      `CY-${String(i + 1).padStart(7, '0')},${digits(4)}号${pick(NAMES)},${address},${pick(GRADES)},${pick(GASES)},` +
        `王${digits(2)},138${digits(8)},${Math.floor(random() * 5)},${day}`,
    )
    if (lines.length < PIECE && i + 1 < rows) continue
    pieces.push(iconv.encode(`${lines.join('\n')}\n`, 'gb18030'))
    lines = []
  }
  return Buffer.concat(pieces)
}

/** Three in five as in the base; the others without what lies above the road, in full width, or with other units. */
function written(text: string, random: () => number): string {
  const way = random()
  if (way < 0.6) return text
  if (way < 0.8) return text.replace(/^.*?(社区|村)/, '')
  if (way < 0.9) {
    return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  }
  return way < 0.95 ? text.replace('幢', '号楼') : text.replace('幢', '栋')
}
