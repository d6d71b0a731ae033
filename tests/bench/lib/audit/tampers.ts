import { randomBytes } from 'node:crypto'
import { GENESIS } from '../../../../server/audit/chain.ts'
import type { Queryable } from '../../../../server/storage/database.ts'
import type { AuditWorld } from './audit-world.ts'
import { cutAfter, rewrite, run, type Statement, shift } from './change-log.ts'

/** Draws whole numbers below `n`. */
export type Draw = (n: number) => number

/** Something that a person with every right in the database, but without the signing key, could do. */
export interface Tamper {
  name: string
  /** Answers false when it has changed nothing this time. */
  apply(client: Queryable, world: AuditWorld, draw: Draw): Promise<boolean>
}

export const TAMPERS: readonly Tamper[] = [
  column('number of an entry', `update audit_entry set seq = seq + $2 where seq = $1`, () => 1_000),
  column(
    'time of an entry',
    `update audit_entry set at = at + make_interval(secs => $2::double precision / 1e6) where seq = $1`,
    (draw) => (draw(2) === 0 ? -1 : 1) * (1 + draw(1_000_000)),
  ),
  column(
    'action of an entry',
    `update audit_entry set action = $2 where seq = $1`,
    () => 'pack.read',
  ),
  column('commitment', `update audit_entry set commitment = $2 where seq = $1`, () =>
    randomBytes(32),
  ),
  column('chain hash', `update audit_entry set chain = $2 where seq = $1`, () => randomBytes(32)),
  column(
    'one bit of a commitment',
    `update audit_entry set commitment = set_bit(commitment, $2, 1 - get_bit(commitment, $2)) where seq = $1`,
    (draw) => draw(256),
  ),
  column(
    'one bit of a chain hash',
    `update audit_entry set chain = set_bit(chain, $2, 1 - get_bit(chain, $2)) where seq = $1`,
    (draw) => draw(256),
  ),
  column(
    'number of a content',
    `update audit_content set seq = seq + $2 where seq = $1`,
    () => 1_000,
  ),
  column('salt', `update audit_content set salt = $2 where seq = $1`, () => randomBytes(32)),
  column('account', setContent('user'), (draw) => `user:${10 + draw(90)}`),
  column('target', setContent('target'), (draw) => `RENTAL/G${draw(1_000)}`),
  column('layer', setContent('layer'), () => 'CATERING'),
  column('grid', setContent('grid'), () => '330199009009009'),
  column('purpose', setContent('purpose'), (draw) => `p${draw(1_000)}`),
  column('details', setContent('details'), (draw) => `d${draw(1_000)}`),
  column(
    'a key added to a content',
    `update audit_content set content = content || jsonb_build_object('note', $2::text)
     where seq = $1 and content is not null`,
    (draw) => `n${draw(1_000)}`,
  ),
  column(
    'content and salt replaced',
    `update audit_content set content = jsonb_build_object('user', $2::text, 'target', ''),
       salt = sha256(convert_to($2::text, 'UTF8')), erasure = null where seq = $1`,
    (draw) => `user:${draw(1_000_000)}`,
  ),
  column(
    'content taken away as if erased',
    `update audit_content set content = null, salt = null, erasure = $2
     where seq = $1 and erasure is null`,
    (draw) => `e${draw(1_000)}`,
  ),
  column(
    'content taken away under a true erasure',
    `update audit_content set content = null, salt = null,
       erasure = (select max(erasure) from audit_content) || left($2::text, 0)
     where seq = $1 and erasure is null`,
    () => '',
  ),
  column(
    'an erased content marked as never erased',
    `update audit_content set erasure = null where erasure is not null and $1::bigint > 0 and $2::text is not null`,
    () => '',
  ),
  row('entry deleted', (seq) => [[`delete from audit_entry where seq = $1`, [seq]]]),
  row('content deleted', (seq) => [[`delete from audit_content where seq = $1`, [seq]]]),
  row('both halves deleted', (seq) => [
    [`delete from audit_entry where seq = $1`, [seq]],
    [`delete from audit_content where seq = $1`, [seq]],
  ]),
  row('deleted and the rest moved up', (seq) => [
    [`delete from audit_entry where seq = $1`, [seq]],
    [`delete from audit_content where seq = $1`, [seq]],
    ...shift(seq, -1),
  ]),
  row('contents of two swapped', (seq) => [
    [`update audit_content set seq = -seq where seq in ($1::bigint, $1::bigint + 1)`, [seq]],
    [`update audit_content set seq = 2 * $1::bigint + 1 + seq where seq < 0`, [seq]],
  ]),
  row('two entries swapped', (seq) => [
    [`update audit_entry set seq = -seq where seq in ($1::bigint, $1::bigint + 1)`, [seq]],
    [`update audit_entry set seq = 2 * $1::bigint + 1 + seq where seq < 0`, [seq]],
  ]),
  row('an entry doubled', (seq) => [
    [`alter table audit_entry drop constraint audit_entry_pkey`, []],
    [`insert into audit_entry select * from audit_entry where seq = $1`, [seq]],
  ]),
  row('a content doubled', (seq) => [
    [`alter table audit_content drop constraint audit_content_pkey`, []],
    [`insert into audit_content select * from audit_content where seq = $1`, [seq]],
  ]),
  row('a copy put in as a new entry', (seq) => [
    ...shift(seq, 1),
    [
      `insert into audit_entry select seq - 1, at, action, commitment, chain from audit_entry where seq = $1::bigint + 1`,
      [seq + 1],
    ],
    [
      `insert into audit_content select seq - 1, salt, content, erasure from audit_content where seq = $1::bigint + 1`,
      [seq + 1],
    ],
  ]),
  row('an entry put in at the front', () => [
    [
      `insert into audit_entry select 0, at, action, commitment, chain from audit_entry where seq = 1`,
      [],
    ],
  ]),
  row('a content without an entry', () => [
    [
      `insert into audit_content select max(seq) + 1, sha256(''), '{}', null from audit_content`,
      [],
    ],
  ]),
  {
    name: 'tail cut off',
    async apply(client, { last }, draw) {
      await cutAfter(client, last - 1 - draw(Math.min(last - 1, 40)))
      return true
    },
  },
  {
    name: 'everything taken away',
    async apply(client) {
      await run(client, [['truncate audit_entry, audit_content', []]])
      return true
    },
  },
  {
    name: 'old database restored, which went on',
    async apply(client, { last }, draw) {
      const cut = 1 + draw(Math.min(last - 1, 40))
      await cutAfter(client, last - cut)
      for (let i = 0; i < cut + draw(3); i++) {
        await client.execute(
          `insert into audit_pending (action, content) values ('feature.read', $1)`,
          [{ user: 'user:1', target: `RENTAL/F${draw(50)}` }],
        )
      }
      await client.query('set constraints audit_chain immediate')
      return true
    },
  },
  {
    name: 'content changed and the chain written anew from there',
    apply: (client, { last }, draw) => rewrite(client, 1 + draw(last), true),
  },
  {
    name: 'entry deleted and the chain written anew from there',
    async apply(client, { last }, draw) {
      const seq = 1 + draw(last)
      await run(client, [
        [`delete from audit_entry where seq = $1`, [seq]],
        [`delete from audit_content where seq = $1`, [seq]],
        ...shift(seq, -1),
      ])
      if (seq < last) await rewrite(client, seq, false)
      return true
    },
  },
  {
    name: 'beginning passed off as archived',
    async apply(client, { last }, draw) {
      const seq = 1 + draw(last - 1)
      await run(client, [
        [
          `insert into audit_segment (first_seq, segment) select 1, jsonb_build_object('first', 1, 'last', seq,
             'before', $2::text, 'chain', encode(chain, 'hex'), 'firstAt', '', 'lastAt', '', 'erasuresBefore', '[]'::jsonb,
             'erasures', '[]'::jsonb, 'digest', '', 'key', '', 'signature', 'AAAA') from audit_entry where seq = $1`,
          [seq, GENESIS],
        ],
        [`delete from audit_entry where seq <= $1`, [seq]],
        [`delete from audit_content where seq <= $1`, [seq]],
      ])
      return true
    },
  },
  {
    name: 'a guard switched off',
    async apply(client, _world, draw) {
      const guards = [
        ['audit_pending', 'audit_chain'],
        ['audit_entry', 'audit_entry_kept'],
        ['audit_entry', 'audit_entry_whole'],
        ['audit_content', 'audit_content_kept'],
        ['audit_content', 'audit_content_whole'],
      ]
      const [table, trigger] = guards[draw(guards.length)]!
      const verb =
        draw(2) === 0
          ? `alter table ${table} disable trigger ${trigger}`
          : `drop trigger ${trigger} on ${table}`
      await client.query(verb)
      return true
    },
  },
  {
    name: 'what a guard runs emptied',
    async apply(client, _world, draw) {
      const name = draw(2) === 0 ? 'keep_audit' : 'chain_audit_entry'
      await client.query(
        `create or replace function ${name}() returns trigger language plpgsql as $$ begin return new; end $$`,
      )
      return true
    },
  },
]

function column(name: string, sql: string, value: (draw: Draw) => unknown): Tamper {
  return {
    name,
    apply: async (client, { last }, draw) =>
      (await run(client, [[sql, [1 + draw(last), value(draw)]]])) > 0,
  }
}

/** Only where there is a content: an erased one has no key to change. */
function setContent(key: string): string {
  return `update audit_content set content = jsonb_set(content, '{${key}}', to_jsonb($2::text))
    where seq = $1 and content is not null and content ->> '${key}' is distinct from $2`
}

function row(name: string, statements: (seq: number) => readonly Statement[]): Tamper {
  return {
    name,
    apply: async (client, { last }, draw) =>
      (await run(client, statements(1 + draw(last - 2)))) > 0,
  }
}
