import { flag, instant, list, maybe, number, record, text } from './schema-parts.ts'

/** The audit log. */
export const AUDIT_SCHEMAS = {
  AuditPage: record({
    items: list(
      record({
        seq: number,
        at: instant,
        action: text,
        user: text,
        target: text,
        layer: maybe(text),
        grid: maybe(text),
        building: maybe(text),
        purpose: maybe(text),
        details: { type: 'object' },
        erased: flag,
      }),
    ),
    next: maybe(number),
    count: number,
    countIsFloor: flag,
  }),
  AuditPlace: record({
    kind: text,
    code: text,
    lon: number,
    lat: number,
    looks: number,
    accounts: number,
  }),
  AuditHour: record({ hour: number, kind: text, count: number }),
  AuditFinding: record({
    pattern: text,
    user: text,
    target: text,
    area: text,
    looks: number,
    accounts: number,
    from: instant,
    to: instant,
  }),
  AuditFacets: record({
    accounts: list(record({ id: text, username: text, displayName: text })),
    purposes: list(text),
  }),
  AuditState: record({
    entries: number,
    lastSeq: number,
    lastAt: maybe(instant),
    erased: number,
    head: { type: 'object', nullable: true },
    verdict: { type: 'object', nullable: true },
    running: { type: 'object', nullable: true },
  }),
}
