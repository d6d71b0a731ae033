/**
 * Closed lists of the base: `{ stored value: English name }`. The same lists stand as checks in the schema
 * (`tests/data/registry/vocabulary.test.ts` compares them).
 */
export const BUILDING_USES = {
  住宅: 'Housing',
  商住: 'Housing and shops',
  商业: 'Commerce',
  办公: 'Offices',
  工业: 'Industry',
  仓储: 'Storage',
  公共: 'Public',
  其他: 'Other',
} as const

/** 房屋危险性等级 (JGJ 125). */
export const DANGER_LEVELS = {
  A: 'A (safe)',
  B: 'B (minor)',
  C: 'C (partly unsafe)',
  D: 'D (unsafe)',
} as const

export const ROOM_USES = {
  居住: 'Dwelling',
  经营: 'Business',
  办公: 'Offices',
  仓储: 'Storage',
  群租: 'Group rental',
} as const

/** Buildings and rooms in one list: `class` of the ADDRESS layer. */
export const ADDRESS_USES = { ...BUILDING_USES, ...ROOM_USES } as const

export const TENURES = {
  自有: 'Owned',
  租赁: 'Let',
  公租: 'Public rental',
  单位: 'Held by an organisation',
  空置: 'Vacant',
} as const

export const RESIDENCE_KINDS = { 自住: 'Own home', 租住: 'Tenant', 寄住: 'Lodger' } as const

export const REGISTRATIONS = {
  户籍在册: 'Registered here',
  人户分离: 'Registered elsewhere in the city',
  流动: 'Floating',
  境外: 'From abroad',
} as const

/** 与户主关系. */
export const RELATIONS = {
  户主: 'Head of household',
  配偶: 'Spouse',
  子女: 'Child',
  父母: 'Parent',
  孙子女: 'Grandchild',
  其他: 'Other',
} as const

export const ORG_KINDS = {
  企业: 'Company',
  个体户: 'Sole trader',
  机关: 'Government body',
  事业: 'Public institution',
  社会组织: 'Social organisation',
  合作社: 'Cooperative',
  自治组织: 'Self-governing body',
} as const

export const ORG_STATUSES = {
  存续: 'Active',
  注销: 'Deregistered',
  吊销: 'Revoked',
  迁出: 'Moved away',
} as const

export const ALIAS_KINDS = {
  曾用名: 'Former name',
  俗称: 'Colloquial name',
  简称: 'Short name',
  推广名: 'Marketing name',
  历史门牌: 'Former number',
  自编号: 'Number of one’s own',
  错写: 'Misspelling',
} as const

export const STAFF_ROLES = {
  网格长: 'Head of the grid',
  专职: 'Full-time grid worker',
  兼职: 'Part-time grid worker',
  指导员: 'Instructor',
  微网格长: 'Head of a micro-grid',
} as const

/** 区划类别. */
export const DIVISION_KINDS = {
  省: 'Province',
  市: 'City',
  区: 'District',
  县: 'County',
  街道: 'Subdistrict',
  镇: 'Town',
  乡: 'Township',
  居委会: 'Residents’ committee',
  村委会: 'Villagers’ committee',
} as const

export const ADDRESS_STATES = {
  proposed: { zh: '拟设', en: 'Proposed' },
  verified: { zh: '已核实', en: 'Verified' },
  active: { zh: '在用', en: 'Active' },
  retired: { zh: '停用', en: 'Retired' },
} as const

/** 地址层级 1–12 of the address base. */
export const ADDRESS_LEVELS = [
  { level: 1, zh: '省', en: 'Province' },
  { level: 2, zh: '市', en: 'City' },
  { level: 3, zh: '区县', en: 'District' },
  { level: 4, zh: '街道/镇/乡', en: 'Subdistrict' },
  { level: 5, zh: '社区/村', en: 'Community' },
  { level: 6, zh: '路街巷弄/自然村', en: 'Road or hamlet' },
  { level: 7, zh: '门牌', en: 'Number' },
  { level: 8, zh: '小区/院落/楼宇', en: 'Estate or courtyard' },
  { level: 9, zh: '幢', en: 'Building' },
  { level: 10, zh: '单元', en: 'Stairwell' },
  { level: 11, zh: '楼层', en: 'Floor' },
  { level: 12, zh: '室', en: 'Room' },
] as const
