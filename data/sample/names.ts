import type { SampleSize } from './size.ts'

/** Names of places and people; all made up, none refers to a real one. */
const SUBDISTRICTS =
  '清川 澄湖 云溪 桂塘 枫桥里 松泽 荷湾 望岭 文澜 竹漾 锦屏 南渡 瑞丰 景宁里 柳汀 平泽 丰山 石濑 古墩里 白鹭'.split(
    ' ',
  )

export function subdistrictName(size: SampleSize, tile: number, township: boolean): string {
  const stem = SUBDISTRICTS[tile % SUBDISTRICTS.length]!
  return stem + (township && size.name === 'district' ? '镇' : '街道')
}

export const COMMUNITY_STEMS =
  '柳桥 文昌 桂语 清河坊 北园 南苑 仓桥 望江 锦绣 翠湖 新华 和睦 长寿桥 宝善 金沙 双桥 映月 丰和 枫华 竹海 荷塘 云栖里 青枫 梅园 东里 西里 景芳 紫荆 金桂 红枫 白荡 石马 龙坞里 高桥 塘栖里 后横 前村 上林 下林 泽丰 广福 永安 太平 五柳 蒋家 沈塘 陆家浜 姚坝 钱墩 孙家渡 大树 小桥头 官塘 义桥 兴隆 民丰 建国里 水北 水南 花园'.split(
    ' ',
  )

/** Names that the documentation speaks of. */
export function communityFixed(size: SampleSize['name'], tile: number): string[] {
  if (size === 'town') return tile === 0 ? ['柳桥', '仓桥', '文昌'] : ['映月', '翠湖', '金沙']
  return tile === 0 ? ['柳桥', '仓桥', '文昌'] : []
}

export const ESTATE_STEMS =
  '桂语 云澜 枫丹 锦绣 翠湖 望江 澜庭 清荷 映月 芳华 金桂 紫荆 青枫 雅居 丽景 兰亭 梧桐 银杏 香樟 水岸 明月 春晓 玉兰 江南 湖畔 阳光 新湖 碧云 听泉 松风 竹韵 梅园 荷风 柳岸 观澜 盛世 和家 康宁 福泽 瑞景 晴川 芝兰 朗诗里 星河 云栖 天章 琴台 书香 墨香 崇文'.split(
    ' ',
  )
export const ESTATE_SUFFIXES = {
  walkup: ['新村', '小区', '公寓', '里', '苑'],
  midrise: ['苑', '花园', '公寓', '家园', '名苑'],
  tower: ['府', '城', '苑', '名邸', '公馆', '华庭', '一品'],
  resettlement: ['家园', '嘉苑', '新苑', '佳苑'],
  terrace: ['墅', '别苑', '山庄', '湾'],
} as const

export const LANE_STEMS =
  '竹竿 仓桥 打铜 米市 豆腐 柴木 马坊 灯芯 井亭 皮市 小营 太平 水门 石板 桂花 孩儿 元宝 油车 银洞 祠堂 戏台 官河 书院 药局 茶亭 织造 染坊 铁线 塔儿 横街 后街 塘上 狮子 白井 扇子 丝行 盐桥 粮道 义井 永福'.split(
    ' ',
  )

export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
export const GIVEN_NAMES =
  '伟 芳 娜 敏 静 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 文 华 玉梅 建国 志强 晓东 海燕 丽君 国平 雪梅 子轩 雨桐 浩然 欣怡 建华 卫东 春梅 小红 佳琪'.split(
    ' ',
  )
