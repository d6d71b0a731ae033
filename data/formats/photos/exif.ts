/** What of a picture's EXIF is of use here; everything else is left behind. CIPA DC-008 (Exif 2.32). */
export interface ExifFacts {
  /** How the picture must be turned: 1–8. */
  orientation: number
  /** WGS 84, which is CGCS2000 to a centimetre or two. */
  lonLat: readonly [number, number] | null
}

const NOTHING: ExifFacts = { orientation: 1, lonLat: null }

/** `tiff` begins with the byte order. What cannot be read says nothing. */
export function readExif(tiff: Uint8Array): ExifFacts {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  try {
    const mark = view.getUint16(0)
    if (mark !== LITTLE && mark !== BIG) return NOTHING
    const little = mark === LITTLE
    const first = readDirectory(view, view.getUint32(4, little), little)
    const gpsAt = first.get(TAG.gps)
    const gps = gpsAt && readDirectory(view, view.getUint32(gpsAt.valueAt, little), little)
    const orientation = first.get(TAG.orientation)
    return {
      orientation: orientation ? clamp(view.getUint16(orientation.valueAt, little)) : 1,
      lonLat: gps ? readPlace(view, gps, little) : null,
    }
  } catch (error) {
    // Offsets that lead out of it: a broken block, not a broken picture.
    if (error instanceof RangeError) return NOTHING
    throw error
  }
}

/** An EXIF block that says nothing but how the picture must be turned; with the name that stands before it in a JPEG. */
export function orientationOnly(orientation: number): Uint8Array {
  const text = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const header = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([...text, ...header, ...entry])
}

const LITTLE = 0x4949
const BIG = 0x4d4d
const TAG = { orientation: 0x0112, gps: 0x8825, latRef: 1, lat: 2, lonRef: 3, lon: 4 }
const ENTRY_BYTES = 12
const MOST_ENTRIES = 500

interface Entry {
  valueAt: number
}

function readDirectory(view: DataView, at: number, little: boolean): Map<number, Entry> {
  const count = Math.min(view.getUint16(at, little), MOST_ENTRIES)
  const entries = new Map<number, Entry>()
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + i * ENTRY_BYTES
    entries.set(view.getUint16(entry, little), { valueAt: entry + 8 })
  }
  return entries
}

function readPlace(
  view: DataView,
  gps: ReadonlyMap<number, Entry>,
  little: boolean,
): readonly [number, number] | null {
  const angle = (valueTag: number, refTag: number, negative: string) => {
    const value = gps.get(valueTag)
    const ref = gps.get(refTag)
    if (!value || !ref) return Number.NaN
    const at = view.getUint32(value.valueAt, little)
    const [degrees = 0, minutes = 0, seconds = 0] = [0, 1, 2].map(
      (i) => view.getUint32(at + i * 8, little) / view.getUint32(at + i * 8 + 4, little),
    )
    const sign = String.fromCharCode(view.getUint8(ref.valueAt)) === negative ? -1 : 1
    return sign * (degrees + minutes / 60 + seconds / 3600)
  }
  const lon = angle(TAG.lon, TAG.lonRef, 'W')
  const lat = angle(TAG.lat, TAG.latRef, 'S')
  const isPlace = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && (lon !== 0 || lat !== 0)
  return isPlace ? [lon, lat] : null
}

const clamp = (orientation: number) => (orientation >= 1 && orientation <= 8 ? orientation : 1)
