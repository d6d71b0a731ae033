type Language = 'zh' | 'en'

const number = (value: number, digits: number, language: Language) =>
  value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })

export function formatLength(metres: number, language: Language): string {
  const [m, km] = language === 'zh' ? ['米', '公里'] : ['m', 'km']
  if (metres < 1000) return `${number(metres, metres < 100 ? 1 : 0, language)} ${m}`
  return `${number(metres / 1000, metres < 100_000 ? 2 : 0, language)} ${km}`
}

export function formatArea(squareMetres: number, language: Language): string {
  const [m2, ha, km2] = language === 'zh' ? ['平方米', '公顷', '平方公里'] : ['m²', 'ha', 'km²']
  if (squareMetres < 10_000) return `${number(squareMetres, 0, language)} ${m2}`
  if (squareMetres < 1_000_000) return `${number(squareMetres / 10_000, 2, language)} ${ha}`
  return `${number(squareMetres / 1_000_000, 2, language)} ${km2}`
}
