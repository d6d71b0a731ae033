import { onSites } from './from-sites.ts'
import { dateAfter, drawRisk } from './item.ts'

export const trainings = onSites('TRAINING', (site, random) => {
  if (site.industry !== '教育培训') return undefined
  const supervised = random.chance(0.78)
  const fire = random.chance(0.9)
  const subject = site.name.includes('托管')
    ? '托管'
    : site.name.includes('职业')
      ? '职业'
      : random.pick(['非学科', '非学科', '非学科', '学科'])
  return {
    attributes: {
      subject,
      permit: random.chance(0.88) ? `教民3301997${String(10_000 + site.index)}` : null,
      students: random.int(15, 260),
      prepaid_supervised: supervised,
      floor: site.room?.floor ?? 1,
      fire_ok: fire,
    },
    risk: !supervised && !fire ? 4 : !supervised ? 3 : !fire ? 3 : 1,
    everyDays: 120,
  }
})

const CONVENIENCE_KINDS: Record<string, readonly [string, number]> = {
  家政服务: ['家政', 1],
  洗衣维修: ['维修', 0.9],
  市场管理: ['菜场', 1],
  理发美容: ['理发', 0.75],
  药品零售: ['药店', 1],
  养老服务: ['助餐', 0.5],
}

export const conveniences = onSites('CONVENIENCE', (site, random) => {
  const rule = CONVENIENCE_KINDS[site.industry]
  if (!rule || !random.chance(rule[1])) return undefined
  return {
    attributes: {
      kind: rule[0],
      hours: random.pick([
        '07:00–20:00',
        '08:00–21:00',
        '09:00–21:00',
        '06:00–18:30',
        '00:00–24:00',
      ]),
      elderly_friendly: random.chance(0.55),
      doorstep: random.chance(0.4),
      rating: Math.round(random.between(3.4, 5) * 10) / 10,
    },
    risk: drawRisk(random, [92, 8, 0, 0]),
    everyDays: 180,
  }
})

export const keyPlaces = onSites('KEY_PLACE', (site, random) => {
  const kind =
    site.industry === '住宿'
      ? '旅馆'
      : site.industry === '市场管理'
        ? '市场'
        : site.industry === '娱乐'
          ? site.name.includes('网吧')
            ? '网吧'
            : site.name.includes('KTV')
              ? 'KTV'
              : site.name.includes('酒吧')
                ? '酒吧'
                : '洗浴'
          : undefined
  if (!kind) return undefined
  const incidents = random.weighted([46, 22, 12, 8, 6, 3, 2, 1])
  return {
    attributes: {
      kind,
      licence: `特行${String(2_000 + site.index)}`,
      capacity: kind === '市场' ? random.int(300, 1_200) : random.int(20, 220),
      realname: random.chance(0.95),
      incidents_12m: incidents,
    },
    risk: incidents >= 5 ? 4 : incidents >= 3 ? 3 : incidents >= 1 ? 2 : 1,
    everyDays: 30,
  }
})

export const elderCare = onSites('ELDER_CARE', (site, random) => {
  if (site.industry !== '养老服务') return undefined
  const meals = site.name.includes('助餐')
  const home = !meals && random.chance(0.08)
  const beds = meals ? 0 : home ? random.int(60, 180) : random.int(6, 24)
  const fire = random.chance(0.94)
  return {
    attributes: {
      kind: meals ? '助餐点' : home ? '养老院' : '日间照料',
      beds,
      occupied: Math.round(beds * random.between(0.45, 1)),
      staff: site.staff,
      meals: home ? beds * 3 : random.int(20, 160),
      fire_ok: fire,
    },
    risk: fire ? 1 : 4,
    everyDays: 60,
  }
})

export const schools = onSites('SCHOOL', (site, random) => {
  if (!['幼儿园', '小学', '中学'].includes(site.industry)) return undefined
  const kind =
    site.industry === '中学' ? (site.name.includes('高级') ? '高中' : '初中') : site.industry
  const linked = random.chance(0.97)
  return {
    attributes: {
      kind,
      students: kind === '幼儿园' ? random.int(150, 380) : random.int(760, 2_300),
      guards: random.int(3, 9),
      alarm_linked: linked,
      canteen: random.chance(0.95),
      gates: random.int(1, 4),
    },
    risk: linked ? 1 : 3,
    everyDays: 30,
  }
})

export const medicals = onSites('MEDICAL', (site, random) => {
  const kind = { 医院: '医院', 社区卫生: '社区中心', 卫生站: '站', 诊所: '诊所' }[site.industry]
  if (!kind) return undefined
  const hospital = kind === '医院'
  return {
    attributes: {
      kind,
      level: hospital ? random.pick(['三', '二']) : kind === '社区中心' ? '一' : '未定',
      beds: hospital ? random.int(180, 700) : kind === '社区中心' ? random.int(10, 50) : 0,
      doctors: hospital ? random.int(120, 420) : Math.max(1, Math.round(site.staff * 0.45)),
      fever: hospital || kind === '社区中心',
      emergency: hospital,
    },
    risk: drawRisk(random, [88, 11, 1, 0]),
    everyDays: 90,
  }
})

export const fuelStations = onSites('FUEL', (site, random) => {
  if (site.industry !== '加油站') return undefined
  const kind = ['加油', '加气', '充电', '换电'][random.weighted([60, 7, 26, 7])]!
  const liquid = kind === '加油' || kind === '加气'
  const ledger = random.chance(0.93)
  return {
    attributes: {
      kind,
      tanks: liquid ? random.int(3, 5) : 0,
      m3: liquid ? random.int(3, 6) * 30 : 0,
      piles: liquid ? random.int(0, 4) : random.int(8, 36),
      kw: liquid ? 0 : random.int(6, 40) * 60,
      ledger_ok: ledger,
      buffer_m: liquid ? random.int(18, 60) : random.int(6, 25),
    },
    risk: !ledger ? 4 : liquid ? 3 : 1,
    everyDays: 30,
  }
})

const CHEMICALS: Record<string, readonly [string, readonly string[], number]> = {
  化工: ['生产', ['甲苯', '丙酮', '环氧树脂', '硝酸'], 0.95],
  加油站: ['经营', ['汽油', '柴油'], 1],
  机械制造: ['使用', ['液氧', '乙炔', '柴油'], 0.08],
  电子设备: ['使用', ['盐酸', '异丙醇'], 0.12],
  科学研究: ['使用', ['乙醇', '乙腈'], 0.05],
  农资日杂: ['经营', ['农药', '酒精'], 0.2],
  物流服务: ['储存', ['乙醇', '油漆', '丙烷'], 0.035],
}

export const hazardousChemicals = onSites('HAZCHEM', (site, random, today) => {
  const rule = CHEMICALS[site.industry]
  if (!rule || !random.chance(rule[2])) return undefined
  const [act, list] = rule
  const weights =
    act === '生产' ? [40, 28, 18, 10, 4] : act === '储存' ? [52, 30, 14, 4, 0] : [90, 9, 1, 0, 0]
  const major = ['无', '四', '三', '二', '一'][random.weighted(weights)]!
  return {
    attributes: {
      act,
      major,
      substances: list.filter((_, k) => k === 0 || random.chance(0.5)),
      qty: Math.round(random.between(0.2, act === '使用' ? 3 : 120) * 10) / 10,
      permit_to: dateAfter(today, random.int(-60, 1_000)),
      online: major !== '无' || random.chance(0.3),
    },
    risk: major === '一' || major === '二' ? 4 : major === '三' || act === '生产' ? 3 : 2,
    everyDays: 30,
  }
})

export const partyServices = onSites('PARTY_SERVICE', (site, random) => {
  if (site.industry !== '党群服务') return undefined
  const level = site.name.endsWith('服务站') ? '网格' : /街道|镇/.test(site.name) ? '街道' : '社区'
  return {
    attributes: {
      level,
      items: level === '网格' ? random.int(6, 18) : random.int(24, 90),
      staff: site.staff,
      visits: level === '网格' ? random.int(40, 300) : random.int(400, 3_600),
      hours: random.pick(['08:30–17:30', '08:30–20:30', '09:00–21:00']),
    },
    risk: 1,
    everyDays: 365,
  }
})

export const socialOrganisations = onSites('SOCIAL_ORG', (site, random) => {
  if (site.kind !== '社会组织') return undefined
  const members = random.int(12, 260)
  const kinds = ['备案', '社团', '民非', '基金会']
  return {
    attributes: {
      kind: kinds[random.weighted([66, 20, 13, 1])]!,
      field: site.name.includes('老年')
        ? '为老服务'
        : site.name.includes('平安')
          ? '平安建设'
          : random.pick(['志愿服务', '文体', '环保', '邻里互助']),
      members,
      volunteers: Math.round(members * random.between(0.2, 0.9)),
      hours_12m: random.int(60, 5_200),
    },
    risk: drawRisk(random, [96, 4, 0, 0]),
    everyDays: 365,
  }
})
