export interface PdfPicture {
  /** Baseline JPEG, RGB. */
  jpeg: Uint8Array
  widthPx: number
  heightPx: number
}

export interface PdfPage {
  widthMm: number
  heightMm: number
  title: string
  author: string
  createdAt: Date
}

const POINTS_PER_MM = 72 / 25.4

/**
 * A PDF 1.4 of pages that hold one picture each (ISO 32000-1 §7.5, DCTDecode §7.4.8). Text is part of the pictures,
 * so that Chinese needs no embedded font; title and author also stand in the document information.
 */
export function writePdf(pictures: readonly PdfPicture[], page: PdfPage): Uint8Array<ArrayBuffer> {
  const width = (page.widthMm * POINTS_PER_MM).toFixed(2)
  const height = (page.heightMm * POINTS_PER_MM).toFixed(2)
  const drawing = `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`
  const firstOf = (index: number) => BEFORE_PAGES + 1 + index * OBJECTS_A_PAGE
  const kids = pictures.map((_, index) => `${firstOf(index)} 0 R`).join(' ')
  const objects: Uint8Array[] = [
    ascii('<< /Type /Catalog /Pages 2 0 R >>'),
    ascii(`<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`),
  ]
  for (const [index, picture] of pictures.entries()) {
    const [own, contents, image] = [firstOf(index), firstOf(index) + 1, firstOf(index) + 2]
    objects[own - 1] = ascii(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${contents} 0 R ` +
        `/Resources << /XObject << /Im0 ${image} 0 R >> >> >>`,
    )
    objects[contents - 1] = ascii(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`)
    objects[image - 1] = imageOf(picture)
  }
  objects.push(
    ascii(
      `<< /Title ${hexText(page.title)} /Author ${hexText(page.author)} /Producer (OneMap) ` +
        `/CreationDate (D:${dateDigits(page.createdAt)}Z) >>`,
    ),
  )
  return assemble(objects)
}

/** Catalogue and list of pages. */
const BEFORE_PAGES = 2
/** The page, what is drawn on it, the picture. */
const OBJECTS_A_PAGE = 3

const imageOf = ({ jpeg, widthPx, heightPx }: PdfPicture): Uint8Array =>
  join([
    ascii(
      `<< /Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} ` +
        '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ' +
        `/Length ${jpeg.length} >>\nstream\n`,
    ),
    jpeg,
    ascii('\nendstream'),
  ])

function assemble(objects: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [ascii('%PDF-1.4\n%'), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 0x0a)]
  const offsets: number[] = []
  let length = parts.reduce((sum, part) => sum + part.length, 0)
  objects.forEach((object, index) => {
    offsets.push(length)
    const whole = join([ascii(`${index + 1} 0 obj\n`), object, ascii('\nendobj\n')])
    parts.push(whole)
    length += whole.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  parts.push(
    ascii(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n` +
        `<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return join(parts)
}

/** A text string in UTF-16BE with its mark, written in hex (§7.9.2.2). */
function hexText(text: string): string {
  let hex = 'FEFF'
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0')
  return `<${hex}>`
}

const dateDigits = (date: Date) => date.toISOString().replace(/\D/g, '').slice(0, 14)

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
