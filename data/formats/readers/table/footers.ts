import { countFilled, isFilled } from './cell-hints.ts'

const SUMS =
  /^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|本页合计|grand total|sub-?total|total|sum)\s*([:：].*|[\d.,]+.*)?$/i
const COUNTED = /^(共|总共|合计|总计)\s*[\d.,]+\s*(人|户|条|行|个|家|间|栋|幢|处|件|次|套)/
const SIGNED =
  /^(填表|填报|制表|审核|审批|复核|统计|经办|负责|联系|报送|登记|上报|核实|采集)(人|员|单位|部门|日期|时间|领导)?(（?\(?(签字|签名|盖章)\)?）?)?\s*[:：]/
const NOTED =
  /^(备注|说明|填表说明|注意事项|注|附注|单位（盖章）|单位\(盖章\)|note|notes|remark)s?\s*[:：]/i

/** A line of sums, signatures or explanations below (or between) the rows of a table. */
export function isFooter(cells: readonly string[], width: number): boolean {
  const first = cells.find(isFilled)?.normalize('NFKC').trim()
  if (first === undefined || width < 2) return false
  const filled = countFilled(cells)
  if (SUMS.test(first)) return filled < width || filled <= 2
  if (filled > Math.max(1, width / 2) && !everyIsLabelled(cells)) return false
  return COUNTED.test(first) || SIGNED.test(first) || NOTED.test(first)
}

const everyIsLabelled = (cells: readonly string[]) =>
  cells.filter(isFilled).every((cell) => /[:：]/.test(cell))
