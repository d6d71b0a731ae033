import { ref } from './describe.ts'
import { flag, instant, list, lonLat, maybe, number, record, text } from './schema-parts.ts'

/** The import desk, and how fresh what it brought is. */
export const IMPORT_SCHEMAS = {
  ImportJob: record({
    id: text,
    state: text,
    progress: number,
    fileName: text,
    layer: text,
    name: ref('Bilingual'),
    counts: record({ read: number, kept: number, repaired: number, setAside: number }),
    remarks: list({ type: 'object' }),
    createdAt: instant,
  }),
  ImportTarget: record({
    code: text,
    name: ref('Bilingual'),
    base: text,
    'shape?': text,
    fields: list(
      record({
        key: text,
        name: ref('Bilingual'),
        type: text,
        'values?': list(text),
        'format?': text,
        'required?': flag,
        grade: number,
      }),
    ),
    cycleDays: maybe(number),
  }),
  LayerFreshness: record({
    layer: text,
    sender: text,
    lastImportAt: maybe(instant),
    rows: number,
    placed: maybe(number),
    cycleDays: maybe(number),
    dueAt: maybe(instant),
  }),
  GridFreshness: record({
    grid: text,
    rows: number,
    newestAt: maybe(instant),
    state: { type: 'string', enum: ['fresh', 'old', 'contradictory', 'missing'] },
    reason: ref('Bilingual'),
  }),
  DeskMapping: record({
    fields: { type: 'object', additionalProperties: text },
    address: list(text),
    key: list(text),
    'position?': record({ x: text, y: text }),
    crs: maybe(text),
    isComplete: flag,
  }),
  DeskRowPage: record({
    rows: list(
      record({
        row: number,
        kind: text,
        code: maybe(text),
        title: text,
        text,
        lonLat: maybe(lonLat),
        remarks: list({ type: 'object' }),
      }),
    ),
    next: maybe(number),
  }),
  DeskAnswers: record({
    answers: list(
      record({
        row: number,
        place: maybe(record({ subdistrict: text, addressId: number })),
        remember: flag,
      }),
    ),
  }),
  ImportCommit: record({ 'name?': ref('Bilingual'), 'colour?': text }),
}
