import { drawRisk, type ItemMaker, personName } from './item.ts'

/** 出租房: four of five let dwellings are filed; the farmhouses are the ones with the missing alarms. */
export const rentals: ItemMaker = function* (world, random) {
  for (const room of world.rooms) {
    if (room.persons === 0 || (room.use !== '居住' && room.use !== '群租')) continue
    const dormitory = room.tenure === '单位' && room.building.placed.kind === 'dormitory'
    if (room.tenure !== '租赁' && !dormitory) continue
    if (random.chance(dormitory ? 0.3 : 0.08)) continue
    const house = ['farmhouse', 'townhouse'].includes(room.building.placed.kind)
    const filed = random.chance(house ? 0.71 : 0.88)
    const alarm = random.chance(house ? 0.55 : 0.86)
    const clearWay = random.chance(house ? 0.7 : 0.95)
    const bad =
      Number(!alarm) + Number(!clearWay) + Number(!filed) * 0.5 + (room.use === '群租' ? 1.2 : 0)
    const grade = bad >= 2 ? '红' : bad >= 1 ? '黄' : '绿'
    const hostel = !dormitory && house && room.persons >= 4 && random.chance(0.25)
    yield {
      layer: 'RENTAL',
      title: `${room.number}室出租房`,
      attributes: {
        mode: dormitory
          ? '集体宿舍'
          : hostel
            ? '旅馆式'
            : room.persons >= 3 && random.chance(0.6)
              ? '合租'
              : '整租',
        rooms: Math.max(1, Math.min(8, Math.round(room.areaM2 / 26))),
        tenants: room.persons,
        landlord: dormitory ? null : personName(random),
        filing_no: filed
          ? `ZF${world.today.slice(0, 4)}${String(world.tile + 1).padStart(2, '0')}${String(room.index).padStart(6, '0')}`
          : null,
        grade,
        smoke_alarm: alarm,
        escape_ok: clearWay,
      },
      risk: grade === '红' ? (clearWay ? 3 : 4) : grade === '黄' ? 2 : 1,
      everyDays: grade === '红' ? 30 : grade === '黄' ? 90 : 180,
      room,
    }
  }
}

/** 群租房: let dwellings with far too many beds. */
export const groupRentals: ItemMaker = function* (_world, random) {
  for (const room of _world.rooms) {
    if (room.use !== '群租' || room.persons < 4) continue
    const beds = room.persons + random.int(0, 3)
    const perPerson = Math.round((room.areaM2 / beds) * 10) / 10
    const rectify = random.pick(['未改', '改中', '改中', '已改', '已改'])
    yield {
      layer: 'GROUP_RENTAL',
      title: `${room.number}室群租`,
      attributes: {
        split: random.int(3, 9),
        beds,
        m2_per_person: perPerson,
        partition: random.chance(0.7),
        found_by: random.pick(['巡查', '巡查', '举报', '水电异常', '门禁']),
        rectify,
      },
      risk: rectify === '已改' ? 2 : perPerson < 6 ? 4 : 3,
      everyDays: 30,
      room,
    }
  }
}

/** 非商品房: resettlement blocks, talent housing, works dormitories. */
export const nonCommodityHousing: ItemMaker = function* (world, random) {
  for (const building of world.buildings) {
    const { placed, site, rooms } = building
    if (rooms.length === 0) continue
    const dormitory = placed.kind === 'dormitory'
    const resettled =
      site.block.style === 'resettlement' && site.block.zone === 'estate' && placed.kind === 'slab'
    const talent = placed.kind === 'tower' && random.chance(0.06)
    if (!dormitory && !resettled && !talent) continue
    const units = rooms.length
    const occupied = rooms.filter((room) => room.persons > 0).length
    const kind = dormitory
      ? '宿舍'
      : talent
        ? random.pick(['人才', '保租'])
        : random.pick(['安置', '安置', '安置', '公租'])
    yield {
      layer: 'NON_COMM_HOUSING',
      title: world.addresses.of(building).text.replace(/^.*号/, ''),
      attributes: {
        kind,
        units,
        occupied,
        operator: dormitory
          ? '园区自管'
          : `良溪${world.subdistrictName.slice(0, 2)}住房运营有限公司`,
        delivered: `${building.year}-${String(random.int(1, 12)).padStart(2, '0')}-28`,
        sublet: random.chance(0.3) ? random.int(1, Math.max(1, Math.round(units * 0.06))) : 0,
      },
      risk: drawRisk(random, [78, 17, 4, 1]),
      everyDays: 180,
      building,
    }
  }
}

/** 危旧房与自建房: graded C or D, or self-built and trading. */
export const riskBuildings: ItemMaker = function* (world, random) {
  for (const building of world.buildings) {
    const { danger, placed } = building
    const selfBuilt = placed.selfBuilt
    const business = placed.use === '商住'
    const listed =
      danger === 'C' ||
      danger === 'D' ||
      (danger === 'B' && random.chance(0.4)) ||
      (selfBuilt && business)
    if (!danger || !listed || building.rooms.length === 0) continue
    const action =
      danger === 'D'
        ? random.pick(['腾空', '拆除'])
        : danger === 'C'
          ? random.pick(['加固', '加固', '腾空'])
          : '观察'
    yield {
      layer: 'RISK_BUILDING',
      title: `${world.addresses.of(building).title}危旧房`,
      attributes: {
        danger,
        self_built: selfBuilt,
        business,
        added_storeys: selfBuilt && random.chance(0.22) ? random.int(1, 2) : 0,
        action,
      },
      risk: danger === 'D' ? 4 : danger === 'C' ? 3 : danger === 'B' ? 2 : 1,
      everyDays: danger === 'D' ? 15 : danger === 'C' ? 30 : 180,
      building,
    }
  }
}

/** 避灾安置场所: school halls, centres, some squares. */
export const shelters: ItemMaker = function* (world, random) {
  for (const building of world.buildings) {
    const { kind } = building.placed
    const likely = kind === 'school' ? 0.4 : kind === 'civic' ? 0.5 : kind === 'clubhouse' ? 0.3 : 0
    if (likely === 0 || building.rooms.length === 0 || !random.chance(likely)) continue
    const stock = random.pick(['足', '足', '足', '缺', '无'])
    yield {
      layer: 'SHELTER',
      title: `${world.addresses.of(building).text.replace(/^.*号/, '')}避灾安置点`,
      attributes: {
        kind: kind === 'school' && random.chance(0.3) ? '室外' : '室内',
        capacity: random.int(6, 60) * 10,
        stock,
        keyholder: personName(random),
        elevation: Math.round(random.between(4.2, 9.6) * 10) / 10,
        open: random.chance(0.97) ? '备用' : '启用',
      },
      risk: stock === '无' ? 3 : stock === '缺' ? 2 : 1,
      everyDays: 90,
      building,
    }
  }
}
