import { COMMUNITY_STEMS, LANE_STEMS, SURNAMES } from '../../../../data/sample/names.ts'

/** Label and text. */
export type MadePart = readonly [label: string, text: string]

type Random = () => number

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!
const chars = (text: string) => [...text]

/** Characters that names of streets and firms are made of. */
const FIRST = chars(
  '文清良云荷桂枫竹梅兰松柳海凤龙古宝金银玉瑞丰仁和景望春秋锦霞碧翠石南平安长永东西北中新大江湖山天华人民解放建国庆胜利光明友谊富强科技学院体育创业工农商振兴',
)
const SECOND = chars(
  '澜川溪桥塘浜源岭山湖泽津渡墩坝屿兴华宁康祥泉潭湾荡郊野河江阳门城港园村林田家庄沙洋泰盛达',
)
const MORE = chars(
  '下沈柴柳营福祥毓蒙永盛闻复兴朱祝蒋陆施坊埠塔峰岩岗坑峡坡浦堰堡洞井泉亭楼阁桃李杏榆槐杨桐莲菊葵鹤鹿虎马牛羊鱼雁鹰白黑红黄青紫上后前内外左右大小老新高低正六七八九十百千万双单半全',
)
const FLOORS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十二', '底', '顶']
const BRANCHES = [
  '东段',
  '西段',
  '中段',
  '南段',
  '北段',
  '西巷',
  '东巷',
  '一巷',
  '二弄',
  '三号路',
  '支路',
  '一弄',
]
const ROAD_KINDS = ['路', '路', '路', '路', '路', '街', '街', '大道', '巷', '大街', '支路', '胡同']
const SIDES = ['', '', '', '', '', '东', '西', '南', '北', '中', '一', '二', '三']
const TRADES =
  '贸易 科技 电子商务 服饰 五金 塑料 机械 电器 物流 装饰 餐饮 文化传媒 化工 纺织 家居 汽车配件 信息技术 建材 食品 医药'.split(
    ' ',
  )
const PUBLIC =
  '小学 中学 幼儿园 人民医院 中医院 大厦 广场 商务中心 国际中心 工业园 科技园 批发市场 农贸市场 汽车站 宾馆 大酒店 购物中心 派出所 村委会 卫生院 工业区 创业园 写字楼 商业城 物流园 加油站'.split(
    ' ',
  )
const SHOPS = '超市 便利店 烟酒店 理发店 药店 五金店 快餐店 手机店 服装店 菜鸟驿站 水果店'.split(
  ' ',
)
const CORNERS =
  '东区 西区 南区 北区 一期 二期 三期 A区 B区 东门 南门 北门 物业 门卫 食堂 宿舍楼 办公楼 商铺 车间 仓库'.split(
    ' ',
  )
const HINTS: readonly MadePart[] = (
  [
    [
      'assist',
      '旁边 对面 附近 隔壁 门口 转角处 斜对面 楼下 路口 交叉口 往东50米 后面 向南100米 旁',
    ],
    ['person', ''],
    ['redundant', '电联 null 收发室 快递柜 前台 放门口 工作日 送货上门 自提'],
  ] as const
).flatMap(([label, words]) => words.split(' ').map((word): MadePart => [label, word]))

/** Two characters, rarely three. */
function stemOf(random: Random): string {
  const any = [...FIRST, ...SECOND, ...MORE]
  return pick(any, random) + pick(any, random) + (random() < 0.15 ? pick(any, random) : '')
}

export const partWords = {
  road(random: Random): string {
    if (random() < 0.1) return pick(LANE_STEMS, random) + pick(['巷', '弄', '街'], random)
    const number = random() < 0.06 ? `${Math.floor(random() * 30) + 1}号` : ''
    if (random() < 0.02)
      return `${Math.floor(random() * 300) + 100}${pick(['国道', '省道'], random)}`
    if (random() < 0.35) return stemOf(random) + pick(ROAD_KINDS, random)
    return (
      pick(FIRST, random) +
      pick(SECOND, random) +
      pick(SIDES, random) +
      (number === '' ? pick(ROAD_KINDS, random) : `${number}路`)
    )
  },
  door(random: Random): string {
    const number = Math.floor(random() ** 2 * 1_500) + 1
    if (random() < 0.07) return String(number)
    if (random() < 0.06) return `${number}-${Math.floor(random() * 20) + 1}号`
    return `${number}号`
  },
  community(random: Random): string {
    const stem = random() < 0.3 ? pick(COMMUNITY_STEMS, random) : stemOf(random)
    return stem + pick(['社区', '社区', '村', '村', '村', '居委会', '行政村', ''], random)
  },
  zone(random: Random): string {
    return (
      pick(['', '', '滨海', '城东', '高新'], random) +
      pick(['经济开发区', '经济技术开发区', '高新技术产业开发区', '工业园区', '开发区'], random)
    )
  },
  firm(random: Random): string {
    const stem = stemOf(random)
    const at = random()
    if (at < 0.35) return `${stem}${pick(TRADES, random)}有限公司`
    if (at < 0.8) return stem + pick(PUBLIC, random)
    return stem + pick(SHOPS, random)
  },
  /** 下沈村 where nobody says of which village, 柴家新村. */
  hamlet: (random: Random): string =>
    stemOf(random) + pick(['村', '新村', '家', '头', '里', '小区', '花园', '公寓', '新城'], random),
  floor(random: Random): string {
    const number = random() < 0.45 ? pick(FLOORS, random) : String(Math.floor(random() * 30) + 1)
    return number + pick(['层', '楼', '楼', '楼', 'F'], random)
  },
  branch: (random: Random): string => pick(BRANCHES, random),
  corner: (random: Random): string => pick(CORNERS, random),
  hint(random: Random): MadePart {
    const [label, text] = pick(HINTS, random)
    if (label !== 'person') return [label, text]
    return [
      label,
      pick(chars(SURNAMES), random) + pick(['先生', '女士', '师傅', '老师', '经理'], random),
    ]
  },
}
