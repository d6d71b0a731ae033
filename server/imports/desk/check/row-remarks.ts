import type { Bilingual, DeskRow } from '../../../../data/contracts/index.ts'
import { CELL_PROBLEMS, type CellProblem } from '../../../../data/rules/cells/problems.ts'

const said = (zh: string, en: string): Bilingual => ({ zh, en })

/** What may be said of a row as a whole, beside what is wrong with a cell. */
const ROW_REMARKS = {
  // The same for what is nowhere and for what lies where this account may not write: the answer tells nothing of the base.
  'no-place': said(
    '在本账号可写入的范围内找不到该地址或位置',
    'The address or position is found nowhere that this account may write to',
  ),
  'address-doubtful': said('地址有多种可能，请选择', 'The address may mean several places: choose'),
  'address-unknown': said(
    '地址库中没有这个地址，按坐标推荐',
    'The address base does not have this address; proposed by the position',
  ),
  'room-unknown': said('找到楼幢，但没有这一户室', 'The building is found, but not the room'),
  'too-vague': said('地址不够具体，未到楼幢', 'The address is too vague: it names no building'),
  'position-conflict': said(
    '坐标与地址相距超过200米',
    'Position and address lie more than 200 m apart',
  ),
  'address-new-unsure': said(
    '地址库中没有，且写法不够清楚，不能新建',
    'The address base does not have it, and it is not clear enough to be added',
  ),
  'no-position-for-new': said(
    '地址库中没有此门牌或楼幢，新建需要坐标',
    'The address base does not have this door or building: a new one needs a position',
  ),
  elsewhere: said(
    '坐标不在该地址所在的街道',
    'The position lies in another subdistrict than the address',
  ),
  'building-there': said('坐标处已有另一楼幢', 'Another building stands at this position already'),
  'stairwell-missing': said(
    '该楼幢有多个单元，未写单元',
    'The building has several stairwells and none is named',
  ),
  'unfit-use': said('用途与楼幢或户室不符', 'This use is none of a building or of a room'),
  'unknown-code': said('标准地址库中没有这个编码', 'The address base does not have this code'),
  'address-changed': said(
    '该地址刚刚被改动，请重新核对',
    'This address has been changed a moment ago; check the file again',
  ),
  'number-elsewhere': said(
    '此编号或编码此前是另一个地址',
    'This number or code has been that of another address',
  ),
  'facts-assumed': said(
    '新建地址缺层数、楼层、用途或产权，按常见值登记，待核实',
    'A new address without storeys, floor, use or tenure: usual ones are put down, to be verified',
  ),
  'no-line': said('该行没有线图形', 'The row has no line'),
  'no-area': said('该行没有面图形', 'The row has no area'),
  'no-shape': said('该行没有图形', 'The row has no geometry'),
  'shape-unreadable': said(
    '图形无法识别：点数太少、没有面积，或坐标不在地球上',
    'The geometry cannot be read: too few points, no area, or coordinates nowhere on Earth',
  ),
  'shape-mended': said(
    '图形有错（未闭合、自相交、重复点等），已修复',
    'The geometry had faults (not closed, crossing itself, repeated points), mended',
  ),
  'shape-crossing': said(
    '图形自相交且过于复杂，未能修复，按原样采用',
    'The geometry crosses itself and is too intricate to be mended; taken as it is',
  ),
  outside: said(
    '不在本账号可写入的任何网格内（先导入区划、划定网格）',
    'It lies in no grid that this account may write to (divisions and grids come first)',
  ),
  'several-inside': said(
    '轮廓内已有多幢楼，请选择是哪一幢',
    'Several known buildings stand inside of this outline: choose which it is',
  ),
  unnumbered: said(
    '没有门牌或楼名，先编临时号，等地址表来命名',
    'Nothing says what it is called: numbered for now, until a list of addresses names it',
  ),
  'value-unknown': said('类别不在列表中，记为未知', 'The word is not in the list: kept as unknown'),
  'community-unknown': said(
    '地址库中没有这个社区（先导入区划）',
    'The address base does not have this community (divisions come first)',
  ),
  'house-missing': said(
    '小区内的户室要写明楼幢',
    'A room in an estate wants to know in which house it is',
  ),
  'door-missing': said(
    '户室要写明门牌号或小区、楼幢',
    'A room wants its door, or its estate and house',
  ),
  'division-code': said('区划代码应为 6、9 或 12 位数字', 'A division code has 6, 9 or 12 digits'),
  'division-above': said(
    '省、市不导入，只导入区县、街道和社区',
    'Provinces and cities are not imported, only districts, subdistricts and communities',
  ),
  'division-foreign': said(
    '该代码不在本账号可写入的范围内',
    'The code lies outside of what this account may write to',
  ),
  'division-parent': said(
    '文件和库中都没有它的上级区划',
    'What it lies in is neither in the file nor in the base',
  ),
  'division-outside': said(
    '不在上级区划的范围内：代码或坐标系可能有误',
    'It does not lie in the division above it: the code or the datum may be wrong',
  ),
  'division-overlap': said('与同级的另一区划重叠', 'It overlaps another division of its level'),
  'division-renamed': said(
    '其下已有地址，名称不能由表格更改',
    'Addresses lie in it: its name is not changed by a list',
  ),
  'placed-by-position': said('没有地址，按坐标落位', 'Without an address, placed by its position'),
  'confirmed-by-position': said(
    '地址有多种可能，坐标只支持其中一个',
    'The address may mean several places; the position speaks for one of them alone',
  ),
  'position-incomplete': said('坐标只有一半，未采用', 'Only half of a position, not used'),
  'position-unreadable': said('坐标无法识别，未采用', 'The position cannot be read, not used'),
  'damaged-row': said('该行已损坏，无法读取', 'The row is damaged and cannot be read'),
  'repeated-row': said('与文件中前面的一行重复', 'The same as a row before it in the file'),
  'contradictory-rows': said(
    '文件中有多行编号相同而内容不同',
    'Several rows of the file have the same number and say different things',
  ),
  'ambiguous-thing': said(
    '同一地点有多个同名记录，无法确定是哪一个',
    'Several things of this name are at this place: it cannot be told which is meant',
  ),
  declined: said('人工核对：候选都不是', 'Looked at by hand: none of the candidates'),
  mended: said('写法已规范', 'Written in the usual way now'),
  'site-unknown': said(
    '该地址没有此信用代码的经营场所，仅挂接地址',
    'No place of business with this code at the address; hung on the address alone',
  ),
} as const satisfies Record<string, Bilingual>

export type RowRemarkKind = keyof typeof ROW_REMARKS | CellProblem

/** As it is stored: the column ('' = the whole row) and the kind. */
export type StoredRemark = readonly [column: string, kind: string]

export function tellRemark([column, kind]: StoredRemark): DeskRow['remarks'][number] {
  return { column, kind, message: messageOf(kind) }
}

export function messageOf(kind: string): Bilingual {
  if (Object.hasOwn(ROW_REMARKS, kind)) return ROW_REMARKS[kind as keyof typeof ROW_REMARKS]
  if (Object.hasOwn(CELL_PROBLEMS, kind)) return CELL_PROBLEMS[kind as CellProblem]
  return { zh: kind, en: kind }
}

/** Not a fault, only told. */
const NOTES: ReadonlySet<string> = new Set([
  'mended',
  'placed-by-position',
  'confirmed-by-position',
  'position-incomplete',
  'position-unreadable',
  'site-unknown',
  'facts-assumed',
  'shape-mended',
  'shape-crossing',
  'unnumbered',
  'value-unknown',
  'division-overlap',
])
export const isNote = (kind: string): boolean => NOTES.has(kind)
