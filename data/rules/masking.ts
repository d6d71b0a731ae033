/** 脱敏: what remains of a personal value for someone below its grade. */
export type MaskKind = 'name' | 'phone' | 'id'

export function mask(kind: MaskKind, value: string): string {
  return MASKS[kind](value.trim())
}

const MASKS: Readonly<Record<MaskKind, (value: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  id: maskId,
}

/** 张三丰 → 张*: one star whatever the length, which would tell apart who is meant. */
function maskName(name: string): string {
  const [first] = name
  return first === undefined ? '' : `${first}*`
}

/** 13812341234 → 138****1234; shorter numbers keep their last two digits. */
function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^0086|^86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return stars(digits.length - 2) + digits.slice(-2)
}

/** Only the last four characters of an identity number. */
function maskId(id: string): string {
  return id.length <= 4 ? stars(id.length) : stars(id.length - 4) + id.slice(-4)
}

const stars = (count: number) => '*'.repeat(Math.max(0, count))
